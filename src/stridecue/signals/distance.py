"""Distance: the speed that speaks, added up over the time that counts.

Rules:
- A file that brings its own distance is believed: its figure stands for the sum, less what it had counted at the start.
- What the treadmill counts is kept beside, as differences from the start: it is off by some percent on many machines,
  and may be reset or go on from the one who ran before.
- A counter that falls was reset, unless it passed its end and goes on from 0. One that rises by more than 12 m/s since
  it was heard last, with two seconds' worth for packets that come late, has jumped, unless it counts in large steps, up
  to a tenth of a mile, and that is no more than 12 m/s since it last rose. Neither counts.
"""

from __future__ import annotations

from typing import NamedTuple

from stridecue.model.our_choices.signals import BELT_COARSEST_M, BELT_LATE_S, HIGHEST_SPEED_MPS

BELT_WRAPS_AT_M = 2**24
"""Total distance of Treadmill Data has three bytes of metres."""
_LATE_M = HIGHEST_SPEED_MPS * BELT_LATE_S


class Distance:
    """The run's distance."""

    __slots__ = ("_before_m", "_by_file", "metres")

    def __init__(self) -> None:
        self.metres = 0.0
        self._by_file = False
        self._before_m = 0.0

    def begin(self, before_m: float) -> None:
        """Take what a file had counted at the start of the run."""
        self._before_m = before_m

    def integrate(self, counted_ms: int, speed_mps: float | None) -> None:
        """Add a stretch of time; None where speed is not known."""
        if speed_mps is not None and counted_ms > 0 and not self._by_file:
            self.metres += speed_mps * counted_ms / 1000

    def read(self, metres: float) -> None:
        """Take a file's own figure; it never falls."""
        metres = max(0.0, metres - self._before_m)
        self.metres = max(self.metres, metres) if self._by_file else metres
        self._by_file = True


class Reset(NamedTuple):
    """A counter that did not go on from where it was."""

    t_ms: int
    from_m: float
    to_m: float


class DistanceCounter:
    """What a sensor's own counter of metres has counted since it was first heard."""

    __slots__ = ("_allowed_m", "_last_m", "_last_ms", "_rose_ms", "_wrap_m", "last_reset", "metres")

    def __init__(self, wrap_m: float) -> None:
        self._wrap_m = wrap_m
        self._last_m: float | None = None
        self._last_ms = 0
        self._rose_ms = 0
        self._allowed_m = 0.0
        self.metres = 0.0
        self.last_reset: Reset | None = None

    def read(self, t_ms: int, total_m: float) -> float | None:
        """Take its total; returns how much of it is new, None where it did not go on from where it was."""
        before, self._last_m = self._last_m, total_m
        since_ms, self._last_ms = t_ms - self._last_ms, t_ms
        if before is None:
            self._allowed_m, self._rose_ms = _LATE_M, t_ms
            return 0.0
        self._allowed_m = min(self._allowed_m, _LATE_M) + HIGHEST_SPEED_MPS * since_ms / 1000
        gained = (total_m - before) % self._wrap_m
        since_rise_m = min(BELT_COARSEST_M, HIGHEST_SPEED_MPS * (t_ms - self._rose_ms) / 1000)
        if gained:
            self._rose_ms = t_ms
        if gained > max(self._allowed_m, since_rise_m):
            self.last_reset = Reset(t_ms, before, total_m)
            self._allowed_m = 0.0
            return None
        self._allowed_m = max(0.0, self._allowed_m - gained)
        self.metres += gained
        return gained


class BeltDistance:
    """What the treadmill has counted since the start of the run."""

    __slots__ = ("_counter", "metres")

    def __init__(self) -> None:
        self._counter = DistanceCounter(BELT_WRAPS_AT_M)
        self.metres: float | None = None

    def begin(self) -> None:
        """Take what comes from now on for another machine's."""
        self._counter = DistanceCounter(BELT_WRAPS_AT_M)

    @property
    def counted_m(self) -> float:
        """What this machine has counted since it was first heard; it never falls."""
        return self._counter.metres

    @property
    def last_reset(self) -> Reset | None:
        """When this machine's counter last did not go on from where it was."""
        return self._counter.last_reset

    def read(self, t_ms: int, total_m: float, on: bool) -> bool:
        """Take the treadmill's total; returns whether it went on from where it was. `on`: whether the run is on."""
        gained = self._counter.read(t_ms, total_m)
        if on:
            self.metres = (self.metres or 0.0) + (gained or 0.0)
        return gained is not None
