"""Battery Level, 2A19 (GATT Specification Supplement)."""

from __future__ import annotations

from stridecue.errors import DecodeError
from stridecue.model.measurement import BatteryLevel


def decode_battery(payload: bytes) -> BatteryLevel:
    """Read one payload of 2A19; above 100 the level is not known.

    Raises DecodeError when there is no byte.
    """
    if not payload:
        raise DecodeError("There are no bytes, so no battery level.", "2A19 needs one byte.")
    return BatteryLevel(payload[0] if payload[0] <= 100 else None)
