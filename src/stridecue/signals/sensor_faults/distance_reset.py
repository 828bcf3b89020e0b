"""A distance counter that went back, or forward by more than anybody runs.

Rules:
- Decided by the signals' `DistanceCounter`.
- Nothing has to be mended: a run counts by differences and by speed. So it is a hint, and not told.
"""

from __future__ import annotations

from stridecue.model.measurement import RunningMeasurement, TreadmillMeasurement
from stridecue.model.our_choices.signals import MOMENT_LASTS_MS
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.distance import DistanceCounter
from stridecue.signals.sensor_faults.look import About, PacketLook

POD_WRAPS_AT_M = 2**32 / 10
"""Total distance of a footpod has four bytes of decimetres."""


class DistanceReset(PacketLook):
    """One counter, and how often it did not go on from where it was."""

    __slots__ = ("_count", "_counter")

    kind = FaultKind.DISTANCE_RESET
    hint = True

    def __init__(self, wraps_at_m: float) -> None:
        super().__init__()
        self._counter = DistanceCounter(wraps_at_m)
        self._count = 0

    def take(self, t_ms: int, sent: RunningMeasurement | TreadmillMeasurement, payload: bytes) -> bool:
        """Look at one notification."""
        total_m = sent.total_distance_m
        if total_m is None or self._counter.read(t_ms, total_m) is not None:
            return False
        self._count += 1
        return self._seen(t_ms, MOMENT_LASTS_MS)

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return from where to where, and when."""
        last = self._counter.last_reset
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
            hint=self.hint,
        )
