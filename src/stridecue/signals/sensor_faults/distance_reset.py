"""A distance counter that went back, or forward by more than anybody runs.

Rules:
- It fell, or rose by more than 12 m/s since it was heard last, with two seconds' worth for packets that come late. One
  that has reached its end and goes on at 0 was not reset.
- Nothing has to be mended: a run counts by differences and by speed. So it is listed and not told.
"""

from __future__ import annotations

from stridecue.model.measurement import RunningMeasurement, TreadmillMeasurement
from stridecue.model.our_choices.signals import BELT_LATE_S, HIGHEST_SPEED_MPS, MOMENT_LASTS_MS
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.distance import Reset
from stridecue.signals.sensor_faults.look import About, PacketLook

POD_WRAPS_AT_M = 2**32 / 10
"""Total distance of a footpod has four bytes of decimetres."""
_LATE_M = HIGHEST_SPEED_MPS * BELT_LATE_S


class DistanceReset(PacketLook):
    """One counter, and how often it did not go on from where it was."""

    __slots__ = ("_count", "_last", "_last_m", "_last_ms", "_wraps_at_m")

    kind = FaultKind.DISTANCE_RESET

    def __init__(self, wraps_at_m: float) -> None:
        super().__init__()
        self._wraps_at_m = wraps_at_m
        self._last_m: float | None = None
        self._last_ms = 0
        self._count = 0
        self._last: Reset | None = None

    def take(self, t_ms: int, sent: RunningMeasurement | TreadmillMeasurement, payload: bytes) -> bool:
        """Look at one notification."""
        total_m = sent.total_distance_m
        if total_m is None:
            return False
        before_m, self._last_m = self._last_m, total_m
        took_ms, self._last_ms = t_ms - self._last_ms, t_ms
        if before_m is None or 0.0 <= total_m - before_m <= _LATE_M:
            return False
        if (total_m - before_m) % self._wraps_at_m <= _LATE_M + HIGHEST_SPEED_MPS * took_ms / 1000:
            return False
        self._count += 1
        self._last = Reset(t_ms, before_m, total_m)
        return self._seen(t_ms, MOMENT_LASTS_MS)

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return from where to where, and when."""
        last = self._last
        words, evidence = "Its distance counter was reset", ""
        if last is not None:
            if last.to_m > last.from_m:
                words = "Its distance counter jumped ahead"
            times = f"; {self._count} times so far" if self._count > 1 else ""
            evidence = f"from {last.from_m:.0f} to {last.to_m:.0f} m, {about.moment(last.t_ms)}{times}"
        return SensorFault(
            self.kind,
            words,
            evidence,
            done="The run goes on from where it was",
            now=self.so(t_ms, about.applied),
        )
