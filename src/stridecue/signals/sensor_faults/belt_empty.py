"""A belt that runs while its time stands still: nobody is on it.

Rules: decided by the signals' `BeltTimer`, while a speed is sent. The runner hears of it once it has lasted: some
machines' time only stutters.
"""

from __future__ import annotations

from stridecue.model.measurement import TreadmillMeasurement
from stridecue.model.our_choices.signals import BELT_EMPTY_TO_TELL_MS, BELT_TIMER_LATE_MS
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.belt_speed import BeltTimer
from stridecue.signals.sensor_faults.look import About, PacketLook, kmh


class BeltEmpty(PacketLook):
    """The treadmill's time, and the speed that it sent meanwhile."""

    __slots__ = ("_elapsed_s", "_found", "_moves_ms", "_mps", "_since_ms", "_timer")

    kind = FaultKind.BELT_EMPTY
    told = "its time stands still, so nobody seems to be on it"

    def __init__(self) -> None:
        super().__init__()
        self._timer = BeltTimer()
        self._mps = 0.0
        self._elapsed_s: int | None = None
        self._since_ms = self._moves_ms = 0
        self._found = (0.0, 0, 0)
        """The speed, the time that stood, and for how long."""

    def take(self, t_ms: int, sent: TreadmillMeasurement, payload: bytes) -> bool:
        """Look at one notification."""
        if sent.speed_mps is not None:
            if not self._mps:
                self._moves_ms = t_ms
            self._mps = sent.speed_mps
        elapsed_s = sent.elapsed_s
        self._timer.take(t_ms, elapsed_s, sent.total_distance_m)
        if elapsed_s is None:
            return False
        if elapsed_s != self._elapsed_s:
            self._elapsed_s, self._since_ms = elapsed_s, t_ms
        if not self._timer.stands or not self._mps:
            return self._over()
        lasted_ms = t_ms - max(self._since_ms, self._moves_ms)
        if lasted_ms <= BELT_TIMER_LATE_MS:
            return self._over()  # it has only just begun to move
        self._found = self._mps, elapsed_s, lasted_ms
        return self._seen(t_ms)

    def worth_telling(self) -> bool:
        """Return whether it lasted."""
        return self._found[2] >= BELT_EMPTY_TO_TELL_MS

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return the speed, and for how long its time stood."""
        mps, elapsed_s, lasted_ms = self._found
        return SensorFault(
            self.kind,
            "The belt runs, but its time stands still: nobody seems to be on it",
            f"{kmh(mps)} while its time stood at {elapsed_s} s for {lasted_ms / 1000:.0f} s",
            done="The run takes it as standing",
            now=self.so(t_ms, about.applied),
        )
