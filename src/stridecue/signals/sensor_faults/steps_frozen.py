"""A footpod that sends the same again and again.

Rules: speed and cadence byte for byte the same, and not 0, for a minute. It is named only: even steps on a belt may
look so for a while, so nothing follows from it.
"""

from __future__ import annotations

from stridecue.model.measurement import RunningMeasurement
from stridecue.model.our_choices.signals import STEPS_FROZEN_MS, STEPS_SILENT_MS
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.sensor_faults.look import About, PacketLook

_SPEED_AND_CADENCE = slice(1, 4)
_STANDING = bytes(3)


class StepsFrozen(PacketLook):
    """The bytes that were sent last, and since when."""

    __slots__ = ("_found", "_last_ms", "_same", "_since_ms")

    kind = FaultKind.STEPS_FROZEN

    def __init__(self) -> None:
        super().__init__()
        self._same = _STANDING
        self._since_ms = self._last_ms = 0
        self._found: tuple[RunningMeasurement, int] | None = None
        """What was sent, and for how long."""

    def take(self, t_ms: int, sent: RunningMeasurement, payload: bytes) -> bool:
        """Look at one notification."""
        same = payload[_SPEED_AND_CADENCE]
        silent_ms, self._last_ms = t_ms - self._last_ms, t_ms
        if same != self._same or silent_ms > STEPS_SILENT_MS:
            self._same, self._since_ms = same, t_ms
            return self._over()
        if same == _STANDING or t_ms - self._since_ms < STEPS_FROZEN_MS:
            return False
        self._found = sent, t_ms - self._since_ms
        return self._seen(t_ms)

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return what it sent, and for how long."""
        evidence = ""
        if self._found is not None:
            sent, lasted_ms = self._found
            evidence = (
                f"{sent.speed_mps or 0:.2f} m/s and {sent.cadence_raw} a minute for {lasted_ms / 1000:.0f} s"
            )
        return SensorFault(
            self.kind, "Speed and cadence do not move at all", evidence, now=self.so(t_ms, about.applied)
        )
