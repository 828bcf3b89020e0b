"""A run gone through once: from anywhere in it, everything is as it was when it was played through."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from stridecue import run_setup
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.engine import Engine, play
from stridecue.model.cue import Outcome
from stridecue.model.events import CueDecided, Event, LapEnded, Sampled, Ticked
from stridecue.model.inputs import Input
from stridecue.model.profile import Unit
from stridecue.model.setup import RunSetup
from stridecue.pipeline import TimedPipeline
from stridecue.replay_index import CHECKPOINT_EVERY_S, ReplayIndex
from stridecue.sources.simulator import Simulator

MINUTES = 14


class Inputs:
    """Keeps every input."""

    def __init__(self) -> None:
        self.items: list[Input] = []

    def on_input(self, item: Input) -> None:
        self.items.append(item)

    def on_event(self, event: Event) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def run() -> tuple[RunSetup, list[Input], list[Event]]:
    """A simulated run with all that happened in it."""
    setup = run_setup.demo_setup((), datetime(2026, 5, 3, tzinfo=UTC), Unit.KM, 3)
    inputs = Inputs()
    TimedPipeline(setup, Simulator(3, MINUTES), [inputs], RunClock(FULL_SPEED)).run_to_end()
    return setup, inputs.items, list(play(Engine(setup), inputs.items))


def test_gone_through_in_pieces_it_has_all_events_but_samples(
    run: tuple[RunSetup, list[Input], list[Event]],
) -> None:
    setup, inputs, events = run
    index = ReplayIndex(setup, inputs)
    while not index.complete:
        index.go_on(index.known_s + 37)
    assert list(index.events(-1, index.length_s)) == [one for one in events if not isinstance(one, Sampled)]
    shown = [one for one in events if isinstance(one, CueDecided) and one.decision.outcome is Outcome.SHOWN]
    assert index.cues_s == [one.decision.tick_s for one in shown]
    assert len(index.laps_s) == sum(isinstance(one, LapEnded) for one in events)
    assert list(index.laps_and_cues(index.length_s)) == [
        one for one in events if isinstance(one, LapEnded) or one in shown
    ]


def test_an_engine_of_any_second_is_the_one_that_was_played_there(
    run: tuple[RunSetup, list[Input], list[Event]],
) -> None:
    setup, inputs, events = run
    states = {one.state.tick_s: one.state for one in events if isinstance(one, Ticked)}
    index = ReplayIndex(setup, inputs)
    seconds = (0, 1, CHECKPOINT_EVERY_S - 1, CHECKPOINT_EVERY_S, CHECKPOINT_EVERY_S + 1, 700, index.length_s)
    for second in (*seconds, *reversed(seconds)):
        engine = index.engine_at(second)
        assert engine.state == states[second]
        assert engine.next_tick_s == second + 1
        after = play(engine, inputs[index.inputs_before(second) :])
        following = next((one.state for one in after if isinstance(one, Ticked)), None)
        assert following == states.get(second + 1)


def test_the_next_and_the_last_cue_are_found_before_the_run_was_gone_through(
    run: tuple[RunSetup, list[Input], list[Event]],
) -> None:
    setup, inputs, _ = run
    index = ReplayIndex(setup, inputs)
    first = index.next_cue_s(0)
    assert first is not None and first > 0
    assert index.known_s < index.length_s
    second = index.next_cue_s(first)
    assert second is not None
    assert index.cue_before_s(second) == first
    assert index.cue_before_s(first) is None
    assert index.next_cue_s(index.length_s) is None
    assert index.complete
    assert index.lap_before_s(5) == 0


def test_a_run_without_inputs_has_its_first_second() -> None:
    index = ReplayIndex(RunSetup("1", "1", "bluetooth"), ())
    index.go_on(5)
    assert index.complete
    assert index.engine_at(1).state.tick_s == 1
    assert index.next_lap_s(0) is None
