"""The Bluetooth source against a virtual BlueZ that does everything wrong: it never lets go, and no other suffers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from bleak.backends.bluezdbus.version import BlueZFeatures

from bluez.control import PATIENCE_S, VirtualBluez
from bluez.fixtures import StartBluez
from bluez.listener import Listener
from bluez.peripheral import NOTIFY, READ, Peripheral, footpod, strap
from bluez.running import HEART_RATE, QUICK, RUNNING, running
from bluez.watching import Hands
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.inputs import LinkEvent
from stridecue.sources.bluetooth_choice import Choice
from stridecue.sources.bluetooth_link import DeviceLink

STRAP, POD = strap(), footpod()
BOTH = ((STRAP, HEART_RATE), (POD, RUNNING))
MINE = DeviceSettings(STRAP.address, "Strap", frozenset({Role.HEART_RATE}))
CALLS_UNTIL_BOTH_ARE_READ = 20
"""So many calls has the stack made when both sensors are linked, listened to and being read."""
IMPATIENT = replace(
    QUICK, connect_s=0.1, retry_connect_s=0.1, subscribe_s=0.05, read_s=0.05, close_s=0.05, grace_s=0.05
)


@pytest.fixture(autouse=True)
async def no_faults() -> Iterator[None]:
    """Nothing comes to the loop's own handler, which would print it over the screen."""
    faults: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: faults.append(context))
    yield
    assert faults == []


async def each_once(bluez: VirtualBluez, heard: Listener, *pairs: tuple[Peripheral, str]) -> None:
    """What sensors send arrives once."""
    for sensor, number in pairs:
        before = len(heard.packets(sensor.address))
        assert await bluez.notify(sensor, number, b"\x00\x64", b"\x00\x65") == [1, 1]
        await heard.until(
            lambda sensor=sensor, before=before: len(heard.packets(sensor.address)) >= before + 2
        )
        assert len(heard.packets(sensor.address)) == before + 2


async def test_a_connect_that_hangs_holds_up_nobody_for_long(bluez: VirtualBluez) -> None:
    await bluez.add(STRAP, POD)
    async with running(timing=replace(QUICK, connect_s=1.0, retry_connect_s=1.0, turn_s=0.1)) as (_, heard):
        await bluez.until_subscribed(*BOTH)
        await bluez.behave(STRAP, "connect", "hang")
        await bluez.drop(STRAP)
        assert not (await bluez.until(connecting=[STRAP.address]))["scanning"], "one thing at a time"
        for times in (2, 3, 4):
            await bluez.drop(POD)
            await heard.until_connected(POD.address, times=times)
        await bluez.behave(STRAP, "connect", None)
        await bluez.drop(POD)
        await heard.until_connected(STRAP.address, times=2)
        await heard.until_connected(POD.address, times=5)
        await each_once(bluez, heard, *BOTH)


async def test_a_late_sensor_joins_beside_one_that_hangs(bluez: VirtualBluez) -> None:
    await bluez.add(STRAP)
    await bluez.behave(STRAP, "connect", "hang")
    pod = DeviceSettings(POD.address, "Footpod", frozenset({Role.FOOTPOD}))
    async with running(MINE, pod, timing=replace(IMPATIENT, turn_s=0.01)) as (_, heard):
        await bluez.until(connecting=[STRAP.address])
        await bluez.add(POD)
        await heard.until_connected(POD.address)
        await each_once(bluez, heard, BOTH[1])


@pytest.mark.parametrize(
    ("step", "way"),
    [
        ("connect", "abort"),
        ("connect", "refuse"),
        ("connect", "hang"),
        ("discover", "drop"),
        ("discover", "hang"),
        ("subscribe", "drop"),
        ("subscribe", "refuse"),
        ("subscribe", "hang"),
        ("read", "hang"),
        ("disconnect", "hang"),
    ],
)
async def test_whatever_goes_wrong_on_the_way_back(bluez: VirtualBluez, step: str, way: str) -> None:
    await bluez.add(STRAP, POD)
    async with running(MINE, timing=IMPATIENT) as (_, heard):
        await bluez.until_subscribed(*BOTH)
        await bluez.behave(STRAP, step, way, 3)
        await bluez.drop(STRAP)
        await heard.until(lambda: heard.links(LinkEvent.LOST, STRAP.address))
        await each_once(bluez, heard, BOTH[1])
        await heard.until_connected(STRAP.address, times=2)
        await bluez.until_subscribed(*BOTH)
        await each_once(bluez, heard, *BOTH)
        assert not heard.links(LinkEvent.LOST, POD.address)
        assert await bluez.clients() == 3, "a bus connection was left open"


