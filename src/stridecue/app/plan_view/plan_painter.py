"""Paints a plan's part of a frame: reads a state, tells the widgets.

Rules: a second is looked at once, however many frames it has. What the keys do is said only where they do it.
"""

from __future__ import annotations

from stridecue.app.answers import COOL_DOWN_KEY
from stridecue.app.plan_view import step_words
from stridecue.app.plan_view.step_shown import step_shown
from stridecue.app.widgets.live_layout import LiveLayout
from stridecue.app.widgets.text import BETWEEN
from stridecue.model.cue import Cue
from stridecue.model.plan import PlanPlace
from stridecue.model.profile import Unit
from stridecue.model.state import State
from stridecue.report import wording

STOP_CUE = "hp-stop"
"""While it shows, the key that it suggests is named."""


class PlanPainter:
    """Knows what was painted last."""

    def __init__(self, middle: LiveLayout, unit: Unit, *, keys: bool) -> None:
        """`keys` is whether the runner can do something about the step: not in a replay."""
        self._middle, self._unit, self._keys = middle, unit, keys
        self._painted: tuple[State, Cue | None] | None = None

    def paint(self, state: State, cue: Cue | None) -> None:
        """Show where the run is in its plan."""
        if self._painted is not None and self._painted[0] is state and self._painted[1] is cue:
            return
        self._painted = state, cue
        place = state.plan
        self._middle.following(place is not None)
        widgets = self._middle.plan
        if place is None or widgets is None:
            return
        self._middle.hide_numbers(place.hides_numbers)
        ask = self._ask(place, cue)
        if place.hides_numbers:
            widgets.calm.show(wording.duration(state.timer_s), self._calm_words(place, ask))
        else:
            widgets.step.show(step_shown(state, place, self._unit, ask))
            widgets.picture.show(place.steps, reckoned_s(place), minutes_left(place))

    def _ask(self, place: PlanPlace, cue: Cue | None) -> str:
        """What the runner can do now."""
        if not self._keys:
            return ""
        if place.done:
            return "f finishes"
        if cue is not None and cue.id == STOP_CUE:
            return COOL_DOWN_KEY
        following = step_words.step_at(place, 1)
        if place.left_s is None and place.left_m is None and following is not None:
            return f"e: on to {step_words.title(following)}"
        return ""

    def _calm_words(self, place: PlanPlace, ask: str) -> str:
        step = step_words.step_at(place)
        if step is None or place.done:
            return ask
        lasts = step_words.OPEN if place.left_s is None else f"{step_words.left(place, self._unit)} left"
        return BETWEEN.join(part for part in (step_words.title(step), lasts, ask) if part)


def reckoned_s(place: PlanPlace) -> float:
    """Return where a run is in its plan by the times that the steps are reckoned to take."""
    before = sum(step.expected_s for step in place.steps[: place.at])
    step = step_words.step_at(place)
    if step is None:
        return before
    if place.done:
        return before + step.expected_s
    whole_s = place.in_step_s + (place.left_s or 0.0) if place.left_s is not None else step.expected_s
    share = min(1.0, place.in_step_s / whole_s) if whole_s > 0 else 0.0
    return before + share * step.expected_s


def minutes_left(place: PlanPlace) -> str:
    """Return how much of the plan is left, in few words."""
    if place.done:
        return "done"
    if place.plan_left_s is None:
        return ""
    minutes = round(place.plan_left_s / 60)
    return f"{minutes} min left" if minutes else "nearly done"
