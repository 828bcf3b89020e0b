"""The Bluetooth source against a virtual BlueZ, with the unmodified bleak between them: finding and hearing."""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from bluez.control import VirtualBluez
from bluez.listener import Listener
from bluez.peripheral import footpod, strap, treadmill
from bluez.running import HEART_RATE, QUICK, RUNNING, TREADMILL, running
from stridecue.errors import BluetoothError
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.inputs import CharacteristicRead, Link, LinkEvent
from stridecue.sources import bluetooth
from stridecue.sources.bluetooth import BluetoothSource, quiet_bluetooth_logging, scan
from stridecue.sources.bluetooth_link import Client


async def test_three_sensors_at_once(bluez: VirtualBluez) -> None:
    sensors = strap(), footpod(), treadmill()
    await bluez.add(*sensors)
    async with running() as (source, heard):
        await bluez.until_subscribed((sensors[0], HEART_RATE), (sensors[1], RUNNING), (sensors[2], TREADMILL))
        await heard.until_connected(*(sensor.address for sensor in sensors))
        await bluez.notify(sensors[0], HEART_RATE, b"\x00\x78")
        await bluez.notify(sensors[1], RUNNING, b"\x00\x00\x03\x55")
        await bluez.notify(sensors[2], TREADMILL, b"\x00\x00\xe8\x03")
        await heard.until(lambda: len(heard.packets()) == 3)
        assert heard.packets() == [
            (sensors[0].address, HEART_RATE, b"\x00\x78"),
            (sensors[1].address, RUNNING, b"\x00\x00\x03\x55"),
            (sensors[2].address, TREADMILL, b"\x00\x00\xe8\x03"),
        ]
        assert {role: joined.device for role, joined in source.joined.items()} == {
            Role.HEART_RATE: sensors[0].address,
            Role.FOOTPOD: sensors[1].address,
            Role.TREADMILL: sensors[2].address,
        }
        assert not any(joined.remembered for joined in source.joined.values())
        assert (await bluez.until(scanning=False))["connected"] == [sensor.address for sensor in sensors]
    assert heard.problems == []


async def test_tells_what_it_finds_and_reads_the_battery(bluez: VirtualBluez) -> None:
    sensor = strap(battery=42)
    await bluez.add(sensor)
    async with running() as (_, heard):
        battery = CharacteristicRead(sensor.address, "2A19", b"\x2a")
        await heard.until(lambda: battery in heard.bodies)
        assert heard.bodies[0] == Link(sensor.address, LinkEvent.FOUND, "Strap", ("180D",), -60)
        assert heard.bodies[1] == Link(sensor.address, LinkEvent.CONNECTED, "Strap", ("180D", "180F"), -60)
        assert len(heard.links(LinkEvent.FOUND)) == 1


async def test_a_sensor_without_a_battery_level_is_as_good(bluez: VirtualBluez) -> None:
    mute = replace(strap(), values={})
    await bluez.add(mute)
    async with running() as (_, heard):
        await bluez.until_subscribed((mute, HEART_RATE))
        await bluez.notify(mute, HEART_RATE, b"\x00\x50")
        await heard.until(heard.packets)
        assert not any(isinstance(body, CharacteristicRead) for body in heard.bodies)


async def test_the_strongest_of_two_straps(bluez: VirtualBluez) -> None:
    near, far = strap("C0:00:00:00:00:0B", "Near", -45), strap("C0:00:00:00:00:0A", "Far", -80)
    await bluez.add(far, near)
    async with running() as (source, heard):
        await bluez.until_subscribed((near, HEART_RATE))
        await heard.until_connected(near.address)
        assert {link.name for link in heard.links(LinkEvent.FOUND)} == {"Near", "Far"}
        assert source.joined[Role.HEART_RATE].name == "Near"
        assert (await bluez.state())["connected"] == [near.address]


