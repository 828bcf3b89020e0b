"""`stridecue sensors test DEVICE`, beside the virtual BlueZ."""

from __future__ import annotations

import asyncio
import json
import sys

import click
import pytest

from bluez.control import PATIENCE_S, VirtualBluez
from bluez.peripheral import Peripheral, footpod, strap
from bluez.running import HEART_RATE, QUICK
from stridecue import paths, sensor_check, settings
from stridecue.cli import sensors_live
from stridecue.cli.sensors_live import try_sensor
from stridecue.clock import RunClock
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.settings import Settings
from stridecue.sources import bluetooth

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals on its loops")

STRAP = strap(name="Strap\x1b[2J")
HURRY = 20
"""Run seconds in a second."""


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that waits for nothing, and a clock that runs."""
    monkeypatch.setattr(bluetooth, "BluetoothTiming", lambda: QUICK)
    monkeypatch.setattr(sensors_live, "BEAT_S", 1 / HURRY)
    monkeypatch.setattr(sensor_check, "RunClock", lambda: RunClock(HURRY))


async def tried(bluez: VirtualBluez, sensor: Peripheral, name: str, *, as_json: bool) -> int:
    """Try a sensor that sends a heart rate until it is over; returns the status."""
    command = asyncio.create_task(try_sensor(name, 12, as_json))
    await bluez.until_subscribed((sensor, HEART_RATE))
    while not command.done():
        await bluez.notify(sensor, HEART_RATE, b"\x00\x78")
        await asyncio.sleep(0.01)
    return await status(command)


async def status(command: asyncio.Task[None]) -> int:
    try:
        await asyncio.wait_for(command, PATIENCE_S)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    return 0


@pytest.fixture
def remembered() -> None:
    """The strap is known by a word of the runner's own."""
    mine = DeviceSettings(STRAP.address, None, frozenset({Role.HEART_RATE}), called="Mine")
    settings.save(Settings(devices=(mine,)))


async def test_its_values_and_its_page(
    bluez: VirtualBluez, remembered: None, capsys: pytest.CaptureFixture[str]
) -> None:
    await bluez.add(STRAP, footpod())
    assert await tried(bluez, STRAP, "mine", as_json=False) == 0
    await bluez.until(connected=[], subscribed={}, scanning=False)
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    seconds = [line for line in lines if line[:4].strip().isdigit()]
    assert [int(line[:4]) for line in seconds] == list(range(1, 13))
    assert seconds[-1].startswith("  12 s  good")
    assert "heart rate 120" in seconds[-1]
    page = lines[lines.index("") + 1 :]
    assert "Mine" in page[0]
    assert "battery 87 %" in page[0]
    assert any("Packets" in line for line in page)
    assert all(line.isprintable() for line in lines)
    assert printed.err.splitlines() == ["Mine (C0:00:00:00:00:01) is tried for 12 s; Ctrl-C ends it sooner."]
    assert not paths.library_file().exists(), "nothing is recorded"
    assert settings.load().devices[0].called == "Mine"


async def test_json(bluez: VirtualBluez, remembered: None, capsys: pytest.CaptureFixture[str]) -> None:
    await bluez.add(STRAP)
    assert await tried(bluez, STRAP, STRAP.address, as_json=True) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["device"], document["called"]) == (STRAP.address, "Mine")
    assert (document["connected"], document["battery_percent"]) == (True, 87)
    assert document["packets"] > 3
    assert document["speaks_for"] == ["heart_rate"]
    assert [value["name"] for value in document["values"]] == ["heart rate"]


@pytest.mark.parametrize("as_json", [False, True])
async def test_one_that_is_away(
    bluez: VirtualBluez, remembered: None, capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    await bluez.add(footpod())
    command = asyncio.create_task(try_sensor("mine", 3, as_json))
    assert await status(command) == 1
    printed = capsys.readouterr()
    assert "Mine (C0:00:00:00:00:01) was not reached. Wake it" in printed.err
    if as_json:
        assert json.loads(printed.out)["packets"] == 0
    else:
        assert printed.out.splitlines() == [f"   {second} s  not there yet" for second in (1, 2, 3)]


async def test_one_that_says_nothing(
    bluez: VirtualBluez, remembered: None, capsys: pytest.CaptureFixture[str]
) -> None:
    await bluez.add(STRAP)
    command = asyncio.create_task(try_sensor("mine", 20, False))
    await bluez.until_subscribed((STRAP, HEART_RATE))
    assert await status(command) == 1
    assert "is linked and sent nothing" in capsys.readouterr().err


async def test_bluetooth_that_does_not_work_is_said_once(
    system_bus: str, remembered: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await status(asyncio.create_task(try_sensor("mine", 4, True))) == 1
    assert capsys.readouterr().err.count("The Bluetooth service is not running") == 1
