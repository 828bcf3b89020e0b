"""What is in the air: sensors as a scan sees them, with names that are safe to print.

Rules:
- Whatever comes over the air is bounded here: a name to 248 bytes, services to 16, and the memory to 64 devices.
- A name keeps its text, but nothing in it can steer a terminal: what is not printable becomes U+FFFD. Square brackets
  stay, since they are text; a screen with a markup of its own escapes them.
- Services are four hex digits in upper case inside, 128-bit UUIDs outside: BlueZ finds nothing by the short form.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from stridecue.model.device_settings import Role

NAME_MAX_BYTES = 248
"""The longest device name that Bluetooth has (Core Specification, GAP)."""
SERVICES_MAX = 16
DEVICES_MAX = 64
UNKNOWN_RSSI_DBM = -127
"""What stands for a signal strength that was not told (Core Specification, HCI)."""

ROLE_SERVICES: dict[Role, str] = {
    Role.HEART_RATE: "180D",
    Role.FOOTPOD: "1814",
    Role.TREADMILL: "1826",
    Role.POWER: "1818",
}
"""The service that makes a device fit for a role."""

_BASE = "-0000-1000-8000-00805f9b34fb"
_FULL_LENGTH = 36


def full_uuid(number: str) -> str:
    """Return the 128-bit form of a 16-bit number."""
    return f"0000{number.lower()}{_BASE}"


def short_number(uuid: str) -> str | None:
    """Return the 16-bit number of a UUID in upper case; None when it is a maker's own."""
    uuid = uuid.lower()
    if len(uuid) == _FULL_LENGTH and uuid.startswith("0000") and uuid.endswith(_BASE):
        return uuid[4:8].upper()
    return None


SCAN_UUIDS = tuple(full_uuid(number) for number in ROLE_SERVICES.values())


def harmless_name(name: str | None) -> str | None:
    """Return a name that is one line of printable text of at most 248 bytes; None when nothing is left of it."""
    if name is None:
        return None
    name = name[:NAME_MAX_BYTES]
    text = "".join(_harmless(char) for char in name).strip()
    return text.encode()[:NAME_MAX_BYTES].decode(errors="ignore").strip() or None


def _harmless(char: str) -> str:
    if char.isprintable():
        return char
    return " " if unicodedata.category(char) == "Zs" else "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A device as it was last seen."""

    device: str
    """Its address; on macOS an identifier of this machine's own."""
    name: str | None = None
    services: tuple[str, ...] = ()
    rssi_dbm: int | None = None
    """None when the system did not tell."""
    linked: bool = False
    """Linked to this computer already, and therefore not heard in a scan."""

    @classmethod
    def of(
        cls,
        device: str,
        name: str | None,
        uuids: Iterable[str],
        rssi_dbm: int | None,
        *,
        linked: bool = False,
    ) -> Sighting:
        """Make one of what came over the air."""
        numbers = {number for uuid in uuids if (number := short_number(uuid))}
        if rssi_dbm is not None and not UNKNOWN_RSSI_DBM < rssi_dbm <= 20:
            rssi_dbm = None
        return cls(device, harmless_name(name), _bounded(numbers), rssi_dbm, linked)

    @property
    def strength_dbm(self) -> int:
        """Signal strength for comparing; one that was not told is the weakest."""
        return UNKNOWN_RSSI_DBM if self.rssi_dbm is None else self.rssi_dbm

    @property
    def title(self) -> str:
        """What to call it in a log: its name and where it is."""
        return f"{self.name or 'no name'} ({self.device})"

    @property
    def roles(self) -> frozenset[Role]:
        """What it can be used for."""
        return frozenset(role for role, service in ROLE_SERVICES.items() if service in self.services)


def with_services(sighting: Sighting, services: Iterable[str]) -> Sighting:
    """Return a sighting of a device that is known to have some services beside those it was seen with."""
    return replace(sighting, services=_bounded({*sighting.services, *services}))


def _bounded(numbers: set[str]) -> tuple[str, ...]:
    """Return at most so many services; what makes a device fit for a role goes first."""
    known = numbers.intersection(ROLE_SERVICES.values())
    others = sorted(numbers - known)
    return tuple(sorted([*known, *others[: SERVICES_MAX - len(known)]]))


def in_order(seen: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Return sightings for a list: those linked to this computer first, then the strongest."""
    return tuple(sorted(seen, key=lambda one: (not one.linked, -one.strength_dbm, one.device)))


class Sightings:
    """The devices seen lately, at most 64: the one not heard for longest makes room."""

    def __init__(self) -> None:
        self._seen: dict[str, Sighting] = {}
        self._told: dict[str, str | None] = {}

    def __getitem__(self, device: str) -> Sighting:
        return self._seen[device]

    def all(self) -> tuple[Sighting, ...]:
        """Return them, the one not heard for longest first."""
        return tuple(self._seen.values())

    def add(self, sighting: Sighting) -> str | None:
        """Keep a sighting; returns the device that had to make room, if any."""
        known = self._seen.pop(sighting.device, None)
        if known is not None:
            sighting = replace(
                sighting,
                name=sighting.name or known.name,
                services=sighting.services or known.services,
                rssi_dbm=known.rssi_dbm if sighting.rssi_dbm is None else sighting.rssi_dbm,
            )
        self._seen[sighting.device] = sighting
        if len(self._seen) <= DEVICES_MAX:
            return None
        oldest = next(iter(self._seen))
        del self._seen[oldest]
        return oldest

    def is_news(self, device: str) -> bool:
        """Tell once that a device is there, and once more when its name has become known; for 64 devices."""
        name = self._seen[device].name
        if device in self._told:
            news = self._told[device] is None and name is not None
        else:
            news = len(self._told) < DEVICES_MAX
        if news:
            self._told[device] = name
        return news