async def test_a_remembered_strap_goes_before_a_stronger_stranger(bluez: VirtualBluez) -> None:
    mine, stranger = strap("C0:00:00:00:00:0A", "Mine", -80), strap("C0:00:00:00:00:0B", "Stranger", -40)
    await bluez.add(stranger, mine)
    remembered = DeviceSettings(mine.address.lower(), "Mine", frozenset({Role.HEART_RATE}))
    async with running(remembered) as (source, heard):
        await bluez.until_subscribed((mine, HEART_RATE))
        await heard.until_connected(remembered.device)
        assert source.joined[Role.HEART_RATE].remembered
        pod = footpod()
        await bluez.add(pod)
        await bluez.until_subscribed((mine, HEART_RATE), (pod, RUNNING))
        assert (await bluez.state())["connected"] == sorted([mine.address, pod.address])


async def test_a_strap_put_on_late_replaces_the_grips(bluez: VirtualBluez) -> None:
    belt, late = treadmill(heart_rate=True), strap(rssi=-90)
    await bluez.add(belt)
    async with running() as (source, heard):
        await bluez.until_subscribed((belt, HEART_RATE), (belt, TREADMILL))
        await heard.until(lambda: source.joined)
        assert source.joined[Role.HEART_RATE].device == belt.address
        assert source.joined[Role.HEART_RATE].roles == {Role.HEART_RATE, Role.TREADMILL}
        await bluez.add(late)
        await bluez.until_subscribed((belt, HEART_RATE), (belt, TREADMILL), (late, HEART_RATE))
        await heard.until_connected(late.address)
        assert source.joined[Role.HEART_RATE].device == late.address


async def test_a_link_left_up_by_a_killed_program_is_found(bluez: VirtualBluez) -> None:
    left = strap()
    await bluez.add(left)
    await bluez.hold(left)
    async with running() as (_, heard):
        await bluez.until_subscribed((left, HEART_RATE))
        assert await bluez.notify(left, HEART_RATE, b"\x00\x64") == [1]
        await heard.until(heard.packets)
    await bluez.until(connected=[])


async def test_a_name_that_would_steer_the_terminal(bluez: VirtualBluez) -> None:
    nasty = strap(name="\x1b[31m[bold]St\u202erap\x07\n" + "é" * 300)
    await bluez.add(nasty)
    async with running() as (_, heard):
        await heard.until_connected(nasty.address)
        for link in heard.links(LinkEvent.FOUND) + heard.links(LinkEvent.CONNECTED):
            assert link.name and link.name.isprintable()
            assert link.name.startswith("\ufffd[31m[bold]St\ufffdrap\ufffd\ufffdé")
            assert len(link.name.encode()) <= 248


async def test_payloads_come_as_they_are(bluez: VirtualBluez) -> None:
    sensor = strap()
    await bluez.add(sensor)
    payloads = [b"", b"\x10", b"\x10\x50\x00", bytes(range(20)), b"\xff" * 512, b"\xfe" * 600]
    async with running() as (_, heard):
        await bluez.until_subscribed((sensor, HEART_RATE))
        await bluez.notify(sensor, HEART_RATE, *payloads)
        await heard.until(lambda: len(heard.packets()) == len(payloads))
        assert [payload for _, _, payload in heard.packets()] == [payload[:512] for payload in payloads]


async def test_a_receiver_that_fails_costs_nothing(bluez: VirtualBluez) -> None:
    sensor = strap()
    await bluez.add(sensor)
    heard = Listener()

    def deliver(body: object) -> None:
        heard.deliver(body)
        raise ValueError("the receiver's own mistake")

    task = asyncio.create_task(BluetoothSource(timing=QUICK).run(deliver))
    for times in (1, 2):
        await heard.until_connected(sensor.address, times=times)
        await bluez.until_subscribed((sensor, HEART_RATE))
        assert await bluez.notify(sensor, HEART_RATE, b"\x00\x64", b"\x00\x65") == [1, 1]
        await heard.until(lambda times=times: len(heard.packets()) == 2 * times)
        assert len(heard.links(LinkEvent.CONNECTED)) == times, "no link was lost for it"
        await bluez.drop(sensor)
        await heard.until(lambda times=times: len(heard.links(LinkEvent.LOST)) == times)
    task.cancel()
    await asyncio.wait({task})
    await bluez.until(connected=[], subscribed={}, scanning=False)
    assert await bluez.clients() == 1, "a bus connection was left open"


