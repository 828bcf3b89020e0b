"""Which device is taken for what."""

from __future__ import annotations

from itertools import permutations

import pytest

from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.sources.bluetooth_choice import Choice, Joined
from stridecue.sources.bluetooth_sighting import Sighting

HEART_RATE, FOOTPOD, TREADMILL, POWER = Role.HEART_RATE, Role.FOOTPOD, Role.TREADMILL, Role.POWER

NEAR = Sighting("00:00:00:00:00:0B", "Near", ("180D",), -40)
FAR = Sighting("00:00:00:00:00:0A", "Far", ("180D",), -80)
UNTOLD = Sighting("00:00:00:00:00:09", "Untold", ("180D",), None)
POD = Sighting("00:00:00:00:00:02", "Pod", ("1814",), -70)
BELT = Sighting("00:00:00:00:00:03", "Belt", ("180D", "1814", "1826"), -30)
OTHER_BELT = Sighting("00:00:00:00:00:04", "Other belt", ("180D", "1826"), -50)
BOTH = Sighting("00:00:00:00:00:05", "Both", ("180D", "1814"), -60)
STRYD = Sighting("00:00:00:00:00:07", "Stryd", ("1818",), -75)
POWER_POD = Sighting("00:00:00:00:00:08", "Power pod", ("1814", "1818"), -75)
BICYCLE = Sighting("00:00:00:00:00:09", "Pedals", ("1818",), -20)


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


def test_power_comes_from_the_footpod_that_was_taken() -> None:
    choice = Choice()
    choice.take_strongest([POWER_POD, BICYCLE])
    assert taken(choice) == {FOOTPOD: "Power pod", POWER: "Power pod"}


def test_power_never_comes_from_a_power_meter_alone() -> None:
    choice = Choice()
    choice.take_strongest([BICYCLE, POD])
    assert taken(choice) == {FOOTPOD: "Pod"}
    assert POWER not in choice.missing, "nobody looks for power alone"


def test_power_comes_from_a_device_named_stryd() -> None:
    choice = Choice()
    choice.take_strongest([POD, STRYD, BICYCLE])
    assert taken(choice) == {FOOTPOD: "Pod", POWER: "Stryd"}


def test_a_remembered_footpod_gives_power_too_unless_another_device_is_remembered_for_it() -> None:
    footpod = DeviceSettings(POWER_POD.device, None, frozenset({FOOTPOD}))
    choice = Choice([footpod])
    choice.take_remembered([POWER_POD])
    assert taken(choice) == {FOOTPOD: "Power pod", POWER: "Power pod"}
    choice = Choice([footpod, DeviceSettings(STRYD.device, None, frozenset({POWER}))])
    choice.take_remembered([POWER_POD])
    assert taken(choice) == {FOOTPOD: "Power pod"} and POWER in choice.missing
    choice.take_remembered([STRYD])
    assert taken(choice) == {FOOTPOD: "Power pod", POWER: "Stryd"}


def test_a_remembered_device_fills_every_role_it_was_given() -> None:
    roles = frozenset({FOOTPOD, POWER})
    choice = Choice([DeviceSettings(STRYD.device, "Stryd", roles)])
    choice.take_remembered([STRYD, POD])
    assert choice.taken[FOOTPOD] == choice.taken[POWER] == Joined(STRYD.device, "Stryd", roles, True)


def test_what_a_device_has_is_known_once_it_is_connected() -> None:
    choice = Choice()
    choice.take_strongest([STRYD])
    assert taken(choice) == {POWER: "Stryd"}
    choice.note_services(STRYD.device, ("180A", "180F", "1814", "1818"))
    assert taken(choice) == {POWER: "Stryd", FOOTPOD: "Stryd"}
    assert FOOTPOD not in choice.missing, "a footpod of its own"
    choice.note(STRYD)
    assert choice.sighting(STRYD.device).services == ("180A", "180F", "1814", "1818"), (
        "kept beside the advert"
    )


def test_a_strap_that_counts_steps_stands_in_until_a_footpod_comes() -> None:
    choice = Choice()
    choice.take_strongest([NEAR])
    choice.note_services(NEAR.device, ("180D", "1814", "1818"))
    assert taken(choice) == {HEART_RATE: "Near", FOOTPOD: "Near"}, "and gives no power"
    assert FOOTPOD in choice.missing
    choice.take_strongest([POWER_POD])
    assert taken(choice) == {HEART_RATE: "Near", FOOTPOD: "Power pod", POWER: "Power pod"}
    choice.note_services(NEAR.device, ("180D", "1814", "1818"))
    assert choice.taken[FOOTPOD].name == "Power pod"


def test_a_remembered_device_takes_no_other_role_for_what_it_turns_out_to_have() -> None:
    choice = Choice([DeviceSettings(FAR.device, "Far", frozenset({HEART_RATE}))])
    choice.take_remembered([FAR])
    choice.note_services(FAR.device, ("180D", "1814"))
    assert taken(choice) == {HEART_RATE: "Far"}


def test_with_only_remembered_devices_no_other_is_taken_or_looked_for() -> None:
    choice = Choice([DeviceSettings(FAR.device, "Far", frozenset({HEART_RATE}))], only_remembered=True)
    assert choice.missing == {HEART_RATE}
    choice.take_remembered([NEAR, POD, BELT])
    choice.take_strongest([NEAR, POD, BELT])
    assert choice.taken == {}
    choice.take_remembered([FAR])
    assert taken(choice) == {HEART_RATE: "Far"} and not choice.missing
    assert not Choice(only_remembered=True).missing


def test_only_a_device_that_was_remembered_for_no_role() -> None:
    choice = Choice([DeviceSettings(NEAR.device)], only_remembered=True)
    assert choice.is_awaited(NEAR) and not choice.is_awaited(FAR)
    choice.take_remembered([FAR, BELT])
    choice.take_strongest([FAR, BELT])
    assert choice.taken == {}
    choice.take_remembered([NEAR])
    assert taken(choice) == {HEART_RATE: "Near"} and not choice.missing
    choice.note_services(NEAR.device, ("180D", "1814"))
    assert taken(choice) == {HEART_RATE: "Near", FOOTPOD: "Near"}


def test_a_remembered_device_whose_role_is_taken_is_not_awaited() -> None:
    choice = Choice([DeviceSettings(one.device, None, frozenset({HEART_RATE})) for one in (FAR, NEAR)])
    assert choice.is_awaited(NEAR) and not choice.is_awaited(POD)
    choice.take_remembered([FAR])
    assert not choice.is_awaited(NEAR)
