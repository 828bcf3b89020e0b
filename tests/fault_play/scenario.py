"""A fault scenario: a file that a person can read, of what happens to whom at which second and what must be true then.

Rules: a key that nobody knows is a mistake. Seconds count from the start of the program. The runner starts the run at
second 0 and sensors send once a second, also while nobody listens. A sensor is remembered and awake unless it says
otherwise. What was delivered tells what must be shown; a file's `[[expect]]` holds on top of that.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bluez.peripheral import NOTIFY, Peripheral, footpod, strap, treadmill

FAULTS = Path(__file__).parents[1] / "faults"
KINDS = {"strap": strap, "footpod": footpod, "treadmill": treadmill}
ALL = tuple(KINDS)


@dataclass(frozen=True)
class Sensor:
    """One sensor of a scenario; its table is called as the sensor is."""

    kind: str
    """strap, footpod or treadmill."""
    address: str | None = None
    name: str | None = None
    """None is the usual one."""
    nameless: bool = False
    rssi: int | None = None
    remembered: bool = True
    awake: bool = True
    sends: bool = True
    """Whether it sends a value each second."""
    without: tuple[str, ...] = ()
    """Services and characteristics that it lacks, advertised or not."""
    more: dict[str, list[str]] = field(default_factory=dict)
    """Services, with the characteristics that notify, that it has besides."""
    doubled: tuple[str, ...] = ()
    """Services and characteristics that it has twice."""

    def peripheral(self) -> Peripheral:
        """Return it as the air knows it."""
        usual = KINDS[self.kind]()
        services = usual.services | {
            number: dict.fromkeys(inside, NOTIFY) for number, inside in self.more.items()
        }
        return replace(
            usual,
            address=self.address or usual.address,
            name=None if self.nameless else self.name or usual.name,
            rssi=self.rssi or usual.rssi,
            doubled=list(self.doubled),
            services={
                number: {inner: flags for inner, flags in inside.items() if inner not in self.without}
                for number, inside in services.items()
                if number not in self.without
            },
        )


@dataclass(frozen=True)
class At:
    """What happens at a second: an act of `fault_play.acts`, with what it needs."""

    second: int
    do: str
    sensor: str = ""
    step: str = ""
    way: str | None = None
    times: int | None = None
    name: str = ""
    address: str = ""
    seconds: int = 0
    payloads: tuple[str, ...] = ()
    """In hex; sent as they are, at once."""
    readable: bool = False
    """Whether the payloads count as news of the sensor."""
    count: int = 0


@dataclass(frozen=True)
class Expect:
    """What must be true of a sensor from the end of one second to the end of another."""

    start: int
    to: int
    sensor: str
    quality: str | None = None
    connected: bool | None = None
    shown: str | None = None
    """Its name on the screen."""


@dataclass(frozen=True)
class Scenario:
    """A whole file."""

    id: str
    title: str
    story: str
    covers: str
    """The words of the requirement that it plays."""
    seconds: int = 40
    sensors: dict[str, Sensor] = field(default_factory=dict)
    at: tuple[At, ...] = ()
    expect: tuple[Expect, ...] = ()
    service_runs: bool = True
    """Whether there is a Bluetooth service from the beginning."""
    problems: tuple[str, ...] = ()
    """What must be said about Bluetooth itself, in this order."""
    ends_well: bool = True
    """Whether at the end every sensor is there and sends."""
    left: tuple[str, ...] = ()
    """Sensors that the system keeps linked whatever one asks it."""
    strangers: int = 0
    """Other people's straps in the air."""
    in_the_app: bool = False
    """Whether it is played in the app too, every time."""

    @property
    def touched(self) -> frozenset[str]:
        """The sensors to which something happens; all of them when something happens to Bluetooth itself."""
        if not self.service_runs or any(not at.sensor for at in self.at):
            return frozenset(self.sensors)
        quiet = {name for name, sensor in self.sensors.items() if not (sensor.awake and sensor.sends)}
        return frozenset(at.sensor for at in self.at) | quiet


def read(file: Path) -> Scenario:
    """Read a scenario.

    Raises:
        TypeError: it has a key that nobody knows.
    """
    said: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    names = [*ALL, *(name for name, value in said.items() if isinstance(value, dict) and name not in ALL)]
    without = said.pop("no", [])
    sensors = {
        name: Sensor(**{"kind": name} | _tuples(said.pop(name, {}))) for name in names if name not in without
    }
    at = tuple(At(**_tuples(one)) for one in said.pop("at", []))
    expect = tuple(Expect(start=one.pop("from"), **one) for one in said.pop("expect", []))
    return Scenario(id=file.stem, sensors=sensors, at=at, expect=expect, **_tuples(said))


def scenarios() -> list[Scenario]:
    """Read all of them."""
    return [read(file) for file in sorted(FAULTS.glob("*.toml"))]


def _tuples(said: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
