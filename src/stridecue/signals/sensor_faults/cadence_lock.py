"""Heart rate that follows the feet.

Rules: decided by the signals' own `cadence_lock`; here is what it was seen by. The figures are of the last second in
which both were near each other, and the runner hears of it once they have been so for a while: two rates that fall
together at the end of a run pass each other, too.
"""

from __future__ import annotations

from stridecue.model.our_choices.signals import LOCK_APART_BPM, LOCK_TO_TELL_MS
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.heart_rate import HeartRate
from stridecue.signals.sensor_faults.look import About, HeartRateLook


class FollowsCadence(HeartRateLook):
    """The last second in which it did."""

    __slots__ = ("_bpm", "_near_ms", "_since_ms", "_spm")

    kind = FaultKind.CADENCE_LOCK
    told = "heart rate follows the steps"

    def __init__(self) -> None:
        super().__init__()
        self._bpm = self._spm = 0.0
        self._since_ms = self._near_ms = 0

    def observe(self, t_ms: int, heart_rate: HeartRate, steps_spm: float | None) -> bool:
        """Look at heart rate and cadence once a second."""
        if not heart_rate.follows_cadence:
            return self._over()
        if self._until_ms < t_ms:
            self._since_ms = self._near_ms = t_ms
        bpm = heart_rate.sent
        if steps_spm and bpm and min(abs(bpm - steps_spm), abs(bpm - steps_spm / 2)) <= LOCK_APART_BPM:
            self._bpm, self._spm, self._near_ms = bpm, steps_spm, t_ms
        return self._seen(t_ms)

    def worth_telling(self) -> bool:
        """Return whether it lasted."""
        return self._near_ms - self._since_ms >= LOCK_TO_TELL_MS

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return both rates, and for how long."""
        half = abs(self._bpm - self._spm / 2) < abs(self._bpm - self._spm)
        steps = f"{self._spm:.0f} steps a minute" + (f", half of it {self._spm / 2:.0f}" if half else "")
        lasted_s = (self._near_ms - self._since_ms) // 1000
        lasted = f"for {lasted_s} s, " if lasted_s else ""
        return SensorFault(
            self.kind,
            "Heart rate follows the steps instead of the heart",
            f"{self._bpm:.0f} bpm at {steps}; {lasted}from {about.moment(self._since_ms)}",
            done="It is shown as doubtful, and the coach leaves it aside",
            now=self.so(t_ms, about.applied),
        )
