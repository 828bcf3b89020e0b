"""Which device is taken for what."""

from __future__ import annotations

from itertools import permutations

import pytest

from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.sources.bluetooth_choice import Choice, Joined
from stridecue.sources.bluetooth_sighting import Sighting

HEART_RATE, FOOTPOD, TREADMILL = Role.HEART_RATE, Role.FOOTPOD, Role.TREADMILL

NEAR = Sighting("00:00:00:00:00:0B", "Near", ("180D",), -40)
FAR = Sighting("00:00:00:00:00:0A", "Far", ("180D",), -80)
UNTOLD = Sighting("00:00:00:00:00:09", "Untold", ("180D",), None)
POD = Sighting("00:00:00:00:00:02", "Pod", ("1814",), -70)
BELT = Sighting("00:00:00:00:00:03", "Belt", ("180D", "1814", "1826"), -30)
OTHER_BELT = Sighting("00:00:00:00:00:04", "Other belt", ("180D", "1826"), -50)
BOTH = Sighting("00:00:00:00:00:05", "Both", ("180D", "1814"), -60)


def taken(choice: Choice) -> dict[Role, str | None]:
    return {role: joined.name for role, joined in choice.taken.items()}


@pytest.mark.parametrize("seen", permutations([NEAR, FAR, UNTOLD]))
def test_the_strongest(seen: tuple[Sighting, ...]) -> None:
    choice = Choice()
    choice.take_strongest(seen)
    assert taken(choice) == {HEART_RATE: "Near"}
    assert choice.missing == {FOOTPOD, TREADMILL}
    choice.take_strongest([Sighting("00:00:00:00:00:01", "Nearer", ("180D",), -20)])
    assert taken(choice) == {HEART_RATE: "Near"}, "what is taken stays"


def test_one_device_for_several() -> None:
    choice = Choice()
    choice.take_strongest([FAR, BOTH])
    assert choice.taken[HEART_RATE] == Joined(BOTH.device, "Both", frozenset({HEART_RATE, FOOTPOD}), False)
    assert choice.devices == {BOTH.device}


def test_a_treadmill_stands_in_until_something_of_its_own_is_there() -> None:
    choice = Choice()
    choice.take_strongest([BELT])
    assert taken(choice) == {TREADMILL: "Belt", HEART_RATE: "Belt", FOOTPOD: "Belt"}
    assert choice.missing == {HEART_RATE, FOOTPOD}
    choice.take_strongest([OTHER_BELT, FAR])
    assert taken(choice) == {TREADMILL: "Belt", HEART_RATE: "Far", FOOTPOD: "Belt"}
    assert choice.missing == {FOOTPOD}


def test_the_grips_of_another_treadmill_are_not_taken() -> None:
    belt = Sighting("00:00:00:00:00:06", "Plain belt", ("1826",), -30)
    choice = Choice()
    choice.take_strongest([belt, OTHER_BELT])
    assert taken(choice) == {TREADMILL: "Plain belt"}


def test_remembered_devices_and_no_others() -> None:
    choice = Choice([DeviceSettings(FAR.device, "Far", frozenset({HEART_RATE}))])
    choice.take_remembered([NEAR, POD])
    choice.take_strongest([NEAR, POD])
    assert taken(choice) == {FOOTPOD: "Pod"}
    choice.take_remembered([NEAR, FAR])
    assert choice.taken[HEART_RATE] == Joined(FAR.device, "Far", frozenset({HEART_RATE}), True)


def test_the_stronger_of_two_remembered() -> None:
    choice = Choice([DeviceSettings(one.device, None, frozenset({HEART_RATE})) for one in (FAR, NEAR)])
    choice.take_remembered([FAR, NEAR])
    assert taken(choice) == {HEART_RATE: "Near"}


def test_remembered_without_a_role_is_for_all_it_can() -> None:
    choice = Choice([DeviceSettings(BOTH.device)])
    choice.take_remembered([BOTH, NEAR])
    assert taken(choice) == {HEART_RATE: "Both", FOOTPOD: "Both"}


def test_remembered_without_a_role_leaves_what_another_was_given() -> None:
    given = DeviceSettings(FAR.device, "Far", frozenset({HEART_RATE}))
    choice = Choice([DeviceSettings(NEAR.device), given])
    choice.take_remembered([NEAR])
    assert choice.taken == {}
    choice.take_remembered([NEAR, FAR])
    assert taken(choice) == {HEART_RATE: "Far"}


def test_what_is_remembered_fits_into_settings() -> None:
    long = Sighting("99999999-0000-1111-2222-333344445555", "x" * 248, ("180D",), -60)
    choice = Choice()
    choice.take_strongest([long])
    remembered = choice.taken[HEART_RATE].settings()
    assert remembered.roles == {HEART_RATE} and len(remembered.name or "") == 200


def test_linked_already_goes_first() -> None:
    choice = Choice()
    choice.take_strongest([NEAR, Sighting(FAR.device, "Far", ("180D",), None, linked=True)])
    assert taken(choice) == {HEART_RATE: "Far"}


def test_a_device_that_cannot_be_connected_steps_back() -> None:
    choice = Choice()
    choice.take_strongest([NEAR])
    choice.step_back(NEAR.device)
    assert choice.taken == {} and HEART_RATE in choice.missing
    choice.take_strongest([NEAR, FAR])
    assert taken(choice) == {HEART_RATE: "Far"}
    choice.step_back(FAR.device)
    choice.take_strongest([NEAR, FAR])
    assert taken(choice) == {HEART_RATE: "Near"}


def test_a_name_that_comes_late_is_kept() -> None:
    choice = Choice()
    choice.take_strongest([Sighting(NEAR.device, None, ("180D",), -40)])
    choice.note(NEAR)
    assert taken(choice) == {HEART_RATE: "Near"}
    assert choice.sighting(NEAR.device) == NEAR
