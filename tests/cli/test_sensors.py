"""`stridecue sensors`: the two lists, JSON, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from stridecue import paths, settings
from stridecue.cli.sensors import sensors
from stridecue.errors import BluetoothError, UsageError
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.settings import Settings
from stridecue.sources import bluetooth
from stridecue.sources.bluetooth_sighting import Sighting

STRAP = Sighting("C0:00:00:00:00:01", "[bold]Strap", ("180D",), -58)
BELT = Sighting("C0:00:00:00:00:03", None, ("180D", "1826"), -93)
LEFT = Sighting("C0:00:00:00:00:02", "Pod", ("1814",), None, linked=True)


@pytest.fixture
def air(monkeypatch: pytest.MonkeyPatch) -> list[Sighting]:
    """What a scan will find."""
    found: list[Sighting] = []

    async def scan(seconds: float) -> tuple[Sighting, ...]:
        assert seconds == 2
        return tuple(found)

    monkeypatch.setattr(bluetooth, "scan", scan)
    return found


def run(*arguments: str) -> str:
    result = CliRunner().invoke(sensors, ("--seconds", "2", *arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def remember() -> None:
    mine = DeviceSettings(STRAP.device.lower(), "Strap", frozenset({Role.HEART_RATE}), called="Mine")
    other = DeviceSettings("C0:00:00:00:00:09", "Other belt", frozenset({Role.TREADMILL}))
    anything = DeviceSettings(LEFT.device)
    settings.save(Settings(devices=(mine, other, anything)))


def test_lists(air: list[Sighting]) -> None:
    air += [LEFT, STRAP, BELT]
    remember()
    assert run().splitlines() == [
        "In the air:",
        "  footpod                Pod                 linked              C0:00:00:00:00:02  remembered",
        "  heart rate             Mine ([bold]Strap)  -58 dBm, strong     C0:00:00:00:00:01  "
        "remembered for heart rate",
        "  heart rate, treadmill  no name             -93 dBm, very weak  C0:00:00:00:00:03",
        "Remembered, not seen now:",
        "  treadmill  Other belt  C0:00:00:00:00:09",
    ]


def test_wide_letters_and_long_names_leave_the_columns_where_they_are(air: list[Sighting]) -> None:
    air += [STRAP, replace(STRAP, device="C0:00:00:00:00:0A", name="名" * 80)]
    _, first, second = run().splitlines()
    assert cell_len(first[: first.index(" dBm")]) == cell_len(second[: second.index(" dBm")])
    assert cell_len(second) < 90


def test_nothing(air: list[Sighting]) -> None:
    assert run() == "Nothing is in the air.\n"


def test_json(air: list[Sighting]) -> None:
    air.append(STRAP)
    remember()
    assert json.loads(run("--json")) == {
        "found": [
            {
                "device": STRAP.device,
                "name": "[bold]Strap",
                "kinds": ["heart_rate"],
                "services": ["180D"],
                "rssi_dbm": -58,
                "linked": False,
                "remembered": True,
                "called": "Mine",
                "roles": ["heart_rate"],
            }
        ],
        "remembered": [
            {
                "device": STRAP.device.lower(),
                "name": "Strap",
                "called": "Mine",
                "kinds": ["heart_rate"],
                "seen": True,
            },
            {
                "device": "C0:00:00:00:00:09",
                "name": "Other belt",
                "called": None,
                "kinds": ["treadmill"],
                "seen": False,
            },
            {"device": "C0:00:00:00:00:02", "name": None, "called": None, "kinds": [], "seen": False},
        ],
    }


def test_a_devices_file_with_a_mistake_is_said_once_and_costs_nothing_else(air: list[Sighting]) -> None:
    air.append(STRAP)
    remember()
    paths.devices_file().write_text('[[device]]\ndevice = "x"\nspeed_factr = 2\n')
    result = CliRunner().invoke(sensors, ("--seconds", "2"), catch_exceptions=False)
    assert result.exit_code == 0
    assert "[bold]Strap" in result.stdout
    assert "remembered" not in result.stdout
    assert result.stderr.count("did you mean speed_factor?") == 1
    assert paths.devices_file().read_text().endswith("speed_factr = 2\n")


def test_bluetooth_off_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scan(seconds: float) -> tuple[Sighting, ...]:
        raise BluetoothError("Bluetooth is switched off.", "Switch it on.")

    monkeypatch.setattr(bluetooth, "scan", scan)
    with pytest.raises(BluetoothError, match="switched off"):
        CliRunner().invoke(sensors, ["--json"], catch_exceptions=False)


@pytest.mark.parametrize("seconds", ["0", "-1", "3601", "nan", "soon"])
def test_a_time_that_makes_no_sense(seconds: str) -> None:
    assert CliRunner().invoke(sensors, ["--seconds", seconds]).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--seconds", "301"), "301 s are too long for a list"),
        (("--device", "Strap"), "--device goes with --capture"),
        (("--seconds", "9", "forget", "Strap"), "These options belong to the list"),
        (("--json", "forget", "Strap"), "These options belong to the list"),
    ],
)
def test_options_that_do_not_go_together(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        CliRunner().invoke(sensors, arguments, catch_exceptions=False)


@pytest.mark.parametrize(
    ("typed", "words"), [("forgt", "Did you mean forget?"), ("xyz", "There are use, forget, rename, set")]
)
def test_a_command_that_is_none(typed: str, words: str) -> None:
    result = CliRunner().invoke(sensors, [typed])
    assert result.exit_code == 2
    assert f"There is no command '{typed}'. {words}" in result.stderr


@pytest.mark.parametrize("command", ["use", "forget", "rename", "set"])
def test_every_command_has_its_help(command: str) -> None:
    result = CliRunner().invoke(sensors, [command, "--help"])
    assert result.exit_code == 0
    assert "DEVICE" in result.stdout.splitlines()[0]
