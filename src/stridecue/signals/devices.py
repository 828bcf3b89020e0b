"""The devices of a run: names, roles, settings, links and batteries.

Rules:
- Settings come from the setup; what they leave open may be set by a quirk of the device's name. A changed
  setting holds from then on.
- The bar shows devices that are set up, connected or sending, not everything in the air; at most 16 are kept.
- Change (role or setting): `content` is a JSON object with `device` and any of `name`, `roles` (list of role names),
  `cadence_basis` (`one_foot`, `both_feet`, `unknown`), `speed_factor`, `incline_scale`. Objects without `device` belong
  to another room.
"""

from __future__ import annotations

import json

from stridecue.decode.quirks import quirk_of
from stridecue.decode.treadmill import TreadmillMerger
from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.model.inputs import Link, LinkEvent
from stridecue.model.our_choices.signals import HEART_RATE_LOST_S
from stridecue.model.state import DeviceState, Quality
from stridecue.signals import outside_values
from stridecue.signals.cadence_unit import CadenceUnit
from stridecue.signals.quality import Ageing
from stridecue.signals.sensor_faults.watch import SensorWatch

MOST_DEVICES = 16
LONGEST_CONTENT = 10_000
FACTORS = (0.01, 100.0)
HEART_RATE, FOOTPOD, TREADMILL, UNKNOWN = "heart_rate", "footpod", "treadmill", "unknown"
_ROLES = list(Role)
FOOTPOD_SERVICE = "1814"
_KIND_OF_SERVICE = (("1826", TREADMILL), ("180D", HEART_RATE), (FOOTPOD_SERVICE, FOOTPOD))
_KIND_OF_ROLE = ((Role.TREADMILL, TREADMILL), (Role.HEART_RATE, HEART_RATE), (Role.FOOTPOD, FOOTPOD))


class Device:
    """One device and what is known about it."""

    __slots__ = (
        "_chosen_factor",
        "_chosen_scale",
        "battery_percent",
        "connected",
        "has_running_bit",
        "id",
        "incline_scale",
        "kind",
        "last_ms",
        "merger",
        "name",
        "on_foot",
        "refused",
        "roles",
        "shown",
        "speed_factor",
        "unit",
        "watch",
    )

    def __init__(self, settings: DeviceSettings) -> None:
        self.id = settings.device
        self.name: str | None = None
        self.roles = settings.roles
        self._chosen_factor = settings.speed_factor
        self._chosen_scale = settings.incline_scale
        self.speed_factor = 1.0 if settings.speed_factor is None else settings.speed_factor
        self.incline_scale = 1.0 if settings.incline_scale is None else settings.incline_scale
        self.unit = CadenceUnit(settings.cadence_basis)
        self.kind = next((kind for role, kind in _KIND_OF_ROLE if role in settings.roles), UNKNOWN)
        self.connected = False
        self.shown = False
        self.last_ms: int | None = None
        self.battery_percent: int | None = None
        self.has_running_bit: bool | None = None
        """Whether a footpod tells walking from running; None while that is not known."""
        self.on_foot = Role.FOOTPOD in settings.roles
        """Whether it is a footpod too, whatever else it is."""
        self.merger = TreadmillMerger()
        self.refused = 0
        """Packets that could not be read."""
        self.watch = SensorWatch()
        self.call(settings.name)

    def call(self, name: str | None) -> None:
        """Take the device's name and what is known by it."""
        cleaned = outside_values.name(name)
        if cleaned is None or cleaned == self.name:
            return
        self.name = cleaned
        quirk = quirk_of(cleaned)
        if self.unit.basis is CadenceBasis.UNKNOWN:
            self.unit = CadenceUnit(quirk.cadence_basis)
        if self._chosen_factor is None:
            self.speed_factor = quirk.speed_factor
        if self._chosen_scale is None:
            self.incline_scale = quirk.incline_scale

    def heard(self, t_ms: int, kind: str) -> None:
        """Note that the device sent something of a kind; a treadmill stays one, whatever else it sends."""
        self.last_ms = t_ms
        self.shown = self.connected = True
        if kind == FOOTPOD:
            self.on_foot = True
        if self.kind in (UNKNOWN, kind) or kind == TREADMILL:
            self.kind = kind

    def change(self, values: dict[str, object]) -> list[str]:
        """Take changed settings; returns the keys that could not be used."""
        wrong: list[str] = []
        for key, value in values.items():
            if key == "name" and isinstance(value, str):
                self.call(value)
            elif key == "roles" and isinstance(value, list) and all(role in _ROLES for role in value):
                self.roles = frozenset(Role(role) for role in value)
            elif key == "cadence_basis" and value in list(CadenceBasis):
                self.unit = CadenceUnit(CadenceBasis(str(value)))
                self.unit.found = self.unit.basis is not CadenceBasis.UNKNOWN
            elif key == "speed_factor" and (factor := outside_values.number(value, *FACTORS)) is not None:
                self.speed_factor = self._chosen_factor = factor
            elif key == "incline_scale" and (scale := outside_values.number(value, *FACTORS)) is not None:
                self.incline_scale = self._chosen_scale = scale
            elif key != "device":
                wrong.append(key)
        return wrong


