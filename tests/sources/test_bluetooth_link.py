"""One life of a link, with a stack that does what real ones were seen to do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from bluez.listener import Listener
from fast_loop import run_fast, this_loop
from stridecue.model.inputs import LinkEvent
from stridecue.sources.bluetooth_calls import StackError
from stridecue.sources.bluetooth_link import DeviceLink, Surroundings
from stridecue.sources.bluetooth_offer import Offer
from stridecue.sources.bluetooth_reads import Reads
from stridecue.sources.bluetooth_sighting import Sighting, full_uuid
from stridecue.sources.bluetooth_timing import BluetoothTiming

STRAP = Sighting("C0:00:00:00:00:01", "Strap", ("180D",), -60)
PATIENT = BluetoothTiming(silent_after_s=60, first_packet_s=60, look_every_s=0.01, grace_s=0)


@dataclass
class Characteristic:
    uuid: str
    handle: int
    properties: tuple[str, ...] = ("notify",)


@dataclass
class Service:
    uuid: str
    handle: int
    characteristics: list[Characteristic] = field(default_factory=list)


def service(number: str, handle: int, **characteristics: tuple[str, ...]) -> Service:
    """A service; its characteristics are named like `x2A37` and have these properties."""
    inside = [
        Characteristic(full_uuid(name[1:]), handle + at, properties)
        for at, (name, properties) in enumerate(characteristics.items(), 1)
    ]
    return Service(full_uuid(number), handle, inside)


HEART = service("180D", 1, x2A37=("notify",))


class Client:
    """A stack's client that does what it is told."""

    def __init__(self, *services: Service) -> None:
        self.services = services or (HEART,)
        self.is_connected = False
        self.closed = 0
        self.subscribed: list[Characteristic] = []
        self.on_drop: Callable[[], None] = lambda: None
        self.send: Callable[[bytes], None] = lambda _: None
        self.refused: set[str] = set()

    def open(self, address: str, on_drop: Callable[[], None], within_s: float) -> Client:
        assert (address, within_s) == (STRAP.device, 1)
        self.on_drop = on_drop
        return self

    async def connect(self) -> None:
        self.is_connected = True

    async def disconnect(self) -> None:
        self.is_connected = False
        self.closed += 1
        self.on_drop()

    async def start_notify(
        self, characteristic: Characteristic, callback: Callable[[Any, bytearray], None]
    ) -> None:
        if characteristic.uuid in self.refused:
            raise OSError("refused")
        self.subscribed.append(characteristic)
        self.send = lambda payload: callback(characteristic, bytearray(payload))

    async def read_gatt_char(self, characteristic: Characteristic) -> bytearray:
        raise OSError("nothing to read")


def link_of(client: Client, timing: BluetoothTiming = PATIENT) -> tuple[DeviceLink, Listener]:
    heard = Listener()
    return DeviceLink("mine", STRAP, Reads(), Surroundings(client.open, heard.deliver, timing)), heard


async def up(client: Client, timing: BluetoothTiming = PATIENT) -> tuple[DeviceLink, Listener]:
    link, heard = link_of(client, timing)
    await link.open(1)
    await link.listen(lambda: None)
    return link, heard


async def test_delivered_under_who_it_is() -> None:
    client = Client()
    link, heard = await up(client)
    client.send(b"\x00\x64")
    link.tell_lost("because")
    client.send(b"\x00\x65")
    await link.close()
    assert [
        (one.device, one.event) for one in heard.links(LinkEvent.CONNECTED) + heard.links(LinkEvent.LOST)
    ] == [
        ("mine", LinkEvent.CONNECTED),
        ("mine", LinkEvent.LOST),
    ]
    assert heard.packets() == [("mine", "2A37", b"\x00\x64")]
    assert client.closed == 1


async def test_a_link_that_is_said_to_be_up_and_is_not() -> None:
    client = Client()

    async def connect() -> None:
        client.is_connected = False

    client.connect = connect  # type: ignore[method-assign]
    link, heard = link_of(client)
    with pytest.raises(StackError, match="ended while it began"):
        await link.open(1)
    await link.close()
    assert client.closed == 1 and heard.bodies == []


async def test_a_link_that_drops_while_it_connects() -> None:
    client = Client()

    async def connect() -> None:
        client.is_connected = True
        client.on_drop()

    client.connect = connect  # type: ignore[method-assign]
    link, _ = link_of(client)
    with pytest.raises(StackError, match="ended while it began"):
        await link.open(1)
    await link.close()


async def test_a_link_that_goes_without_a_call() -> None:
    client = Client()
    link, _ = await up(client)
    client.is_connected = False
    assert await link.hold() == "the system has no link any more"
    await link.close()


async def test_services_that_are_gone_before_they_are_asked_for() -> None:
    class Gone(Client):
        def __init__(self) -> None:
            self.is_connected = False
            self.closed = 0

        @property
        def services(self) -> Any:
            raise KeyError("no services any more")

    link, _ = link_of(Gone())
    with pytest.raises(StackError):
        await link.open(1)
    await link.close()


async def test_what_is_more_urgent_ends_a_connect_that_hangs() -> None:
    client = Client()
    client.connect = asyncio.Event().wait  # type: ignore[method-assign, assignment]
    link, _ = link_of(client)
    with pytest.raises(StackError, match="CutOffError"):
        await link.open(1, asyncio.sleep(0))
    await link.close()


async def test_a_device_that_the_stack_does_not_know_any_more() -> None:
    def unknown(*_: object) -> Client:
        raise StackError("unknown")

    link = DeviceLink("mine", STRAP, Reads(), Surroundings(unknown, lambda _: None, PATIENT))
    with pytest.raises(StackError, match="unknown"):
        await link.open(1, asyncio.sleep(0))
    await link.close()


