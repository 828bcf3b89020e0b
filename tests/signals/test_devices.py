from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.model.events import Noticed
from stridecue.model.inputs import Change, ChangeKind, CharacteristicRead, Link, LinkEvent, Packet
from stridecue.model.state import DeviceState, Quality


def setting(**values: object) -> Change:
    return Change(ChangeKind.SETTING, "device", json.dumps(values))


def test_the_bar_shows_links_names_and_batteries(run: Callable) -> None:
    runner = run()
    runner.feed(Link("aa", LinkEvent.FOUND, "Passer-by", ("180D",), -90))
    runner.feed(Link("strap", LinkEvent.CONNECTED, "Strap\x1b[31m 7", ("180D",)))
    assert runner.tick().devices == (
        DeviceState("strap", "Strap[31m 7", "heart_rate", True, Quality.LOST, None),
    )
    runner.feed(CharacteristicRead("strap", "2A19", b"\x57"))
    runner.second(heart_rate=140)
    device = runner.state.devices[0]
    assert (device.quality, device.age_s, device.battery_percent) == (Quality.GOOD, 0.4, 87)
    runner.feed(Link("strap", LinkEvent.LOST))
    assert not runner.tick().devices[0].connected
    assert [runner.tick().devices[0].quality for _ in range(30)][-1] is Quality.LOST


@pytest.mark.parametrize("payload", [b"", b"\x65", b"\xff", b"\x10\x10"])
def test_a_battery_level_that_cannot_be_is_none(run: Callable, payload: bytes) -> None:
    runner = run()
    runner.feed(Link("strap", LinkEvent.CONNECTED))
    runner.feed(CharacteristicRead("strap", "2A19", payload))
    assert runner.tick().devices[0].battery_percent is None


def test_devices_that_are_set_up_are_shown_before_they_come(run: Callable) -> None:
    runner = run(devices=(DeviceSettings("pod", "My pod", frozenset({Role.FOOTPOD})),))
    device = runner.state.devices[0]
    assert (device.name, device.kind, device.connected, device.quality) == (
        "My pod",
        "footpod",
        False,
        Quality.LOST,
    )


def test_there_may_be_too_many(run: Callable, heart_rate_packet: Callable) -> None:
    runner = run()
    for number in range(100):
        runner.feed(heart_rate_packet(140, device=f"strap {number}"))
    assert len(runner.tick().devices) == 16


def test_the_first_seen_speaks_while_it_lives(run: Callable, heart_rate_packet: Callable) -> None:
    runner = run()
    runner.feed(heart_rate_packet(140, device="first"))
    runner.feed(heart_rate_packet(100, device="second"))
    assert runner.tick().heart_rate.source == "first"
    for _ in range(31):
        runner.feed(heart_rate_packet(100, device="second"))
        runner.tick()
    assert (runner.state.heart_rate.source, runner.state.heart_rate.good) == ("second", 100)


def test_the_one_with_the_role_speaks(run: Callable, heart_rate_packet: Callable) -> None:
    roles = frozenset({Role.HEART_RATE})
    runner = run(devices=(DeviceSettings("mine", roles=roles),))
    runner.feed(heart_rate_packet(140, device="other"))
    assert runner.tick().heart_rate.source == "other"
    runner.feed(heart_rate_packet(120, device="mine"))
    runner.feed(heart_rate_packet(140, device="other"))
    assert (runner.tick().heart_rate.source, runner.state.heart_rate.good) == ("mine", 120)


def test_a_role_given_during_the_run(run: Callable, heart_rate_packet: Callable) -> None:
    runner = run()
    runner.feed(heart_rate_packet(140, device="first"))
    runner.feed(heart_rate_packet(120, device="second"))
    runner.feed(Change(ChangeKind.ROLE, "second", '{"device": "second", "roles": ["heart_rate"]}'))
    runner.feed(heart_rate_packet(120, device="second"))
    assert runner.tick().heart_rate.source == "second"


def test_settings_of_the_setup(run: Callable, belt_packet: Callable) -> None:
    runner = run(devices=(DeviceSettings("belt", speed_factor=1.609344, incline_scale=0.15),))
    runner.feed(belt_packet(2.0, grade=20.0))
    state = runner.tick()
    assert (state.speed.good, state.grade.good) == (pytest.approx(3.218688), pytest.approx(3.0))


@pytest.mark.parametrize(
    ("services", "kind"),
    [
        (("1818",), "power"),
        (("1818", "1814"), "footpod"),
        (("1818", "1826"), "treadmill"),
        (("1814", "1826", "180D"), "treadmill"),
        (("180F",), "unknown"),
    ],
)
def test_kinds_by_services(run: Callable, services: tuple[str, ...], kind: str) -> None:
    runner = run()
    runner.feed(Link("one", LinkEvent.CONNECTED, None, services))
    assert runner.tick().devices[0].kind == kind


