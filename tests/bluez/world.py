"""The objects of the virtual BlueZ and what each of them says about itself; no D-Bus traffic here.

Rules: paths are BlueZ's (`/org/bluez/hci0/dev_XX/serviceHHHH/charHHHH`), since clients take handles and devices out of
them. A device object is on the bus only while `known`; its GATT objects only once it was resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from dbus_fast import Variant

from bluez.misbehaviour import Manners
from bluez.peripheral import full_uuid

ADAPTER = "org.bluez.Adapter1"
DEVICE = "org.bluez.Device1"
SERVICE = "org.bluez.GattService1"
CHARACTERISTIC = "org.bluez.GattCharacteristic1"
DESCRIPTOR = "org.bluez.GattDescriptor1"
BATTERY = "org.bluez.Battery1"

T = TypeVar("T")
Properties = dict[str, Variant]
Interfaces = dict[str, Properties]

CLIENT_CONFIGURATION = "2902"
TWIN = "#2"
"""What follows the number of a service or characteristic that a device has a second time."""


@dataclass
class Adapter:
    """The radio."""

    path: str = "/org/bluez/hci0"
    address: str = "00:00:00:00:00:AA"
    powered: bool = True
    discovering: bool = False

    def interfaces(self) -> Interfaces:
        """Return what it says about itself."""
        return {
            ADAPTER: {
                "Address": Variant("s", self.address),
                "Name": Variant("s", "virtual"),
                "Alias": Variant("s", "virtual"),
                "Powered": Variant("b", self.powered),
                "Discovering": Variant("b", self.discovering),
                "Roles": Variant("as", ["central", "peripheral"]),
                "UUIDs": Variant("as", []),
            }
        }


@dataclass
class Characteristic:
    """One characteristic and who listens to it."""

    number: str
    path: str
    service_path: str
    flags: list[str]
    value: bytes | None
    subscribers: set[str] = field(default_factory=set)
    """Bus names; a subscription ends with its bus connection, not with the link."""

    def objects(self) -> Iterator[tuple[str, Interfaces]]:
        """Yield it and its descriptor."""
        handle = int(self.path[-4:], 16)
        yield (
            self.path,
            {
                CHARACTERISTIC: {
                    "UUID": Variant("s", full_uuid(self.number)),
                    "Service": Variant("o", self.service_path),
                    "Flags": Variant("as", self.flags),
                    "Notifying": Variant("b", bool(self.subscribers)),
                    "MTU": Variant("q", 23),
                }
            },
        )
        if "notify" in self.flags:
            yield (
                f"{self.path}/desc{handle + 1:04x}",
                {
                    DESCRIPTOR: {
                        "UUID": Variant("s", full_uuid(CLIENT_CONFIGURATION)),
                        "Characteristic": Variant("o", self.path),
                    }
                },
            )


@dataclass
class Device:
    """A sensor as BlueZ keeps it."""

    address: str
    name: str | None
    advertised: list[str]
    path: str
    rssi: int | None
    services: dict[str, str]
    """Service number → path."""
    characteristics: dict[str, Characteristic]
    present: bool = True
    """In reach and awake."""
    known: bool = False
    """Has an object on the bus."""
    sighted: bool = False
    """Its signal strength is known, as it is only while somebody scans."""
    connected: bool = False
    resolved: bool = False
    met: bool = False
    """Was connected before, so that its GATT objects are on the bus."""
    manners: Manners = field(default_factory=Manners)

    @classmethod
    def of(cls, said: dict[str, Any], adapter_path: str) -> Device:
        """Lay out the paths of a peripheral."""
        path = f"{adapter_path}/dev_{said['address'].replace(':', '_')}"
        services: dict[str, str] = {}
        characteristics: dict[str, Characteristic] = {}
        handle = 1
        for number, inside in _with_twins(said["services"].items(), said["doubled"]):
            services[number] = f"{path}/service{handle:04x}"
            handle += 1
            for inner, flags in _with_twins(inside.items(), said["doubled"]):
                value = said["values"].get(inner)
                key = inner + TWIN if inner in characteristics else inner
                characteristics[key] = Characteristic(
                    inner.removesuffix(TWIN),
                    f"{services[number]}/char{handle:04x}",
                    services[number],
                    flags,
                    None if value is None else bytes.fromhex(value),
                )
                handle += 3
        return cls(
            said["address"], said["name"], said["advertised"], path, said["rssi"], services, characteristics
        )

    @property
    def uuids(self) -> list[str]:
        """What it advertises; all of its services once they were resolved."""
        numbers = self.services if self.met else self.advertised
        return [full_uuid(number) for number in dict.fromkeys(map(_number, numbers))]

    def interfaces(self) -> Interfaces:
        """Return what the device object says."""
        said = {
            "Address": Variant("s", self.address),
            "AddressType": Variant("s", "random"),
            "Alias": Variant("s", self.name or self.address.replace(":", "-")),
            "Adapter": Variant("o", self.path.rpartition("/")[0]),
            "Paired": Variant("b", False),
            "Trusted": Variant("b", False),
            "Connected": Variant("b", self.connected),
            "ServicesResolved": Variant("b", self.resolved),
            "UUIDs": Variant("as", self.uuids),
        }
        if self.name is not None:
            said["Name"] = Variant("s", self.name)
        if self.sighted and self.rssi is not None:
            said["RSSI"] = Variant("n", self.rssi)
        return {DEVICE: said}

    def gatt_objects(self) -> Iterator[tuple[str, Interfaces]]:
        """Yield services, characteristics and descriptors, parents first."""
        for number, path in self.services.items():
            yield (
                path,
                {
                    SERVICE: {
                        "UUID": Variant("s", full_uuid(_number(number))),
                        "Device": Variant("o", self.path),
                        "Primary": Variant("b", True),
                    }
                },
            )
        for characteristic in self.characteristics.values():
            yield from characteristic.objects()


def _number(key: str) -> str:
    return key.removesuffix(TWIN)


def _with_twins(items: Iterable[tuple[str, T]], doubled: list[str]) -> Iterator[tuple[str, T]]:
    """Yield what a device has, and what it has twice a second time."""
    for number, inside in items:
        yield number, inside
        if number in doubled:
            yield number + TWIN, inside
