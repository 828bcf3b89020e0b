"""Hours of a run with three sensors and random faults, on a loop that is quicker than real time.

Rules: whatever is counted takes the same memory from the first second to the last, so that what grows is the program.
Each value that a sensor sends has a number; the air says whether somebody listened to it, a sink and in the end the
library say whether it came. Faults come one after the other, each undone before the next.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import psutil

from bluez.control import PATIENCE_S, VirtualBluez
from bluez.payloads import counted
from bluez.peripheral import Peripheral, footpod, strap, treadmill
from stridecue.model.events import Event
from stridecue.model.inputs import Input, Link, LinkEvent, Packet

SPEED = 10.0
"""Seconds of the run in a real one. A call over the message bus takes some 3 ms, and so 30 ms of the run."""
SENSORS: dict[str, tuple[Peripheral, str]] = {
    "strap": (strap(), "2A37"),
    "footpod": (footpod(), "2A53"),
    "treadmill": (treadmill(), "2ACD"),
}
FAULT_EVERY_S = 30.0
SAMPLE_EVERY_S = 20
CALM_S = 5.0
"""Shorter than what makes a link count as silent."""


class Ledger:
    """What was sent to a listener and what came, by the number of the value."""

    def __init__(self, seconds: int) -> None:
        self._numbers = {
            (peripheral.address, counted(number, turn)): (name, turn)
            for name, (peripheral, number) in SENSORS.items()
            for turn in range(seconds)
        }
        self.delivered = {name: bytearray(seconds) for name in SENSORS}
        self.taken = {name: bytearray(seconds) for name in SENSORS}
        self.losses = self.unknown = 0

    def on_input(self, item: Input) -> None:
        """Count it."""
        if isinstance(item.body, Packet):
            known = self._numbers.get((item.body.device, item.body.payload))
            self.unknown += known is None
            if known:
                self.taken[known[0]][known[1]] += 1
        elif isinstance(item.body, Link):
            self.losses += item.body.event is LinkEvent.LOST

    def on_event(self, event: Event) -> None:
        """Events are not counted."""

    def differences(self) -> list[tuple[str, int, int, int]]:
        """Return each value that did not come as often as it was listened to: sensor, number, listeners, times."""
        return [
            (name, turn, listeners, times)
            for name in SENSORS
            for turn, (listeners, times) in enumerate(
                zip(self.delivered[name], self.taken[name], strict=True)
            )
            if listeners != times
        ]


@dataclass(frozen=True)
class Holdings:
    """What a process and the message bus have open."""

    tasks: int
    descriptors: int
    bus_connections: int


@dataclass
class Soak:
    """The air of a long run."""

    bus_address: str
    seconds: int
    seed: int
    ledger: Ledger
    air: VirtualBluez | None = None
    memory: list[int] = field(default_factory=list)
    """Resident bytes at each sample; made as long as it gets before it is filled."""
    played: dict[str, int] = field(default_factory=dict)
    """Fault → how often."""

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self._lock = asyncio.Lock()
        self._away: set[str] = set()
        self._bag: list[str] = []
        """The faults that come before any comes again."""

    async def start_service(self) -> None:
        """Start the Bluetooth service with the sensors that are in reach."""
        async with self._lock:
            air = VirtualBluez(self.bus_address, PATIENCE_S * SPEED)
            await air.start()
            await air.add(
                *(peripheral for name, (peripheral, _) in SENSORS.items() if name not in self._away)
            )
            self.air = air

    async def stop_service(self) -> None:
        """Stop it without a word."""
        async with self._lock:
            air, self.air = self.air, None
            if air:
                await air.stop()

    async def linked(self) -> None:
        """Wait until all three are listened to and nothing else is under way."""
        assert self.air
        await self.air.until_subscribed(*SENSORS.values())
        await self.air.until(scanning=False)
        await asyncio.sleep(CALM_S)

    async def holdings(self) -> Holdings:
        """Count what is open now."""
        assert self.air
        return Holdings(len(asyncio.all_tasks()), psutil.Process().num_fds(), await self.air.clients())

    async def send(self) -> None:
        """Let each sensor in reach send once a second, and look at the memory now and then."""
        process, clock = psutil.Process(), asyncio.get_running_loop().time
        began_s = clock()
        for second in range(self.seconds):
            async with self._lock:
                if self.air:
                    here = [name for name in SENSORS if name not in self._away]
                    values = [(*SENSORS[name], counted(SENSORS[name][1], second)) for name in here]
                    for name, listeners in zip(here, await self.air.send(*values), strict=True):
                        self.ledger.delivered[name][second] = listeners
            if second % SAMPLE_EVERY_S == 0:
                self.memory.append(process.memory_info().rss)
            await asyncio.sleep(max(0.0, began_s + second + 1 - clock()))

    async def trouble(self, seconds: float) -> None:
        """Let faults happen for some time; the last one is undone too."""
        clock = asyncio.get_running_loop().time
        until_s = clock() + seconds
        while clock() < until_s:
            await asyncio.sleep(self.chance.expovariate(1 / FAULT_EVERY_S))
            if not self._bag:
                self._bag = self.chance.sample(sorted(FAULTS), len(FAULTS))
            name = self._bag.pop()
            self.played[name] = self.played.get(name, 0) + 1
            await FAULTS[name](self)

    async def order(self, do: Callable[[VirtualBluez], Awaitable[Any]]) -> None:
        """Do something to the air, and not while sensors send."""
        async with self._lock:
            assert self.air
            await do(self.air)

    def some_sensor(self) -> str:
        """Pick one."""
        return self.chance.choice(sorted(SENSORS))

    def leave(self, name: str, *, back: bool = False) -> None:
        """Note that a sensor sends nothing, or does again."""
        (self._away.discard if back else self._away.add)(name)


async def _drop(soak: Soak) -> None:
    peripheral, _ = SENSORS[soak.some_sensor()]
    await soak.order(lambda air: air.drop(peripheral))


async def _away(soak: Soak) -> None:
    name = soak.some_sensor()
    peripheral, _ = SENSORS[name]
    soak.leave(name)
    await soak.order(lambda air: air.away(peripheral))
    await asyncio.sleep(soak.chance.uniform(0.5, 90.0))
    await soak.order(lambda air: air.back(peripheral))
    soak.leave(name, back=True)


async def _silent(soak: Soak) -> None:
    peripheral, _ = SENSORS[soak.some_sensor()]
    await soak.order(lambda air: air.behave(peripheral, "deliver", "swallow"))
    await asyncio.sleep(soak.chance.uniform(2.0, 40.0))
    await soak.order(lambda air: air.behave(peripheral, "deliver", None))


async def _off_and_on(soak: Soak) -> None:
    await soak.order(lambda air: air.power(False))
    await asyncio.sleep(soak.chance.uniform(1.0, 30.0))
    await soak.order(lambda air: air.power(True))


async def _service_restarts(soak: Soak) -> None:
    await soak.stop_service()
    await asyncio.sleep(soak.chance.uniform(0.0, 30.0))
    await soak.start_service()


FAULTS: dict[str, Callable[[Soak], Awaitable[None]]] = {
    "drop": _drop,
    "away": _away,
    "silent": _silent,
    "off and on": _off_and_on,
    "service restarts": _service_restarts,
}
