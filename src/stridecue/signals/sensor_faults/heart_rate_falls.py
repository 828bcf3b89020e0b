"""Heart rate that falls while the runner runs on: a strap that has come loose.

Rules: decided where heart rate is taken: more than 40 bpm in 10 s at the same speed, until it is back or the speed
changes.
"""

from __future__ import annotations

from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.heart_rate import HeartRate
from stridecue.signals.sensor_faults.look import About, HeartRateLook


class HeartRateFalls(HeartRateLook):
    """The last fall."""

    __slots__ = ("_fell_ms", "_from_bpm", "_to_bpm")

    kind = FaultKind.HEART_RATE_FALLS
    told = "heart rate fell, it may be loose"

    def __init__(self) -> None:
        super().__init__()
        self._fell_ms = 0
        self._from_bpm = self._to_bpm = 0.0

    def observe(self, t_ms: int, heart_rate: HeartRate, steps_spm: float | None) -> bool:
        """Look at heart rate once a second."""
        fell = heart_rate.fell
        if fell is None:
            return self._over()
        from_bpm, fell_ms, bpm = fell
        if self._until_ms < t_ms:
            self._from_bpm, self._to_bpm, self._fell_ms = from_bpm, bpm, fell_ms
        self._from_bpm, self._to_bpm = max(from_bpm, self._from_bpm), min(bpm, self._to_bpm)
        return self._seen(t_ms)

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return from where to where, and when."""
        return SensorFault(
            self.kind,
            "Heart rate fell while the speed stayed the same: the sensor may sit loose",
            f"from {self._from_bpm:.0f} to {self._to_bpm:.0f} bpm, {about.moment(self._fell_ms)}",
            done="It is shown as doubtful, and the coach leaves it aside",
            now=self.so(t_ms, about.applied),
        )
