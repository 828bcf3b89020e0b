"""What is known and chosen about the runner's devices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a device is used for."""

    HEART_RATE = "heart_rate"
    FOOTPOD = "footpod"
    TREADMILL = "treadmill"
    POWER = "power"


class CadenceBasis(StrEnum):
    """What a footpod counts."""

    ONE_FOOT = "one_foot"
    BOTH_FEET = "both_feet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DeviceSettings:
    """What is known and chosen about one device."""

    device: str
    """Who it is: the address under which it was remembered, whatever its address is now."""
    name: str | None = None
    """As it calls itself."""
    roles: frozenset[Role] = frozenset()
    cadence_basis: CadenceBasis = CadenceBasis.UNKNOWN
    speed_factor: float | None = None
    """None: what is known about the device by its name, else 1."""
    incline_scale: float | None = None
    """None: what is known about the device by its name, else 1."""
    called: str | None = None
    """As the runner calls it."""

    @property
    def title(self) -> str | None:
        """What to call it: the runner's word before its own."""
        return self.called or self.name
