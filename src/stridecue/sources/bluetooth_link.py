"""One life of a link: connect, listen, read, notice a loss.

Rules:
- A link is lost when the system says so, or when no measurement came for `silent_after_s`: a dead Bluetooth service
  says nothing, so the age of the data decides. One measurement is enough: a treadmill whose grips are let go is not
  lost.
- A sensor may sleep until it is moved: a link on which nothing was ever said, but which answers a question that was
  answered before, is kept for `mute_s`.
- After the computer slept a link has to prove itself soon.
- Every link ends with a disconnect, also a lost one: a client left open would hear every later packet a second time.
- Packets are delivered as they came, between `CONNECTED` and `LOST` and at no other time. So is what is read.
- A device is delivered under who it is, whatever its address.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from stridecue.model.inputs import Body, CharacteristicRead, Link, LinkEvent, Packet
from stridecue.sources.bluetooth_calls import StackError, ask
from stridecue.sources.bluetooth_offer import BATTERY_LEVEL, MACHINE_STATUS, MEASURED, Offer
from stridecue.sources.bluetooth_reads import Answer, Reads
from stridecue.sources.bluetooth_sighting import Sighting
from stridecue.sources.bluetooth_timing import BluetoothTiming

VALUE_MAX_BYTES = 512
"""The longest value of an attribute (Core Specification, ATT)."""

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
"""(address, what to call when the link drops, seconds for connecting) → a client that is not connected yet; raises
StackError when there is no such device any more."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a link needs from around it."""

    open_client: OpenClient
    deliver: Callable[[Body], None]
    timing: BluetoothTiming


