"""Which device is used for what.

Rules:
- A role with remembered devices takes one of those and no other, as soon as it is seen.
- With `only_remembered` nothing else is ever taken.
- A role with nothing remembered takes the strongest device after a listening window. One device may fill several roles.
- The treadmill that was taken fills the roles of heart rate and footpod too, if it can, but only until a device of
  their own is there: a strap put on late still replaces the grips. Another treadmill never does.
- A device that is linked to this computer already goes before all others: a program that was killed left it so.
- A device that could not be connected steps back behind all others.
- A remembered device is known by its address; by its name where addresses are identifiers of the machine's own (macOS).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.sources.bluetooth_sighting import Sighting, harmless_name

ROLES = (Role.TREADMILL, Role.HEART_RATE, Role.FOOTPOD)
"""The treadmill first, since it may stand in for the others."""


REMEMBERED_NAME_MAX = 200
"""Settings take no longer text."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A device that was taken."""

    device: str
    name: str | None
    roles: frozenset[Role]
    remembered: bool

    def settings(self) -> DeviceSettings:
        """Return what to remember of it."""
        return DeviceSettings(self.device, self.name and self.name[:REMEMBERED_NAME_MAX], self.roles)


class Choice:
    """What was taken so far, and what is still missing."""

    def __init__(self, remembered: Iterable[DeviceSettings] = (), *, only_remembered: bool = False) -> None:
        self._remembered = tuple(remembered)
        self._only_remembered = only_remembered
        self._taken: dict[Role, Sighting] = {}
        self._failures: dict[str, int] = {}

    @property
    def taken(self) -> Mapping[Role, Joined]:
        """What was taken for each role."""
        joined = {sighting.device: self._joined(sighting) for sighting in self._taken.values()}
        return {role: joined[sighting.device] for role, sighting in self._taken.items()}

    @property
    def devices(self) -> frozenset[str]:
        """The devices that were taken."""
        return frozenset(sighting.device for sighting in self._taken.values())

    @property
    def missing(self) -> frozenset[Role]:
        """The roles for which something is still looked for."""
        return frozenset(role for role in ROLES if self._wants(role))

    def sighting(self, device: str) -> Sighting:
        """Return the last sighting of a device that was taken."""
        return next(taken for taken in self._taken.values() if taken.device == device)

    def is_remembered(self, sighting: Sighting) -> bool:
        """Tell whether a device is a remembered one."""
        return is_remembered(self._remembered, sighting)

    def note(self, sighting: Sighting) -> None:
        """Keep what a later sighting says about a device that was taken: a name may come late."""
        for role, taken in self._taken.items():
            if taken.device == sighting.device:
                self._taken[role] = sighting

    def take_remembered(self, seen: Iterable[Sighting]) -> None:
        """Take the remembered devices among those seen, the strongest first."""
        for sighting in sorted(seen, key=self._rank):
            for role in self.missing & self._remembered_roles(sighting):
                if role not in self._taken:
                    self._taken[role] = sighting

    def take_strongest(self, seen: Iterable[Sighting]) -> None:
        """Take the strongest device for each role with nothing remembered."""
        if self._only_remembered:
            return
        seen = sorted(seen, key=self._rank)
        for role in ROLES:
            if role not in self.missing or self._has_remembered(role):
                continue
            fit = [sighting for sighting in seen if role in sighting.roles]
            own = [sighting for sighting in fit if not _is_stopgap(sighting, role)]
            if own:
                self._taken[role] = own[0]
            elif role not in self._taken:
                treadmill = self._taken.get(Role.TREADMILL)
                if treadmill and role in treadmill.roles:
                    self._taken[role] = treadmill

    def step_back(self, device: str) -> None:
        """Give up a device that cannot be connected; others go before it from now."""
        self._failures[device] = self._failures.get(device, 0) + 1
        self._taken = {role: taken for role, taken in self._taken.items() if taken.device != device}

    def _rank(self, sighting: Sighting) -> tuple[int, bool, int, str]:
        """Order devices: fewest failures, linked already, the strongest."""
        return (
            self._failures.get(sighting.device, 0),
            not sighting.linked,
            -sighting.strength_dbm,
            sighting.device,
        )

    def _joined(self, sighting: Sighting) -> Joined:
        roles = frozenset(role for role, taken in self._taken.items() if taken.device == sighting.device)
        return Joined(sighting.device, sighting.name, roles, self.is_remembered(sighting))

    def _wants(self, role: Role) -> bool:
        if self._only_remembered and not self._has_remembered(role):
            return False
        taken = self._taken.get(role)
        return taken is None or (not self._has_remembered(role) and _is_stopgap(taken, role))

    def _has_remembered(self, role: Role) -> bool:
        return any(role in settings.roles for settings in self._remembered)

    def _remembered_roles(self, sighting: Sighting) -> frozenset[Role]:
        """What a device was remembered for; all that it can do when its settings name no role."""
        found = [settings for settings in self._remembered if _is(settings, sighting)]
        named = frozenset[Role]().union(*(settings.roles for settings in found))
        return (named or sighting.roles) if found else frozenset()


def _is_stopgap(sighting: Sighting, role: Role) -> bool:
    """Tell whether a device is a treadmill that does this role as well."""
    return role is not Role.TREADMILL and Role.TREADMILL in sighting.roles


def is_remembered(remembered: Iterable[DeviceSettings], sighting: Sighting) -> bool:
    """Tell whether a device is one of the remembered ones."""
    return any(_is(settings, sighting) for settings in remembered)


def _is(settings: DeviceSettings, sighting: Sighting) -> bool:
    if settings.device.upper() == sighting.device.upper():
        return True
    if ":" in sighting.device or settings.name is None or sighting.name is None:
        return False
    return harmless_name(settings.name) == sighting.name[:REMEMBERED_NAME_MAX]
