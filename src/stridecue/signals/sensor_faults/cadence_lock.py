"""Heart rate that follows the feet.

Rules: decided by the signals' own `cadence_lock`; here is what it was seen by.
"""

from __future__ import annotations

from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.heart_rate import HeartRate
from stridecue.signals.sensor_faults.look import About, HeartRateLook


class FollowsCadence(HeartRateLook):
    """The last second in which it did."""

    __slots__ = ("_bpm", "_last_ms", "_since_ms", "_spm")

    kind = FaultKind.CADENCE_LOCK
    told = "heart rate follows the steps"

    def __init__(self) -> None:
        super().__init__()
        self._bpm = self._spm = 0.0
        self._since_ms = self._last_ms = 0

    def observe(self, t_ms: int, heart_rate: HeartRate, steps_spm: float | None) -> bool:
        """Look at heart rate and cadence once a second."""
        if not heart_rate.follows_cadence:
            return self._over()
        if self._until_ms < t_ms:
            self._since_ms = t_ms
        self._last_ms = t_ms
        if steps_spm and heart_rate.sent:
            self._bpm, self._spm = heart_rate.sent, steps_spm
        return self._seen(t_ms)

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return both rates, and for how long."""
        half = abs(self._bpm - self._spm / 2) < abs(self._bpm - self._spm)
        steps = f"{self._spm:.0f} steps a minute" + (f", half of it {self._spm / 2:.0f}" if half else "")
        lasted_s = (self._last_ms - self._since_ms) // 1000
        return SensorFault(
            self.kind,
            "Heart rate follows the steps instead of the heart",
            f"{self._bpm:.0f} bpm at {steps}; for {lasted_s} s, from {about.moment(self._since_ms)}",
            done="It is shown as doubtful, and the coach leaves it aside",
            now=self.so(t_ms, about.applied),
        )
