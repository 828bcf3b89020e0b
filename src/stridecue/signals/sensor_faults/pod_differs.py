"""A footpod that differs from the treadmill.

Rules: decided by the signals' speed: by more than 15 % for a minute. Where the factor is that of miles, it is the
treadmill that is wrong (see `miles`).
"""

from __future__ import annotations

from dataclasses import replace

from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.sensor_faults.look import About, Look, kmh


class PodDiffers(Look):
    """Both speeds as they were last, and the factor between them."""

    __slots__ = ("_belt_mps", "_factor", "_pod_mps")

    kind = FaultKind.POD_DIFFERS_FROM_BELT
    told = "its speed differs from the treadmill's"

    def __init__(self) -> None:
        super().__init__()
        self._belt_mps = self._pod_mps = 0.0
        self._factor = 1.0

    def observe(self, t_ms: int, belt_mps: float, pod_mps: float, factor: float) -> bool:
        """Take a second in which they differ; `factor` is belt to pod over the last minute."""
        self._belt_mps, self._pod_mps, self._factor = belt_mps, pod_mps, factor
        return self._seen(t_ms)

    def still(self, t_ms: int) -> None:
        """Take a second in which only the footpod is heard: what it says is in doubt as before."""
        if self._until_ms >= t_ms:
            self._seen(t_ms)

    def over(self) -> None:
        """Take that they agree."""
        self._over()

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return both speeds, and the factor that would make the pod agree."""
        now = self.so(t_ms, about.applied)
        factor = about.applied.speed_factor * self._factor
        mend = replace(about.settings, speed_factor=round(factor, 4)) if now else None
        return SensorFault(
            self.kind,
            "Its speed differs from the treadmill's",
            f"footpod {kmh(self._pod_mps)}, treadmill {kmh(self._belt_mps)}; "
            f"treadmill to footpod {self._factor:.2f} over a minute",
            done="It is shown as doubtful",
            mend=mend,
            mend_words=f"Multiply its speed by {factor:.3g}" if mend else "",
            now=now,
        )
