"""The runner's settings: one TOML file that the app and any editor can change.

Rules: a default is written once, in the dataclass that holds it; the file has only what the runner set. Reading is
strict: a wrong key or value names the file, the key and what is allowed. Writing keeps the runner's comments.
"""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any

from stridecue import paths
from stridecue.errors import SettingsError
from stridecue.model.device_settings import DeviceSettings
from stridecue.model.profile import Profile
from stridecue.model.run_settings import RunSettings
from stridecue.settings_values import from_toml, to_toml
from stridecue.whole_file import replace_file

MAX_FILE_BYTES = 256 * 1024
_MEND = "Mend it there, or move it away to start anew."


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a runner chose."""

    profile: Profile = field(default_factory=Profile)
    run: RunSettings = field(default_factory=RunSettings)
    devices: tuple[DeviceSettings, ...] = ()
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
    """Read the settings; a file that is not there gives the defaults.

    Raises:
        SettingsError: the file cannot be read, or something in it is wrong.
    """
    file = file or paths.settings_file()
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}.", "Check who may read it.") from error
    if len(raw) > MAX_FILE_BYTES:
        raise SettingsError(f"{file} is too large for settings.", "Move it away to start with the defaults.")
    try:
        document = tomllib.loads(raw.decode("utf-8"))
        return from_toml(Settings, document, "")
    except RecursionError as error:
        raise SettingsError(f"{file}: brackets are nested too deep.", _MEND) from error
    except ValueError as error:  # no text, no TOML, a number that Python finds too long, a wrong value
        raise SettingsError(f"{file}: {error}.", _MEND) from error


def save(settings: Settings, file: Path | None = None) -> None:
    """Write what differs from the defaults, keeping the comments that the file has.

    Raises:
        SettingsError: the file cannot be written, or has a mistake and is left as it is.
    """
    import tomlkit  # noqa: PLC0415 - only when something is saved
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    file = file or paths.settings_file()
    paths.make_private_folder(file.parent)
    load(file)  # what the runner is in the middle of changing is not written over
    try:
        document = tomlkit.parse(file.read_text(encoding="utf-8")) if file.exists() else tomlkit.document()
        _write_into(document, _as_toml(settings))
        replace_file(file, tomlkit.dumps(document))
    except TOMLKitError as error:
        raise SettingsError(f"{file}: {error}.", _MEND) from error
    except OSError as error:
        raise SettingsError(f"{file} cannot be written: {error.strerror}.", "Nothing was changed.") from error


def _as_toml(settings: Settings) -> dict[str, Any]:
    """Return what differs from the defaults, as plain TOML values."""
    result: dict[str, Any] = {}
    for item in fields(Settings):
        value = getattr(settings, item.name)
        if item.name == "devices":
            if value:
                result["devices"] = [to_toml(device, always=("device",)) for device in value]
        elif item.name in {"profile", "run"}:
            result[item.name] = to_toml(value)
        elif item.default is not MISSING and value != item.default:
            result[item.name] = list(value) if isinstance(value, tuple) else value
    return result


def _write_into(document: Any, values: dict[str, Any]) -> None:
    """Set values in a tomlkit table, leaving comments and order; keys that are no longer set are removed."""
    for name in [key for key in document if key not in values]:
        del document[name]
    for name, value in values.items():
        if isinstance(value, dict):
            if name not in document:
                if value:
                    document[name] = value
            else:
                _write_into(document[name], value)
        elif name not in document or document[name] != value:
            document[name] = value
