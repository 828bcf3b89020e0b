"""What is said of one step of a plan, in a few words each: functions of a place in a plan.

Rules: what a plan does not ask for is not mentioned. Nothing is said against walking, stopping or skipping. Titles
come from files: they are made harmless.
"""

from __future__ import annotations

import math

from stridecue.app.widgets.text import BETWEEN, harmless
from stridecue.model.our_choices.plans import WAIT_LONGER_S
from stridecue.model.plan import EndsBy, PlannedStep, PlanPlace, RepResult, StepKind
from stridecue.model.profile import Unit
from stridecue.report import plan_wording, wording

TITLE_COLUMNS = 24
COUNTED_S = 5
"""OUR CHOICE: the last seconds of a step that are counted one by one."""
LONGER_SAID_S = 15.0
"""OUR CHOICE: how long it is said that a recovery was made longer."""
OPEN = "as long as you like"
_STEP_M = 10
"""OUR CHOICE: a way that is left is told in steps of this; a figure that flutters cannot be read."""
_SAME_PERCENT = 0.5


def title(step: PlannedStep) -> str:
    """Return a step's name."""
    return harmless(step.title, TITLE_COLUMNS)


def large_titles(step: PlannedStep) -> tuple[str, ...]:
    """Return a step's name for large letters, a repetition's with its number where there is room for it."""
    if step.kind is StepKind.REP and step.rep is not None and step.reps is not None:
        return f"{title(step)} {step.rep}/{step.reps}", title(step)
    return (title(step),)


def step_at(place: PlanPlace, further: int = 0) -> PlannedStep | None:
    """Return the step of now, or one further on; None where there is none."""
    at = place.at + further
    return place.steps[at] if 0 <= at < len(place.steps) else None


def clock(seconds: float) -> str:
    """Return a time that runs down, `1:23`; it is 0:00 only when it is over."""
    return wording.duration(math.ceil(seconds))


def left(place: PlanPlace, unit: Unit) -> str:
    """Return how much of the step is left, `1:23` or `140 m`; in an open one how long it lasts already."""
    if place.left_m is not None:
        return plan_wording.way(math.ceil(place.left_m / _STEP_M) * _STEP_M, unit)
    return clock(place.left_s) if place.left_s is not None else wording.duration(place.in_step_s)


def large_left(place: PlanPlace, unit: Unit) -> str:
    """Return the same for large letters, which need no blank before a unit."""
    return left(place, unit).replace(" ", "")


def length(step: PlannedStep, unit: Unit) -> str:
    """Return how long a step is to come lasts, `2:45` or `200 m`."""
    if step.ends_by is EndsBy.DISTANCE and step.distance_m is not None:
        return plan_wording.way(step.distance_m, unit)
    if step.ends_by is EndsBy.KEY:
        return OPEN
    if step.ends_by is EndsBy.HEART_RATE and step.heart_rate_below_bpm is not None:
        return f"{clock(step.expected_s)} at most"
    return clock(step.expected_s)


def count(place: PlanPlace) -> int | None:
    """Return which of the last seconds it is, 5 to 1; None before them."""
    if place.done or place.left_s is None or not place.counting:
        return None
    seconds = math.ceil(place.left_s)
    return seconds if 1 <= seconds <= COUNTED_S else None


def number(place: PlanPlace) -> str:
    """Return which repetition it is, or which step."""
    step = place.steps[place.at]
    if step.rep is None or step.reps is None:
        return f"step {place.at + 1} of {len(place.steps)}" if len(place.steps) > 1 else ""
    return f"{'rep' if step.kind is StepKind.REP else 'after rep'} {step.rep} of {step.reps}"


def effort(step: PlannedStep) -> str:
    """Return how hard a step is to feel."""
    figures = plan_wording.effort(step)
    return f"effort {figures} of 10" if figures else ""


def limits(place: PlanPlace) -> str:
    """Return what else a step asks for: how its end is found, and the cap of heart rate."""
    step = place.steps[place.at]
    parts = []
    if place.left_m is not None and place.left_s is not None:
        parts.append(f"about {clock(place.left_s)}")
    if step.ends_by is EndsBy.HEART_RATE and step.heart_rate_below_bpm is not None:
        parts.append(f"or heart rate below {step.heart_rate_below_bpm}")
    if step.ends_by is EndsBy.KEY:
        parts.append(OPEN)
    if step.heart_rate_most_bpm is not None:
        parts.append(f"heart rate to {step.heart_rate_most_bpm}")
    return BETWEEN.join(parts)


def longer(place: PlanPlace) -> str:
    """Return that this recovery was just made longer."""
    said = place.longer_ago_s is not None and place.longer_ago_s < LONGER_SAID_S
    return f"{round(WAIT_LONGER_S)} s more to recover" if said else ""


def results(done: tuple[RepResult, ...], columns: int) -> str:
    """Return the repetitions' times, `1 1:17 · 2 1:18`; the first ones go where there is no room for all."""
    texts = [f"{each.number} {_seconds(each)}" for each in done]
    while len(texts) > 1 and len(BETWEEN.join(texts)) > columns:
        del texts[0]
    return BETWEEN.join(texts)


def trend(place: PlanPlace) -> str:
    """Return how the repetitions develop; empty where there is nothing to compare."""
    fade, change = place.rep_fade_percent, place.rep_speed_change_percent
    if fade is not None and fade >= _SAME_PERCENT:
        return f"the last two {round(fade)} % slower"
    if change is None:
        return ""
    if abs(change) < _SAME_PERCENT:
        return "as fast as the first"
    size = max(1, round(abs(change)))
    return f"{size} % {'faster' if change > 0 else 'slower'} than the first"


def _seconds(result: RepResult) -> str:
    """A repetition's time, in brackets where its end was left out."""
    text = wording.duration(result.seconds)
    return f"({text})" if result.cut_short else text
