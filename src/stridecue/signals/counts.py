"""Sums over readings: the means of the run and of its laps.

Rules: a mean is over readings with a value, from start to finish; cadence only where there are steps. A reading of a
file counts as the file has it; of a sensor only what was believed. A record is a reading, or a packet with a
measurement.
"""

from __future__ import annotations

from typing import NamedTuple


class Mean:
    """A running mean."""

    __slots__ = ("_count", "_sum")

    def __init__(self) -> None:
        self._sum = 0.0
        self._count = 0

    def add(self, value: float) -> None:
        """Take one value."""
        self._sum += value
        self._count += 1

    @property
    def kept(self) -> tuple[float, int]:
        """What `restore` takes."""
        return self._sum, self._count

    def restore(self, kept: tuple[float, int]) -> None:
        """Go back to what it was."""
        self._sum, self._count = kept

    @property
    def mean(self) -> float | None:
        """The mean, or None of nothing."""
        return self._sum / self._count if self._count else None


class KeptCounts(NamedTuple):
    """Counts as they were at a moment."""

    records: int
    heart_rate_max_bpm: float | None
    means: tuple[tuple[float, int], ...]


class Counts:
    """What readings add up to."""

    __slots__ = (
        "cadence",
        "heart_rate",
        "heart_rate_max_bpm",
        "lap_cadence",
        "lap_heart_rate",
        "on",
        "power",
        "records",
    )

    def __init__(self) -> None:
        self.on = False
        """Whether the run is on."""
        self.records = 0
        self.heart_rate = Mean()
        self.heart_rate_max_bpm: float | None = None
        self.cadence = Mean()
        self.power = Mean()
        self.new_lap()

    def keep(self) -> KeptCounts:
        """Return what `restore` takes."""
        means = tuple([mean.kept for mean in self._means()])
        return KeptCounts(self.records, self.heart_rate_max_bpm, means)

    def restore(self, kept: KeptCounts) -> None:
        """Go back to what they were."""
        self.records, self.heart_rate_max_bpm = kept.records, kept.heart_rate_max_bpm
        for mean, was in zip(self._means(), kept.means, strict=True):
            mean.restore(was)

    def _means(self) -> tuple[Mean, ...]:
        return self.heart_rate, self.cadence, self.power, self.lap_heart_rate, self.lap_cadence

    def new_lap(self) -> None:
        """Begin a lap."""
        self.lap_heart_rate = Mean()
        self.lap_cadence = Mean()

    def add_heart_rate(self, bpm: float) -> None:
        """Take one value in bpm."""
        if self.on and bpm > 0:
            self.heart_rate.add(bpm)
            self.lap_heart_rate.add(bpm)
            if self.heart_rate_max_bpm is None or bpm > self.heart_rate_max_bpm:
                self.heart_rate_max_bpm = bpm

    def add_cadence(self, spm: float) -> None:
        """Take one value in steps a minute."""
        if self.on and spm > 0:
            self.cadence.add(spm)
            self.lap_cadence.add(spm)

    def add_power(self, watts: float) -> None:
        """Take one value in W."""
        if self.on:
            self.power.add(watts)
