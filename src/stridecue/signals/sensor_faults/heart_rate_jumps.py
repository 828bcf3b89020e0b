"""Spikes: jumps of heart rate that no heart makes.

Rules: what is a jump is decided where heart rate is taken (`heart_rate_jump`); here they are counted. One may happen to
any strap, so the runner hears of them from the third on.
"""

from __future__ import annotations

from stridecue.model.our_choices.signals import MOMENT_LASTS_MS, SPIKES_TO_TELL
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.heart_rate import HeartRate, Spike
from stridecue.signals.sensor_faults.look import About, HeartRateLook


class HeartRateJumps(HeartRateLook):
    """The spikes of one sensor."""

    __slots__ = ("_count", "_last")

    kind = FaultKind.HEART_RATE_JUMPS
    told = "heart rate jumps"

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._last: Spike | None = None

    def observe(self, t_ms: int, heart_rate: HeartRate, steps_spm: float | None) -> bool:
        """Look at heart rate once a second."""
        spike = heart_rate.spike
        if spike is None or spike is self._last or spike.source != heart_rate.source:
            return False
        if self._last is None or spike.t_ms != self._last.t_ms:
            self._count += 1
        self._last = spike
        return self._seen(t_ms, MOMENT_LASTS_MS)

    def worth_telling(self) -> bool:
        """Return whether there were a few."""
        return self._count >= SPIKES_TO_TELL

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return how many, and the last one."""
        evidence = ""
        if self._last is not None:
            spike = self._last
            times = "once" if self._count == 1 else f"{self._count} times; the last"
            evidence = (
                f"{times} from {spike.from_bpm:.0f} to {spike.to_bpm:.0f} bpm in {spike.took_ms / 1000:.0f} s, "
                f"{about.moment(spike.t_ms)}"
            )
        return SensorFault(
            self.kind,
            "Heart rate jumps as no heart does",
            evidence,
            done="Each jump is held back until the new level has lasted",
            now=self.so(t_ms, about.applied),
        )
