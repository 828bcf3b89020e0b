"""A heart-rate sensor on the wrist: optical, and so one that may lock to the steps.

Rules: it is only a hint, from what the sensor says about itself; it is never told, and nothing follows from it.
"""

from __future__ import annotations

from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.sensor_faults.look import About, Applied, Look

WRIST = "wrist"


class WornOnWrist(Look):
    """Where the sensor says that it is worn."""

    __slots__ = ("_there",)

    kind = FaultKind.WORN_ON_WRIST
    hint = True

    def __init__(self) -> None:
        super().__init__()
        self._there = False

    def take(self, location: str | None) -> bool:
        """Take where it is worn."""
        self._there = location == WRIST
        return self._there

    def so(self, t_ms: int, applied: Applied) -> bool:
        """Return whether it said so last."""
        return self._there

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return what to watch out for."""
        return SensorFault(
            self.kind,
            "It measures with light on the wrist: watch out for a heart rate that follows the steps",
            "by its own word",
            now=self._there,
            hint=self.hint,
        )
