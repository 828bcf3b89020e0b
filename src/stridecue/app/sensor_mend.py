"""The settings that would mend a sensor, as a change of the run.

Rules: only what differs is changed, so that what a runner's file says beside it stays.
"""

from __future__ import annotations

import json
from dataclasses import fields

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


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value
