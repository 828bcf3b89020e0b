"""`stridecue sensors`: the two lists, and JSON."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from stridecue import settings
from stridecue.cli.sensors import sensors
from stridecue.errors import BluetoothError
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
    mine = DeviceSettings(STRAP.device.lower(), "Strap", frozenset({Role.HEART_RATE}))
    other = DeviceSettings("C0:00:00:00:00:09", "Other belt", frozenset({Role.TREADMILL}))
    settings.save(Settings(devices=(mine, other)))


def test_lists(air: list[Sighting]) -> None:
    air += [LEFT, STRAP, BELT]
    remember()
    assert run().splitlines() == [
        "In the air:",
        "  footpod                Pod          linked              C0:00:00:00:00:02",
        "  heart rate             [bold]Strap  -58 dBm, strong     C0:00:00:00:00:01  remembered",
        "  heart rate, treadmill  no name      -93 dBm, very weak  C0:00:00:00:00:03",
        "Remembered, not seen now:",
        "  treadmill  Other belt  C0:00:00:00:00:09",
    ]


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
            }
        ],
        "remembered": [
            {"device": STRAP.device.lower(), "name": "Strap", "kinds": ["heart_rate"], "seen": True},
            {"device": "C0:00:00:00:00:09", "name": "Other belt", "kinds": ["treadmill"], "seen": False},
        ],
    }


def test_bluetooth_off_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scan(seconds: float) -> tuple[Sighting, ...]:
        raise BluetoothError("Bluetooth is switched off.", "Switch it on.")

    monkeypatch.setattr(bluetooth, "scan", scan)
    with pytest.raises(BluetoothError, match="switched off"):
        CliRunner().invoke(sensors, ["--json"], catch_exceptions=False)


@pytest.mark.parametrize("seconds", ["0", "-1", "301", "nan", "soon"])
def test_a_time_that_makes_no_sense(seconds: str) -> None:
    assert CliRunner().invoke(sensors, ["--seconds", seconds]).exit_code == 2
