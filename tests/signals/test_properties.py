"""Whatever comes in, in whatever order: nothing raises, and a copy goes on like the original."""

from __future__ import annotations

import copy
import struct
from collections.abc import Callable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.inputs import (
    Body,
    Change,
    ChangeKind,
    CharacteristicRead,
    Gap,
    Link,
    LinkEvent,
    Mark,
    MarkKind,
    Packet,
    Reading,
)
from stridecue.model.profile import Profile
from stridecue.model.setup import BaselineBin, History, RunSetup
from stridecue.model.state import Activity, Quality
from stridecue.signals.tracker import Tracker

DEVICES = st.sampled_from(["strap", "pod", "belt", "other"])
CHARACTERISTICS = st.sampled_from(["2A37", "2A53", "2ACD", "2A19", "2A54", "2A63", ""])
LIKELY = st.builds(
    Packet,
    DEVICES,
    st.sampled_from(["2A37", "2A53", "2ACD", "2ADA", "2A63"]),
    st.tuples(st.sampled_from([0, 1, 2, 3, 4, 6, 8, 16]), st.binary(min_size=2, max_size=12)).map(
        lambda parts: bytes([parts[0]]) + parts[1]
    ),
)
BELT = st.builds(
    lambda speed, metres, elapsed_s, steps: Packet(
        "belt", "2ACD", struct.pack("<HHHBHHB", 0x2404, speed, metres, 0, elapsed_s, steps, 0)
    ),
    st.sampled_from([0, 0, 900]),
    *[st.integers(0, 60)] * 3,
)
NUMBERS = st.none() | st.floats() | st.floats(0, 250)
BODIES = st.one_of(
    LIKELY,
    BELT,
    st.builds(Packet, DEVICES, CHARACTERISTICS, st.binary(max_size=40)),
    st.builds(CharacteristicRead, DEVICES, CHARACTERISTICS, st.binary(max_size=4)),
    st.builds(
        Link,
        DEVICES,
        st.sampled_from(LinkEvent),
        st.none() | st.text(max_size=60) | st.just("TICKR X"),
        st.lists(st.sampled_from(["180D", "1814", "1826", "x"]), max_size=3).map(tuple),
    ),
    st.builds(Reading, DEVICES, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS),
    st.builds(
        Mark,
        st.sampled_from(MarkKind),
        st.none() | st.floats() | st.floats(-10, 10) | st.text(max_size=20) | st.just("trail"),
        st.none() | st.integers(-5000, 100_000),
    ),
    st.builds(Change, st.sampled_from(ChangeKind), st.text(max_size=5), st.text(max_size=40)),
    st.builds(Gap, st.integers(-5, 20_000)),
)
STEPS = st.lists(st.tuples(st.integers(0, 4000), BODIES), max_size=60)

SETUPS = st.builds(
    RunSetup,
    engine_version=st.just("1"),
    program_version=st.just("1"),
    source=st.just("test"),
    hold_s=st.sampled_from([5.0, 15.0]),
    profile=st.sampled_from([Profile(), Profile(age_years=40, easy_speed_mps=2.5)]),
    history=st.sampled_from([History(), History(cadence_baseline=(BaselineBin("flat", 2.5, 164, 8, 12),))]),
    devices=st.sampled_from([(), (DeviceSettings("pod", "Pod", frozenset({Role.FOOTPOD})),)]),
)


def play(tracker: Tracker, steps: list[tuple[int, Body]], t_ms: int, tick: int) -> tuple[list, int, int]:
    told: list = []
    for wait_ms, body in steps:
        t_ms += wait_ms
        while tick * 1000 <= t_ms:
            told.append(tracker.tick(tick))
            tick += 1
        told.append(tracker.feed(t_ms, body))
    told.append(tracker.tick(tick))
    return told, t_ms, tick + 1


@settings(max_examples=examples(150), deadline=None)
@given(SETUPS, STEPS, STEPS)
def test_nothing_raises_and_a_copy_goes_on_alike(
    setup: RunSetup, before: list[tuple[int, Body]], after: list[tuple[int, Body]]
) -> None:
    tracker = Tracker(setup)
    tracker.feed(0, Mark(MarkKind.START))
    _, t_ms, tick = play(tracker, before, 0, 0)
    twin = copy.deepcopy(tracker)
    told, _, _ = play(tracker, after, t_ms, tick)
    assert play(twin, after, t_ms, tick)[0] == told
    assert twin.totals() == tracker.totals()


@settings(max_examples=examples(100), deadline=None)
@given(SETUPS, STEPS)
def test_states_keep_their_promises(setup: RunSetup, steps: list[tuple[int, Body]]) -> None:
    tracker = Tracker(setup)
    tracker.feed(0, Mark(MarkKind.START))
    told, _, _ = play(tracker, steps, 0, 0)
    states = [item[0] for item in told if isinstance(item, tuple)]
    for before, state in pairwise(states):
        assert state.tick_s == before.tick_s + 1
        assert 0 <= state.timer_s <= state.elapsed_s
        told_late = state.activity is Activity.FINISHED and before.activity is not Activity.FINISHED
        assert told_late or state.timer_s >= before.timer_s
        assert told_late or state.elapsed_s >= before.elapsed_s
        for signal in (state.heart_rate, state.cadence, state.speed, state.grade, state.power):
            if signal.value is None:
                assert signal.quality is Quality.LOST
            if signal.quality is Quality.GOOD and signal.age_s is not None:
                assert signal.age_s <= setup.hold_s
        if state.heart_rate.good is None:
            assert (state.zone, state.heart_rate_in_60s_bpm) == (None, None)
        if state.speed.good is None:
            assert (state.adjusted_speed_mps, state.step_length_m) == (None, None)
        assert state.heart_rate.value is None or 30 <= state.heart_rate.value <= 230


def test_the_same_inputs_give_the_same_states(run: Callable) -> None:
    first, second = run(), run()
    for runner in (first, second):
        runner.seconds(50, heart_rate=140, belt=(2.5, 1.0), pod=(2.5, 82))
    assert first.state == second.state
    assert first.events == second.events
