"""Which device is meant by an address or a name."""

from __future__ import annotations

import pytest

from stridecue.cli.sensors_named import (
    Named,
    devices_in_the_air,
    meant,
    named_or_heard,
    one_of,
    remembered_devices,
)
from stridecue.errors import UsageError
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.sources.bluetooth_sighting import Sighting

OLD = DeviceSettings("C0:00:00:00:00:01", "Strap", frozenset({Role.HEART_RATE}), called="Old strap")
NEW = DeviceSettings("C0:00:00:00:00:02", "Strap", frozenset({Role.HEART_RATE}), called="new")
BELT = DeviceSettings("C0:00:00:00:03:03", "Größer 9000")
DEVICES = remembered_devices([OLD, NEW, BELT])


@pytest.mark.parametrize(
    ("text", "device"),
    [
        ("C0:00:00:00:00:01", OLD),
        ("c0:00:00:00:00:02", NEW),
        ("old strap", OLD),
        (" NEW ", NEW),
        ("old", OLD),
        ("größer", BELT),
        ("9000", BELT),
        (":00:01", OLD),
        ("03:03", BELT),
        ("bike", None),
        ("", None),
    ],
)
def test_the_best_fit_is_meant(text: str, device: DeviceSettings | None) -> None:
    found = meant(text, DEVICES)
    assert (found and found.settings) == device


@pytest.mark.parametrize("text", ["strap", "STRAP", "C0:00"])
def test_more_than_one(text: str) -> None:
    with pytest.raises(
        UsageError, match=r"Old strap \(C0:00:00:00:00:01\)(,| and) new .* Give the address of one\."
    ):
        meant(text, DEVICES)


def test_of_many_a_few_are_told() -> None:
    many = remembered_devices([DeviceSettings(f"C0:{number}", "Band " + "x" * 90) for number in range(7)])
    with pytest.raises(UsageError) as error:
        meant("band", many)
    assert "(C0:2) and 4 more. Give the address of one." in str(error.value)
    assert "C0:3" not in str(error.value)
    assert "x" * 50 not in str(error.value)


@pytest.mark.parametrize("text", ["", "  "])
async def test_nothing_said_is_asked_for_before_anything_is_listened_to(text: str) -> None:
    with pytest.raises(UsageError, match="Which sensor"):
        await named_or_heard(text, [])
    with pytest.raises(UsageError, match="Which sensor"):
        one_of(text, DEVICES, "")


def test_none_fits() -> None:
    with pytest.raises(UsageError, match=r"There is no sensor 'old starp'\. Did you mean Old strap\?"):
        one_of("old starp", DEVICES, "")
    with pytest.raises(UsageError, match=r"There is no sensor 'bike'\. Wake it\."):
        one_of("bike", DEVICES, "Wake it.")
    with pytest.raises(UsageError) as error:
        one_of("\x1b[2J" + "x" * 500, DEVICES, "")
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 100


def test_what_is_in_the_air_can_be_meant_too() -> None:
    pod = Sighting("C0:00:00:00:00:07", "x" * 248, ("1814",), -60)
    (found,) = devices_in_the_air([Sighting(OLD.device, "Strap"), pod], [OLD])
    assert found.settings == DeviceSettings(pod.device, "x" * 200, frozenset({Role.FOOTPOD}))
    assert (found.sighting, found.remembered) == (pod, False)


def test_what_it_is_linked_for() -> None:
    assert Named(BELT).to_be_linked.roles == frozenset(Role)
    assert Named(OLD).to_be_linked == OLD


def test_words_are_harmless() -> None:
    assert Named(DeviceSettings("a\x1bb", "\u202eX")).words.isprintable()
    assert Named(DeviceSettings("C0")).words == "no name (C0)"
