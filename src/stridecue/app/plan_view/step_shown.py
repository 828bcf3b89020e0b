"""Everything that the step's place on the screen says, worked out from a state.

Rules: one thing at a time has the large letters, the most pressing first: what comes in the next seconds, then what is
to be set now, then the step itself. The figure that runs down has its place for itself, so that nothing competes
with it.
"""

from __future__ import annotations

from dataclasses import replace

from stridecue.app.plan_view import belt, belt_words, step_words
from stridecue.app.widgets.plan_step import StepShown
from stridecue.app.widgets.text import BETWEEN
from stridecue.model.our_choices.plans import STEP_NOTICE_S
from stridecue.model.plan import BeltSetting, EndsBy, PlannedStep, PlanPlace, StepKind
from stridecue.model.profile import Unit
from stridecue.model.state import Activity, State
from stridecue.report import wording

RESULTS_COLUMNS = 36
"""What the narrowest place holds."""
SPEED_UP = ("Speed up",)


def step_shown(state: State, place: PlanPlace, unit: Unit, ask: str = "") -> StepShown:
    """Return what to show; `ask` is what else the runner can do now, in the place of what comes next."""
    step = step_words.step_at(place)
    if step is None:
        return StepShown()
    if place.done:
        return _done(place, ask)
    if state.activity is Activity.BEFORE:
        return _before(state, place, step, unit)
    counted = step_words.count(place)
    shown = StepShown(
        left=str(counted) if counted is not None else step_words.large_left(place, unit),
        left_label="SO FAR" if place.left_s is None and place.left_m is None else "LEFT",
        left_note=_whole(place),
        details=_details(state, place, step, unit),
        counted=counted is not None,
        what=step_words.large_titles(step),
        what_label="NOW",
        what_note=_joined(step_words.number(place), step_words.effort(step)),
        next=(ask, "") if ask else _next(state, place, unit),
    )
    pressing = _pressing(shown, state, place, unit, ask)
    return (
        pressing
        if pressing.what is shown.what
        else replace(pressing, left_note=f"of {step_words.title(step)}")
    )


def status(place: PlanPlace, unit: Unit) -> str:
    """Return the step in a line: `Hill, rep 3 of 5, 0:38 left`."""
    step = step_words.step_at(place)
    if step is None or place.done:
        return "plan done" if place.done else ""
    known = place.left_s is not None or place.left_m is not None
    left = f"{step_words.left(place, unit)} left" if known else ""
    return ", ".join(part for part in (step_words.title(step), step_words.number(place), left) if part)


def _pressing(shown: StepShown, state: State, place: PlanPlace, unit: Unit, ask: str) -> StepShown:
    """The same with what presses in the large letters."""
    upcoming, setting = step_words.step_at(place, 1), belt.to_set(state)
    if upcoming is not None and _announced(place):
        changes = belt.changes(place.belt, upcoming.belt)
        changed = changes != BeltSetting()
        alike = changed and step_words.title(upcoming) == step_words.title(place.steps[place.at])
        return replace(
            shown,
            what=belt_words.large_figures(changes, unit) if alike else step_words.large_titles(upcoming),
            what_label="NEXT",
            what_note=step_words.length(upcoming, unit),
            next_is_large=not ask,
            pressing=changed or shown.counted,
        )
    if setting is not None and belt.is_new(place):
        return replace(
            shown,
            what=belt_words.large(setting, unit),
            what_label="SET THE BELT",
            what_note=belt_words.setting(setting, unit),
            pressing=True,
        )
    if not place.counting:
        return replace(shown, what=SPEED_UP, pressing=True)
    return shown


def _announced(place: PlanPlace) -> bool:
    """Whether the next step comes in a moment."""
    return place.counting and place.left_s is not None and place.left_s <= STEP_NOTICE_S


def _details(state: State, place: PlanPlace, step: PlannedStep, unit: Unit) -> tuple[str, str]:
    """What is worth knowing of this step, the most pressing first; then how the repetitions develop."""
    if not place.counting and place.speed_mps is not None:
        return f"speed up to {wording.speed(place.speed_mps, unit)}", "then the rep counts"
    more = step_words.longer(place)
    if step.kind is StepKind.RECOVER and place.results:
        times = step_words.results(place.results, RESULTS_COLUMNS)
        return (more, times) if more else (times, step_words.trend(place))
    late = belt.to_set(state) if not belt.is_new(place) else None
    asked = f"asked for {belt_words.setting(late, unit)}" if late is not None else ""
    first = [part for part in (more, step_words.limits(place), asked) if part]
    return (first[0] if first else "", first[1] if len(first) > 1 else "")


def _next(state: State, place: PlanPlace, unit: Unit) -> tuple[str, str]:
    """What comes next, and what it asks of the belt."""
    step = step_words.step_at(place, 1)
    if step is None:
        return "Then the plan is done", ""
    named = step_words.large_titles(step)[0]
    return f"Next: {named}, {step_words.length(step, unit)}", belt_words.on_ground(step, state, unit)


def _before(state: State, place: PlanPlace, step: PlannedStep, unit: Unit) -> StepShown:
    """Before the start: how it begins."""
    return StepShown(
        left=step_words.clock(step.expected_s) if step.ends_by is not EndsBy.KEY else "",
        left_label="LASTS",
        left_note=f"of {_minutes(place)}" if _minutes(place) else "",
        details=(belt_words.on_ground(step, state, unit), ""),
        what=step_words.large_titles(step),
        what_label="FIRST",
        what_note=step_words.effort(step),
        next=_next(state, place, unit),
    )


def _done(place: PlanPlace, ask: str) -> StepShown:
    """After the last step: the run goes on until the runner finishes."""
    return StepShown(
        left="Plan",
        left_label="ALL STEPS",
        details=(step_words.results(place.results, RESULTS_COLUMNS), step_words.trend(place)),
        what=("done",),
        next=(ask, ""),
    )


def _whole(place: PlanPlace) -> str:
    """How much of the whole plan is left."""
    return f"{_minutes(place)} to the end" if _minutes(place) else ""


def _minutes(place: PlanPlace) -> str:
    """The minutes that are left of a plan with more than one step; empty in the last one."""
    minutes = round((place.plan_left_s or 0.0) / 60) if len(place.steps) > 1 else 0
    return f"{minutes} min" if minutes else ""


def _joined(*parts: str) -> str:
    return BETWEEN.join(part for part in parts if part)
