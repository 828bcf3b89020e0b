"""What is read of a device beside what it sends, and what is never asked again."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bluez.control import VirtualBluez
from bluez.listener import Listener
from bluez.peripheral import NOTIFY, READ, footpod, strap, treadmill
from bluez.running import HEART_RATE, QUICK, RUNNING, TREADMILL, running
from stridecue.model.inputs import CharacteristicRead, LinkEvent
from stridecue.sources.bluetooth_offer import BATTERY_LEVEL, READ_ONCE
from stridecue.sources.bluetooth_reads import Answer, Reads

SOON = 0.0


class Device:
    """Answers questions, and keeps what was asked on each link."""

    def __init__(self, **answers: Answer) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.enough = asyncio.Event()
        self.batteries = 0

    async def read(self, number: str) -> Answer:
        self.asked.append(number)
        self.batteries += number == BATTERY_LEVEL
        if self.batteries > 3:
            self.enough.set()
            await asyncio.Event().wait()
        return self.answers.get(f"x{number}", Answer.GIVEN)

    async def link(self, reads: Reads) -> list[str]:
        """Have a life of a link; returns what was asked."""
        self.asked, self.batteries = [], 0
        self.enough.clear()
        going_on = asyncio.ensure_future(reads.go_on(self.read, SOON))
        enough = asyncio.ensure_future(self.enough.wait())
        await asyncio.wait({going_on, enough}, return_when=asyncio.FIRST_COMPLETED)
        for task in (going_on, enough):
            task.cancel()
        await asyncio.wait({going_on, enough})
        return self.asked


async def test_the_battery_again_and_again_and_the_rest_once() -> None:
    reads, device = Reads(), Device()
    assert await device.link(reads) == [BATTERY_LEVEL, *READ_ONCE, *[BATTERY_LEVEL] * 3]
    assert await device.link(reads) == [BATTERY_LEVEL] * 4


async def test_a_refusal_is_an_answer() -> None:
    reads, device = Reads(), Device(x2A38=Answer.REFUSED, x2A19=Answer.REFUSED)
    assert await device.link(reads) == [BATTERY_LEVEL, *READ_ONCE, *[BATTERY_LEVEL] * 3]
    assert await device.link(reads) == [BATTERY_LEVEL] * 4


async def test_what_is_not_answered_is_not_asked_again_and_nothing_after_it_on_that_link() -> None:
    reads, device = Reads(), Device(x2A54=Answer.NONE)
    assert await device.link(reads) == [BATTERY_LEVEL, "2A38", "2A54"]
    rest = READ_ONCE[READ_ONCE.index("2A54") + 1 :]
    assert await device.link(reads) == [BATTERY_LEVEL, *rest, *[BATTERY_LEVEL] * 3]


async def test_a_battery_that_does_not_answer_is_left_alone() -> None:
    reads, device = Reads(), Device(x2A19=Answer.NONE)
    assert await device.link(reads) == [BATTERY_LEVEL]
    assert await device.link(reads) == [*READ_ONCE]
    assert await device.link(reads) == []


async def test_a_question_that_ends_the_link_twice_is_not_asked_a_third_time() -> None:
    reads, device = Reads(), Device(x2A38=Answer.LINK_ENDED)
    assert await device.link(reads) == [BATTERY_LEVEL, "2A38"]
    assert await device.link(reads) == [BATTERY_LEVEL, "2A38"]
    assert (await device.link(reads))[:3] == [BATTERY_LEVEL, "2A54", "2A5D"]


FULL = replace(
    strap(),
    services={
        "180D": {"2A37": NOTIFY, "2A38": READ},
        "180F": {"2A19": [*READ, *NOTIFY]},
        "180A": {"2A29": READ, "2A24": READ, "2A26": READ, "2A25": READ},
    },
    values={"2A38": "01", "2A19": "57", "2A29": "4163", "2A24": "48", "2A26": "31" * 600, "2A25": "39"},
)
ONCE = {
    CharacteristicRead(FULL.address, "2A38", b"\x01"),
    CharacteristicRead(FULL.address, "2A29", b"Ac"),
    CharacteristicRead(FULL.address, "2A24", b"H"),
    CharacteristicRead(FULL.address, "2A26", b"1" * 512),
}
LEVEL = CharacteristicRead(FULL.address, "2A19", b"\x57")


def read(heard: Listener) -> list[CharacteristicRead]:
    return [body for body in heard.bodies if isinstance(body, CharacteristicRead)]


async def test_what_a_device_says_about_itself_is_read_once_and_its_battery_at_each_link(
    bluez: VirtualBluez,
) -> None:
    await bluez.add(FULL)
    async with running() as (_, heard):
        await heard.until(lambda: {*read(heard)} == {LEVEL, *ONCE})
        assert len(read(heard)) == 5, "no serial number, and nothing twice"
        await bluez.drop(FULL)
        await heard.until_connected(FULL.address, times=2)
        await heard.until(lambda: read(heard).count(LEVEL) == 2)
        await bluez.drop(FULL)
        await heard.until(lambda: read(heard).count(LEVEL) == 3)
        assert len(read(heard)) == 7


async def test_the_battery_is_read_again_in_time(bluez: VirtualBluez) -> None:
    await bluez.add(FULL)
    async with running(timing=replace(QUICK, battery_every_s=0.01)) as (_, heard):
        await heard.until(lambda: read(heard).count(LEVEL) >= 3)
        assert len(heard.links(LinkEvent.CONNECTED)) == 1


@pytest.mark.parametrize("way", ["hang", "refuse"])
async def test_reading_delays_nobody(bluez: VirtualBluez, way: str) -> None:
    pod = footpod()
    await bluez.add(FULL, pod)
    await bluez.behave(FULL, "read", way)
    async with running(timing=replace(QUICK, read_s=60)) as (_, heard):
        await bluez.until_subscribed((FULL, HEART_RATE), (FULL, "2A19"), (pod, RUNNING))
        await bluez.notify(FULL, HEART_RATE, b"\x00\x64")
        await bluez.notify(pod, RUNNING, b"\x00\x00\x03\x55")
        await heard.until(lambda: len(heard.packets()) == 2)
        assert not any(body.device == FULL.address for body in read(heard))
        await bluez.drop(FULL)
        await heard.until_connected(FULL.address, times=2)
        assert not heard.links(LinkEvent.LOST, pod.address)


async def test_power_status_and_battery_are_listened_to(bluez: VirtualBluez) -> None:
    belt = replace(treadmill(), services={"1826": {"2ACD": NOTIFY, "2ADA": NOTIFY}, "180F": {"2A19": NOTIFY}})
    pod = replace(footpod(), services={"1814": {"2A53": NOTIFY}, "1818": {"2A63": NOTIFY}})
    await bluez.add(belt, pod)
    async with running() as (_, heard):
        pairs = ((belt, TREADMILL), (belt, "2ADA"), (belt, "2A19"), (pod, RUNNING), (pod, "2A63"))
        await bluez.until_subscribed(*pairs)
        for sensor, number in pairs:
            await bluez.notify(sensor, number, b"\x01\x02\x03")
        await heard.until(lambda: len(heard.packets()) == len(pairs))
        assert heard.packets() == [(sensor.address, number, b"\x01\x02\x03") for sensor, number in pairs]
