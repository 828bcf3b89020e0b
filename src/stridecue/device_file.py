"""The file of the runner's devices: what is known and chosen about each, for any editor.

Rules: one `[[device]]` for each, with the fields of `DeviceSettings`. A file with a mistake is refused whole, with
file, key and reason, and is never written over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stridecue import paths, toml_file
from stridecue.model.device_settings import DeviceSettings
from stridecue.settings_values import to_toml


@dataclass(frozen=True, slots=True)
class _DeviceFile:
    """What the file may hold."""

    device: tuple[DeviceSettings, ...] = ()


def load(file: Path | None = None) -> tuple[DeviceSettings, ...] | None:
    """Read the devices; None when there is no file.

    Raises:
        SettingsError: the file cannot be read, or something in it is wrong.
    """
    read = toml_file.read(file or paths.devices_file(), _DeviceFile)
    return None if read is None else read.device


def save(devices: Sequence[DeviceSettings], file: Path | None = None) -> None:
    """Write the devices, keeping the comments that the file has.

    Raises:
        SettingsError: the file cannot be written, or has a mistake and is left as it is.
    """
    file = file or paths.devices_file()
    load(file)
    toml_file.write(file, {"device": [to_toml(device, always=("device",)) for device in devices]})


def remember(devices: Sequence[DeviceSettings], device: DeviceSettings) -> tuple[DeviceSettings, ...]:
    """Return the devices with this one in its place, or at the end."""
    if any(known.device == device.device for known in devices):
        return tuple(device if known.device == device.device else known for known in devices)
    return (*devices, device)


def forget(devices: Sequence[DeviceSettings], device: str) -> tuple[DeviceSettings, ...]:
    """Return the devices without one."""
    return tuple(known for known in devices if known.device != device)
