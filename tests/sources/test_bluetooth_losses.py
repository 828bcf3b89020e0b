"""The Bluetooth source against a virtual BlueZ: what is lost comes back, and nothing is left behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bluez.control import VirtualBluez
from bluez.fixtures import StartBluez
from bluez.peripheral import footpod, strap
from bluez.running import HEART_RATE, QUICK, RUNNING, running
from stridecue.errors import BluetoothError
from stridecue.model.device_settings import Role
from stridecue.model.inputs import LinkEvent
from stridecue.sources import bluetooth
from stridecue.sources.bluetooth import scan
from stridecue.sources.bluetooth_problem import problem
from stridecue.sources.bluetooth_search import Search


async def test_a_lost_link_is_taken_back_and_every_value_comes_once(bluez: VirtualBluez) -> None:
    lost, other = strap(), footpod()
    await bluez.add(lost, other)
    async with running() as (_, heard):
        await bluez.until_subscribed((lost, HEART_RATE), (other, RUNNING))
        clients = await bluez.clients()
        for times in range(2, 5):
            await bluez.drop(lost)
            await heard.until(lambda times=times: len(heard.links(LinkEvent.LOST, lost.address)) == times - 1)
            await heard.until_connected(lost.address, times=times)
            await bluez.until_subscribed((lost, HEART_RATE), (other, RUNNING))
        values = [bytes([0, 100 + number]) for number in range(5)]
        assert await bluez.notify(lost, HEART_RATE, *values) == [1] * 5
        await bluez.notify(other, RUNNING, b"\x00\x00\x03\x55")
        await heard.until(lambda: heard.packets(other.address))
        assert heard.packets(lost.address) == [(lost.address, HEART_RATE, value) for value in values]
        assert not heard.links(LinkEvent.LOST, other.address)
        assert await bluez.clients() == clients, "a bus connection was left open"


async def test_out_of_reach_and_back(bluez: VirtualBluez) -> None:
    sensor = strap()
    await bluez.add(sensor)
    async with running() as (_, heard):
        await bluez.until_subscribed((sensor, HEART_RATE))
        await bluez.away(sensor)
        await heard.until(lambda: heard.links(LinkEvent.LOST))
        await bluez.until(connecting=[sensor.address])
        await bluez.back(sensor)
        await bluez.until_subscribed((sensor, HEART_RATE))
        assert await bluez.notify(sensor, HEART_RATE, b"\x00\x64") == [1]
        await heard.until(heard.packets)


async def test_back_after_the_system_has_forgotten_it(bluez: VirtualBluez) -> None:
    sensor = strap()
    await bluez.add(sensor)
    async with running(timing=replace(QUICK, connect_s=0.1, retry_connect_s=0.1)) as (_, heard):
        await bluez.until_subscribed((sensor, HEART_RATE))
        await bluez.away(sensor)
        await heard.until(lambda: heard.links(LinkEvent.LOST))
        await bluez.forget(sensor)
        await bluez.until(scanning=True)
        await bluez.back(sensor)
        await bluez.until_subscribed((sensor, HEART_RATE))
        assert await bluez.notify(sensor, HEART_RATE, b"\x00\x64") == [1]


async def test_a_silent_link_is_lost_and_taken_anew(bluez: VirtualBluez) -> None:
    sensor = strap()
    await bluez.add(sensor)
    async with running(timing=replace(QUICK, silent_after_s=0.1)) as (_, heard):
        await bluez.until_subscribed((sensor, HEART_RATE))
        await bluez.notify(sensor, HEART_RATE, b"\x00\x64")
        await heard.until(lambda: heard.links(LinkEvent.LOST))
        await heard.until_connected(sensor.address, times=2)
        await bluez.until_subscribed((sensor, HEART_RATE))
        assert await bluez.notify(sensor, HEART_RATE, b"\x00\x65") == [1]
        await heard.until(lambda: len(heard.packets()) == 2)


async def test_a_link_that_never_says_anything_is_lost_too(bluez: VirtualBluez) -> None:
    await bluez.add(strap())
    async with running(timing=replace(QUICK, first_packet_s=0.02, mute_s=0.05)) as (_, heard):
        await heard.until_connected(strap().address, times=3)
        assert len(heard.links(LinkEvent.LOST)) >= 2


async def test_switched_off_and_on(bluez: VirtualBluez) -> None:
    sensor = strap()
    await bluez.add(sensor)
    async with running() as (_, heard):
        await bluez.until_subscribed((sensor, HEART_RATE))
        await bluez.power(False)
        await heard.until(lambda: heard.links(LinkEvent.LOST))
        await heard.until(lambda: heard.problems)
        assert heard.problems[0] and heard.problems[0].message == "Bluetooth is switched off."
        assert heard.problems[0].hint
        await bluez.power(True)
        await heard.until(lambda: heard.problems[-1] is None)
        await bluez.until_subscribed((sensor, HEART_RATE))
        assert len(heard.problems) == 2, "each problem is told once"
        assert await bluez.notify(sensor, HEART_RATE, b"\x00\x64") == [1]
        await heard.until(heard.packets)


async def test_no_bluetooth_service_and_then_one(start_bluez: StartBluez) -> None:
    async with running() as (_, heard):
        await heard.until(lambda: heard.problems)
        assert heard.problems[0] and "not running" in heard.problems[0].message
        late = await start_bluez()
        await late.add(strap())
        await heard.until_connected(strap().address)
        assert heard.problems[1:] == [None]


async def test_the_bluetooth_service_dies_and_is_restarted(start_bluez: StartBluez) -> None:
    sensor, first = strap(), await start_bluez()
    await first.add(sensor)
    async with running(timing=replace(QUICK, silent_after_s=0.5, connect_s=1.0)) as (_, heard):
        await first.until_subscribed((sensor, HEART_RATE))
        await first.notify(sensor, HEART_RATE, b"\x00\x64")
        await heard.until(heard.packets)
        await first.stop()
        await heard.until(lambda: heard.links(LinkEvent.LOST))
        await heard.until(lambda: heard.problems)
        assert heard.problems[0] and "not running" in heard.problems[0].message
        second = await start_bluez()
        await second.add(sensor)
        await second.until_subscribed((sensor, HEART_RATE))
        assert heard.problems[1:] == [None]
        assert await second.notify(sensor, HEART_RATE, b"\x00\x65") == [1]
        await heard.until(lambda: heard.packets()[-1][2] == b"\x00\x65")
        assert len(heard.packets()) == 2
        assert len(heard.links(LinkEvent.CONNECTED)) == 2, "a link without its service is none"
    await second.until(connected=[], subscribed={}, scanning=False)


async def test_a_device_of_no_use_makes_room_for_the_next(bluez: VirtualBluez) -> None:
    empty = replace(strap("C0:00:00:00:00:0B", "Empty", -30), services={"180D": {}})
    good = strap("C0:00:00:00:00:0A", "Good", -80)
    await bluez.add(empty, good)
    async with running() as (source, heard):
        await bluez.until_subscribed((good, HEART_RATE))
        await heard.until_connected(good.address)
        assert source.joined[Role.HEART_RATE].name == "Good"
        assert not heard.links(LinkEvent.CONNECTED, empty.address)
        await bluez.until(connected=[good.address])


async def test_no_message_bus_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    tried = 0

    async def counted(*arguments: object) -> dict[str, object]:
        nonlocal tried
        tried += 1
        heard.news()
        return await linked(*arguments)

    linked = bluetooth._linked
    monkeypatch.setattr(bluetooth, "_linked", counted)
    async with running() as (_, heard):
        await heard.until(lambda: tried >= 3)
        assert [str(one) for one in heard.problems] == [str(problem("no_bus"))]


async def test_cleans_up_behind_itself(bluez: VirtualBluez) -> None:
    sensors = strap(), footpod()
    await bluez.add(*sensors)
    async with running():
        await bluez.until_subscribed((sensors[0], HEART_RATE), (sensors[1], RUNNING))
        assert await bluez.clients() == 3, "one of the stack and one for each sensor"
    await bluez.until(connected=[], subscribed={}, scanning=False, connecting=[])
    assert await bluez.clients() == 1


async def test_cancelled_while_it_connects(bluez: VirtualBluez) -> None:
    sensor = strap()
    await bluez.add(sensor)
    async with running() as (_, heard):
        await bluez.until_subscribed((sensor, HEART_RATE))
        await bluez.away(sensor)
        await bluez.until(connecting=[sensor.address])
    await bluez.until(connected=[], subscribed={}, scanning=False, connecting=[])
    assert await bluez.clients() == 1
    assert len(heard.links(LinkEvent.CONNECTED)) == 1


async def test_a_scan_with_bluetooth_off(bluez: VirtualBluez) -> None:
    await bluez.power(False)
    with pytest.raises(BluetoothError, match="switched off"):
        await scan(0.05)


async def test_what_nobody_foresaw_is_a_sentence_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    async def breaks(*_: object) -> None:
        raise KeyError("a mistake in the search")

    monkeypatch.setattr(Search, "_notice_sleep", breaks)
    with pytest.raises(BluetoothError, match="Bluetooth does not work"):
        await bluetooth.BluetoothSource().run(lambda _: None)
