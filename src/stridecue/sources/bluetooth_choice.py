"""Which device is used for what.

Rules:
- Devices are known here by who they are, whatever their addresses.
- A role with remembered devices takes one of those and no other, as soon as it is seen. A remembered device takes all
  the roles that it was given, or all that it can do and no other was given if it was given none.
- With `only_remembered` nothing else is ever taken.
- A role with nothing remembered takes the strongest device after a listening window. One device may fill several roles.
- The treadmill that was taken fills the roles of heart rate and footpod too, if it can, but only until a device of
  their own is there: a strap put on late still replaces the grips. Another treadmill never does. What a device turns
  out to have only once it is connected counts in the same way.
- Power comes from the footpod that was taken or from a device named Stryd, unless a device is remembered for it: a
  power meter alone may be on a bicycle. Nobody looks for power alone.
- A device that is linked to this computer already goes before all others: a program that was killed left it so.
- A device that could not be connected steps back behind all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.sources.bluetooth_identity import REMEMBERED_NAME_MAX
from stridecue.sources.bluetooth_sighting import Sighting, with_services

ROLES = (Role.TREADMILL, Role.HEART_RATE, Role.FOOTPOD)
"""Those that are looked for; the treadmill first, since it may stand in for the others."""
RUNNING_POWER = "stryd"
"""How the names of the devices begin that measure power and nothing but running."""


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


@dataclass(frozen=True, slots=True)
class _Taken:
    """Who fills a role."""

    device: str
    stands_in: bool = False
    """Only until a device of the role's own is there."""


class Choice:
    """What was taken so far, and what is still missing."""

    def __init__(self, remembered: Iterable[DeviceSettings] = (), *, only_remembered: bool = False) -> None:
        self._remembered = {settings.device: settings for settings in remembered}
        self._only_remembered = only_remembered
        self._taken: dict[Role, _Taken] = {}
        self._sightings: dict[str, Sighting] = {}
        """Those of the devices that were taken."""
        self._failures: dict[str, int] = {}

    @property
    def taken(self) -> Mapping[Role, Joined]:
        """What was taken for each role."""
        joined = {device: self.joined(device) for device in self.devices}
        return {role: joined[taken.device] for role, taken in self._taken.items()}

    @property
    def devices(self) -> frozenset[str]:
        """The devices that were taken."""
        return frozenset(taken.device for taken in self._taken.values())

    @property
    def missing(self) -> frozenset[Role]:
        """The roles for which something is still looked for."""
        return frozenset(role for role in Role if self._wants(role))

    def sighting(self, device: str) -> Sighting:
        """Return the last sighting of a device that was ever taken."""
        return self._sightings[device]

    def joined(self, device: str) -> Joined:
        """Return what is known of a device that was ever taken."""
        roles = frozenset(role for role, taken in self._taken.items() if taken.device == device)
        return Joined(device, self._sightings[device].name, roles, self.is_remembered(device))

    def is_remembered(self, device: str) -> bool:
        """Tell whether a device is a remembered one."""
        return device in self._remembered

    def is_awaited(self, sighting: Sighting) -> bool:
        """Tell whether a device is a remembered one that would be taken now."""
        return bool(self.missing & self._remembered_roles(sighting))

    def note(self, sighting: Sighting) -> None:
        """Keep what a later sighting says about a device that was taken: a name may come late."""
        known = self._sightings.get(sighting.device)
        if known is not None:
            self._sightings[sighting.device] = with_services(sighting, known.services)

    def note_services(self, device: str, services: tuple[str, ...]) -> None:
        """Take what a device turned out to have once it was connected."""
        before = self._sightings[device]
        now = self._sightings[device] = with_services(before, services)
        named = device in self._remembered and self._remembered[device].roles
        if not named and (not self._only_remembered or self.is_remembered(device)):
            for role in ROLES:
                if role in now.roles and role not in self._taken and not self._has_remembered(role):
                    own = role is Role.TREADMILL or role in before.roles or _measures_running_power(now)
                    self._take(role, now, stands_in=not own)
        self._take_power(())

    def take_remembered(self, seen: Iterable[Sighting]) -> None:
        """Take the remembered devices among those seen, the strongest first."""
        for sighting in sorted(seen, key=self._rank):
            for role in self.missing & self._remembered_roles(sighting):
                self._take(role, sighting)
        self._take_power(())

    def take_strongest(self, seen: Iterable[Sighting]) -> None:
        """Take the strongest device for each role with nothing remembered."""
        if self._only_remembered:
            return
        seen = sorted(seen, key=self._rank)
        for role in ROLES:
            if role not in self.missing or self._has_remembered(role):
                continue
            fit = [sighting for sighting in seen if role in sighting.roles]
            own = [one for one in fit if role is Role.TREADMILL or Role.TREADMILL not in one.roles]
            if own:
                self._take(role, own[0])
            elif role not in self._taken:
                self._let_treadmill_stand_in(role)
        self._take_power(seen)

    def step_back(self, device: str) -> None:
        """Give up a device that cannot be connected; others go before it from now."""
        self._failures[device] = self._failures.get(device, 0) + 1
        self._taken = {role: taken for role, taken in self._taken.items() if taken.device != device}

    def _take(self, role: Role, sighting: Sighting, *, stands_in: bool = False) -> None:
        known = self._sightings.get(sighting.device)
        self._sightings[sighting.device] = with_services(sighting, known.services if known else ())
        self._taken[role] = _Taken(sighting.device, stands_in)

    def _let_treadmill_stand_in(self, role: Role) -> None:
        treadmill = self._taken.get(Role.TREADMILL)
        if treadmill and role in self._sightings[treadmill.device].roles:
            self._take(role, self._sightings[treadmill.device], stands_in=True)

    def _take_power(self, seen: Iterable[Sighting]) -> None:
        if Role.POWER in self._taken or self._has_remembered(Role.POWER):
            return
        footpod = self._taken.get(Role.FOOTPOD)
        if footpod and not footpod.stands_in and Role.POWER in self._sightings[footpod.device].roles:
            self._take(Role.POWER, self._sightings[footpod.device])
            return
        for sighting in seen:
            if Role.POWER in sighting.roles and _measures_running_power(sighting):
                self._take(Role.POWER, sighting)
                return

    def _rank(self, sighting: Sighting) -> tuple[int, bool, int, str]:
        """Order devices: fewest failures, linked already, the strongest."""
        return (
            self._failures.get(sighting.device, 0),
            not sighting.linked,
            -sighting.strength_dbm,
            sighting.device,
        )

    def _wants(self, role: Role) -> bool:
        taken, remembered = self._taken.get(role), self._has_remembered(role)
        if self._only_remembered or role not in ROLES:
            return taken is None and (remembered or self._awaits_one_for_all())
        return taken is None or (not remembered and taken.stands_in)

    def _awaits_one_for_all(self) -> bool:
        """Tell whether a device that was remembered without a role was not taken yet."""
        return any(not one.roles and one.device not in self._sightings for one in self._remembered.values())

    def _has_remembered(self, role: Role) -> bool:
        return any(role in settings.roles for settings in self._remembered.values())

    def _remembered_roles(self, sighting: Sighting) -> frozenset[Role]:
        """What a device was remembered for; all that it can do and no other was, when its settings name no role."""
        settings = self._remembered.get(sighting.device)
        if settings is None:
            return frozenset()
        return settings.roles or frozenset(role for role in sighting.roles if not self._has_remembered(role))


def _measures_running_power(sighting: Sighting) -> bool:
    return (sighting.name or "").casefold().startswith(RUNNING_POWER)
