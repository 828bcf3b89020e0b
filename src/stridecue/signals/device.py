"""One device of a run: its name, settings, links, and what it has said of itself.

Rules:
- Settings come from the setup; what they leave open may be set by a quirk of the device's name. A changed setting holds
  from then on.
- A treadmill is one, whatever else it sends. Otherwise the first thing that a device sends tells its kind, but for
  power, which footpods send too.
"""

from __future__ import annotations

from stridecue.decode.quirks import NO_QUIRK, Quirk, quirk_of
from stridecue.decode.treadmill import TreadmillMerger
from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.signals import outside_values
from stridecue.signals.cadence_unit import CadenceUnit
from stridecue.signals.gone_and_back import Presence
from stridecue.signals.sensor_faults.watch import SensorWatch

FACTORS = (0.01, 100.0)
HEART_RATE, FOOTPOD, TREADMILL, POWER = "heart_rate", "footpod", "treadmill", "power"
UNKNOWN = "unknown"
_ROLES = list(Role)
_KIND_OF_ROLE = (
    (Role.TREADMILL, TREADMILL),
    (Role.HEART_RATE, HEART_RATE),
    (Role.FOOTPOD, FOOTPOD),
    (Role.POWER, POWER),
)
_LESS_SURE = frozenset({UNKNOWN, POWER})
"""Kinds that give way to another."""
SETTINGS, NAME = "settings", "name"
"""Where something about a device is known from."""


class Device:
    """One device and what is known about it."""

    __slots__ = (
        "_chosen_factor",
        "_chosen_scale",
        "ask",
        "battery_percent",
        "called",
        "connected",
        "has_running_bit",
        "id",
        "incline_scale",
        "kind",
        "last_ms",
        "merger",
        "name",
        "on_foot",
        "presence",
        "roles",
        "shown",
        "speed_factor",
        "texts",
        "unit",
        "watch",
        "worn",
    )

    def __init__(self, settings: DeviceSettings) -> None:
        self.id = settings.device
        self.name: str | None = None
        self.called = outside_values.name(settings.called)
        self.ask = ""
        """What the runner has to be asked, because the device does not tell."""
        self.roles = settings.roles
        self._chosen_factor = settings.speed_factor
        self._chosen_scale = settings.incline_scale
        self.unit = CadenceUnit(settings.cadence_basis, SETTINGS)
        self.kind = next((kind for role, kind in _KIND_OF_ROLE if role in settings.roles), UNKNOWN)
        self.connected = False
        self.shown = False
        self.last_ms: int | None = None
        self.battery_percent: int | None = None
        self.has_running_bit: bool | None = None
        """Whether a footpod tells walking from running; None while that is not known."""
        self.on_foot = Role.FOOTPOD in settings.roles
        """Whether it is a footpod too, whatever else it is."""
        self.texts: dict[str, str] = {}
        """What it says about itself, by characteristic."""
        self.worn: str | None = None
        """Where, as it says."""
        self.merger = TreadmillMerger()
        self.watch = SensorWatch()
        self.presence = Presence()
        self._multiply(NO_QUIRK)
        self.call(settings.name)

    def call(self, name: str | None) -> None:
        """Take the device's name and what is known by it."""
        cleaned = outside_values.name(name)
        if cleaned is None or cleaned == self.name:
            return
        self.name = cleaned
        quirk = quirk_of(cleaned)
        if self.unit.basis is CadenceBasis.UNKNOWN:
            self.unit = CadenceUnit(quirk.cadence_basis, NAME)
        self._multiply(quirk)

    def _multiply(self, quirk: Quirk) -> None:
        """Take what its values are multiplied by: what was chosen comes before what is known by its name."""
        factor, scale = self._chosen_factor, self._chosen_scale
        self.ask = quirk.ask if factor is None else ""
        self.speed_factor = self.watch.speed_factor = quirk.speed_factor if factor is None else factor
        self.incline_scale = self.watch.incline_scale = quirk.incline_scale if scale is None else scale

    @property
    def settings(self) -> DeviceSettings:
        """What is known and chosen about it now."""
        return DeviceSettings(
            self.id,
            self.name,
            self.roles,
            self.unit.basis,
            self._chosen_factor,
            self._chosen_scale,
            self.called,
        )

    @property
    def speed_factor_from(self) -> str:
        """Where its speed factor is known from; empty for none."""
        return _known_from(self._chosen_factor, self.speed_factor)

    @property
    def incline_scale_from(self) -> str:
        """Where its incline scale is known from; empty for none."""
        return _known_from(self._chosen_scale, self.incline_scale)

    def heard(self, t_ms: int, kind: str) -> None:
        """Note that the device sent something of a kind."""
        self.last_ms = t_ms
        self.shown = self.connected = True
        if kind == FOOTPOD:
            self.on_foot = True
        if self.kind != kind and (self.kind in _LESS_SURE or kind == TREADMILL):
            self.kind = kind

    def change(self, values: dict[str, object]) -> list[str]:
        """Take changed settings; returns the keys that could not be used."""
        wrong: list[str] = []
        for key, value in values.items():
            if key == "name" and isinstance(value, str):
                self.call(value)
            elif key == "called" and (value is None or isinstance(value, str)):
                self.called = outside_values.name(value)
            elif key == "roles" and isinstance(value, list) and all(role in _ROLES for role in value):
                self.roles = frozenset(Role(role) for role in value)
            elif key == "cadence_basis" and value in list(CadenceBasis):
                self.unit = CadenceUnit(CadenceBasis(str(value)), SETTINGS)
                self.unit.found = self.unit.basis is not CadenceBasis.UNKNOWN
            elif key == "speed_factor" and _is_factor(value):
                self._chosen_factor = outside_values.number(value, *FACTORS)
            elif key == "incline_scale" and _is_factor(value):
                self._chosen_scale = outside_values.number(value, *FACTORS)
            elif key != "device":
                wrong.append(key)
        self._multiply(quirk_of(self.name))
        return wrong


def _is_factor(value: object) -> bool:
    """Tell whether a value is a factor, or null: what is known by the name again."""
    return value is None or outside_values.number(value, *FACTORS) is not None


def _known_from(chosen: float | None, holds: float) -> str:
    if chosen is not None:
        return SETTINGS
    return NAME if holds != 1.0 else ""
