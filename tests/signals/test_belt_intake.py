"""What treadmills send, through the whole tracker: packets in, states out."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import pytest

from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.events import Sampled
from stridecue.model.inputs import Link, LinkEvent, Mark, MarkKind, Packet
from stridecue.model.state import Activity, Quality
from stridecue.signals.belt_intake import FROM_DISTANCE, TIME_STANDS
from stridecue.signals.tapped_cadence import TAPPED

ACTIVE, AUTO, PAUSED = Activity.ACTIVE, Activity.AUTO_PAUSED, Activity.PAUSED
STOP, PAUSE, KEY, START = b"\x02\x01", b"\x02\x02", b"\x03", b"\x04"
TARGETS = [b"\x05\x00\x05", b"\x06\x32\x00", b"\x0e\x10\x00", b"\x01", b"\xff", b"\x42"]


def record(
    mps: float, metres: int | None = None, elapsed_s: int | None = None, steps: int | None = None
) -> bytes:
    """A record of a treadmill with total distance, elapsed time and a maker's step counter."""
    flags = (metres is not None) << 2 | (elapsed_s is not None) << 10 | (steps is not None) << 13
    payload = struct.pack("<HH", flags, round(mps * 360))
    if metres is not None:
        payload += metres.to_bytes(3, "little")
    if elapsed_s is not None:
        payload += struct.pack("<H", elapsed_s)
    return payload if steps is None else payload + steps.to_bytes(3, "little")


class Belt:
    """A treadmill that sends once a second."""

    def __init__(self, runner: Any, device: str = "belt") -> None:
        self.runner = runner
        self.device = device

    def sends(self, *args: Any, **fields: Any) -> Any:
        """One record, and the state after its second."""
        t_ms = (self.runner.at - 1) * 1000 + 200
        self.runner.feed(Packet(self.device, "2ACD", record(*args, **fields)), t_ms)
        return self.runner.tick()

    def says(self, payload: bytes) -> Activity:
        """A word of its own in the middle of a second; returns what the run does at once."""
        self.runner.feed(Packet(self.device, "2ADA", payload), (self.runner.at - 1) * 1000 + 500)
        return self.runner.tracker._parts.clock.activity


@pytest.fixture
def belt(run: Callable) -> Belt:
    return Belt(run())


def test_speed_that_stays_0_is_taken_from_the_distance(belt: Belt) -> None:
    for second in range(20):
        state = belt.sends(0.0, int(2.5 * second))
        assert belt.runner.tracker._parts.intake.belt.belt_speed_from_distance is (second >= 4)
    assert state.speed.good == pytest.approx(2.5, abs=0.1)
    assert (state.belt_speed.source, state.belt_speed.reason) == ("belt", FROM_DISTANCE)
    assert state.activity is ACTIVE
    assert state.distance_m == pytest.approx(2.5 * 16, abs=3)
    state = belt.sends(2.4, 50)
    assert (state.speed.good, state.belt_speed.reason) == (pytest.approx(2.4, abs=0.01), None)


@pytest.mark.parametrize(
    "metres",
    [[0] * 10 + [90] * 20, [5000] * 10 + [0] * 20, [2**24 - 3] * 10 + [1] * 20, [20, 0] * 15, [8, 0] * 15],
)
def test_a_counter_that_is_reset_makes_no_speed(belt: Belt, metres: list[int]) -> None:
    assert {belt.sends(0.0, total).belt_speed.value for total in metres} == {0.0}


def test_the_speed_factor_holds_for_a_speed_of_the_distance_too(run: Callable) -> None:
    belt = Belt(run(devices=(DeviceSettings("belt", speed_factor=1.1),)))
    for second in range(20):
        state = belt.sends(0.0, int(2.5 * second))
    assert state.speed.good == pytest.approx(2.75, abs=0.1)