class Devices:
    """All devices of the run."""

    def __init__(self, settings: tuple[DeviceSettings, ...], hold_s: float) -> None:
        self._ageing = Ageing(hold_s)
        self._heart_rate_ageing = Ageing(hold_s, HEART_RATE_LOST_S)
        self._by_id: dict[str, Device] = {}
        for known in settings[-MOST_DEVICES:]:
            device = self._by_id[known.device] = Device(known)
            device.shown = True

    def of(self, device_id: str) -> Device | None:
        """Return a device, new ones too; None when there are too many that were heard."""
        device = self._by_id.get(device_id)
        if device is None and len(self._by_id) >= MOST_DEVICES:
            self._let_a_silent_one_go()
        if device is None and len(self._by_id) < MOST_DEVICES:
            device = self._by_id[device_id] = Device(DeviceSettings(device_id))
        return device

    def _let_a_silent_one_go(self) -> None:
        """Make room: a remembered device that is not here today gives way to one that is."""
        silent = [one.id for one in self._by_id.values() if one.last_ms is None and not one.connected]
        if silent:
            del self._by_id[silent[0]]

    def has_role(self, device_id: str, role: Role) -> bool:
        """Return whether a device was given a role."""
        device = self._by_id.get(device_id)
        return device is not None and role in device.roles

    def link(self, body: Link) -> None:
        """Take what happened to a link; what was only found in the air is not kept."""
        known = body.device in self._by_id
        if body.event is LinkEvent.FOUND and not known:
            return
        device = self.of(body.device)
        if device is None:
            return
        device.call(body.name)
        if FOOTPOD_SERVICE in body.services:
            device.on_foot = True
        if device.kind == UNKNOWN:
            device.kind = next(
                (kind for number, kind in _KIND_OF_SERVICE if number in body.services), UNKNOWN
            )
        if body.event is LinkEvent.CONNECTED:
            device.connected = device.shown = True
        elif body.event is LinkEvent.LOST:
            device.connected = False

    def change(self, content: str) -> tuple[Device | None, list[str]]:
        """Take a changed setting; returns its device and the keys that could not be used."""
        try:
            values = json.loads(content[:LONGEST_CONTENT])
        except (ValueError, RecursionError):
            return None, ["content"]
        if not isinstance(values, dict) or not isinstance(values.get("device"), str):
            return None, []
        device = self.of(values["device"])
        if device is None:
            return None, ["device"]
        device.shown = True
        return device, device.change(values)

    def bases(self) -> dict[str, CadenceBasis]:
        """Return what each footpod was found or said to count in this run, to be remembered."""
        return {device.id: device.unit.basis for device in self._by_id.values() if device.unit.found}

    def states(self, t_ms: int, asleep: bool) -> tuple[DeviceState, ...]:
        """Return the device bar at `t_ms`."""
        return tuple([self._state(device, t_ms, asleep) for device in self._by_id.values() if device.shown])

    def _state(self, device: Device, t_ms: int, asleep: bool) -> DeviceState:
        if device.last_ms is None:
            quality, age_s = Quality.LOST, None
        else:
            age_ms = t_ms - device.last_ms
            ageing = self._heart_rate_ageing if device.kind == HEART_RATE else self._ageing
            quality, age_s = Quality.LOST if asleep else ageing.quality(age_ms), age_ms / 1000
        return DeviceState(
            device.id, device.name, device.kind, device.connected, quality, age_s, device.battery_percent
        )
