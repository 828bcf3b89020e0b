"""Miles in a field for kilometres.

Rules:
- Over at least 200 m by its own counter a treadmill's distance is within 4 % of 1.609344 times what its speed adds up
  to; or its speed is so much below a footpod's for a minute. One that counts distance in miles too is found only by the
  footpod.
- The first holds until the next 200 m say otherwise. A gap or a counter that jumps begins them anew.
- A treadmill with a factor that makes kilometres of miles is mended.
"""

from __future__ import annotations

from dataclasses import replace

from stridecue.decode.quirks import KMH_PER_MPH
from stridecue.model.measurement import TreadmillMeasurement
from stridecue.model.our_choices.signals import (
    DISTANCE_LEAP_M,
    MILES_LONGEST_STEP_MS,
    MILES_MENDED_FROM,
    MILES_OVER_M,
    MILES_WITHIN_SHARE,
)
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.sensor_faults.look import About, Applied, PacketLook, kmh


def are_miles(ratio: float) -> bool:
    """Return whether so many times as much is what kilometres are of miles."""
    return abs(ratio / KMH_PER_MPH - 1) <= MILES_WITHIN_SHARE


class Miles(PacketLook):
    """A treadmill's distance beside what its speed adds up to, and a footpod beside it."""

    __slots__ = (
        "_by_distance",
        "_by_pod",
        "_distance_says",
        "_from_m",
        "_last_m",
        "_mps",
        "_pod_says",
        "_speed_m",
        "_speed_ms",
    )

    kind = FaultKind.MILES
    told = "speed looks like miles"

    def __init__(self) -> None:
        super().__init__()
        self._mps = 0.0
        self._speed_ms = 0
        self._from_m: float | None = None
        self._last_m = 0.0
        self._speed_m = 0.0
        self._distance_says = self._pod_says = False
        self._by_distance: tuple[float, float] | None = None
        """Metres by its own distance and by its speed when the distance said so last."""
        self._by_pod: tuple[float, float, float] | None = None
        """Its speed, the footpod's, and the second to the first over a minute, when the footpod said so last."""

    def take(self, t_ms: int, sent: TreadmillMeasurement, payload: bytes) -> bool:
        """Look at one notification."""
        mps, total_m = sent.speed_mps, sent.total_distance_m
        if mps is not None:
            took_ms = t_ms - self._speed_ms
            if took_ms > MILES_LONGEST_STEP_MS:
                self._from_m = None
            self._speed_m += self._mps * took_ms / 1000
            self._mps, self._speed_ms = mps, t_ms
        if total_m is None:
            return False
        rise_m, self._last_m = total_m - self._last_m, total_m
        if self._from_m is None or not -1.0 <= rise_m <= DISTANCE_LEAP_M:
            self._from_m, self._speed_m = total_m, 0.0
            return False
        return total_m - self._from_m >= MILES_OVER_M and self._judge(total_m, total_m - self._from_m)

    def _judge(self, total_m: float, own_m: float) -> bool:
        speed_m = self._speed_m
        self._from_m, self._speed_m = total_m, 0.0
        self._distance_says = bool(speed_m) and are_miles(own_m / speed_m)
        if self._distance_says:
            self._by_distance = own_m, speed_m
        return self._distance_says

    def observe(self, belt_mps: float, pod_mps: float, factor: float) -> bool:
        """Take a second in which a footpod differs; `factor` is belt to pod over a minute. Returns whether by miles."""
        self._pod_says = are_miles(1 / factor)
        if self._pod_says:
            self._by_pod = belt_mps, pod_mps, 1 / factor
        return self._pod_says

    def over(self) -> None:
        """Take that the footpod agrees, or that it is not heard."""
        self._pod_says = False

    def so(self, t_ms: int, applied: Applied) -> bool:
        """Return whether the last sign was of miles, and nothing mends them."""
        return (self._distance_says or self._pod_says) and applied.speed_factor < MILES_MENDED_FROM

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return by what it was seen, and the factor that mends it."""
        now = self.so(t_ms, about.applied)
        factor = round(about.applied.speed_factor * KMH_PER_MPH, 6)
        mend = replace(about.settings, speed_factor=factor) if now else None
        return SensorFault(
            self.kind,
            "Speed looks like miles in a field for kilometres",
            "; ".join(self._evidence()),
            mend=mend,
            mend_words=f"Multiply its speed by {factor:.4g}" if mend else "",
            now=now,
        )

    def _evidence(self) -> list[str]:
        evidence: list[str] = []
        if self._by_distance is not None:
            own_m, speed_m = self._by_distance
            evidence.append(f"{own_m:.0f} m by its own distance, {speed_m:.0f} m by its speed")
        if self._by_pod is not None:
            belt_mps, pod_mps, ratio = self._by_pod
            evidence.append(
                f"treadmill {kmh(belt_mps)}, footpod {kmh(pod_mps)}; {ratio:.2f} times as much over a minute"
            )
        return evidence
