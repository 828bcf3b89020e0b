"""The runner's settings: two TOML files that the app and any editor can change.

Rules: a default is written once, in the dataclass that holds it; the file has only what the runner set. Reading is
strict: a wrong key or value names the file, the key and what is allowed. Writing keeps the runner's comments. What is
known about devices stands in a file of its own (`device_file`); one with a mistake costs the devices and nothing else.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from stridecue import device_file, paths, toml_file
from stridecue.errors import SettingsError
from stridecue.model.device_settings import DeviceSettings
from stridecue.model.profile import Profile
from stridecue.model.run_settings import AroundRun, RunSettings
from stridecue.settings_values import NOT_IN_FILE, to_toml


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a runner chose."""

    profile: Profile = field(default_factory=Profile)
    run: RunSettings = field(default_factory=RunSettings)
    around: AroundRun = field(default_factory=AroundRun)
    devices: tuple[DeviceSettings, ...] = ()
    """What is remembered, from the devices' own file."""
    device_problem: str | None = field(default=None, metadata=NOT_IN_FILE)
    """Why the devices' file could not be used, in words for the runner."""
    cue_sets: tuple[str, ...] = ()
    """Names of the cue sets to load; empty means the shipped defaults."""
    voice: bool = True
    """Whether cues are spoken when a run begins."""
    text: bool = True
    """Whether cues are on the screen when a run begins; safety always is."""
    theme: str = "stridecue-dark"
    safety_card_confirmed: bool = False
    remember_asked: bool = False
    """Whether the runner was asked to have the found sensors remembered."""


def load(file: Path | None = None) -> Settings:
    """Read the settings and the devices; a file that is not there gives the defaults.

    Raises:
        SettingsError: the settings cannot be read, or something in them is wrong.
    """
    file = file or paths.settings_file()
    settings = toml_file.read(file, Settings) or Settings()
    try:
        devices = device_file.load(_devices_beside(file))
    except SettingsError as error:
        return replace(settings, devices=(), device_problem=f"{error} Until then nothing in it counts.")
    return settings if devices is None else replace(settings, devices=devices)


def save(settings: Settings, file: Path | None = None) -> None:
    """Write what differs from the defaults, keeping the comments that the files have.

    Raises:
        SettingsError: a file cannot be written, or has a mistake and is left as it is.
    """
    file = file or paths.settings_file()
    paths.make_private_folder(file.parent)
    before = load(file)  # what the runner is in the middle of changing is not written over
    devices = _devices_beside(file)
    if settings.devices != before.devices or (settings.devices and not devices.exists()):
        device_file.save(settings.devices, devices)
    toml_file.write(file, _as_toml(settings))


def _devices_beside(file: Path) -> Path:
    return file.with_name(paths.devices_file().name)


def _as_toml(settings: Settings) -> dict[str, Any]:
    """Return what differs from the defaults, as plain TOML values; without the devices, which have their own file."""
    result: dict[str, Any] = {}
    for item in fields(Settings):
        value = getattr(settings, item.name)
        if item.name == "devices" or item.metadata == NOT_IN_FILE:
            continue
        if item.name in {"profile", "run", "around"}:
            result[item.name] = to_toml(value)
        elif item.default is not MISSING and value != item.default:
            result[item.name] = list(value) if isinstance(value, tuple) else value
    return result
