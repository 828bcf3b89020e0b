"""What a test says about one sensor: its name, its services and what can be read from it.

Rules: service and characteristic numbers are four hex digits in upper case. A peripheral survives JSON both ways,
because the virtual BlueZ runs in a process of its own.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

BASE_UUID = "0000{}-0000-1000-8000-00805f9b34fb"


def full_uuid(number: str) -> str:
    """Return the 128-bit form of a 16-bit number."""
    return BASE_UUID.format(number.lower())


@dataclass(frozen=True)
class Peripheral:
    """A sensor as the air knows it."""

    address: str
    name: str | None
    services: dict[str, dict[str, list[str]]]
    """Service number → characteristic number → flags."""
    advertised: list[str]
    rssi: int | None = -60
    values: dict[str, str] = field(default_factory=dict)
    """Characteristic number → what a read gives, in hex."""
    doubled: list[str] = field(default_factory=list)
    """Numbers of services and characteristics that it has twice."""

    def as_json(self) -> dict[str, Any]:
        """Return plain data."""
        return asdict(self)


NOTIFY = ["notify"]
READ = ["read"]
BATTERY = {"180F": {"2A19": READ}}


def strap(
    address: str = "C0:00:00:00:00:01", name: str | None = "Strap", rssi: int | None = -60, battery: int = 87
) -> Peripheral:
    """A chest strap with a battery level."""
    services = {"180D": {"2A37": NOTIFY, "2A38": READ}, **BATTERY}
    return Peripheral(address, name, services, ["180D"], rssi, {"2A19": f"{battery:02x}", "2A38": "01"})


def footpod(
    address: str = "C0:00:00:00:00:02", name: str | None = "Footpod", rssi: int | None = -65
) -> Peripheral:
    """A footpod without a battery level."""
    return Peripheral(
        address, name, {"1814": {"2A53": NOTIFY, "2A54": READ}}, ["1814"], rssi, {"2A54": "0700"}
    )


def treadmill(
    address: str = "C0:00:00:00:00:03",
    name: str | None = "Treadmill",
    rssi: int | None = -50,
    *,
    heart_rate: bool = False,
) -> Peripheral:
    """A treadmill, if wanted with grips that know a heart rate."""
    services = {"1826": {"2ACD": NOTIFY, "2ACC": READ}}
    if heart_rate:
        services["180D"] = {"2A37": NOTIFY}
    return Peripheral(address, name, services, sorted(services), rssi, {"2ACC": "0000000000000000"})
