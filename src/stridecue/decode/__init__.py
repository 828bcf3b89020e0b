"""GATT bytes to readings; one file a service.

Rules: flags are walked in the order of their bits. A payload that ends early gives its complete fields and is marked
truncated; only one without its mandatory fields is an error. What comes after the last known field is ignored. *Not
sent* and *not available* are None, never 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from stridecue.decode.battery import decode_battery
from stridecue.decode.device_information import decode_device_text
from stridecue.decode.heart_rate import decode_body_location, decode_heart_rate
from stridecue.decode.machine_status import decode_machine_status
from stridecue.decode.power import decode_power
from stridecue.decode.running import decode_running, decode_running_features, decode_sensor_location
from stridecue.decode.treadmill import decode_treadmill, decode_treadmill_features
from stridecue.errors import DecodeError
from stridecue.model.measurement import (
    BatteryLevel,
    BodyLocation,
    DeviceText,
    Measurement,
    RunningFeatures,
    SensorLocation,
    TreadmillFeatures,
)

T = TypeVar("T")

ReadOnce = BatteryLevel | BodyLocation | DeviceText | RunningFeatures | SensorLocation | TreadmillFeatures
"""What is read."""

DECODERS: dict[str, Callable[[bytes], Measurement]] = {
    "2A37": decode_heart_rate,
    "2A53": decode_running,
    "2ACD": decode_treadmill,
    "2A63": decode_power,
    "2ADA": decode_machine_status,
}
"""What reads each characteristic that is notified."""

READERS: dict[str, Callable[[bytes], ReadOnce]] = {
    "2A19": decode_battery,
    "2A38": decode_body_location,
    "2A54": decode_running_features,
    "2A5D": decode_sensor_location,
    "2ACC": decode_treadmill_features,
    "2A24": decode_device_text,
    "2A26": decode_device_text,
    "2A27": decode_device_text,
    "2A28": decode_device_text,
    "2A29": decode_device_text,
}
"""What reads each characteristic that is asked for, not notified."""


def decode(characteristic: str, payload: bytes) -> Measurement:
    """Read one notification of a characteristic, named by four hex digits in upper case.

    Raises DecodeError for bytes that are no payload of it, and for a characteristic that nothing here reads.
    """
    return _known(DECODERS, characteristic)(payload)


def decode_read(characteristic: str, payload: bytes) -> ReadOnce:
    """Read what was asked of a characteristic, named by four hex digits in upper case.

    Raises DecodeError for bytes that are no payload of it, and for a characteristic that nothing here reads.
    """
    return _known(READERS, characteristic)(payload)


def _known(table: Mapping[str, Callable[[bytes], T]], characteristic: str) -> Callable[[bytes], T]:
    decoder = table.get(characteristic)
    if decoder is None:
        raise DecodeError(
            f"Nothing is known about the characteristic {characteristic[:36]!r}.",
            f"Known are {', '.join(table)}.",
        )
    return decoder
