"""One thing to look for in what a sensor sends.

Rules:
- A look is taken at each notification of the kind that it is about, or once a second, and costs next to nothing.
- What was found once is kept for the run. It is so now until a while after its last sign, or until the sensor shows
  that it is over.
- Words are made when somebody asks.
"""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple, Protocol

from stridecue.model.device_settings import DeviceSettings
from stridecue.model.our_choices.signals import FAULT_LASTS_MS
from stridecue.model.sensor_details import FaultKind, SensorFault
from stridecue.signals.heart_rate import HeartRate

LONGEST_SHOWN_BYTES = 20
_NEVER = -1


class Applied(Protocol):
    """What a sensor's values are multiplied by at the moment."""

    speed_factor: float
    incline_scale: float


class About(NamedTuple):
    """What is known about the sensor and the run beside what the look has seen."""

    settings: DeviceSettings
    applied: Applied
    began_ms: int | None = None
    """When the run began; None before."""
    packets: int = 0

    def moment(self, t_ms: int) -> str:
        """Return when something was, `12 minutes in`."""
        if self.began_ms is None or t_ms < self.began_ms:
            return "before the start"
        seconds = (t_ms - self.began_ms) // 1000
        return f"{seconds // 60} minutes in" if seconds >= 120 else f"{seconds} s in"


class Look:
    """What was seen of one fault of one sensor."""

    __slots__ = ("_until_ms",)

    kind: ClassVar[FaultKind]
    told: ClassVar[str] = ""
    """What the runner hears of it, after the sensor's name; empty for what is only listed."""
    hint: ClassVar[bool] = False
    """Whether it is listed as good to know, and not counted as something wrong: it costs the run nothing."""

    def __init__(self) -> None:
        self._until_ms = _NEVER

    def so(self, t_ms: int, applied: Applied) -> bool:
        """Return whether it is so at `t_ms`."""
        return t_ms <= self._until_ms

    def worth_telling(self) -> bool:
        """Return whether there is enough of it to tell the runner."""
        return True

    def fault(self, t_ms: int, about: About) -> SensorFault:
        """Return it in words, with its evidence."""
        raise NotImplementedError

    def _seen(self, t_ms: int, lasts_ms: int = FAULT_LASTS_MS) -> bool:
        self._until_ms = t_ms + lasts_ms
        return True

    def _over(self) -> bool:
        self._until_ms = _NEVER
        return False


class PacketLook(Look):
    """One that looks at each notification of a kind."""

    __slots__ = ()

    def take(self, t_ms: int, sent: Any, payload: bytes) -> bool:
        """Look at one; returns whether it is as feared."""
        raise NotImplementedError


class HeartRateLook(Look):
    """One that looks at the run's heart rate once a second, while the sensor's is the one that is taken."""

    __slots__ = ()

    def observe(self, t_ms: int, heart_rate: HeartRate, steps_spm: float | None) -> bool:
        """Look at one second; returns whether it is as feared."""
        raise NotImplementedError


def hexed(payload: bytes) -> str:
    """Return the first bytes of a payload for people, `04 54`."""
    if not payload:
        return "nothing at all"
    more = " ..." if len(payload) > LONGEST_SHOWN_BYTES else ""
    return payload[:LONGEST_SHOWN_BYTES].hex(" ") + more


def kmh(speed_mps: float) -> str:
    """Return a speed as treadmills show it, `9.0 km/h`."""
    return f"{speed_mps * 3.6:.1f} km/h"
