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

    __slots__ = ("_grade", "_grade_step_s", "_speed", "_speed_step_s")

    def __init__(self) -> None:
        self._speed = _Steps(SETTLING_STEP_MPS)
        self._grade = _Steps(SETTLING_STEP_GRADE_PERCENT)
        self._speed_step_s: int | None = None
        self._grade_step_s: int | None = None

    def observe(self, second: int, speed_mps: float | None, grade_percent: float | None) -> None:
        """Take one second, None for what is not good."""
        if self._speed.steps(speed_mps):
            self._speed_step_s = second
        if self._grade.steps(grade_percent):
            self._grade_step_s = second

    def mend_grade(self, since_s: int, grade_percent: float) -> None:
        """Take a grade that was told late as one that began then; later steps of grade were none."""
        self._grade.restart(grade_percent)
        self._grade_step_s = since_s

    @property
    def _step_s(self) -> int | None:
        speed_s, grade_s = self._speed_step_s, self._grade_step_s
        if speed_s is None or grade_s is None:
            return speed_s if grade_s is None else grade_s
        return max(speed_s, grade_s)

    def seconds_since_step(self, second: int) -> float | None:
        """Return how long ago the last step was."""
        step_s = self._step_s
        return None if step_s is None else float(second - step_s)

    def settled(self, second: int, timer_s: float) -> bool:
        """Return whether heart rate has had time to follow."""
        step_s = self._step_s
        recent = step_s is not None and second - step_s < SETTLED_AFTER_STEP_S
        return timer_s >= SETTLED_FROM_S and not recent