def test_power_gives_way_to_what_a_device_shows_itself_to_be(run: Callable, pod_packet: Callable) -> None:
    runner = run()
    runner.feed(Packet("pod", "2A63", b"\x00\x00\xfa\x00"))
    assert runner.tick().devices[0].kind == "power"
    runner.feed(pod_packet(2.5, 82))
    runner.feed(Packet("pod", "2A63", b"\x00\x00\xfa\x00"))
    assert runner.tick().devices[0].kind == "footpod"
    given = run(devices=(DeviceSettings("meter", roles=frozenset({Role.POWER})),))
    assert given.state.devices[0].kind == "power"


def test_quirks_by_name(run: Callable, belt_packet: Callable, pod_packet: Callable) -> None:
    runner = run()
    runner.feed(Link("belt", LinkEvent.CONNECTED, "Bowflex T9"))
    runner.feed(Link("pod", LinkEvent.CONNECTED, "TICKR X 1234"))
    runner.feed(belt_packet(1.0, grade=0.0))
    assert runner.tick().speed.good == pytest.approx(1.609344)
    runner.feed(pod_packet(2.5, 110))
    assert runner.tick().cadence.good == 110


def test_settings_changed_during_the_run(run: Callable) -> None:
    runner = run()
    runner.seconds(5, pod=(2.5, 82), belt=(2.5, 0.0))
    runner.feed(setting(device="pod", cadence_basis="both_feet", speed_factor=1.1, name="Left shoe"))
    state = runner.second(pod=(2.0, 160), belt=(2.5, 0.0))
    assert (state.cadence.good, state.pod_speed.good) == (160.0, pytest.approx(2.2))
    assert {device.name for device in state.devices} == {"Left shoe", None}
    assert runner.tracker.cadence_bases == {"pod": CadenceBasis.BOTH_FEET}
    assert not [event for event in runner.events if isinstance(event, Noticed)]


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[" * 100_000,
        '{"device": "pod", "roles": [["footpod"]]}',
        '{"device": "pod", "roles": "footpod"}',
        '{"device": "pod", "cadence_basis": "three_feet"}',
        '{"device": "pod", "speed_factor": 0}',
        '{"device": "pod", "speed_factor": NaN}',
        '{"device": "pod", "speed_factor": "1"}',
        '{"device": "pod", "incline_scale": 1e400}',
        '{"device": "pod", "colour": "red"}',
    ],
)
def test_settings_that_cannot_be_used_are_told(run: Callable, content: str) -> None:
    runner = run()
    events = runner.feed(Change(ChangeKind.SETTING, "pod", content))
    assert len(events) == 1
    assert isinstance(events[0], Noticed)
    assert runner.second(pod=(2.0, 82)).pod_speed.good == 2.0


def test_changes_of_other_rooms_are_left_to_them(run: Callable) -> None:
    runner = run()
    assert runner.feed(Change(ChangeKind.CUE_SET, "my-hills", "{")) == []
    assert runner.feed(Change(ChangeKind.SETTING, "voice", '{"rate": 3}')) == []


def test_bytes_that_cannot_be_read_are_told_once_a_device(run: Callable) -> None:
    runner = run()
    for device in ("one", "one", "two"):
        runner.feed(Packet(device, "2A37", b""))
    assert [event.about for event in runner.events if isinstance(event, Noticed)] == ["one", "two"]
    assert runner.tracker.totals().records == 0
    assert runner.tick().devices == ()


def test_a_pod_that_says_it_has_no_running_bit(run: Callable) -> None:
    runner = run()
    runner.feed(CharacteristicRead("pod", "2A54", b"\x04\x00"))
    assert runner.seconds(3, pod=(2.5, 75, False)).gait.value == "walking"
    other = run()
    other.feed(CharacteristicRead("pod", "2A54", b"\x03\x00"))
    assert other.seconds(3, pod=(2.5, 75, False)).gait.value == "running"


def test_a_remembered_device_that_is_not_here_gives_way(run: Callable, heart_rate_packet: Callable) -> None:
    runner = run(devices=tuple(DeviceSettings(f"old {number}") for number in range(40)))
    runner.feed(heart_rate_packet(140, device="new"))
    assert runner.tick().heart_rate.good == 140
    assert len(runner.state.devices) == 16


def test_a_chosen_factor_comes_before_what_the_name_tells(run: Callable, belt_packet: Callable) -> None:
    runner = run(devices=(DeviceSettings("belt", "Bowflex T9", speed_factor=1.0),))
    runner.feed(belt_packet(3.0))
    assert runner.tick().speed.good == pytest.approx(3.0, abs=0.01)


def test_a_factor_that_is_taken_back_is_what_the_name_tells(run: Callable, belt_packet: Callable) -> None:
    runner = run(devices=(DeviceSettings("belt", "Bowflex T9", speed_factor=1.0),))
    runner.feed(setting(device="belt", speed_factor=None, incline_scale=None))
    runner.feed(belt_packet(3.0))
    assert runner.tick().speed.good == pytest.approx(3.0 * 1.609344, abs=0.01)
    assert not [event for event in runner.events if isinstance(event, Noticed)]