def test_a_belt_whose_time_stands_still_does_not_move(belt: Belt) -> None:
    for second in range(10):
        belt.sends(2.5, elapsed_s=second)
    states = [belt.sends(2.5, elapsed_s=9) for _ in range(9)]
    assert [state.belt_speed.good for state in states] == [pytest.approx(2.5)] * 3 + [0.0] * 6
    assert [state.belt_speed.reason for state in states] == [None] * 3 + [TIME_STANDS] * 6
    assert [state.activity for state in states] == [ACTIVE] * 7 + [AUTO] * 2
    assert belt.runner.tracker._parts.intake.belt.belt_paused
    states = [belt.sends(2.5, elapsed_s=10 + second) for second in range(3)]
    assert [state.belt_speed.good for state in states] == [pytest.approx(2.5)] * 3
    assert [state.activity for state in states] == [AUTO, ACTIVE, ACTIVE]


def test_a_footpod_that_runs_on_speaks_for_a_belt_whose_time_stands_still(
    belt: Belt, pod_packet: Callable
) -> None:
    for second in range(20):
        belt.runner.feed(pod_packet(2.4, 82))
        state = belt.sends(2.5, elapsed_s=min(second, 9))
    assert (state.speed.good, state.speed.source) == (pytest.approx(2.4, abs=0.01), "pod")
    assert state.activity is ACTIVE


@pytest.mark.parametrize("fields", [{}, {"elapsed_s": 0}, {"elapsed_s": 77}])
def test_time_that_never_counted_stops_no_belt(belt: Belt, fields: dict[str, int]) -> None:
    assert {belt.sends(2.5, **fields).belt_speed.value for _ in range(30)} == {2.5}


def test_steps_of_the_belt_are_cadence_while_no_footpod_speaks(belt: Belt, pod_packet: Callable) -> None:
    sources = []
    for second in range(60):
        if 20 <= second < 30:
            belt.runner.feed(pod_packet(2.5, 82))
        state = belt.sends(2.5, steps=7000 + 3 * second)
        sources.append(state.cadence.source)
    assert sources[:5] == [None] * 5
    assert set(sources[5:20]) == {"belt"}
    assert set(sources[20:34]) == {"pod"}
    assert set(sources[35:]) == {"belt"}
    assert state.cadence.good == pytest.approx(180)
    assert belt.runner.tracker.totals().cadence_mean_spm == pytest.approx(177, abs=3)


def test_steps_of_the_belt_come_before_the_runners_taps(belt: Belt) -> None:
    def tap_for_a_second() -> None:
        begin_ms = (belt.runner.at - 1) * 1000
        for t_ms in range(begin_ms + -begin_ms % 750, begin_ms + 1000, 750):
            belt.runner.feed(Mark(MarkKind.TAP), t_ms)

    for _ in range(5):
        tap_for_a_second()
        state = belt.sends(2.5)
    assert state.cadence.source == TAPPED
    for second in range(12):
        tap_for_a_second()
        state = belt.sends(2.5, steps=3 * second)
    assert (state.cadence.source, state.cadence.good) == ("belt", pytest.approx(180))


def test_a_step_counter_that_begins_anew_makes_no_cadence(belt: Belt) -> None:
    cadences = [belt.sends(2.5, steps=3 * s if s < 20 else 3 * (s - 20)).cadence for s in range(40)]
    known = [cadence.good for cadence in cadences if cadence.good is not None]
    assert known
    assert known == [pytest.approx(180)] * len(known)


@pytest.mark.parametrize("word", [STOP, PAUSE, KEY])
def test_a_belt_that_says_stop_pauses_at_once_and_stays_paused_while_it_runs_out(
    belt: Belt, word: bytes
) -> None:
    for _ in range(10):
        state = belt.sends(2.5)
    assert belt.says(word) is AUTO
    assert belt.runner.tick().timer_s == state.timer_s + 0.5
    activities = [belt.sends(mps).activity for mps in (2.5, 2.0, 1.5, 1.0, 0.5, 0.0, 0.0)]
    assert set(activities) == {AUTO}
    assert [belt.sends(2.0).activity for _ in range(3)] == [AUTO, ACTIVE, ACTIVE]


def test_a_belt_that_says_start_ends_the_pause_at_once(belt: Belt) -> None:
    belt.sends(2.5)
    belt.says(STOP)
    for _ in range(20):
        state = belt.sends(0.0)
    assert state.activity is AUTO
    assert belt.says(START) is ACTIVE
    assert belt.sends(0.5).timer_s == state.timer_s + 0.5


