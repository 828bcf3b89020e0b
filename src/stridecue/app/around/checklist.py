"""What to have with one before a run: on a belt, on a road, on a trail.

Rules: nothing has to be ticked off, and nothing is claimed to be there. A sensor that is heard is said to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stridecue.model.run_settings import TREADMILL
from stridecue.model.state import DeviceState


@dataclass(frozen=True, slots=True)
class Item:
    """One thing."""

    name: str
    words: str
    heard: bool = False
    """Whether its sensor is connected."""


def items(surface: str, devices: Sequence[DeviceState] = ()) -> tuple[Item, ...]:
    """Return what to think of on this ground; `devices` are the sensors as they are now."""
    heard = {device.kind for device in devices if device.connected}
    there = (
        Item("shoes", "tied; running shoes do"),
        Item("water", "within reach"),
        Item("strap", "wet, and snug", "heart_rate" in heard),
        Item("footpod", "on the laces", "footpod" in heard),
    )
    if surface == TREADMILL:
        return (*there, Item("belt clip", "on you"))
    return (*there, Item("weather", "dressed for it"), Item("daylight", "enough of it, or a lamp"))
