"""A sensor whose address changes stays who it is; another one of its name never becomes it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bluez.control import VirtualBluez
from bluez.listener import Listener
from bluez.peripheral import Peripheral, footpod, strap
from bluez.running import HEART_RATE, QUICK, RUNNING, running
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.inputs import LinkEvent
from stridecue.sources.bluetooth_search import Search

OWN, NEW = strap("C0:00:00:00:00:0A", "HRM"), strap("C0:00:00:00:00:0B", "HRM")
TWIN = strap("C0:00:00:00:00:0C", "HRM", rssi=-30)
MINE = DeviceSettings(OWN.address.lower(), "HRM", frozenset({Role.HEART_RATE}))

Windows = Callable[[Listener, int], Awaitable[None]]


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    """What waits for so many whole windows of listening."""
    count, listeners, recognise = 0, list[Listener](), Search._recognise

    def counted(search: Search) -> None:
        nonlocal count
        recognise(search)
        count += 1
        for listener in listeners:
            listener.news()

    async def until(listener: Listener, more: int) -> None:
        listeners.append(listener)
        enough = count + more
        await listener.until(lambda: count >= enough)

    monkeypatch.setattr(Search, "_recognise", counted)
    return until


async def sends(bluez: VirtualBluez, heard: Listener, sensor: Peripheral, device: str) -> None:
    """The sensor's values arrive once, under who it is."""
    await bluez.until_subscribed((sensor, HEART_RATE))
    before = len(heard.packets(device))
    assert await bluez.notify(sensor, HEART_RATE, b"\x00\x64") == [1]
    await heard.until(lambda: heard.packets(device)[before:] == [(device, HEART_RATE, b"\x00\x64")])


async def test_a_remembered_sensor_at_another_address(
    bluez: VirtualBluez, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "stridecue.sources")
    await bluez.add(NEW)
    async with running(MINE) as (source, heard):
        await heard.until_connected(MINE.device)
        await sends(bluez, heard, NEW, MINE.device)
        assert [link.name for link in heard.links(LinkEvent.FOUND, MINE.device)] == ["HRM"]
        assert source.joined[Role.HEART_RATE].device == MINE.device
        assert source.joined[Role.HEART_RATE].remembered and source.joined_settings() == ()
        assert f"HRM ({NEW.address}): this is {MINE.device} at a new address" in caplog.messages
        await bluez.drop(NEW)
        await heard.until_connected(MINE.device, times=2)
        await sends(bluez, heard, NEW, MINE.device)


async def test_two_of_its_name_and_neither_is_taken(bluez: VirtualBluez, windows: Windows) -> None:
    await bluez.add(NEW, TWIN)
    async with running(MINE) as (source, heard):
        await windows(heard, 4)
        assert (await bluez.state())["connected"] == [] and not source.joined
        await bluez.add(OWN)
        await heard.until_connected(MINE.device)
        await sends(bluez, heard, OWN, MINE.device)
        assert {link.device for link in heard.links(LinkEvent.CONNECTED)} == {MINE.device}


async def test_a_sensor_that_was_taken_comes_back_under_another_address(bluez: VirtualBluez) -> None:
    pod = footpod()
    await bluez.add(OWN, pod)
    async with running() as (source, heard):
        await heard.until_connected(OWN.address, pod.address)
        await bluez.away(OWN)
        await heard.until(lambda: heard.links(LinkEvent.LOST, OWN.address))
        await bluez.add(NEW)
        await heard.until_connected(OWN.address, times=2)
        await bluez.until_subscribed((NEW, HEART_RATE), (pod, RUNNING))
        await bluez.notify(NEW, HEART_RATE, b"\x00\x64")
        await heard.until(lambda: heard.packets(OWN.address))
        assert source.joined[Role.HEART_RATE].device == OWN.address
        assert not heard.links(LinkEvent.LOST, pod.address)


async def test_a_sensor_of_its_name_that_was_seen_beside_it_is_never_taken_for_it(
    bluez: VirtualBluez, windows: Windows
) -> None:
    await bluez.add(OWN, TWIN)
    async with running(MINE) as (_, heard):
        await sends(bluez, heard, OWN, MINE.device)
        await windows(heard, 2)
        await bluez.away(OWN)
        await heard.until(lambda: heard.links(LinkEvent.LOST, MINE.device))
        await windows(heard, 4)
        assert (await bluez.state())["connected"] == []
        await bluez.back(OWN)
        await heard.until_connected(MINE.device, times=2)
        await sends(bluez, heard, OWN, MINE.device)


async def test_a_sensor_that_came_while_mine_was_linked_is_never_taken_for_it(
    bluez: VirtualBluez, windows: Windows
) -> None:
    await bluez.add(OWN)
    async with running() as (_, heard):
        await sends(bluez, heard, OWN, OWN.address)
        await bluez.add(TWIN)
        await heard.until(lambda: heard.links(LinkEvent.FOUND, TWIN.address))
        await bluez.away(OWN)
        await heard.until(lambda: heard.links(LinkEvent.LOST, OWN.address))
        await windows(heard, 4)
        assert (await bluez.state())["connected"] == []


async def test_nobody_is_taken_for_mine_before_one_has_listened_long_enough_to_hear_mine(
    bluez: VirtualBluez,
) -> None:
    pod = footpod()
    other = DeviceSettings(pod.address, "Footpod", frozenset({Role.FOOTPOD}))
    await bluez.add(TWIN, pod)
    async with running(MINE, other, timing=replace(QUICK, choose_s=600)) as (_, heard):
        await heard.until_connected(pod.address)
        await bluez.until(scanning=True)
        await bluez.add(OWN)
        await bluez.until_subscribed((OWN, HEART_RATE), (pod, RUNNING))
        await heard.until_connected(MINE.device)
        assert [link.device for link in heard.links(LinkEvent.CONNECTED)] == [pod.address, MINE.device]


async def test_whose_own_address_is_heard_again_is_there(bluez: VirtualBluez) -> None:
    await bluez.add(NEW)
    async with running(MINE) as (_, heard):
        await sends(bluez, heard, NEW, MINE.device)
        await bluez.add(OWN)
        await sends(bluez, heard, OWN, MINE.device)
        assert (await bluez.state())["connected"] == [OWN.address]
        await bluez.away(OWN)
        await heard.until(lambda: len(heard.links(LinkEvent.LOST, MINE.device)) == 2)
        await bluez.back(OWN)
        await heard.until_connected(MINE.device, times=3)
        await sends(bluez, heard, OWN, MINE.device)


async def test_two_remembered_straps_of_one_name(bluez: VirtualBluez, windows: Windows) -> None:
    other = DeviceSettings(TWIN.address, "HRM", frozenset({Role.HEART_RATE}))
    await bluez.add(NEW)
    async with running(MINE, other) as (_, heard):
        await windows(heard, 4)
        assert (await bluez.state())["connected"] == [], "nobody can tell which of them it is"
        await bluez.add(TWIN)
        await sends(bluez, heard, TWIN, TWIN.address)


async def test_only_remembered_sensors(bluez: VirtualBluez, windows: Windows) -> None:
    pod = footpod()
    await bluez.add(pod, strap("C0:00:00:00:00:0D", "Another"))
    async with running(MINE, only_remembered=True) as (source, heard):
        await windows(heard, 3)
        assert (await bluez.state())["connected"] == []
        await bluez.add(OWN)
        await heard.until_connected(MINE.device)
        assert {*source.joined} == {Role.HEART_RATE}
        await bluez.until(connected=[OWN.address], scanning=False)
