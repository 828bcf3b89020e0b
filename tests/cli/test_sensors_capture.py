"""`stridecue sensors --capture FILE`, beside the virtual BlueZ."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import signal
import sys
from pathlib import Path

import click
import pytest

from bluez.control import PATIENCE_S, VirtualBluez
from bluez.peripheral import footpod, strap, treadmill
from bluez.running import HEART_RATE, QUICK, RUNNING
from stridecue import settings
from stridecue.cli.sensors_capture import capture
from stridecue.errors import FileError, UsageError
from stridecue.files.capture import read_capture
from stridecue.files.capture_writer import CaptureWriter
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.inputs import CharacteristicRead, Link, LinkEvent, Packet
from stridecue.settings import Settings
from stridecue.sources import bluetooth

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals on its loops")

STRAP, POD, BELT = strap(), footpod(), treadmill()
BEATS = [bytes([0, bpm]) for bpm in range(120, 126)]
LONG_S = 60
"""Longer than any of these tests: they end it."""


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that waits for nothing."""
    monkeypatch.setattr(bluetooth, "BluetoothTiming", lambda: QUICK)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that is not there yet."""
    return tmp_path / "new.capture"


async def until_written(file: Path, packets: int) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while file.read_text().count('"kind": "packet"') < packets:
            await asyncio.sleep(0.005)


async def end(command: asyncio.Task[None]) -> int:
    """End it as Ctrl-C does; returns its status."""
    os.kill(os.getpid(), signal.SIGINT)
    return await status(command)


async def status(command: asyncio.Task[None]) -> int:
    try:
        await asyncio.wait_for(command, PATIENCE_S)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    return 0


async def test_everything_that_would_join_a_run(
    bluez: VirtualBluez, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await bluez.add(STRAP, POD)
    command = asyncio.create_task(capture(str(file), None, LONG_S, False))
    await bluez.until_subscribed((STRAP, HEART_RATE), (POD, RUNNING))
    await bluez.notify(STRAP, HEART_RATE, *BEATS)
    await bluez.notify(POD, RUNNING, b"\x00\x80\x02\x50")
    await until_written(file, 7)
    assert await end(command) == 0
    await bluez.until(connected=[], subscribed={}, scanning=False)
    bodies = [item.body for item in read_capture(file).inputs]
    beats = [
        body.payload for body in bodies if isinstance(body, Packet) and body.characteristic == HEART_RATE
    ]
    assert beats == BEATS
    assert CharacteristicRead(STRAP.address, "2A19", b"\x57") in bodies
    events = [body.event for body in bodies if isinstance(body, Link) and body.device == STRAP.address]
    assert events[:2] == [LinkEvent.FOUND, LinkEvent.CONNECTED]
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert lines[0].startswith("Strap (C0:00:00:00:00:01): 6 packets of 2A37, read 2A19")
    assert lines[1].startswith("Footpod (C0:00:00:00:00:02): 1 packet of 2A53")
    said = printed.err.splitlines()
    assert said[0] == f"Capturing for {LONG_S} s; Ctrl-C ends it sooner."
    assert "Strap (C0:00:00:00:00:01) is linked." in said
    assert "They name your sensors, by address and name: look before you pass the file on." in said[-1]


async def test_one_alone_by_the_runners_own_word(
    bluez: VirtualBluez, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.save(Settings(devices=(DeviceSettings(STRAP.address, "Strap", called="Mine"),)))
    await bluez.add(STRAP, POD, BELT)
    command = asyncio.create_task(capture(str(file), "mine", LONG_S, True))
    await bluez.until_subscribed((STRAP, HEART_RATE))
    await bluez.notify(STRAP, HEART_RATE, *BEATS)
    await until_written(file, 6)
    assert await end(command) == 0
    printed = capsys.readouterr()
    document = json.loads(printed.out)
    assert document["file"] == str(file)
    (device,) = document["devices"]
    assert (device["name"], device["packets"]) == ("Strap", {"2A37": 6})
    assert not {POD.address, BELT.address} & set(file.read_text().split('"')), "the others are not its affair"
    events = [item.body.event for item in read_capture(file).inputs if isinstance(item.body, Link)]
    assert events[:2] == [LinkEvent.FOUND, LinkEvent.CONNECTED]
    assert device["reads"]["2A19"] == 1
    assert len(printed.err.splitlines()) == 1


async def test_one_that_is_not_remembered_is_looked_for(
    bluez: VirtualBluez, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("stridecue.cli.sensors_named.LISTEN_S", 0.05)
    await bluez.add(STRAP, POD)
    command = asyncio.create_task(capture(str(file), "foot", LONG_S, True))
    await bluez.until_subscribed((POD, RUNNING))
    assert await end(command) == 1, "no packet came"
    assert "No packet came. Wear the strap" in capsys.readouterr().err
    assert all(
        item.body.device == POD.address
        for item in read_capture(file).inputs
        if isinstance(item.body, Link) and item.body.event is LinkEvent.CONNECTED
    )
    with pytest.raises(UsageError, match="There is no sensor 'bike'"):
        await capture(str(file.with_name("other")), "bike", LONG_S, True)
    assert not file.with_name("other").exists()


async def test_it_ends_by_itself_and_leaves_no_empty_file(
    bluez: VirtualBluez, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = asyncio.create_task(capture(str(file), None, 0, True))
    assert await status(command) == 1
    assert not file.exists()
    assert json.loads(capsys.readouterr().out) == {"file": None, "inputs": 0, "devices": []}


async def test_without_bluetooth(
    system_bus: str, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = asyncio.create_task(capture(str(file), None, 0.3, False))
    assert await status(command) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert "The Bluetooth service is not running" in said[1]
    assert not file.exists()


async def test_a_file_that_is_there_stays(file: Path) -> None:
    file.write_text("mine")
    with pytest.raises(FileError, match="is there already"):
        await capture(str(file), None, LONG_S, False)
    assert file.read_text() == "mine"


async def test_a_full_disk_ends_it(
    bluez: VirtualBluez, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write = CaptureWriter.write

    def until_full(writer: CaptureWriter, t_ms: int, body: Packet) -> None:
        if isinstance(body, Packet) and writer.inputs >= 4:
            raise writer._refused(OSError(errno.ENOSPC, "No space left on device"))
        write(writer, t_ms, body)

    monkeypatch.setattr(CaptureWriter, "write", until_full)
    settings.save(Settings(devices=(DeviceSettings(STRAP.address, "Strap", frozenset({Role.HEART_RATE})),)))
    await bluez.add(STRAP)
    command = asyncio.create_task(capture(str(file), STRAP.address, LONG_S, True))
    await bluez.until_subscribed((STRAP, HEART_RATE))
    await bluez.notify(STRAP, HEART_RATE, *BEATS)
    assert await status(command) == 1
    said = capsys.readouterr().err.splitlines()
    assert [line for line in said if "The disk is full, and new.capture ends here. Make room on it." in line]
    assert len(read_capture(file).inputs) > 2
