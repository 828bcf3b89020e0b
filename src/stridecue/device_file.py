"""The file of the runner's devices: what is known and chosen about each, for any editor.

Rules: one `[[device]]` for each, with the fields of `DeviceSettings`, and no device twice. A file with a mistake is
refused whole, with file, key and reason, and is never written over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stridecue import paths, toml_file
from stridecue.model.device_settings import DeviceSettings
from stridecue.settings_values import BadValueError, to_toml


@dataclass(frozen=True, slots=True)
class _DeviceFile:
    """What the file may hold."""

    device: tuple[DeviceSettings, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a device without an address, and one that is there twice."""
        first: dict[str, int] = {}
        for number, one in enumerate(self.device, 1):
            if not one.device.strip():
                raise BadValueError(f"device[{number}].device is empty")
            if (other := first.setdefault(_key(one), number)) != number:
                raise BadValueError(f"device[{number}].device is the same as device[{other}].device")


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
    each_once = {_key(device): device for device in devices if device.device.strip()}
    toml_file.write(file, {"device": [to_toml(device, always=("device",)) for device in each_once.values()]})


def remember(devices: Sequence[DeviceSettings], device: DeviceSettings) -> tuple[DeviceSettings, ...]:
    """Return the devices with this one in its place, or at the end."""
    if any(known.device == device.device for known in devices):
        return tuple(device if known.device == device.device else known for known in devices)
    return (*devices, device)


def forget(devices: Sequence[DeviceSettings], device: str) -> tuple[DeviceSettings, ...]:
    """Return the devices without one."""
    return tuple(known for known in devices if known.device != device)


def _key(device: DeviceSettings) -> str:
    """Return what no two devices have: an address, however it is spelled."""
    return device.device.strip().upper()
