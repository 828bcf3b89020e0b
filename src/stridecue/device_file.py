"""The file of the runner's devices: what is known and chosen about each, for any editor.

Rules: one `[[device]]` for each, with the fields of `DeviceSettings`, and no device twice. A file with a mistake is
refused whole, with file, key and reason, and is never written over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stridecue import paths, toml_file
from stridecue.model.device_settings import DeviceSettings, Role
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
    if known(devices, device.device) is None:
        return (*devices, device)
    return tuple(device if one.device == device.device else one for one in devices)


def known(devices: Sequence[DeviceSettings], device: str) -> DeviceSettings | None:
    """Return what is remembered of a device, if anything is."""
    return next((one for one in devices if one.device == device), None)


def without_roles(devices: Sequence[DeviceSettings], roles: Iterable[Role]) -> tuple[DeviceSettings, ...]:
    """Return the devices without these roles: each role is one device's at a time."""
    taken = frozenset(roles)
    return tuple(replace(one, roles=one.roles - taken) for one in devices)


def forget(devices: Sequence[DeviceSettings], device: str) -> tuple[DeviceSettings, ...]:
    """Return the devices without one."""
    return tuple(one for one in devices if one.device != device)


def _key(device: DeviceSettings) -> str:
    """Return what no two devices have: an address, however it is spelled."""
    return device.device.strip().upper()
