"""What is read of a device once: its battery, what it can do, where it is worn, who made it.

Rules: a device may answer anything. What cannot be read, or is nothing that is kept here, changes nothing.
"""

from __future__ import annotations

from stridecue.decode import READERS, decode_read
from stridecue.errors import DecodeError
from stridecue.model.measurement import (
    BatteryLevel,
    BodyLocation,
    DeviceText,
    RunningFeatures,
    SensorLocation,
)
from stridecue.signals.device import Device

MAKER, MODEL, FIRMWARE = "2A29", "2A24", "2A26"


def take_read(device: Device, characteristic: str, payload: bytes) -> None:
    """Take what was read of one characteristic."""
    if characteristic not in READERS:
        return
    try:
        said = decode_read(characteristic, payload)
    except DecodeError:
        return
    if isinstance(said, BatteryLevel):
        if said.battery_percent is not None and len(payload) == 1:
            device.battery_percent = said.battery_percent
    elif isinstance(said, RunningFeatures):
        device.has_running_bit = said.walking_or_running
    elif isinstance(said, BodyLocation):
        device.worn = said.location
        device.watch.worn(said.location)
    elif isinstance(said, SensorLocation):
        device.worn = said.location
    elif isinstance(said, DeviceText) and said.text is not None:
        device.texts[characteristic] = said.text
