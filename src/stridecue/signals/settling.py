"""Steps of speed and grade, and how long ago the last one was: heart rate lags effort.

Rules:
- A step is a change of at least 0.3 m/s or 2 points of grade within 20 s; a ramp is several steps, one after the other.
- Heart rate is settled from 180 s of running time on, 90 s after a step.
"""

from __future__ import annotations

from stridecue.model.our_choices.signals import (
    SETTLED_AFTER_STEP_S,
    SETTLED_FROM_S,
    SETTLING_STEP_GRADE_PERCENT,
    SETTLING_STEP_MPS,
    SETTLING_STEP_WITHIN_S,
)
from stridecue.signals.windows import SecondRange

_SLACK = 1e-9
"""Keeps 2.8 - 2.5 a step of 0.3 in binary fractions."""


class _Steps:
    __slots__ = ("_range", "_size")

    def __init__(self, size: float) -> None:
        self._range = SecondRange(SETTLING_STEP_WITHIN_S)
        self._size = size - _SLACK

    def steps(self, value: float | None) -> bool:
        self._range.push(value)
        if value is None or (self._range.spread or 0.0) < self._size:
            return False
        self.restart(value)
        return True

    def restart(self, value: float) -> None:
        self._range.clear()
        self._range.push(value)


class Settling:
    """Watches speed and grade once a second."""

    __slots__ = ("_grade", "_speed", "_step_s")

    def __init__(self) -> None:
        self._speed = _Steps(SETTLING_STEP_MPS)
        self._grade = _Steps(SETTLING_STEP_GRADE_PERCENT)
        self._step_s: int | None = None

    def observe(self, second: int, speed_mps: float | None, grade_percent: float | None) -> None:
        """Take one second, None for what is not good."""
        of_speed = self._speed.steps(speed_mps)
        if self._grade.steps(grade_percent) or of_speed:
            self._step_s = second

    def mend_grade(self, since_s: int, grade_percent: float) -> None:
        """Take a grade that was told late as one that began then."""
        self._grade.restart(grade_percent)
        self._step_s = since_s if self._step_s is None else max(self._step_s, since_s)

    def seconds_since_step(self, second: int) -> float | None:
        """Return how long ago the last step was."""
        return None if self._step_s is None else float(second - self._step_s)

    def settled(self, second: int, timer_s: float) -> bool:
        """Return whether heart rate has had time to follow."""
        recent = self._step_s is not None and second - self._step_s < SETTLED_AFTER_STEP_S
        return timer_s >= SETTLED_FROM_S and not recent
