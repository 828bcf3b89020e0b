"""One list of what is heard and what is remembered."""

from __future__ import annotations

from dataclasses import replace

from stridecue.app.sensors.sensor_list import SensorList
from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.sources.bluetooth_sighting import DEVICES_MAX, Sighting

STRAP = Sighting("C0:00:00:00:00:01", "Strap", ("180D",), -58)
POD = Sighting("C0:00:00:00:00:02", "Pod", ("1814",), -71)
MINE = DeviceSettings(STRAP.device, "Strap", frozenset({Role.HEART_RATE}), called="Red")


def names(sensors: SensorList) -> list[str]:
    return [row.title for row in sensors.rows()]


def test_a_remembered_sensor_in_the_air_is_one_row() -> None:
    sensors = SensorList([MINE])
    assert [row.sighting for row in sensors.rows()] == [None]
    sensors.hear([STRAP])
    (row,) = sensors.rows()
    assert (row.title, row.name, row.sighting, row.roles) == ("Red", "Strap", STRAP, {Role.HEART_RATE})


def test_addresses_that_are_this_machine_s_own_are_known_by_name() -> None:
    sensors = SensorList([MINE])
    sensors.hear([Sighting("3F2A-77", "Strap", ("180D",), -58)])
    (row,) = sensors.rows()
    assert row.device == MINE.device
    assert row.sighting is not None


def test_a_sensor_at_a_changed_address_is_the_remembered_one() -> None:
    sensors = SensorList([MINE])
    moved = replace(STRAP, device="C0:00:00:00:00:77")
    sensors.hear([moved, POD])
    assert [(row.title, row.device, row.sighting) for row in sensors.rows()] == [
        ("Red", MINE.device, moved),
        ("Pod", POD.device, POD),
    ]


def test_a_partner_s_sensor_of_the_same_name_is_never_the_remembered_one() -> None:
    sensors = SensorList([MINE])
    partner = replace(STRAP, device="C0:00:00:00:00:77", rssi_dbm=-30)
    sensors.hear([partner, STRAP])
    assert [(row.title, row.sighting) for row in sensors.rows()] == [("Red", STRAP), ("Strap", partner)]
    sensors.hear([partner])
    assert [(row.title, row.sighting) for row in sensors.rows()] == [("Red", None), ("Strap", partner)]


def test_rows_keep_their_order_and_go_only_when_they_are_forgotten_unseen() -> None:
    sensors = SensorList([MINE])
    sensors.hear([POD])
    sensors.hear([STRAP])
    assert names(sensors) == ["Red", "Pod"]
    assert sensors.rows()[1].sighting is None
    assert sensors.rows()[1].kinds == {Role.FOOTPOD}, "what it was stays known"
    sensors.remember([])
    assert names(sensors) == ["Strap", "Pod"]
    assert SensorList([]).rows() == ()


def test_what_was_heard_is_bounded() -> None:
    sensors = SensorList([MINE])
    for number in range(300):
        sensors.hear([Sighting(f"C0:00:00:00:01:{number:02X}", None, ("180D",), -60)])
    assert len(sensors.rows()) <= DEVICES_MAX + 2
    assert names(sensors)[0] == "Red"
    assert sensors.rows()[-1].sighting is not None


def test_what_a_link_has_told_is_kept() -> None:
    sensors = SensorList()
    sensors.hear([POD])
    sensors.learn(POD.device, frozenset({Role.FOOTPOD, Role.POWER}), 61)
    (row,) = sensors.rows()
    assert (row.kinds, row.battery_percent) == ({Role.FOOTPOD, Role.POWER}, 61)


def test_how_a_stranger_was_set_holds_once_it_is_mine_and_goes_when_it_is_forgotten() -> None:
    sensors = SensorList()
    sensors.hear([POD])
    tuned = DeviceSettings(POD.device, "Pod", frozenset(Role), CadenceBasis.ONE_FOOT, 1.02)
    sensors.learn(POD.device, frozenset({Role.FOOTPOD}), None, tuned)
    (row,) = sensors.rows()
    assert row.as_mine == DeviceSettings(POD.device, "Pod", frozenset(), CadenceBasis.ONE_FOOT, 1.02)
    assert row.to_try.speed_factor == 1.02, "it is tried again as it was left"
    sensors.remember([row.as_mine])
    sensors.remember([])
    (row,) = sensors.rows()
    assert row.as_mine == DeviceSettings(POD.device, "Pod")


def test_a_sensor_is_tried_with_what_is_known_of_it() -> None:
    known = DeviceSettings(POD.device, None, frozenset(), CadenceBasis.ONE_FOOT, 1.02, 0.15, "Left")
    sensors = SensorList([known])
    (unseen,) = sensors.rows()
    assert unseen.to_try.roles == frozenset(Role), "nobody knows yet what it can do"
    sensors.hear([POD])
    (row,) = sensors.rows()
    assert row.to_try == DeviceSettings(
        POD.device, "Pod", frozenset({Role.FOOTPOD}), CadenceBasis.ONE_FOOT, 1.02, 0.15, "Left"
    )
