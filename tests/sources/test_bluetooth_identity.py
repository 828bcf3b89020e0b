"""Who a device is when its address is not the one that was remembered."""

from __future__ import annotations

from dataclasses import replace

from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.sources.bluetooth_identity import OTHERS_MAX, Identities, recognise
from stridecue.sources.bluetooth_sighting import Sighting

OWN, NEW, THIRD = "C0:00:00:00:00:01", "C0:00:00:00:00:02", "C0:00:00:00:00:03"
MINE = DeviceSettings(OWN.lower(), "HRM", frozenset({Role.HEART_RATE}))
MOVED = Sighting(NEW, "HRM", ("180D",), -60)
TWIN = replace(MOVED, device=THIRD)


def test_by_the_address_however_it_is_spelled() -> None:
    identities = Identities([MINE])
    assert identities.who_is_at(OWN) == MINE.device
    assert Identities([replace(MINE, device="aB:01")]).who_is_at("Ab:01") == "aB:01"
    assert identities.who_is_at(NEW) == NEW
    assert identities.is_known(MINE.device) and not identities.is_known(NEW)
    identities.move(MINE.device, OWN)
    assert identities.address_of(MINE.device) == OWN


def test_by_the_name_when_the_own_address_is_not_in_the_air() -> None:
    assert Identities([MINE]).missing_at([MOVED], ()) == {MINE.device: NEW}
    assert Identities([MINE]).missing_at([MOVED], {MINE.device}) == {}


def test_not_by_a_name_that_two_devices_have() -> None:
    assert Identities([MINE]).missing_at([MOVED, TWIN], ()) == {}


def test_of_two_strangers_that_were_there_together_neither_is_taken_when_the_other_goes() -> None:
    identities = Identities([MINE])
    assert identities.missing_at([MOVED, TWIN], ()) == {}
    assert identities.missing_at([MOVED], ()) == identities.missing_at([TWIN], ()) == {}
    assert identities.missing_at([replace(MOVED, device=OWN.replace("01", "0A"))], ()) != {}


def test_beside_a_known_stranger_of_its_name_it_may_still_be_the_one_who_stays() -> None:
    identities = Identities([MINE])
    identities.note_beside(TWIN, {MINE.device})
    assert identities.missing_at([MOVED, TWIN], ()) == {}
    assert identities.missing_at([MOVED], ()) == {MINE.device: NEW}


def test_not_when_two_who_are_missing_have_that_name() -> None:
    other = replace(MINE, device="C0:00:00:00:00:09")
    assert Identities([MINE, other]).missing_at([MOVED], ()) == {}
    assert Identities([MINE, other]).missing_at([MOVED], {other.device}) == {MINE.device: NEW}


def test_not_by_another_name_by_none_or_without_the_service() -> None:
    for stranger in (
        replace(MOVED, name="hrm"),
        replace(MOVED, name=None),
        replace(MOVED, services=("1814",)),
        replace(MOVED, services=()),
    ):
        assert Identities([MINE]).missing_at([stranger], ()) == {}
    for nameless in (None, "", " "):
        identities = Identities([replace(MINE, name=nameless)])
        assert identities.missing_at([MOVED, replace(MOVED, device=THIRD, name=None)], ()) == {}


def test_one_service_of_several_roles_is_enough() -> None:
    roles = frozenset({Role.FOOTPOD, Role.POWER})
    stryd = DeviceSettings(OWN, "Stryd", roles)
    assert Identities([stryd]).missing_at([Sighting(NEW, "Stryd", ("1818",))], ()) == {OWN: NEW}


def test_a_device_that_was_seen_beside_the_old_one_is_somebody_elses_for_good() -> None:
    identities = Identities([MINE])
    identities.note_beside(MOVED, {MINE.device})
    assert identities.missing_at([MOVED], ()) == {}
    assert identities.missing_at([TWIN], ()) == {MINE.device: THIRD}


def test_a_device_that_was_seen_while_the_old_one_was_away_may_be_it() -> None:
    identities = Identities([MINE])
    identities.note_beside(MOVED, ())
    identities.note_beside(replace(TWIN, name="Another"), {MINE.device})
    assert identities.missing_at([MOVED], ()) == {MINE.device: NEW}


def test_who_moved_is_found_there_and_at_the_own_address_too() -> None:
    identities = Identities([MINE])
    identities.move(MINE.device, NEW)
    assert identities.who_is_at(NEW) == identities.who_is_at(OWN) == MINE.device
    assert identities.is_elsewhere(MINE.device, OWN) and not identities.is_elsewhere(MINE.device, NEW)
    assert identities.address_of(MINE.device) == NEW


def test_who_is_back_at_the_own_address_was_never_anywhere_else() -> None:
    identities = Identities([MINE])
    identities.move(MINE.device, NEW)
    identities.move(MINE.device, OWN)
    assert identities.who_is_at(NEW) == NEW
    assert identities.missing_at([MOVED], ()) == {}


def test_a_device_that_was_taken_is_known_again() -> None:
    identities = Identities()
    identities.know(DeviceSettings(OWN, "HRM", frozenset({Role.HEART_RATE})))
    assert identities.missing_at([MOVED], ()) == {OWN: NEW}
    identities.know(DeviceSettings(OWN, "Renamed", frozenset({Role.HEART_RATE})))
    assert identities.missing_at([MOVED], ()) == {}


def test_a_remembered_device_stays_as_it_is_remembered() -> None:
    identities = Identities([MINE])
    identities.know(replace(MINE, name="Renamed"))
    assert identities.missing_at([MOVED], ()) == {MINE.device: NEW}


def test_strangers_are_kept_within_bounds() -> None:
    identities = Identities([MINE])
    for number in range(OTHERS_MAX + 1):
        identities.note_beside(replace(MOVED, device=f"{number}"), {MINE.device})
    assert identities.missing_at([replace(MOVED, device="0")], ()) == {MINE.device: "0"}, (
        "the oldest is forgotten"
    )
    assert identities.missing_at([replace(MOVED, device="1")], ()) == {}


def test_which_of_the_devices_in_the_air_are_remembered() -> None:
    there = replace(MOVED, device=OWN)
    assert recognise([MINE], [there, TWIN]) == {OWN: MINE}
    assert recognise([MINE], [MOVED]) == {NEW: MINE}
    assert recognise([MINE], [MOVED, TWIN]) == {}
    assert recognise([], [MOVED]) == {}


def test_who_is_in_the_air_is_told_again_and_again() -> None:
    identities = Identities([MINE])
    there = replace(MOVED, device=OWN)
    assert identities.recognise([there, MOVED]) == {OWN: MINE.device}
    assert identities.recognise([MOVED]) == {}, "it was seen beside mine"
    assert identities.recognise([TWIN]) == {THIRD: MINE.device}
    assert identities.recognise([]) == {}
