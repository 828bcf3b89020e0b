"""Speed that stays 0 while the belt moves.

Rules: no speed but 0 for half a minute, in which the treadmill's own distance grew by 50 m. It is so until a speed is
sent.
"""

from __future__ import annotations

from stridecue.model.measurement import TreadmillMeasurement
from stridecue.model.our_choices.signals import DISTANCE_LEAP_M, SPEED_ZERO_M, SPEED_ZERO_MS
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.sensor_faults.look import About, PacketLook


class SpeedZero(PacketLook):
    """Since when there is no speed, and how far the belt went meanwhile."""

    __slots__ = ("_found", "_grown_m", "_last_m", "_since_ms")

    kind = FaultKind.SPEED_ZERO
    told = "sends no speed, it is taken from its distance"

    def __init__(self) -> None:
        super().__init__()
        self._since_ms: int | None = None
        self._last_m: float | None = None
        self._grown_m = 0.0
        self._found = (0, 0.0)

    def take(self, t_ms: int, sent: TreadmillMeasurement, payload: bytes) -> bool:
        """Look at one notification."""
        if sent.speed_mps:
            self._since_ms = None
            return self._over()
        if self._since_ms is None:
            self._since_ms, self._last_m, self._grown_m = t_ms, None, 0.0
        total_m = sent.total_distance_m
        if total_m is not None:
            if self._last_m is not None and 0 < total_m - self._last_m <= DISTANCE_LEAP_M:
                self._grown_m += total_m - self._last_m
            self._last_m = total_m
        if t_ms - self._since_ms < SPEED_ZERO_MS or self._grown_m < SPEED_ZERO_M:
            return False
        self._found = t_ms - self._since_ms, self._grown_m
        return self._seen(t_ms)

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return for how long, and how far it went."""
        lasted_ms, grown_m = self._found
        return SensorFault(
            self.kind,
            "Speed stays 0 while the belt moves",
            f"0 for {lasted_ms / 1000:.0f} s, in which its distance grew by {grown_m:.0f} m",
            done="Speed is taken from the distance",
            now=self.so(t_ms, about.applied),
        )
