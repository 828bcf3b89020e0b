"""Whether a recovery is made longer, because the heart still beats fast.

Rules: 15 s before a repetition a good heart rate above 0.80 of its maximum makes the recovery 30 s longer; it is looked
at again 15 s before the new end, and a recovery is made longer twice at most. Without a good heart rate, or without a
known maximum, a *no* of the runner's in the last 20 s does the same. A *no* about something else does not count.
"""

from __future__ import annotations

from stridecue.model.our_choices.plans import (
    MOST_WAITS,
    NO_WAITS_BY_NO_BEFORE_S,
    WAIT_ABOVE_MAX_SHARE,
    WAIT_LOOKED_AT_S,
)
from stridecue.model.plan import EndsBy, StepKind
from stridecue.model.state import State
from stridecue.plans.following.course import Course

_BY_CLOCK = (EndsBy.TIME, EndsBy.HEART_RATE)


class Wait:
    """The waits of one recovery."""

    __slots__ = ("_looked", "_since_ms", "_times")

    def __init__(self) -> None:
        self._times = 0
        self._since_ms: int | None = None
        self._looked = False

    def due(
        self, course: Course, left_s: float | None, state: State, timer_ms: int, *, said_no: bool
    ) -> bool:
        """Return whether the recovery becomes longer in this second, and remember it."""
        step = course.step
        if left_s is None or step.kind is not StepKind.RECOVER or step.ends_by not in _BY_CLOCK:
            return False
        if not course.before_rep:
            return False
        if left_s > WAIT_LOOKED_AT_S:
            self._looked = False
        if self._times >= MOST_WAITS or not self._asks_for(left_s, state, said_no):
            return False
        self._times += 1
        self._since_ms = timer_ms
        return True

    def _asks_for(self, left_s: float, state: State, said_no: bool) -> bool:
        bpm, max_bpm = state.heart_rate.good, state.limits.max_bpm
        if bpm is None or max_bpm is None:
            return said_no and left_s <= NO_WAITS_BY_NO_BEFORE_S
        if left_s > WAIT_LOOKED_AT_S or self._looked:
            return False
        self._looked = True
        return bpm > WAIT_ABOVE_MAX_SHARE * max_bpm

    def ago_s(self, timer_ms: int) -> float | None:
        """Return the time since the recovery was made longer; None if it was not."""
        return None if self._since_ms is None else (timer_ms - self._since_ms) / 1000
