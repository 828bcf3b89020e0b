"""A scenario's air and clock: sensors that send each second, time that leaps, and what was truly delivered.

Rules:
- One second is three leaps: what happens, what sensors send, and the tick. After a leap everything that it made due is
  let happen to its end, so that what is true at a second does not depend on how fast the machine is.
- The air counts a value as delivered when it had a subscriber; two subscribers at once are a fault of the program.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from dbus_fast import Message
from dbus_fast.aio import MessageBus

from bluez.control import VirtualBluez
from bluez.payloads import counted
from bluez.peripheral import Peripheral, strap
from bluez.server import DBUS
from bluez.watching import Hands, Watch
from bluez.world import TWIN
from fast_loop import this_loop
from fault_play.scenario import At, Scenario, Sensor

NUMBERS = {"strap": "2A37", "footpod": "2A53", "treadmill": "2ACD"}
ACT_MS, SEND_MS, TICK_MS = 300, 300, 400
CALM = 3
"""So many looks in a row must find nothing new."""
NUDGE_S = 0.02
"""What is due so soon is let happen too: what was begun in a second is due a moment after its end."""


@dataclass
class Truth:
    """What is known of one sensor without asking the program."""

    sensor: Sensor
    peripheral: Peripheral
    id: str
    """Under what the program has it: a remembered sensor stays who it is."""
    in_air: bool = False
    turn: int = 0
    delivered: list[bytes] = field(default_factory=list)
    last_ms: int | None = None
    """When something that can be read was last delivered."""
    missed: list[int] = field(default_factory=list)
    """The seconds at which nobody listened."""
    closing_s: int = 0
    """For how many seconds the program has been closing its link."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The characteristics on which it sends: one, or a pair of twins."""
        number, service = NUMBERS[self.sensor.kind], self.peripheral.advertised[0]
        has_twin = {number, service} & set(self.sensor.doubled)
        return (number, number + TWIN) if has_twin else (number,)

    def next_payload(self) -> bytes:
        """Return what it sends now; no two are alike."""
        self.turn += 1
        return counted(self.numbers[0], self.turn)


class Stage:
    """The air of one scenario, and its time."""

    def __init__(
        self, scenario: Scenario, bus_address: str, start_bluez: Callable[[], Awaitable[VirtualBluez]]
    ) -> None:
        self.scenario = scenario
        self.hands, self.watch = Hands(), Watch()
        self.sensors = {name: _truth(sensor) for name, sensor in scenario.sensors.items()}
        self.silent_since_ms: int | None = None
        """When the Bluetooth service died without a word."""
        self.slept_ms: tuple[int, int] = (0, 0)
        """From when until when the laptop slept."""
        self.listeners: tuple[dict[str, int], dict[str, int]] = ({}, {})
        """How many listen to what, before and after the last tick: what is due with it may happen after it."""
        self._bus_address = bus_address
        self._start_bluez = start_bluez
        self._air: VirtualBluez | None = None

    @property
    def air(self) -> VirtualBluez:
        """What there is of Bluetooth."""
        assert self._air, "there is no Bluetooth service now"
        return self._air

    @property
    def has_air(self) -> bool:
        """Whether there is a Bluetooth service."""
        return self._air is not None

    async def open_air(self) -> None:
        """Start the Bluetooth service; sensors in reach are seen by it."""
        self._air = await self._start_bluez()
        for number in range(self.scenario.strangers):
            stranger = strap(f"D0:00:00:00:{number // 256:02X}:{number % 256:02X}", f"Stranger {number}", -40)
            await self._air.add(stranger)
        await self._air.add(*(truth.peripheral for truth in self.sensors.values() if truth.in_air))

    async def close_air(self) -> None:
        """End the Bluetooth service without a word to anybody."""
        if self._air:
            await self._air.stop()
        self._air = None

    async def second(self, second: int, act: Callable[[At], Awaitable[None]]) -> None:
        """Let a second happen, to its tick."""
        await self.pass_ms(ACT_MS)
        for at in self.scenario.at:
            if at.second == second:
                await act(at)
                await self.settle()
        await self.pass_ms(SEND_MS)
        await self.send_all(second)
        before = await self._listeners()
        await self.pass_ms(TICK_MS)
        await self.watch.until(lambda: self.watch.tick_s * 1000 >= self.hands.ms)
        await self.settle()
        self.listeners = before, await self._listeners()

    async def deliver(self, truth: Truth, payloads: list[bytes], *, readable: bool) -> bool:
        """Let a sensor send; tells whether somebody listened."""
        ways = [
            await self.air.send(*((truth.peripheral, number, payload) for payload in payloads))
            for number in truth.numbers
        ]
        got = [sum(counts) for counts in zip(*ways, strict=True)]
        assert set(got) <= {0, 1}, f"{truth.peripheral.name} is heard twice"
        arrived = [payload for payload, count in zip(payloads, got, strict=True) if count]
        truth.delivered += arrived
        if arrived and readable:
            truth.last_ms = self.hands.ms
        total = sum(len(one.delivered) for one in self.sensors.values())
        await self.watch.until(lambda: self.watch.taken >= total)
        return bool(arrived)

    async def pass_ms(self, ms: int) -> None:
        """Let time go on, and what is due by then happen."""
        self.hands.ms += ms
        this_loop().leap(ms / 1000)
        if this_loop().due_in_s() <= NUDGE_S:
            await self.settle()

    async def settle(self) -> None:
        """Wait until nobody has anything more to say for now."""
        seen, calm, nudged_s = (-1, -1), 0, 0.0
        while calm < CALM:
            for _ in range(5):
                await asyncio.sleep(0)
            now, due_in_s = await self._signs_of_life(), this_loop().due_in_s()
            if due_in_s <= NUDGE_S - nudged_s:
                nudged_s += due_in_s
                this_loop().leap(due_in_s)
                calm = 0
            else:
                calm = calm + 1 if now == seen else 0
            seen = now

    async def _signs_of_life(self) -> tuple[int, int]:
        """Return how many calls the air has had, and how often something came in here besides this answer."""
        if not self.has_air:
            return await self._bus_breath(), 0
        calls = await self.air.calls()
        return calls, this_loop().heard(but_for=self.air.answers_on)

    async def _listeners(self) -> dict[str, int]:
        return (await self.air.state())["subscribed"] if self.has_air else {}

    async def send_all(self, second: int) -> None:
        """Let every sensor in reach send its next value."""
        for truth in self.sensors.values():
            if truth.sensor.sends and truth.in_air:
                payload = truth.next_payload()
                if not self.has_air or not await self.deliver(truth, [payload], readable=True):
                    truth.missed.append(second)

    async def _bus_breath(self) -> int:
        """Go to the message bus and back some times; then refusals that it gave are there."""
        bus = MessageBus(bus_address=self._bus_address)
        await bus.connect()
        for _ in range(3):
            await bus.call(Message(**DBUS, member="GetId"))
            await asyncio.sleep(0)
        bus.disconnect()
        await bus.wait_for_disconnect()
        return 0


def _truth(sensor: Sensor) -> Truth:
    peripheral = sensor.peripheral()
    return Truth(sensor, peripheral, peripheral.address, sensor.awake)