async def test_what_is_to_be_remembered(bluez: VirtualBluez) -> None:
    belt = treadmill(heart_rate=True)
    await bluez.add(belt)
    async with running() as (source, heard):
        await heard.until_connected(belt.address)
        roles = frozenset({Role.HEART_RATE, Role.TREADMILL})
        assert source.joined_settings() == (DeviceSettings(belt.address, "Treadmill", roles),)
    async with running(*source.joined_settings()) as (again, heard):
        await heard.until_connected(belt.address)
        assert again.joined[Role.TREADMILL].remembered
        assert again.joined_settings() == ()


async def test_a_scan_says_what_is_in_the_air(bluez: VirtualBluez) -> None:
    near, far, left = treadmill(), strap(rssi=-90), footpod()
    await bluez.add(far, near, left)
    await bluez.hold(left)
    seen = await scan(0.05)
    assert [(one.name, one.rssi_dbm, one.linked) for one in seen] == [
        ("Footpod", None, True),
        ("Treadmill", -50, False),
        ("Strap", -90, False),
    ]
    assert seen[1].roles == {Role.TREADMILL}
    await bluez.until(scanning=False)


@pytest.mark.parametrize(
    ("platform", "error"),
    [("linux", NotImplementedError()), ("win32", NotImplementedError()), ("win32", OSError(-1, "no"))],
)
async def test_a_system_that_does_not_tell_what_is_linked(
    bluez: VirtualBluez, monkeypatch: pytest.MonkeyPatch, platform: str, error: Exception
) -> None:
    async def refuses(**_: object) -> None:
        raise error

    monkeypatch.setattr("stridecue.sources.bluetooth.BleakAdapter.get", refuses)
    monkeypatch.setattr("stridecue.sources.bluetooth.sys", SimpleNamespace(platform=platform))
    await bluez.add(strap())
    assert [one.name for one in await scan(0.05)] == ["Strap"]


async def test_without_the_message_bus_there_is_no_scan(
    bluez: VirtualBluez, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuses(**_: object) -> None:
        raise FileNotFoundError(2, "no socket")

    monkeypatch.setattr("stridecue.sources.bluetooth.BleakAdapter.get", refuses)
    monkeypatch.setattr("stridecue.sources.bluetooth.sys", SimpleNamespace(platform="linux"))
    with pytest.raises(BluetoothError, match=r"^The system's message bus"):
        await scan(0.05)


def test_nothing_is_printed_by_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging.root, "handlers", [])
    quiet_bluetooth_logging()
    for name in (
        "bleak.backends.bluezdbus.client",
        "dbus_fast.message_bus",
        "asyncio",
        "stridecue.sources.x",
    ):
        logging.getLogger(name).error("a traceback over the screen")
    assert capsys.readouterr().err == ""
    kept: list[logging.LogRecord] = []
    file = logging.Handler()
    monkeypatch.setattr(file, "handle", kept.append)
    monkeypatch.setattr(logging.root, "handlers", [file])
    logging.getLogger("dbus_fast.message_bus").error("for the log file")
    assert [record.getMessage() for record in kept] == ["for the log file"]


def test_one_module_alone_knows_bleak() -> None:
    rooms = Path(bluetooth.__file__).parents[1]
    knows = re.compile(r"^\s*(?:import|from) bleak\b", re.MULTILINE)
    found = [file.name for file in rooms.rglob("*.py") if knows.search(file.read_text(encoding="utf-8"))]
    assert found == ["bluetooth.py"]


def test_nothing_is_ever_written_to_a_sensor() -> None:
    files = list(Path(bluetooth.__file__).parents[1].rglob("*.py"))
    assert len(files) > 100
    writes = re.compile(r"write_gatt|WriteValue|AcquireWrite|\.(?:un)?pair\(")
    assert [file.name for file in files if writes.search(file.read_text(encoding="utf-8"))] == []
    assert [name for name in dir(Client) if "write" in name] == []
