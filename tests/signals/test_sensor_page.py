from __future__ import annotations

from collections.abc import Callable

import pytest

from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.model.inputs import (
    Change,
    ChangeKind,
    CharacteristicRead,
    Link,
    LinkEvent,
    Mark,
    MarkKind,
    Packet,
)
from stridecue.model.sensor_details import BeltAndPod, SensorDetails, SensorPage, SensorValue


def of(runner: object, device: str) -> SensorDetails:
    page = runner.tracker.sensor_page()  # type: ignore[attr-defined]
    return next(one for one in page.sensors if one.state.device == device)


def test_a_run_without_sensors(run: Callable) -> None:
    assert run().tracker.sensor_page() == SensorPage()


def test_sent_and_taken_beside_each_other(run: Callable) -> None:
    runner = run(devices=(DeviceSettings("belt", "Mill", speed_factor=1.1, incline_scale=0.5),))
    runner.seconds(30, heart_rate=142, pod=(2.5, 82), belt=(2.5, 6.0))
    assert of(runner, "strap").values == (SensorValue("heart rate", "142 bpm", "142 bpm"),)
    assert of(runner, "pod").values == (
        SensorValue("speed", "2.50 m/s", "2.50 m/s", 2.5),
        SensorValue("cadence", "82 a minute", "164 steps a minute"),
    )
    assert of(runner, "belt").values == (
        SensorValue("speed", "9.0 km/h", "2.75 m/s", 2.75),
        SensorValue("grade", "6.0 %", "3.0 %"),
    )


def test_what_is_not_used_is_not_taken(run: Callable, heart_rate_packet: Callable) -> None:
    runner = run()
    runner.feed(Packet("belt", "2ACD", bytes.fromhex("0c20 8403 0a0000 3403 0000 102700")))
    runner.feed(Packet("meter", "2A63", b"\x00\x00\xfa\x00"))
    runner.feed(heart_rate_packet(0))
    runner.tick()
    assert of(runner, "belt").values == (
        SensorValue("speed", "9.0 km/h", "2.50 m/s", 2.5),
        SensorValue("grade", "82.0 %", "not used"),
        SensorValue("distance", "10 m", "0 m since the start"),
        SensorValue("steps", "10,000", ""),
    )
    assert of(runner, "meter").values == (SensorValue("power", "250 W", "not used"),)
    assert of(runner, "strap").values == (SensorValue("heart rate", "none", ""),)


def test_a_part_that_a_treadmill_no_longer_sends_is_not_shown(run: Callable, belt_packet: Callable) -> None:
    runner = run()
    runner.feed(belt_packet(2.5, grade=3.0, distance_m=100))
    for _ in range(9):
        runner.tick()
        runner.feed(belt_packet(2.6))
    assert [value.name for value in of(runner, "belt").values] == ["speed", "grade", "distance"]
    runner.seconds(60)
    assert [value.name for value in of(runner, "belt").values] == ["speed", "grade", "distance"]
    runner.seconds(3, belt=(2.6, None))
    assert of(runner, "belt").values == (SensorValue("speed", "9.36 km/h", "2.60 m/s", 2.6),)


def test_a_value_that_is_held_back(run: Callable) -> None:
    runner = run()
    runner.seconds(20, heart_rate=140)
    runner.second(heart_rate=200)
    assert of(runner, "strap").values == (SensorValue("heart rate", "200 bpm", "140 bpm"),)


def test_parts_of_a_record_are_put_together(run: Callable) -> None:
    runner = run()
    runner.feed(Packet("belt", "2ACD", bytes.fromhex("0900 1e00 0000")))
    runner.feed(Packet("belt", "2ACD", bytes.fromhex("0400 8403 640000")))
    runner.tick()
    assert {value.name for value in of(runner, "belt").values} == {"speed", "grade", "distance"}


def test_what_the_run_takes_from_whom(
    run: Callable, heart_rate_packet: Callable, belt_packet: Callable
) -> None:
    runner = run()
    runner.second(heart_rate=140, pod=(2.5, 82), belt=(2.5, 0.0))
    runner.feed(heart_rate_packet(100, device="other"))
    runner.tick()
    assert of(runner, "strap").speaks_for == {Role.HEART_RATE}
    assert of(runner, "other").speaks_for == frozenset()
    assert of(runner, "pod").speaks_for == {Role.FOOTPOD}
    assert of(runner, "belt").speaks_for == {Role.TREADMILL}
    runner.seconds(40)
    assert of(runner, "strap").speaks_for == frozenset()
    runner.feed(belt_packet(2.5, bpm=120))
    runner.tick()
    assert of(runner, "belt").speaks_for == {Role.TREADMILL, Role.HEART_RATE}


def test_power_speaks_for_a_role_too(run: Callable) -> None:
    runner = run(devices=(DeviceSettings("meter", "Meter", frozenset({Role.POWER})),))
    runner.feed(Packet("meter", "2A63", b"\x00\x00\xfa\x00"))
    runner.tick()
    assert of(runner, "meter").speaks_for == {Role.POWER}
    assert of(runner, "meter").values == (SensorValue("power", "250 W", "250 W"),)
    assert of(runner, "meter").state.kind == "power"


