from __future__ import annotations

from collections.abc import Callable

import pytest

from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.events import Sampled
from stridecue.model.inputs import Packet
from stridecue.model.state import Quality, Quantity


def sampled(events: list) -> list[tuple[Quantity, float | None]]:
    return [(event.quantity, event.signal.value) for event in events if isinstance(event, Sampled)]


def test_a_sample_is_told_at_once(
    run: Callable, heart_rate_packet: Callable, pod_packet: Callable, belt_packet: Callable
) -> None:
    runner = run()
    assert sampled(runner.feed(heart_rate_packet(140))) == [(Quantity.HEART_RATE, 140)]
    assert sampled(runner.feed(heart_rate_packet(0))) == []
    assert sampled(runner.feed(pod_packet(2.5, 82))) == [(Quantity.SPEED, 2.5), (Quantity.CADENCE, 164.0)]
    assert sampled(runner.feed(belt_packet(2.75, grade=3.0))) == [
        (Quantity.SPEED, 2.75),
        (Quantity.GRADE, 3.0),
    ]
    assert sampled(runner.feed(pod_packet(2.0, 83))) == [(Quantity.CADENCE, 165.0)]


def test_a_strap_before_a_treadmill_that_sends_heart_rate_as_straps_do(
    run: Callable, heart_rate_packet: Callable, belt_packet: Callable
) -> None:
    runner = run()
    sources = []
    for strap in (False, True, False):
        for second in range(40):
            runner.feed(belt_packet(2.5, device="both"))
            runner.feed(heart_rate_packet(101 + second % 2, device="both"))
            if strap:
                runner.feed(heart_rate_packet(131 + second % 2))
            runner.tick()
        sources.append((runner.state.heart_rate.source, runner.state.heart_rate.quality))
    assert sources == [("both", Quality.GOOD), ("strap", Quality.GOOD), ("both", Quality.GOOD)]


def test_a_treadmill_that_alone_was_given_the_role_keeps_it(
    run: Callable, heart_rate_packet: Callable, belt_packet: Callable
) -> None:
    both = DeviceSettings("both", roles=frozenset({Role.HEART_RATE, Role.TREADMILL}))
    strap = DeviceSettings("strap", roles=frozenset({Role.HEART_RATE}))
    for devices, source in (((both,), "both"), ((both, strap), "strap")):
        runner = run(devices=devices)
        runner.feed(belt_packet(2.5, device="both"))
        runner.feed(heart_rate_packet(101, device="both"))
        runner.feed(heart_rate_packet(131))
        assert runner.tick().heart_rate.source == source


def test_a_strap_before_the_treadmill(
    run: Callable, heart_rate_packet: Callable, belt_packet: Callable
) -> None:
    runner = run()
    runner.feed(belt_packet(2.5, bpm=90))
    assert runner.tick().heart_rate.source == "belt"
    runner.feed(heart_rate_packet(140))
    runner.feed(belt_packet(2.5, bpm=90))
    assert (runner.tick().heart_rate.source, runner.state.heart_rate.good) == ("strap", 140)
    runner.seconds(30)
    runner.feed(belt_packet(2.5, bpm=90))
    assert runner.tick().heart_rate.source == "belt"


def test_heart_rate_zero_is_no_value(run: Callable) -> None:
    runner = run()
    runner.seconds(5, heart_rate=140)
    state = runner.seconds(31, heart_rate=0)
    assert (state.heart_rate.value, state.heart_rate.current) == (140, None)
    assert runner.tracker.totals().heart_rate_mean_bpm == 140.0


def test_more_data_parts_make_one_record(run: Callable) -> None:
    runner = run()
    grade_first = Packet("belt", "2ACD", bytes.fromhex("0900") + (30).to_bytes(2, "little") + b"\x00\x00")
    assert sampled(runner.feed(grade_first)) == []
    rest = Packet("belt", "2ACD", bytes.fromhex("0000") + (900).to_bytes(2, "little"))
    assert sampled(runner.feed(rest)) == [(Quantity.SPEED, 2.5), (Quantity.GRADE, 3.0)]


def test_belt_distance_is_kept_from_the_start(run: Callable, belt_packet: Callable) -> None:
    runner = run()
    seen = []
    for total in (5000, 5010, 5020, 3, 13):
        runner.feed(belt_packet(2.5, distance_m=total))
        seen.append(runner.tick().belt_distance_m)
    assert seen == [0.0, 10.0, 20.0, 20.0, 30.0]


def test_nobody_is_as_fast_as_that(run: Callable, belt_packet: Callable, pod_packet: Callable) -> None:
    runner = run()
    runner.feed(belt_packet(100.0))
    runner.feed(pod_packet(200.0, 82))
    assert runner.tick().speed.value is None


@pytest.mark.parametrize("characteristic", ["2AD9", "FFFF", "", "2a37"])
def test_what_nobody_reads_is_nothing(run: Callable, characteristic: str) -> None:
    runner = run()
    assert runner.feed(Packet("strap", characteristic, b"\x00\x50")) == []
    assert runner.tracker.totals().records == 0
