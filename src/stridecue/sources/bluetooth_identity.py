"""Who a device is, whatever its address is now.

Rules:
- Who somebody is: the address under which it was remembered, or under which it was first taken.
- A device is known by its address. Addresses are identifiers of the machine's own on macOS, and change with some
  devices: then by its name, if its own address is not in the air, and exactly one device of that very name is, which
  advertises something it was used for and fits nobody else who is missing.
- A device that was seen while the one of its name was linked or in the air is somebody else's, for good. Of two that
  were in the air together, either of which might have been the missing one, nobody can ever tell which is.
- Somebody whose own address is heard again is there and nowhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from stridecue.model.device_settings import DeviceSettings
from stridecue.sources.bluetooth_sighting import ROLE_SERVICES, Sighting, harmless_name

REMEMBERED_NAME_MAX = 200
"""Settings take no longer text."""
OTHERS_MAX = 256
"""So many addresses of other people's devices are kept."""


class Identities:
    """The known devices, and where each of them is."""

    def __init__(self, remembered: Iterable[DeviceSettings] = ()) -> None:
        self._known = {settings.device: settings for settings in remembered}
        self._remembered = frozenset(self._known)
        self._at = {settings.device.upper(): settings.device for settings in self._known.values()}
        """Address → who is there."""
        self._place: dict[str, str] = {}
        """Who was met → the address, as the system spells it."""
        self._others: dict[tuple[str, str], None] = {}
        """Who is not at which address."""

    def who_is_at(self, address: str) -> str:
        """Return who is at an address; a device that is not known is called by it."""
        return self._at.get(address.upper(), address)

    def is_known(self, device: str) -> bool:
        """Tell whether a device is remembered or was taken."""
        return device in self._known

    def address_of(self, device: str) -> str:
        """Return where a device was last met; if it was nowhere yet, its own address."""
        return self._place.get(device, device)

    def is_elsewhere(self, device: str, address: str) -> bool:
        """Tell whether a device was last met at another address than this one."""
        return self.address_of(device).upper() != address.upper()

    def know(self, settings: DeviceSettings) -> None:
        """Keep a device that was taken, so that it is known again; a remembered one stays as it is remembered."""
        if settings.device not in self._remembered or self._known[settings.device].name is None:
            self._known[settings.device] = settings
            self._at.setdefault(settings.device.upper(), settings.device)

    def note_beside(self, stranger: Sighting, here: Collection[str]) -> None:
        """Note that a device that is not known was seen while those who are `here` were."""
        for settings in self._known.values():
            if settings.device in here and _same_name(settings, stranger):
                self._rule_out(settings.device, stranger.device)

    def missing_at(self, strangers: Iterable[Sighting], here: Collection[str]) -> dict[str, str]:
        """Return where those who are not `here` are now, by who they are; `strangers` are all devices not known."""
        strangers = tuple(strangers)
        missing = [settings for settings in self._known.values() if settings.device not in here]
        fits = {
            settings.device: [one.device for one in strangers if _fits(settings, one)] for settings in missing
        }
        found = {device: addresses[0] for device, addresses in fits.items() if len(addresses) == 1}
        once = [address for address in found.values() if list(found.values()).count(address) == 1]
        found = {
            device: address
            for device, address in found.items()
            if address in once and not self._is_ruled_out(device, address)
        }
        for device, addresses in fits.items():
            alike = [address for address in addresses if not self._is_ruled_out(device, address)]
            for address in alike if len(alike) > 1 else ():
                self._rule_out(device, address)
        return found

    def _is_ruled_out(self, device: str, address: str) -> bool:
        return (device, address.upper()) in self._others

    def _rule_out(self, device: str, address: str) -> None:
        self._others[device, address.upper()] = None
        if len(self._others) > OTHERS_MAX:
            del self._others[next(iter(self._others))]

    def recognise(self, sightings: Iterable[Sighting]) -> dict[str, str]:
        """Return who is known of all devices in the air, by their addresses; strangers among them are noted."""
        sightings = tuple(sightings)
        at_home = {one.device: self.who_is_at(one.device) for one in sightings}
        found = {address: who for address, who in at_home.items() if self.is_known(who)}
        here = set(found.values())
        strangers = [one for one in sightings if one.device not in found]
        for stranger in strangers:
            self.note_beside(stranger, here)
        return found | {address: who for who, address in self.missing_at(strangers, here).items()}

    def move(self, device: str, address: str) -> None:
        """Note where a known device is now; where it was thought to be beside its own address, it is not."""
        left = self.address_of(device).upper()
        self._place[device] = address
        self._at[address.upper()] = device
        if left not in (address.upper(), device.upper()):
            del self._at[left]
            self._rule_out(device, left)


def recognise(
    remembered: Iterable[DeviceSettings], sightings: Iterable[Sighting]
) -> dict[str, DeviceSettings]:
    """Return which of the devices in the air are remembered ones, by their addresses."""
    settings = {one.device: one for one in remembered}
    found = Identities(settings.values()).recognise(sightings)
    return {address: settings[who] for address, who in found.items()}


def _same_name(settings: DeviceSettings, sighting: Sighting) -> bool:
    name = harmless_name(settings.name)
    return name is not None and sighting.name is not None and name == sighting.name[:REMEMBERED_NAME_MAX]


def _fits(settings: DeviceSettings, sighting: Sighting) -> bool:
    services = {ROLE_SERVICES[role] for role in settings.roles}
    return _same_name(settings, sighting) and (not services or not services.isdisjoint(sighting.services))