def test_what_a_device_says_of_itself(run: Callable) -> None:
    runner = run()
    runner.second(heart_rate=140)
    for number, payload in (
        ("2A29", b"Acme\x1b[2J Inc.\x00"),
        ("2A24", b"Belt 3"),
        ("2A26", b"1.2" + b"3" * 500),
        ("2A28", b"not kept"),
        ("2A38", b"\x01"),
        ("2A19", b"\x50"),
        ("FFF0", b"whatever"),
        ("2ACC", b"\x00"),
        ("2A54", b""),
    ):
        assert runner.feed(CharacteristicRead("strap", number, payload)) == []
    details = of(runner, "strap")
    assert (details.maker, details.model, details.worn) == ("Acme[2J Inc.", "Belt 3", "chest")
    assert details.firmware is not None
    assert len(details.firmware) <= 60
    runner.tick()
    assert of(runner, "strap").state.battery_percent == 80
    runner.second(pod=(2.5, 82))
    runner.feed(CharacteristicRead("pod", "2A5D", b"\x01"))
    assert of(runner, "pod").worn == "top of shoe"


@pytest.mark.parametrize(
    ("settings", "name", "basis", "known_from"),
    [
        (
            DeviceSettings("pod", cadence_basis=CadenceBasis.BOTH_FEET),
            None,
            CadenceBasis.BOTH_FEET,
            "settings",
        ),
        (DeviceSettings("pod"), "TICKR X 12", CadenceBasis.BOTH_FEET, "name"),
        (DeviceSettings("pod"), "Left shoe", CadenceBasis.UNKNOWN, ""),
    ],
)
def test_where_the_unit_is_known_from(
    run: Callable, settings: DeviceSettings, name: str | None, basis: CadenceBasis, known_from: str
) -> None:
    runner = run(devices=(settings,))
    runner.feed(Link("pod", LinkEvent.CONNECTED, name))
    runner.second(pod=(2.5, 164))
    details = of(runner, "pod")
    assert (details.cadence_basis, details.cadence_basis_from) == (basis, known_from)
    assert details.settings.cadence_basis is basis


def test_a_unit_that_is_found_out_then_counted_then_set(run: Callable) -> None:
    runner = run()
    runner.seconds(30, pod=(2.5, 82))
    assert (of(runner, "pod").cadence_basis, of(runner, "pod").cadence_basis_from) == (
        CadenceBasis.ONE_FOOT,
        "found out",
    )
    runner.feed(Mark(MarkKind.TAP, "begin"))
    for tap in range(42):
        at_ms = (runner.at - 1) * 1000
        runner.feed(Mark(MarkKind.TAP), at_ms + 731 * tap % 1000)
        if 731 * (tap + 1) // 1000 > 731 * tap // 1000:
            runner.second(pod=(2.5, 82))
    runner.seconds(5, pod=(2.5, 82))
    assert of(runner, "pod").cadence_basis_from == "counted"
    runner.feed(Change(ChangeKind.SETTING, "pod", '{"device": "pod", "cadence_basis": "both_feet"}'))
    assert of(runner, "pod").cadence_basis_from == "settings"


def test_where_factors_are_known_from_and_what_has_to_be_asked(run: Callable) -> None:
    runner = run()
    runner.feed(Link("belt", LinkEvent.CONNECTED, "3G Elite", ("1826",)))
    runner.tick()
    assert of(runner, "belt").ask.startswith("Does the treadmill show miles?")
    assert (of(runner, "belt").speed_factor, of(runner, "belt").speed_factor_from) == (1.0, "")
    runner.feed(Change(ChangeKind.SETTING, "belt", '{"device": "belt", "speed_factor": 1.609344}'))
    details = of(runner, "belt")
    assert (details.ask, details.speed_factor, details.speed_factor_from) == ("", 1.609344, "settings")
    runner.feed(Link("mill", LinkEvent.CONNECTED, "ICONCEPT 4"))
    runner.tick()
    details = of(runner, "mill")
    assert (details.incline_scale, details.incline_scale_from) == (0.15, "name")
    assert details.settings == DeviceSettings("mill", "ICONCEPT 4")


def test_what_the_runner_calls_it(run: Callable) -> None:
    runner = run(devices=(DeviceSettings("pod", "XY-1", called="Left\x1b shoe"),))
    assert of(runner, "pod").settings.title == "Left shoe"
    assert runner.tick().devices[0].name == "Left shoe"
    runner.feed(Change(ChangeKind.SETTING, "pod", '{"device": "pod", "called": null}'))
    assert runner.tick().devices[0].name == "XY-1"


def test_both_speeds(run: Callable) -> None:
    runner = run()
    runner.seconds(30, belt=(3.0, 0.0), pod=(2.9, 82))
    speeds = runner.tracker.sensor_page().speeds
    assert speeds.factor == pytest.approx(3.0 / 2.9, rel=0.01)
    assert speeds == BeltAndPod(3.0, pytest.approx(2.9, abs=0.01), speeds.factor, "belt")