def test_distance_counts_up_to_the_moment_of_the_stop(belt: Belt) -> None:
    before = belt.sends(2.5).distance_m
    belt.says(STOP)
    assert belt.runner.tick().distance_m - before == pytest.approx(2.5 * 0.5)


def test_a_belt_that_speeds_up_again_has_started(belt: Belt) -> None:
    belt.sends(2.5)
    belt.says(PAUSE)
    speeds = (2.0, 1.5, 1.8, 2.1, 2.4, 2.5, 2.5)
    assert [belt.sends(mps).activity for mps in speeds] == [AUTO] * 5 + [ACTIVE] * 2


def test_a_belt_that_runs_on_after_its_stop_is_run_on(belt: Belt) -> None:
    belt.sends(2.5)
    belt.says(STOP)
    activities = [belt.sends(2.5).activity for _ in range(40)]
    assert activities == [AUTO] * 10 + [ACTIVE] * 30
    assert belt.says(STOP) is ACTIVE


def test_whoever_resumes_by_key_runs_on_while_the_belt_runs_out(belt: Belt) -> None:
    belt.sends(2.5)
    belt.says(STOP)
    belt.runner.mark(MarkKind.RESUME)
    assert [belt.sends(mps).activity for mps in (2.0, 1.5, 1.0)] == [ACTIVE] * 3


def test_a_pause_of_the_runners_own_is_the_runners(belt: Belt) -> None:
    belt.sends(2.5)
    belt.runner.mark(MarkKind.PAUSE)
    assert belt.says(START) is PAUSED
    assert belt.says(STOP) is PAUSED
    assert belt.says(START) is PAUSED


def test_without_automatic_pause_a_belt_says_nothing(run: Callable) -> None:
    belt = Belt(run(auto_pause=False))
    belt.sends(2.5)
    assert belt.says(STOP) is ACTIVE


def test_a_belt_starts_no_run(run: Callable) -> None:
    belt = Belt(run(start=False))
    belt.sends(2.5)
    assert belt.says(START) is Activity.BEFORE
    belt.runner.mark(MarkKind.START)
    belt.runner.mark(MarkKind.FINISH)
    assert belt.says(START) is Activity.FINISHED


@pytest.mark.parametrize("payload", TARGETS)
def test_what_is_asked_of_a_belt_changes_nothing(belt: Belt, payload: bytes) -> None:
    before = belt.sends(2.5)
    assert belt.says(payload) is ACTIVE
    state = belt.runner.tick()
    assert (state.speed.value, state.grade) == (before.speed.value, before.grade)


def test_only_the_belt_that_speaks_is_heard(belt: Belt) -> None:
    belt.sends(2.5)
    assert Belt(belt.runner, "another").says(STOP) is ACTIVE
    assert belt.says(STOP) is AUTO
    assert Belt(belt.runner, "another").says(START) is AUTO


def test_a_belt_that_is_silent_while_it_stands_may_say_that_it_starts(belt: Belt) -> None:
    belt.sends(2.5)
    belt.says(STOP)
    belt.runner.seconds(60)
    assert belt.says(START) is ACTIVE


def test_what_was_known_of_one_belt_does_not_hold_for_the_next(run: Callable) -> None:
    runner = run(devices=(DeviceSettings("mine", roles=frozenset({Role.TREADMILL})),))
    theirs, mine = Belt(runner, "theirs"), Belt(runner, "mine")
    for second in range(20):
        theirs.sends(0.0, 5000 + int(2.5 * second), elapsed_s=min(second, 9))
    state = mine.sends(2.0, 9000, elapsed_s=9)
    assert (state.speed.source, state.belt_speed.good, state.belt_speed.reason) == (
        "mine",
        pytest.approx(2.0),
        None,
    )
    assert state.belt_distance_m == pytest.approx(47, abs=1)


def test_a_belt_that_is_only_heard_tells_what_it_is(belt: Belt) -> None:
    belt.runner.feed(Link("belt", LinkEvent.CONNECTED, "A treadmill"))
    belt.says(STOP)
    device = belt.runner.tick().devices[0]
    assert (device.kind, device.quality) == ("treadmill", Quality.GOOD)
    assert not [event for event in belt.runner.events if isinstance(event, Sampled)]
