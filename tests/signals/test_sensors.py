"""What is told of sensors in a run: once, short, and where to look."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from stridecue.model.device_settings import DeviceSettings
from stridecue.model.events import Noticed
from stridecue.model.inputs import CharacteristicRead, Link, LinkEvent, MarkKind, Packet
from stridecue.model.sensor_details import FaultKind


def notices(runner: object) -> list[str]:
    return [event.text for event in runner.events if isinstance(event, Noticed)]  # type: ignore[attr-defined]


def test_a_healthy_run_hears_nothing(run: Callable) -> None:
    runner = run()
    for second in range(400):
        runner.second(heart_rate=140 + second % 5, rr=[430.0], pod=(2.6, 82 + second % 2), belt=(2.5, 1.0))
    assert notices(runner) == ["Footpod counts one foot; doubled."]
    assert [device.faults for device in runner.state.devices] == [0, 0, 0]


def test_a_fault_is_told_once_a_run(run: Callable) -> None:
    runner = run()
    for _ in range(3):
        runner.seconds(70, heart_rate=150)
        runner.seconds(10, heart_rate=151, rr=[397.0])
    assert notices(runner) == ["Strap: heart rate stands still."]


def test_what_is_wrong_with_the_treadmill_next_door_is_not_told(run: Callable, belt_packet: Callable) -> None:
    runner = run()
    for second in range(120):
        runner.feed(belt_packet(2.5, device="mine", distance_m=100 + int(2.5 * second)))
        runner.feed(belt_packet(2.5, device="next door", distance_m=100 + int(4.02 * second)))
        runner.tick()
    assert notices(runner) == []
    assert [device.faults for device in runner.state.devices] == [0, 1]
    for second in range(120, 150):
        runner.feed(belt_packet(2.5, device="next door", distance_m=100 + int(4.02 * second)))
        runner.tick()
    assert [text.split(": ")[-1] for text in notices(runner)][1:] == ["speed looks like miles."]


def test_two_of_a_kind_are_told_by_name(run: Callable, heart_rate_packet: Callable) -> None:
    runner = run(devices=(DeviceSettings("mine", "HRM 7", called="Anna"),))
    runner.feed(Link("theirs", LinkEvent.CONNECTED, "HRM 9", ("180D",)))
    for device in ("mine", "theirs"):
        runner.feed(heart_rate_packet(140, device=device))
    runner.seconds(10)
    assert notices(runner) == ["HRM 9 is gone. It comes back by itself."]
    runner.seconds(40)
    assert notices(runner)[1:] == ["Anna is gone. It comes back by itself."]


def test_a_power_meter_and_what_nobody_knows(run: Callable) -> None:
    runner = run()
    runner.feed(Packet("meter", "2A63", b"\x00\x00\xfa\x00"))
    runner.seconds(7)
    assert notices(runner) == ["Power meter is gone. It comes back by itself."]
    assert runner.state.devices[0].kind == "power"


def test_no_fault_is_told_after_the_finish(run: Callable) -> None:
    runner = run()
    runner.seconds(50, heart_rate=150)
    runner.mark(MarkKind.FINISH)
    runner.seconds(30, heart_rate=150)
    assert notices(runner) == []
    assert runner.tracker.sensor_page().sensors[0].faults[0].kind is FaultKind.HEART_RATE_FROZEN


def test_a_copy_goes_on_alike(run: Callable) -> None:
    runner = run()
    runner.seconds(40, heart_rate=150, belt=(1.9, 6.7), pod=(3.0, 82))
    other = copy.deepcopy(runner)
    for one in (runner, other):
        one.seconds(40, heart_rate=150, belt=(1.9, 13.3), pod=(3.0, 82))
        one.seconds(20)
    assert runner.events == other.events
    assert len(notices(runner)) >= 5
    assert runner.state == other.state
    assert runner.tracker.sensor_page() == other.tracker.sensor_page()


def test_asking_for_the_page_changes_nothing(run: Callable) -> None:
    asked, left_alone = run(), run()
    for one in (asked, left_alone):
        for second in range(90):
            one.second(heart_rate=150, belt=(1.9, 6.7 if second < 40 else 13.3), pod=(3.0, 82))
            if one is asked:
                one.tracker.sensor_page()
    assert asked.events == left_alone.events
    assert asked.state == left_alone.state


@pytest.mark.nightly
def test_what_is_kept_is_bounded(run: Callable) -> None:
    runner = run()
    for number in range(200):
        for device in range(40):
            payload = bytes([number * 7 % 256, device * 11 % 256] * (number % 30))
            for characteristic in ("2A37", "2A53", "2ACD", "2A63", "2ADA"):
                runner.feed(Packet(f"d{device}", characteristic, payload))
            runner.feed(CharacteristicRead(f"d{device}", "2A29", payload * 50))
        runner.tick()
    page = runner.tracker.sensor_page()
    assert len(page.sensors) == 16
    for sensor in page.sensors:
        assert len(sensor.faults) <= len(FaultKind)
        assert len(sensor.values) <= 7
        assert len(sensor.maker or "") <= 60
    assert len(notices(runner)) < 16 * 10
