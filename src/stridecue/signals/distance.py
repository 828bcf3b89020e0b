"""Distance: the speed that speaks, added up over the time that counts.

Rules:
- A file that brings its own distance is believed: its figure stands for the sum.
- What the treadmill counts is kept beside, as differences from the start: it is off by some percent on many machines,
  and may be reset or go on from the one who ran before.
"""

from __future__ import annotations


class Distance:
    """The run's distance."""

    __slots__ = ("_by_file", "metres")

    def __init__(self) -> None:
        self.metres = 0.0
        self._by_file = False

    def integrate(self, counted_ms: int, speed_mps: float | None) -> None:
        """Add a stretch of time; None where speed is not known."""
        if speed_mps is not None and counted_ms > 0 and not self._by_file:
            self.metres += speed_mps * counted_ms / 1000

    def read(self, metres: float) -> None:
        """Take a file's own figure; it never falls."""
        self.metres = max(self.metres, metres) if self._by_file else metres
        self._by_file = True


class BeltDistance:
    """What the treadmill has counted since the start of the run."""

    __slots__ = ("_last_m", "metres")

    def __init__(self) -> None:
        self._last_m: float | None = None
        self.metres: float | None = None

    def read(self, total_m: float, on: bool) -> None:
        """Take the treadmill's total; `on` tells whether the run is on."""
        last, self._last_m = self._last_m, total_m
        if on:
            gained = 0.0 if last is None else max(0.0, total_m - last)
            self.metres = (self.metres or 0.0) + gained
