"""One device, kept linked: connect, listen, notice a loss, take it back.

Rules:
- A link is lost when the system says so, or when no packet came for `silent_after_s`: a dead Bluetooth service says
  nothing, so the age of the data decides.
- Every link ends with a disconnect, also a lost one: a client left open would hear every later packet a second time.
- Packets are delivered as they came, between `CONNECTED` and `LOST` and at no other time.
- A battery level is read once a link; failing at that is nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from stridecue.model.inputs import Body, CharacteristicRead, Link, LinkEvent, Packet
from stridecue.sources.bluetooth_calls import StackError, Turns, ask
from stridecue.sources.bluetooth_sighting import Sighting, short_number
from stridecue.sources.bluetooth_timing import Backoff, BluetoothTiming

NOTIFIED = ("2A37", "2A53", "2ACD")
"""Heart rate, running speed and cadence, treadmill data."""
BATTERY_LEVEL = "2A19"
VALUE_MAX_BYTES = 512
"""The longest value of an attribute (Core Specification, ATT)."""
GIVE_UP_AFTER = 3
"""A device that was never reached in so many attempts is given up, unless it is a remembered one."""

_log = logging.getLogger(__name__)


class Client(Protocol):
    """What is used of a client of the Bluetooth stack."""

    @property
    def is_connected(self) -> bool:
        """Whether the link is up, as far as the stack knows."""

    @property
    def services(self) -> Iterable[Any]:
        """What the device offers, once connected."""

    async def connect(self) -> None:
        """Connect and discover services."""

    async def disconnect(self) -> None:
        """Take the link down and let go of everything."""

    async def start_notify(self, characteristic: Any, callback: Callable[[Any, bytearray], None], /) -> None:
        """Subscribe."""

    async def read_gatt_char(self, characteristic: Any, /) -> bytearray:
        """Read a value."""


OpenClient = Callable[[str, Callable[[], None], float], Client]
"""(device, what to call when the link drops, seconds for connecting) → a client that is not connected yet; raises
StackError when the device is not known any more."""


class DeviceLink:
    """One life of a link."""

    def __init__(
        self,
        sighting: Sighting,
        open_client: OpenClient,
        deliver: Callable[[Body], None],
        timing: BluetoothTiming,
    ) -> None:
        self._sighting = sighting
        self._device = sighting.device
        self._open_client = open_client
        self._deliver = deliver
        self._timing = timing
        self._client: Client | None = None
        self._characteristics: dict[str, Any] = {}
        self._dropped = asyncio.Event()
        self._last_packet_s: float | None = None
        self._services: tuple[str, ...] = sighting.services
        self._on_up: Callable[[], None] = lambda: None
        self._told = self._over = False
        """Whether `CONNECTED` was delivered, and whether nothing more may be."""

    async def open(self, within_s: float) -> None:
        """Connect.

        Raises:
            StackError: there is no link, or nothing on it to listen to.
        """
        client = self._client = self._open_client(self._device, self._dropped.set, within_s)
        # The stack keeps to `within_s` by itself and then cleans up; the border is for when it hangs.
        await ask(client.connect(), within_s + self._timing.grace_s, grace_s=self._timing.grace_s)
        if self._dropped.is_set() or not client.is_connected:
            raise StackError("the link ended while it began")
        services = tuple(client.services)
        for service in services:
            for characteristic in service.characteristics:
                self._characteristics.setdefault(short_number(characteristic.uuid) or "", characteristic)
        if not any(number in self._characteristics for number in NOTIFIED):
            raise StackError("the device has nothing to listen to")
        said = Sighting.of(self._device, self._sighting.name, (service.uuid for service in services), None)
        self._services = said.services

    async def listen(self, on_up: Callable[[], None]) -> None:
        """Subscribe to what the device has, then read its battery level; calls `on_up` once it can be heard.

        Raises:
            StackError: nothing could be subscribed to.
        """
        self._on_up = on_up
        client = self._client
        assert client is not None
        for number in NOTIFIED:
            if number in self._characteristics:
                call = client.start_notify(self._characteristics[number], self._receiver(number))
                try:
                    await ask(call, self._timing.subscribe_s, grace_s=self._timing.grace_s)
                    self._tell_connected()
                except StackError as error:
                    _log.info("%s: no subscription to %s: %s", self._device, number, error)
        if not self._told:
            raise StackError("nothing could be subscribed to")
        await self._read_battery(client)

    async def hold(self) -> None:
        """Wait until the link is lost."""
        clock = asyncio.get_running_loop().time
        began_s = clock()
        while not self._dropped.is_set():
            if self._last_packet_s is None:
                silent_at_s = began_s + self._timing.first_packet_s
            else:
                silent_at_s = self._last_packet_s + self._timing.silent_after_s
            if clock() >= silent_at_s:
                _log.info("%s: silent", self._device)
                return
            # The first packet shortens what may be waited for, so look again before that could matter.
            await happens(self._dropped, min(silent_at_s - clock(), self._timing.silent_after_s))

    async def close(self) -> None:
        """Take the link down, whatever state it is in."""
        self._over = True
        if self._client is None:
            return
        client, self._client = self._client, None
        try:
            await ask(client.disconnect(), self._timing.close_s, grace_s=self._timing.grace_s)
        except StackError as error:
            _log.info("%s: disconnecting failed: %s", self._device, error)

    def tell_lost(self) -> None:
        """Deliver `LOST` if the link was there; nothing is delivered after it."""
        if self._told and not self._over:
            self._tell(LinkEvent.LOST)
        self._over = True

    def _tell_connected(self) -> None:
        # The stack believes in a link long after its service has died; a subscription is what proves one.
        if not self._told and not self._over:
            self._told = True
            self._on_up()
            self._tell(LinkEvent.CONNECTED)

    def _receiver(self, number: str) -> Callable[[Any, bytearray], None]:
        clock = asyncio.get_running_loop().time

        def receive(_: Any, payload: bytearray) -> None:
            if not self._over:
                self._tell_connected()
                self._last_packet_s = clock()
                self._deliver(Packet(self._device, number, bytes(payload[:VALUE_MAX_BYTES])))

        return receive

    async def _read_battery(self, client: Client) -> None:
        if BATTERY_LEVEL not in self._characteristics:
            return
        call = client.read_gatt_char(self._characteristics[BATTERY_LEVEL])
        try:
            value = await ask(call, self._timing.read_s, grace_s=self._timing.grace_s)
        except StackError as error:
            _log.info("%s: no battery level: %s", self._device, error)
        else:
            self._deliver(CharacteristicRead(self._device, BATTERY_LEVEL, bytes(value[:VALUE_MAX_BYTES])))

    def _tell(self, event: LinkEvent) -> None:
        self._deliver(Link(self._device, event, self._sighting.name, self._services, self._sighting.rssi_dbm))


class Keeper:
    """Keeps one device linked for as long as `run` runs."""

    def __init__(
        self,
        make_link: Callable[[], DeviceLink],
        turns: Turns,
        timing: BluetoothTiming,
        *,
        give_up: bool,
        on_change: Callable[[], None],
    ) -> None:
        self._make_link = make_link
        self._turns = turns
        self._timing = timing
        self._give_up = give_up
        self._on_change = on_change
        self._heard = asyncio.Event()
        self._wakeable = False
        self.linked = False
        """Whether the link is up."""
        self.reached = False
        """Whether it ever was."""

    def hear(self) -> bool:
        """Take note that a scan has heard the device; tell whether that makes a difference."""
        if self._wakeable:
            self._heard.set()
        return self._wakeable

    async def run(self) -> None:
        """Link the device, again and again; returns only when it is given up."""
        backoff = Backoff(self._timing.backoff_first_s, self._timing.backoff_most_s)
        failures, heard = 0, True
        while True:
            held_s = await self._one_life(self._timing.connect_s if heard else self._timing.retry_connect_s)
            failures += held_s is None
            if self._give_up and not self.reached and failures >= GIVE_UP_AFTER:
                return
            stable = held_s is not None and held_s >= self._timing.stable_after_s
            if stable:
                backoff.reset()
            # A device that fails or leaves although it was heard gets its full rest; hearing it again says nothing new.
            heard = await self._rest(backoff.next_s(), wakeable=stable or not heard) or held_s is not None

    async def _rest(self, wait_s: float, *, wakeable: bool) -> bool:
        """Wait; tell whether the device was heard, which may end the wait."""
        self._heard.clear()
        self._wakeable = wakeable
        self._on_change()
        try:
            return await happens(self._heard, wait_s)
        finally:
            self._wakeable = False

    async def _one_life(self, within_s: float) -> float | None:
        """Return how many seconds a link held; None when there was none."""
        clock = asyncio.get_running_loop().time
        link = self._make_link()
        try:
            async with self._turns.connecting():
                await link.open(within_s)
            began_s = clock()
            await link.listen(self._came_up)
            await link.hold()
        except StackError as error:
            _log.info("no link: %s", error)
            return None
        else:
            return clock() - began_s
        finally:
            self.linked = False
            if not _is_being_cancelled():
                link.tell_lost()
            await link.close()

    def _came_up(self) -> None:
        self.linked = self.reached = True
        self._on_change()


def _is_being_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


async def happens(event: asyncio.Event, within_s: float) -> bool:
    """Wait for an event, but not for ever; tell whether it came."""
    try:
        async with asyncio.timeout(within_s):
            await event.wait()
    except TimeoutError:
        return False
    return True
