"""The settings that would mend a sensor, as a change of the run.

Rules: only what differs is changed, so that what a runner's file says beside it stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from stridecue import device_file
from stridecue.model.device_settings import DeviceSettings

NAME = "device"
"""What such a change is called."""


def changed(now: DeviceSettings, mended: DeviceSettings) -> dict[str, object]:
    """Return what differs, by the names of the settings."""
    names = [item.name for item in fields(DeviceSettings) if item.name != "device"]
    return {name: getattr(mended, name) for name in names if getattr(now, name) != getattr(mended, name)}


def content(device: str, values: dict[str, object]) -> str:
    """Return the change as the run takes it."""
    known = {name: _plain(value) for name, value in values.items() if value is not None}
    return json.dumps({"device": device, **known})


def mended(
    devices: tuple[DeviceSettings, ...], device: str, values: Mapping[str, Any]
) -> tuple[DeviceSettings, ...]:
    """Return the remembered devices with one changed; as they are if it is not among them."""
    known = device_file.known(devices, device)
    return devices if known is None else device_file.remember(devices, replace(known, **values))


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value
