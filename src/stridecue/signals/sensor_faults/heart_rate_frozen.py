"""Heart rate that does not move at all.

Rules: decided where heart rate is taken: the same value for a minute, and no intervals between beats.
"""

from __future__ import annotations

from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.heart_rate import HeartRate
from stridecue.signals.sensor_faults.look import About, HeartRateLook


class HeartRateFrozen(HeartRateLook):
    """The value that stood still."""

    __slots__ = ("_bpm", "_lasted_ms")

    kind = FaultKind.HEART_RATE_FROZEN
    told = "heart rate stands still"

    def __init__(self) -> None:
        super().__init__()
        self._bpm = 0.0
        self._lasted_ms = 0

    def observe(self, t_ms: int, heart_rate: HeartRate, steps_spm: float | None) -> bool:
        """Look at heart rate once a second."""
        if not heart_rate.frozen:
            return self._over()
        self._bpm, self._lasted_ms = heart_rate.sent or 0.0, heart_rate.same_ms
        return self._seen(t_ms)

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return the value, and for how long it stood."""
        return SensorFault(
            self.kind,
            "Heart rate stands still",
            f"{self._bpm:.0f} bpm for {self._lasted_ms / 1000:.0f} s, and no times between beats",
            done="It is shown as doubtful, and the coach leaves it aside",
            now=self.so(t_ms, about.applied),
        )
