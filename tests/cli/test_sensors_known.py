"""`stridecue sensors use, forget, rename, set`: the devices' file follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stridecue import paths, settings
from stridecue.cli.sensors import sensors
from stridecue.cli.sensors_known import KEYS
from stridecue.errors import BluetoothError, SettingsError, UsageError
from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.settings import Settings
from stridecue.settings_values import MAX_ITEMS
from stridecue.sources import bluetooth
from stridecue.sources.bluetooth_sighting import Sighting

STRAP = DeviceSettings("C0:00:00:00:00:01", "Strap", frozenset({Role.HEART_RATE}))
POD = DeviceSettings("C0:00:00:00:00:02", "Pod", frozenset({Role.FOOTPOD}), speed_factor=1.02, called="Left")
BAND = Sighting("C0:00:00:00:00:09", "Band", ("180D",), -60)


@pytest.fixture(autouse=True)
def remembered() -> None:
    """A strap and a pod are known."""
    settings.save(Settings(devices=(STRAP, POD), theme="mine"))


@pytest.fixture(autouse=True)
def air(monkeypatch: pytest.MonkeyPatch) -> list[Sighting]:
    """What a scan will find; it can be cleared."""
    found = [Sighting(STRAP.device, "Strap", ("180D",), -50), BAND]

    async def scan(seconds: float) -> tuple[Sighting, ...]:
        return tuple(found)

    monkeypatch.setattr(bluetooth, "scan", scan)
    return found


def call(*arguments: str) -> Result:
    result = CliRunner().invoke(sensors, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def known() -> tuple[DeviceSettings, ...]:
    chosen = settings.load()
    assert (chosen.theme, chosen.device_problem) == ("mine", None)
    return chosen.devices


def test_a_device_in_the_air_is_remembered_for_roles() -> None:
    result = call("use", "band", "heart_rate", "power")
    assert known() == (
        replace(STRAP, roles=frozenset()),
        POD,
        DeviceSettings(BAND.device, "Band", frozenset({Role.HEART_RATE, Role.POWER})),
    )
    assert result.stdout.splitlines() == [
        "Band (C0:00:00:00:00:09) is used for heart rate, power.",
        "Strap (C0:00:00:00:00:01) is no longer used for heart rate.",
    ]
    assert result.stderr.splitlines() == [
        "Listening for 5 s. A strap must be worn to be seen, a footpod moved.",
        "It does not say that it can be used for power.",
    ]


@pytest.mark.parametrize("role", ["heart_rate", "heart-rate", "Heart Rate"])
def test_a_role_is_understood_however_it_is_written(role: str) -> None:
    call("use", "left", role)
    assert known()[1].roles == {Role.HEART_RATE}


def test_roles_of_a_remembered_device_are_replaced_without_listening(air: list[Sighting]) -> None:
    result = call("use", "left", "power")
    assert known()[1] == DeviceSettings(
        POD.device, "Pod", frozenset({Role.POWER}), speed_factor=1.02, called="Left"
    )
    assert result.stdout == "Left (C0:00:00:00:00:02) is used for power.\n"
    assert result.stderr == ""


def test_one_that_is_nowhere() -> None:
    with pytest.raises(UsageError, match=r"There is no sensor 'bnad'\. Did you mean Band\?"):
        call("use", "bnad", "heart_rate")
    with pytest.raises(UsageError, match="Wake it and try again"):
        call("use", "treadmill", "treadmill")
    assert known() == (STRAP, POD)


def test_without_bluetooth_what_is_remembered_can_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scan(seconds: float) -> tuple[Sighting, ...]:
        raise BluetoothError("Bluetooth is switched off.")

    monkeypatch.setattr(bluetooth, "scan", scan)
    call("use", "Strap", "heart_rate")
    with pytest.raises(BluetoothError, match="switched off"):
        call("use", "Band", "heart_rate")


def test_there_is_an_end_to_what_can_be_remembered() -> None:
    devices = tuple(DeviceSettings(f"C0:{number}") for number in range(MAX_ITEMS))
    settings.save(Settings(devices=devices, theme="mine"))
    with pytest.raises(UsageError, match="Forget one first"):
        call("use", "Band", "heart_rate")
    assert known() == devices


def test_a_role_that_is_none() -> None:
    result = CliRunner().invoke(sensors, ["use", "Strap", "heart"])
    assert result.exit_code == 2
    assert "heart_rate" in result.stderr
    assert CliRunner().invoke(sensors, ["use", "Strap"]).exit_code == 2


def test_forget() -> None:
    assert call("forget", "pod").stdout == "Left (C0:00:00:00:00:02) is forgotten.\n"
    assert known() == (STRAP,)
    call("forget", STRAP.device.lower())
    assert known() == ()
    with pytest.raises(UsageError, match="No sensor is remembered yet"):
        call("forget", "Strap")


def test_what_is_only_in_the_air_cannot_be_forgotten() -> None:
    with pytest.raises(UsageError, match=r"There is no sensor 'Band'\. `stridecue sensors` lists them\."):
        call("forget", "Band")


def test_rename() -> None:
    result = call("rename", "Strap", " My strap ")
    assert result.stdout == "Strap is now called My strap (C0:00:00:00:00:01).\n"
    assert known()[0].called == "My strap"
    for back in (("my strap",), ("Strap", "")):
        call("rename", *back)
        assert known()[0].called is None


def test_a_name_that_could_command_a_terminal() -> None:
    with pytest.raises(UsageError, match="called must be a short text without control characters"):
        call("rename", "Strap", "a\x1b[2J")
    assert known()[0].called is None


@pytest.mark.parametrize(
    ("key", "value", "now"),
    [
        ("cadence_basis", "both_feet", CadenceBasis.BOTH_FEET),
        ("speed_factor", "1.609344", 1.609344),
        ("incline_scale", "0.15", 0.15),
    ],
)
def test_set_and_take_back(key: str, value: str, now: object) -> None:
    assert call("set", "Left", key, value).stdout == f"Left (C0:00:00:00:00:02): {key} is {value}.\n"
    assert getattr(known()[1], key) == now
    assert call("set", "Left", key, "default").stdout.endswith(f"{key} is default.\n")
    assert getattr(known()[1], key) == getattr(DeviceSettings("x"), key)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("cadence_basis", "left", "allowed are one_foot, both_feet, unknown"),
        ("speed_factor", "fast", "speed_factor must be a number. Allowed is 0.3 to 3, or `default`."),
        ("speed_factor", "9", "speed_factor is 9.0; allowed is 0.3 to 3"),
        ("speed_factor", "nan", "speed_factor is nan"),
        ("incline_scale", "-1", "incline_scale is -1.0"),
    ],
)
def test_values_that_are_not_allowed(key: str, value: str, words: str) -> None:
    with pytest.raises(UsageError) as error:
        call("set", "--", "Left", key, value)
    assert words in str(error.value)
    assert known() == (STRAP, POD)


def test_only_what_may_be_chosen_by_hand_is_a_key() -> None:
    result = CliRunner().invoke(sensors, ["set", "Left", "device", "x"])
    assert result.exit_code == 2
    assert all(key in result.stderr for key in KEYS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("use", "Strap", "power"),
        ("forget", "Strap"),
        ("rename", "Strap"),
        ("set", "Strap", "speed_factor", "1"),
    ],
)
def test_a_file_with_a_mistake_is_not_written_over(arguments: tuple[str, ...]) -> None:
    file: Path = paths.devices_file()
    text = file.read_text() + "colour = 'red'\n"
    file.write_text(text)
    with pytest.raises(SettingsError, match=r"devices\.toml"):
        call(*arguments)
    assert file.read_text() == text


def test_comments_stay() -> None:
    file = paths.devices_file()
    file.write_text("# my sensors\n" + file.read_text())
    call("set", "Left", "speed_factor", "1.1")
    call("forget", "Strap")
    assert file.read_text().startswith("# my sensors\n")