async def test_one_measurement_that_cannot_be_subscribed_to_is_not_the_end() -> None:
    client = Client(HEART, service("1826", 10, x2ACD=("notify",)))
    client.refused = {full_uuid("2A37")}
    link, heard = await up(client)
    assert [one.uuid for one in client.subscribed] == [full_uuid("2ACD")]
    assert heard.links(LinkEvent.CONNECTED)
    await link.close()


async def test_without_any_there_is_no_link() -> None:
    client = Client()
    client.refused = {full_uuid("2A37")}
    link, heard = link_of(client)
    await link.open(1)
    with pytest.raises(StackError, match="nothing could be subscribed"):
        await link.listen(lambda: None)
    link.tell_lost("because")
    await link.close()
    assert heard.bodies == []


async def test_a_subscription_without_an_answer_ends_with_the_link() -> None:
    client = Client()

    async def hangs(*_: object) -> None:
        client.on_drop()
        await asyncio.Event().wait()

    client.start_notify = hangs  # type: ignore[method-assign]
    link, _ = link_of(client, replace(PATIENT, subscribe_s=60))
    await link.open(1)
    with pytest.raises(StackError):
        await link.listen(lambda: None)
    await link.close()


async def later(seconds: float) -> None:
    """Let time go on, and everybody do what is due."""
    this_loop().leap(seconds)
    for _ in range(10):
        await asyncio.sleep(0)


def test_a_battery_does_not_keep_a_link_alive() -> None:
    async def life() -> None:
        client = Client(HEART, service("180F", 10, x2A19=("notify",)))
        link, heard = await up(client, BluetoothTiming())
        held = asyncio.ensure_future(link.hold())
        await later(0)
        for _ in range(4):
            client.send(b"\x57")
            await later(4)
        assert not held.done(), "the first measurement may take longer"
        await later(5)
        assert held.result() == "silent"
        assert heard.packets() == [("mine", "2A19", b"\x57")] * 4 and not link.spoke
        await link.close()

    run_fast(life())


@pytest.mark.parametrize("answers", [True, False])
def test_a_sensor_that_sleeps_is_kept_while_it_answers(answers: bool) -> None:
    async def life() -> None:
        client = Client(service("1826", 1, x2ACD=("notify",), x2ACC=("read",)))
        asked = 0

        async def read(_: Characteristic) -> bytearray:
            nonlocal asked
            asked += 1
            if asked > 1 and not answers:
                raise OSError("gone")
            return bytearray(8)

        client.read_gatt_char = read  # type: ignore[method-assign]
        link, heard = await up(client, BluetoothTiming())
        held = asyncio.ensure_future(link.hold())
        await later(0)
        reads = len(heard.bodies)
        await later(21)
        assert held.done() != answers
        if answers:
            for _ in range(4):
                await later(21)
                assert not held.done()
            await later(21)
        assert held.result() == "silent", "not for ever"
        assert len(heard.bodies) == reads, "that was nobody's question"
        await link.close()

    run_fast(life())


def test_a_treadmill_whose_grips_are_let_go_is_not_lost() -> None:
    async def life() -> None:
        client = Client(HEART, service("1826", 10, x2ACD=("notify",)))
        link, _ = await up(client, BluetoothTiming())
        held = asyncio.ensure_future(link.hold())
        await later(0)
        for _ in range(10):
            client.send(b"\x00\x00\x00\x00")
            await later(9)
            assert not held.done()
        await later(2)
        assert held.result() == "silent"
        await link.close()

    run_fast(life())


def test_after_sleep_a_link_has_to_prove_itself_soon() -> None:
    async def life() -> None:
        client = Client()
        link, _ = await up(client, BluetoothTiming())
        client.send(b"\x00\x64")
        held = asyncio.ensure_future(link.hold())
        await later(0)
        await later(1)
        link.prove_soon()
        await later(2)
        client.send(b"\x00\x64")
        await later(9)
        assert not held.done(), "it has"
        link.prove_soon()
        await later(2.9)
        assert held.result() == "silent", "ten seconds without a packet are still ten"
        await link.close()

    run_fast(life())


def test_a_link_that_does_not_is_lost_before_it_is_silent_for_long() -> None:
    async def life() -> None:
        client = Client()
        link, _ = await up(client, BluetoothTiming())
        client.send(b"\x00\x64")
        held = asyncio.ensure_future(link.hold())
        await later(0)
        await later(1)
        link.prove_soon()
        await later(2.9)
        assert not held.done()
        await later(0.2)
        assert held.result() == "silent"
        await link.close()

    run_fast(life())


async def test_a_link_can_be_let_go() -> None:
    link, _ = await up(Client())
    held = asyncio.ensure_future(link.hold())
    link.drop("enough")
    assert await held == "enough"
    await link.close()


def test_of_doubled_services_the_first_that_can_be_used_counts() -> None:
    offer = Offer(
        [
            service("180D", 30, x2A37=("notify",)),
            service("180D", 20, x2A37=("notify",)),
            service("180D", 10, x2A37=("read",)),
        ]
    )
    found = offer.to_hear("2A37")
    assert found is not None and found.handle == 21
    assert offer.to_read("2A37").handle == 11  # type: ignore[union-attr]
    assert offer.services == ("180D",) and offer.measures


def test_what_only_tells_its_battery_or_a_status_is_no_sensor() -> None:
    assert not Offer([service("180F", 1, x2A19=("notify",)), service("1826", 5, x2ADA=("notify",))]).measures
    assert not Offer([service("180D", 1, x2A37=("read",))]).measures
    assert Offer([service("180D", 1, x2A37=("indicate",))]).measures