async def test_it_can_be_ended_at_any_moment(bluez: VirtualBluez, monkeypatch: pytest.MonkeyPatch) -> None:
    await bluez.add(STRAP, POD)
    for calls in range(1, CALLS_UNTIL_BOTH_ARE_READ, 2):
        monkeypatch.setattr(BlueZFeatures, "checked_bluez_version", False)
        monkeypatch.setattr(BlueZFeatures, "_check_bluez_event", None)
        before = await bluez.calls()
        async with running(MINE), asyncio.timeout(PATIENCE_S):
            while await bluez.calls() < before + calls:
                await asyncio.sleep(0)
        await bluez.until(connected=[], subscribed={}, scanning=False, connecting=[])
        async with asyncio.timeout(PATIENCE_S):  # the bus notices a moment later that one has gone
            while await bluez.clients() > 1:
                await asyncio.sleep(0)
    async with running(MINE) as (_, heard):
        await bluez.until_subscribed(*BOTH)
        await each_once(bluez, heard, *BOTH)


async def test_a_system_that_does_not_tell_its_version_holds_up_nobody(
    bluez: VirtualBluez, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asyncio.Event()

    async def hangs() -> None:
        asked.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(BlueZFeatures, "checked_bluez_version", False)
    monkeypatch.setattr(BlueZFeatures, "_check_bluez_event", None)
    monkeypatch.setattr("bleak.backends.bluezdbus.version._get_bluetoothctl_version", hangs)
    await bluez.add(STRAP)
    async with running(MINE, timing=replace(IMPATIENT, read_s=60)):
        await asked.wait()
    async with running(MINE, timing=IMPATIENT) as (_, heard):
        await bluez.until_subscribed(BOTH[0])
        await each_once(bluez, heard, BOTH[0])
    monkeypatch.setattr(BlueZFeatures, "checked_bluez_version", False)
    async with running(MINE, timing=IMPATIENT):
        await bluez.until_subscribed(BOTH[0])


async def test_what_nobody_foresaw_costs_one_sensor_a_while(
    bluez: VirtualBluez, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bluez.add(STRAP, POD)
    async with running(MINE) as (_, heard):
        await bluez.until_subscribed(*BOTH)
        breaks = _breaking(monkeypatch, DeviceLink, "listen", times=2)
        await bluez.drop(STRAP)
        await heard.until(lambda: heard.links(LinkEvent.LOST, STRAP.address))
        await each_once(bluez, heard, BOTH[1])
        await heard.until_connected(STRAP.address, times=2)
        await each_once(bluez, heard, *BOTH)
        assert breaks == []
        assert not heard.links(LinkEvent.LOST, POD.address)
        assert await bluez.clients() == 3, "a bus connection was left open"
    await bluez.until(connected=[], subscribed={}, scanning=False)


async def test_what_nobody_foresaw_ends_no_search(
    bluez: VirtualBluez, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bluez.add(STRAP)
    breaks = _breaking(monkeypatch, Choice, "take_strongest", times=2)
    async with running(MINE) as (_, heard):
        await bluez.until_subscribed(BOTH[0])
        await bluez.add(POD)
        await bluez.until_subscribed(*BOTH)
        assert breaks == []
        await each_once(bluez, heard, *BOTH)


def _breaking(monkeypatch: pytest.MonkeyPatch, of: type, name: str, times: int) -> list[str]:
    """Let a method raise what is never raised, so many times; returns what is left to be raised."""
    left, works = ["nobody foresaw this"] * times, getattr(of, name)

    def breaks(*given: object) -> object:
        if left:
            raise ZeroDivisionError(left.pop())
        return works(*given)

    monkeypatch.setattr(of, name, breaks)
    return left


async def test_doubled_services_are_heard_once(bluez: VirtualBluez) -> None:
    twins = replace(STRAP, doubled=["180D", "2A37", "180F"])
    await bluez.add(twins)
    async with running() as (_, heard):
        await bluez.until_subscribed((twins, HEART_RATE))
        await each_once(bluez, heard, (twins, HEART_RATE))


async def test_a_sensor_that_has_more_than_it_says(bluez: VirtualBluez) -> None:
    services = {"180A": {"2A29": READ}, "1814": {"2A53": NOTIFY}, "1818": {"2A63": NOTIFY}}
    stryd = Peripheral("C0:00:00:00:00:07", "Stryd", services, ["1818"])
    await bluez.add(stryd)
    async with running() as (source, heard):
        await bluez.until_subscribed((stryd, "2A53"), (stryd, "2A63"))
        await heard.until(lambda: {*source.joined} == {Role.FOOTPOD, Role.POWER})
        (settings,) = source.joined_settings()
        assert settings == DeviceSettings(stryd.address, "Stryd", frozenset({Role.FOOTPOD, Role.POWER}))
    async with running(settings) as (source, heard):
        await heard.until(lambda: {*source.joined} == {Role.FOOTPOD, Role.POWER})


async def test_after_sleep_a_silent_link_is_lost_at_once(bluez: VirtualBluez) -> None:
    hands = Hands()
    await bluez.add(STRAP, POD)
    timing = replace(QUICK, clock_every_s=0.01, awake_s=0.1)
    async with running(timing=timing, read_ms=hands.read) as (_, heard):
        await bluez.until_subscribed(*BOTH)
        await each_once(bluez, heard, *BOTH)
        await bluez.behave(STRAP, "deliver", "swallow")
        hands.ms += 600_000
        async with asyncio.timeout(PATIENCE_S):
            while not heard.links(LinkEvent.LOST, STRAP.address):
                await bluez.notify(POD, RUNNING, b"\x00\x00\x03\x55")
        assert not heard.links(LinkEvent.LOST, POD.address), "it has proved itself"
        await bluez.behave(STRAP, "deliver", None)
        await heard.until_connected(STRAP.address, times=2)


async def test_the_service_dies_while_a_sensor_is_connected_to(start_bluez: StartBluez) -> None:
    first = await start_bluez()
    await first.add(STRAP)
    async with running(timing=replace(QUICK, connect_s=0.3, retry_connect_s=0.3, close_s=0.05)) as (_, heard):
        await first.until_subscribed(BOTH[0])
        await first.away(STRAP)
        await first.until(connecting=[STRAP.address])
        await first.stop()
        await heard.until(lambda: heard.problems)
        second = await start_bluez()
        await second.add(STRAP)
        await second.until_subscribed(BOTH[0])
        await heard.until_connected(STRAP.address, times=2)
        await each_once(second, heard, BOTH[0])
        assert heard.problems[-1] is None


async def test_the_service_dies_while_one_scans(start_bluez: StartBluez) -> None:
    first = await start_bluez()
    async with running() as (_, heard):
        await first.until(scanning=True)
        await first.stop()
        await heard.until(lambda: heard.problems)
        second = await start_bluez()
        await second.add(STRAP)
        await heard.until_connected(STRAP.address)
        assert heard.problems[-1] is None


async def test_the_adapter_is_pulled_out_and_put_in_again(bluez: VirtualBluez) -> None:
    await bluez.add(STRAP, POD)
    async with running() as (_, heard):
        await bluez.until_subscribed(*BOTH)
        await bluez.unplug()
        await heard.until(lambda: heard.problems)
        assert heard.problems[0] and heard.problems[0].message == "This computer has no Bluetooth adapter."
        assert {link.device for link in heard.links(LinkEvent.LOST)} == {STRAP.address, POD.address}
        await bluez.plug_in()
        await heard.until_connected(STRAP.address, POD.address, times=2)
        await bluez.until_subscribed(*BOTH)
        await each_once(bluez, heard, *BOTH)
        assert heard.problems[1:] == [None]


async def test_each_event_of_a_link_is_one_line_in_the_log(
    bluez: VirtualBluez, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "stridecue.sources")
    nasty = strap(name="Strap\x1b[2J")
    await bluez.add(nasty)
    async with running(timing=IMPATIENT) as (_, heard):
        await bluez.until_subscribed((nasty, HEART_RATE))
        await each_once(bluez, heard, (nasty, HEART_RATE))
        await bluez.away(nasty)
        await heard.until(lambda: heard.links(LinkEvent.LOST))
        await bluez.power(False)
        await heard.until(lambda: heard.problems)
        await bluez.power(True)
        await heard.until(lambda: heard.problems[-1] is None)
    who = "Strap\ufffd[2J (C0:00:00:00:00:01)"
    # On a busy machine letting go may take longer than this timing grants it, which is told too.
    lines = [line for line in dict.fromkeys(caplog.messages) if "disconnecting failed" not in line]
    told = [
        f"{who}: found, with 180D",
        f"{who}: connecting",
        f"{who}: connected, with 180D 180F",
        f"{who}: subscribed to 2A37",
        f"{who}: first packet",
        f"{who}: lost: it dropped",
        f"{who}: waiting 0.0 s",
    ]
    assert sorted(lines[:7]) == sorted(told), "the first packet may come before the word that it will"
    assert [lines.index(line) for line in (*told[:3], *told[5:])] == [0, 1, 2, 5, 6]
    assert caplog.messages.count(told[0]) == caplog.messages.count(told[5]) == 1
    assert "problem: Bluetooth is switched off." in lines and "problem: none any more" in lines
    assert all(message.isprintable() for message in lines)
