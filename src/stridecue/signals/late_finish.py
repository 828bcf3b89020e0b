"""A finish that is told late: the sums of the run as they were at the moment that the runner meant.

Rules:
- Sums are kept at every tick and every mark of the last minute in which the computer was awake. Between two of them
  time and distance went evenly; what was read in a broken second is left out.
- The moment is never before the start, and at most that minute back.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from stridecue.signals.counts import KeptCounts
from stridecue.signals.hills import KeptHills
from stridecue.signals.laps import KeptLaps

FARTHEST_S = 60


class Sums(NamedTuple):
    """What a run came to at a moment."""

    t_ms: int
    timer_ms: int
    distance_m: float
    belt_distance_m: float | None
    ticked_timer_ms: int
    """As of the last tick."""
    ticked_distance_m: float
    counts: KeptCounts
    laps: KeptLaps
    hills: KeptHills


class LateFinish:
    """The sums of the last minute."""

    __slots__ = ("_kept", "_ticks")

    def __init__(self) -> None:
        self._kept: deque[tuple[int, Sums]] = deque()
        self._ticks = 0

    def __deepcopy__(self, memo: object) -> LateFinish:
        twin = LateFinish()
        twin._kept, twin._ticks = self._kept.copy(), self._ticks  # sums never change
        return twin

    def begin(self, sums: Sums) -> None:
        """Take the sums of the start."""
        self._kept.clear()
        self._kept.append((self._ticks, sums))

    def keep(self, sums: Sums, *, ticked: bool) -> None:
        """Take the sums after a tick or a mark."""
        self._ticks += ticked
        self._kept.append((self._ticks, sums))
        while self._kept[0][0] < self._ticks - FARTHEST_S:
            self._kept.popleft()

    def at(self, t_ms: int) -> Sums:
        """Return the sums at a moment, or the oldest that there are; takes away what came after."""
        after: Sums | None = None
        while len(self._kept) > 1 and self._kept[-1][1].t_ms > t_ms:
            after = self._kept.pop()[1]
        before = self._kept[-1][1]
        if after is None or t_ms <= before.t_ms:
            return before
        share = (t_ms - before.t_ms) / (after.t_ms - before.t_ms)
        return before._replace(
            t_ms=t_ms,
            timer_ms=before.timer_ms + round(share * (after.timer_ms - before.timer_ms)),
            distance_m=before.distance_m + share * (after.distance_m - before.distance_m),
        )