class DeviceLink:
    """One life of a link with `device`, which is where `sighting` says."""

    def __init__(self, device: str, sighting: Sighting, reads: Reads, around: Surroundings) -> None:
        self.device = device
        self.sighting = sighting
        self.services = sighting.services
        """What it offers; until it is connected, what it advertised."""
        self.spoke = False
        """Whether it sent a measurement."""
        self._reads = reads
        self._deliver = around.deliver
        self._open_client = around.open_client
        self._timing = around.timing
        self._client: Client | None = None
        self._offer = Offer(())
        self._reading: asyncio.Task[None] | None = None
        self._dropped = asyncio.Event()
        self._look = asyncio.Event()
        self._why_lost = "it dropped"
        self._last_packet_s: float | None = None
        self._prove_by_s = float("inf")
        self._on_up: Callable[[], None] = lambda: None
        self._told = self._over = False
        """Whether `CONNECTED` was delivered, and whether nothing more may be."""

    def __str__(self) -> str:
        return self.sighting.title

    async def open(self, within_s: float, unless: Coroutine[Any, Any, object] | None = None) -> None:
        """Connect; it is given up when `unless` ends.

        Raises:
            StackError: there is no link, or nothing on it to listen to.
        """
        timing = self._timing
        _log.info("%s: connecting", self)
        try:
            client = self._client = self._open_client(self.sighting.device, self._drop, within_s)
        except StackError:
            if unless is not None:
                unless.close()
            raise
        # The stack keeps to `within_s` by itself and then cleans up; the border is for when it hangs.
        await ask(client.connect(), within_s + timing.grace_s, grace_s=timing.grace_s, unless=unless)
        if self._dropped.is_set() or not client.is_connected:
            raise StackError("the link ended while it began")
        try:
            self._offer = Offer(client.services)
        except Exception as error:  # the stack has no services any more if the link ends just now
            raise StackError(error) from error
        if not self._offer.measures:
            raise StackError("it has nothing to listen to")
        self.services = self._offer.services
        _log.info("%s: connected, with %s", self, " ".join(self.services))

    async def listen(self, on_up: Callable[[], None]) -> None:
        """Subscribe to what the device has; calls `on_up` once it can be heard.

        Raises:
            StackError: no measurement could be subscribed to.
        """
        self._on_up = on_up
        for number in (*MEASURED, MACHINE_STATUS, BATTERY_LEVEL):
            characteristic = self._offer.to_hear(number)
            if characteristic is None or self._client is None:
                continue
            call = self._client.start_notify(characteristic, self._receiver(number))
            try:
                await self._ask(call, self._timing.subscribe_s)
            except StackError as error:
                _log.info("%s: no subscription to %s: %s", self, number, error)
            else:
                _log.info("%s: subscribed to %s", self, number)
                if number in MEASURED:
                    self._tell_connected()
            if self._dropped.is_set():
                break
        if not self._told:
            raise StackError("nothing could be subscribed to")

    async def hold(self) -> str:
        """Read what there is to read and wait until the link is lost; returns why it is."""
        clock = asyncio.get_running_loop().time
        began_s = answered_s = clock()
        self._reading = asyncio.ensure_future(self._reads.go_on(self._read, self._timing.battery_every_s))
        while not self._dropped.is_set():
            if self._client is None or not self._client.is_connected:
                return "the system has no link any more"
            silent_at_s = self._silent_at_s(answered_s)
            if clock() >= silent_at_s:
                if self.spoke or clock() >= began_s + self._timing.mute_s or not await self._answers():
                    return "silent"
                answered_s = clock()
                continue
            self._look.clear()
            # The first packet shortens what may be waited for, so look again before that could matter.
            most_s = min(self._timing.silent_after_s, self._timing.look_every_s)
            await happens(self._look, min(silent_at_s - clock(), most_s))
        return self._why_lost

    @property
    def dropped(self) -> bool:
        """Whether the link is gone, though nobody may have been told yet."""
        return self._dropped.is_set()

    def drop(self, why: str) -> None:
        """Let the link be lost."""
        self._why_lost = why
        self._drop()

    def prove_soon(self) -> None:
        """Let the link be lost unless something comes soon."""
        self._prove_by_s = asyncio.get_running_loop().time() + self._timing.awake_s
        self._look.set()

    async def close(self) -> None:
        """Take the link down, whatever state it is in."""
        self._over = True
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait({self._reading})
            if not self._reading.cancelled() and (error := self._reading.exception()):
                _log.error("%s: reading broke off", self, exc_info=error)
        if self._client is None:
            return
        client, self._client = self._client, None
        try:
            await ask(client.disconnect(), self._timing.close_s, grace_s=self._timing.grace_s)
        except StackError as error:
            _log.info("%s: disconnecting failed: %s", self, error)

    def tell_lost(self, why: str) -> None:
        """Deliver `LOST` if the link was there; nothing is delivered after it."""
        if self._told and not self._over:
            _log.info("%s: lost: %s", self, why)
            self._tell(LinkEvent.LOST)
        self._over = True

    def _drop(self) -> None:
        self._dropped.set()
        self._look.set()

    def _silent_at_s(self, answered_s: float) -> float:
        if self._last_packet_s is None:
            return answered_s + self._timing.first_packet_s
        silent_at_s = self._last_packet_s + self._timing.silent_after_s
        if self._last_packet_s < self._prove_by_s - self._timing.awake_s:
            return min(silent_at_s, self._prove_by_s)
        return silent_at_s

    def _tell_connected(self) -> None:
        # The stack believes in a link long after its service has died; a subscription is what proves one.
        if not self._told and not self._over:
            self._told = True
            self._on_up()
            self._tell(LinkEvent.CONNECTED)

    def _receiver(self, number: str) -> Callable[[Any, bytearray], None]:
        clock = asyncio.get_running_loop().time

        def receive(_: Any, payload: bytearray) -> None:
            if self._over:
                return
            self._tell_connected()
            if number in MEASURED:
                self._last_packet_s = clock()
                if not self.spoke:
                    self.spoke = True
                    _log.info("%s: first packet", self)
            self._deliver(Packet(self.device, number, bytes(payload[:VALUE_MAX_BYTES])))

        return receive

    async def _answers(self) -> bool:
        """Ask something that was answered before."""
        number = self._reads.answered
        characteristic, client = number and self._offer.to_read(number), self._client
        if characteristic is None or client is None:
            return False
        try:
            await self._ask(client.read_gatt_char(characteristic), self._timing.read_s)
        except StackError as error:
            _log.info("%s: no answer: %s", self, error)
            return False
        _log.info("%s: said nothing yet, but answers", self)
        return True

    async def _read(self, number: str) -> Answer:
        characteristic, client = self._offer.to_read(number), self._client
        if characteristic is None or client is None:
            return Answer.REFUSED
        try:
            value = await self._ask(client.read_gatt_char(characteristic), self._timing.read_s)
        except StackError as error:
            _log.info("%s: %s cannot be read: %s", self, number, error)
            if self._dropped.is_set():
                return Answer.LINK_ENDED
            return Answer.NONE if isinstance(error.cause, TimeoutError) else Answer.REFUSED
        if not self._over:
            self._deliver(CharacteristicRead(self.device, number, bytes(value[:VALUE_MAX_BYTES])))
        return Answer.GIVEN

    async def _ask(self, call: Coroutine[Any, Any, Any], within_s: float) -> Any:
        return await ask(call, within_s, grace_s=self._timing.grace_s, unless=self._dropped.wait())

    def _tell(self, event: LinkEvent) -> None:
        sighting = self.sighting
        self._deliver(Link(self.device, event, sighting.name, self.services, sighting.rssi_dbm))


async def happens(event: asyncio.Event, within_s: float) -> bool:
    """Wait for an event, but not for ever; tell whether it came."""
    try:
        async with asyncio.timeout(within_s):
            await event.wait()
    except TimeoutError:
        return False
    return True
