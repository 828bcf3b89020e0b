"""Checks of Bluetooth, on made-up systems and beside the virtual BlueZ."""

from __future__ import annotations

import socket
import stat
import sys
from pathlib import Path

import pytest

from bluez.control import VirtualBluez
from bluez.peripheral import footpod, strap
from stridecue import settings
from stridecue.cli.doctor import bluetooth as checks
from stridecue.cli.doctor.check import Status
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.settings import Settings
from stridecue.sources.bluetooth_sighting import Sighting

STRAP = Sighting("C0:00:00:00:00:01", "Strap", ("180D",), -58)
MINE = DeviceSettings("C0:00:00:00:00:01", "Strap", frozenset({Role.HEART_RATE}))
OTHER = DeviceSettings("C0:00:00:00:00:09", "Belt", frozenset({Role.TREADMILL}))


def radio(folder: Path, number: int, kind: str, soft: str, hard: str) -> None:
    place = folder / f"rfkill{number}"
    place.mkdir()
    for name, text in {"type": kind, "soft": soft, "hard": hard}.items():
        (place / name).write_text(text + "\n")


@pytest.mark.parametrize(
    ("radios", "status", "words"),
    [
        ([], Status.OK, "nothing"),
        ([("bluetooth", "0", "0")], Status.OK, "nothing"),
        ([("wlan", "1", "1"), ("bluetooth", "0", "0")], Status.OK, "nothing"),
        ([("bluetooth", "1", "0")], Status.FAILED, "rfkill unblock bluetooth"),
        ([("bluetooth", "1", "1")], Status.FAILED, "hard"),
        ([("bluetooth", "0", "0"), ("bluetooth", "0", "1")], Status.FAILED, "hard"),
    ],
)
def test_what_keeps_the_radio_off(
    tmp_path: Path, radios: list[tuple[str, str, str]], status: Status, words: str
) -> None:
    for number, (kind, soft, hard) in enumerate(radios):
        radio(tmp_path, number, kind, soft, hard)
    found = checks.look_at_blocks(tmp_path)
    assert found.status is status
    assert words in found.found + found.to_do


def test_a_radio_that_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "rfkill0").mkdir()
    assert checks.look_at_blocks(tmp_path).status is Status.OK
    assert checks.look_at_blocks(tmp_path / "missing").status is Status.OK


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no such sockets")
def test_the_message_bus(tmp_path: Path) -> None:
    place = tmp_path / "bus"
    address = {checks.BUS_VARIABLE: f"tcp:host=x;unix:path={place},guid=7"}
    assert checks.look_at_bus(address).status is Status.FAILED
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(place))
        bus.listen()
        assert checks.look_at_bus(address).status is Status.OK
    gone = checks.look_at_bus(address)
    assert "does not answer" in gone.found
    assert "systemctl start dbus" in gone.to_do
    assert checks.look_at_bus({checks.BUS_VARIABLE: "tcp:host=x"}).status is Status.WARNING
    assert checks.look_at_bus({checks.BUS_VARIABLE: "unix:abstract=/nobody/listens"}).status is Status.FAILED


@pytest.mark.skipif(sys.platform == "win32", reason="programs of Windows are no scripts")
@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        ("echo 'bluetoothctl: 5.66'", Status.OK, "BlueZ 5.66"),
        ("echo 5.55", Status.OK, "BlueZ 5.55"),
        ("echo 5.54", Status.FAILED, "BlueZ 5.54 is too old"),
        ("echo 4.101", Status.FAILED, "too old"),
        ("echo hello", Status.WARNING, "does not say"),
        ("exit 3", Status.WARNING, "does not say"),
        ("printf '\\377\\376'", Status.WARNING, "does not say"),
        ("exec sleep 60", Status.WARNING, "does not answer"),
    ],
)
def test_the_version_of_bluez(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, status: Status, words: str
) -> None:
    monkeypatch.setattr(checks, "ANSWERS_S", 0.1 if "sleep" in answer else 5)
    program = tmp_path / "bluetoothctl"
    program.write_text(f"#!/bin/sh\n{answer}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    found = checks.look_at_bluez(str(program))
    assert (found.status, words in found.found) == (status, True)


def test_no_bluez_at_all(tmp_path: Path) -> None:
    found = checks.look_at_bluez(str(tmp_path / "none"))
    assert (found.status, "Install BlueZ" in found.to_do) == (Status.WARNING, True)


def test_the_oldest_bluez_is_that_of_bleak() -> None:
    source = Path(pytest.importorskip("bleak").__file__).parent / "backends" / "bluezdbus" / "version.py"
    asked = f"major == {checks.BLUEZ_MAJOR} and minor >= {checks.BLUEZ_MINOR}"
    assert asked in source.read_text()


@pytest.mark.parametrize(
    ("found", "remembered", "status", "words"),
    [
        ((), (), Status.WARNING, "No sensor in 10 s."),
        ((), (MINE,), Status.WARNING, "No sensor in 10 s; 0 of 1 remembered ones."),
        ((STRAP,), (), Status.OK, "1 in 10 s: Strap (heart rate)"),
        ((STRAP,), (MINE, OTHER), Status.OK, "1 in 10 s: Strap (heart rate); 1 of 2 remembered ones"),
        ((STRAP,), (OTHER,), Status.WARNING, "1 in 10 s: Strap (heart rate); 0 of 1 remembered ones"),
        (
            tuple(Sighting(f"C0:{number}", None) for number in range(9)),
            (),
            Status.OK,
            f"9 in 10 s: {'no name (unknown), ' * 6}3 more",
        ),
    ],
)
def test_what_is_in_the_air(
    found: tuple[Sighting, ...], remembered: tuple[DeviceSettings, ...], status: Status, words: str
) -> None:
    said = checks.air_finding(found, remembered, 10)
    assert (said.status, said.found) == (status, words)
    assert bool(said.to_do) is (status is not Status.OK)


async def test_the_adapter_and_the_air_of_a_system_that_works(bluez: VirtualBluez) -> None:
    settings.save(Settings(devices=(MINE,)))
    await bluez.add(strap(), footpod())
    adapter = await checks.look_at_adapter()
    assert adapter.status is Status.OK
    air = await checks.look_at_air(0.05)
    assert air.status is Status.OK
    assert air.found == "2 in 0.05 s: Strap (heart rate), Footpod (footpod); 1 of 1 remembered ones"
    await bluez.power(False)
    adapter = await checks.look_at_adapter()
    assert (adapter.status, adapter.found) == (Status.FAILED, "Bluetooth is switched off.")
    assert adapter.to_do


async def test_a_system_without_bluetooth(system_bus: str) -> None:
    for found in (await checks.look_at_adapter(), await checks.look_at_air(0.05)):
        assert found.status is Status.FAILED
        assert "The Bluetooth service is not running" in found.found
        assert "systemctl start bluetooth" in found.to_do
