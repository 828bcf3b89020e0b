"""Inclination beyond what any treadmill tilts.

Rules: the same number beyond -15 and +40 % in twenty notifications. Levels (see `incline_levels`) are told as such,
and what the treadmill's scale makes a grade of is one.
"""

from __future__ import annotations

from stridecue.decode.treadmill import sent_inclination_percent
from stridecue.model.measurement import TreadmillMeasurement
from stridecue.model.our_choices.signals import (
    HIGHEST_GRADE_PERCENT,
    INCLINE_IMPOSSIBLE_PACKETS,
    LOWEST_GRADE_PERCENT,
)
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.sensor_faults.incline_levels import InclineLevels
from stridecue.signals.sensor_faults.look import About, Applied, PacketLook


class InclineImpossible(PacketLook):
    """The number, and how often it came."""

    __slots__ = ("_count", "_found", "_levels", "_percent")

    kind = FaultKind.INCLINE_IMPOSSIBLE
    told = "incline is more than there can be"

    def __init__(self, levels: InclineLevels) -> None:
        super().__init__()
        self._levels = levels
        self._percent: float | None = None
        self._count = 0
        self._found = (0.0, 0)

    def take(self, t_ms: int, sent: TreadmillMeasurement, payload: bytes) -> bool:
        """Look at one notification."""
        if sent.grade_percent is not None:
            self._percent = None
            return self._over()
        percent = sent_inclination_percent(payload)
        if percent is None:
            return False
        self._count = self._count + 1 if percent == self._percent else 1
        self._percent = percent
        if self._levels.are_levels or self._count < INCLINE_IMPOSSIBLE_PACKETS:
            return self._over()
        self._found = percent, self._count
        return self._seen(t_ms)

    def so(self, t_ms: int, applied: Applied) -> bool:
        """Return whether it came just now, and no scale makes a grade of it."""
        grade = self._found[0] * applied.incline_scale
        return t_ms <= self._until_ms and not LOWEST_GRADE_PERCENT <= grade <= HIGHEST_GRADE_PERCENT

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return it as sent."""
        percent, count = self._found
        return SensorFault(
            self.kind,
            "Incline is more than a treadmill can tilt",
            f"{percent:.1f} % as sent, {count:,} times in a row",
            done="It is not used",
            now=self.so(t_ms, about.applied),
        )
