"""The devices of a run: which there are, what becomes of their links and settings, and what to call them.

Rules:
- The bar shows devices that are set up, connected or sending, not everything in the air; at most 16 are kept.
- Change (role or setting): `content` is a JSON object with `device` and any of `name`, `called`, `roles` (list of role
  names), `cadence_basis` (`one_foot`, `both_feet`, `unknown`), `speed_factor`, `incline_scale` (null
  takes these two back). Objects without `device` belong to another room.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.model.inputs import Link, LinkEvent
from stridecue.model.our_choices.signals import HEART_RATE_LOST_S
from stridecue.model.state import DeviceState, Quality
from stridecue.signals.device import FOOTPOD, HEART_RATE, POWER, TREADMILL, UNKNOWN, Device
from stridecue.signals.quality import Ageing

MOST_DEVICES = 16
LONGEST_CONTENT = 10_000
FOOTPOD_SERVICE = "1814"
_KIND_OF_SERVICE = (("1826", TREADMILL), ("180D", HEART_RATE), (FOOTPOD_SERVICE, FOOTPOD), ("1818", POWER))
_WORD_OF_KIND = {HEART_RATE: "Strap", FOOTPOD: "Footpod", TREADMILL: "Treadmill", POWER: "Power meter"}


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

    def known(self, device_id: str | None) -> Device | None:
        """Return a device that was heard or set up."""
        return None if device_id is None else self._by_id.get(device_id)

    def every(self) -> Iterable[Device]:
        """Return all that were heard or set up."""
        return self._by_id.values()

    def title(self, device: Device) -> str:
        """Return what to call a device: the runner's word, its kind if there is one of it alone, its name."""
        word = _WORD_OF_KIND.get(device.kind)
        alone = not any(
            other.kind == device.kind and other.shown and other is not device for other in self.every()
        )
        return device.called or (word if alone else None) or device.name or word or "A sensor"

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
            device.id,
            device.called or device.name,
            device.kind,
            device.connected,
            quality,
            age_s,
            device.battery_percent,
            device.watch.count(t_ms) if device.watch.found else 0,
        )
