"""Climbing: metres up, time up and down, and climbs done.

Rules:
- Metres up are distance x sin(atan(grade)) where grade is good and above 0.
- Up and down time is running time at +3 % or more and at -3 % or less; at -10 % or less each second counts twice, as
  legs feel it.
- A climb is at least 60 s of moving at 4 % or more, counted when it ends. Seconds without a grade neither lengthen nor
  end it.
- A grade that the runner tells late replaces the grade of the seconds since, and the climbs that it made; half an hour
  back at most.
"""

from __future__ import annotations

import copy
from collections import deque
from typing import NamedTuple

from stridecue.model.our_choices.signals import (
    CLIMB_FROM_PERCENT,
    CLIMB_NEEDED_S,
    LATE_GRADE_S,
    UPHILL_FROM_PERCENT,
)
from stridecue.physiology.downhill import budget_weight
from stridecue.physiology.slope import climb_m


class HillSecond(NamedTuple):
    """What one second added."""

    second: int
    moved_m: float
    counted_s: float
    running: bool
    grade_percent: float | None


class KeptHills(NamedTuple):
    """Sums as they were at a moment."""

    second: int
    climb_m: float
    up_time_s: float
    down_time_s: float
    climbs: int
    climbing_s: float


class Hills:
    """Sums of the run, and the seconds that a late grade can still mend."""

    __slots__ = ("_climbing_s", "_kept", "climb_m", "climbs", "down_time_s", "up_time_s")

    def __init__(self) -> None:
        self._kept: deque[HillSecond] = deque(maxlen=LATE_GRADE_S)
        self._climbing_s = 0.0
        self.climb_m = 0.0
        self.up_time_s = 0.0
        self.down_time_s = 0.0
        self.climbs = 0

    def __deepcopy__(self, memo: object) -> Hills:
        twin = copy.copy(self)
        twin._kept = self._kept.copy()  # seconds never change
        return twin

    def keep(self) -> KeptHills:
        """Return what `restore` takes."""
        second = self._kept[-1].second if self._kept else -1
        return KeptHills(
            second, self.climb_m, self.up_time_s, self.down_time_s, self.climbs, self._climbing_s
        )

    def restore(self, kept: KeptHills) -> None:
        """Go back to what they were."""
        second, self.climb_m, self.up_time_s, self.down_time_s, self.climbs, self._climbing_s = kept
        while self._kept and self._kept[-1].second > second:
            self._kept.pop()

    def add(self, second: HillSecond) -> None:
        """Take one second; its grade is None when it is not good."""
        self._kept.append(second)
        if second.grade_percent is None:
            return
        self._sum(second, second.grade_percent, 1)
        self._climbing_s, ended = _climbed(self._climbing_s, second, second.grade_percent)
        self.climbs += ended

    def _sum(self, second: HillSecond, grade: float, sign: int) -> None:
        if grade > 0:
            self.climb_m += sign * climb_m(second.moved_m, grade)
        if second.running:
            if grade >= UPHILL_FROM_PERCENT:
                self.up_time_s += sign * second.counted_s
            else:
                self.down_time_s += sign * budget_weight(grade) * second.counted_s

    def mend(self, since_s: int, grade_percent: float) -> list[HillSecond]:
        """Replace the grade of the seconds after `since_s`; returns them as they were."""
        late: list[HillSecond] = []
        while self._kept and self._kept[-1].second > since_s:
            late.append(self._kept.pop())
        for second in late:
            if second.grade_percent is not None:
                self._sum(second, second.grade_percent, -1)
        self.climb_m = max(0.0, self.climb_m)
        self.up_time_s, self.down_time_s = max(0.0, self.up_time_s), max(0.0, self.down_time_s)
        late.reverse()
        self._climbing_s = self._climbing_before()
        self.climbs = max(0, self.climbs - _ended(self._climbing_s, late))
        for second in late:
            self.add(second._replace(grade_percent=grade_percent))
        return late

    def _climbing_before(self) -> float:
        """Return how long the climb at the end of the kept seconds has lasted."""
        lasted = 0.0
        for second in reversed(self._kept):
            if second.grade_percent is None:
                continue
            if second.grade_percent < CLIMB_FROM_PERCENT:
                break
            lasted += second.counted_s if second.moved_m > 0 else 0.0
        return lasted


def _climbed(lasted_s: float, second: HillSecond, grade: float) -> tuple[float, bool]:
    """Return how long a climb has lasted after one more second, and whether one has ended by it."""
    if grade < CLIMB_FROM_PERCENT:
        return 0.0, lasted_s >= CLIMB_NEEDED_S
    return lasted_s + (second.counted_s if second.moved_m > 0 else 0.0), False


def _ended(lasted_s: float, seconds: list[HillSecond]) -> int:
    """Return how many climbs have ended in some seconds."""
    climbs = 0
    for second in seconds:
        if second.grade_percent is not None:
            lasted_s, ended = _climbed(lasted_s, second, second.grade_percent)
            climbs += ended
    return climbs
