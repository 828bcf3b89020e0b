"""What a run was when it was live, it is again from the library: every state and every cue, field by field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime

import pytest

from stridecue import past_runs, paths, run_setup
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.coach import shipped_sets
from stridecue.engine import Engine, closing_tick_ms, play
from stridecue.library.library import Library, RecordedRun
from stridecue.library.recorder import Recorder
from stridecue.model.cue import Outcome
from stridecue.model.events import CueDecided, Event, LapEnded, Responded, Ticked
from stridecue.model.inputs import ChangeKind, Input, MarkKind
from stridecue.model.profile import Unit
from stridecue.model.state import Activity
from stridecue.pipeline import TimedPipeline
from stridecue.sources.simulator import Fault, Simulator

NOW = datetime(2026, 5, 3, 8, 0, tzinfo=UTC)
MINUTES = 20

QUIETER = """
name = "Hills, quieter"

[[cue]]
id = "hc-enter"
kind = "technique"
technique = "short steps"
show = "Small steps"
why = "Uphill the natural step is shorter and quicker."
when = "grade >= 4 and change(grade, 20s) >= 3"
cooldown = "60s"
priority = 54
"""


class Collected:
    """Keeps every event."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def on_input(self, item: Input) -> None:
        """Nothing."""

    def on_event(self, event: Event) -> None:
        self.events.append(event)


def late_grade(pipeline: TimedPipeline) -> None:
    pipeline.mark(MarkKind.GRADE, 6.0, effective_from_ms=pipeline.now_ms - 20_000)


def tap(pipeline: TimedPipeline) -> None:
    pipeline.mark(MarkKind.TAP)


TAPS = tuple((866.0 + 0.735 * index, tap) for index in range(36))
"""Half a minute of right feet, while the footpod is away; one of the checkpoints lies in it."""

SCRIPT: tuple[tuple[float, Callable[[TimedPipeline], None]], ...] = (
    (95.25, lambda run: run.mark(MarkKind.LAP)),
    (200.0, lambda run: run.change(ChangeKind.SETTING, "metronome", "when needed")),
    (301.5, lambda run: run.mark(MarkKind.PAUSE)),
    (333.125, lambda run: run.mark(MarkKind.RESUME)),
    (350.0, lambda run: run.mark(MarkKind.FOCUS, "posture,short steps")),
    (500.0, lambda run: run.mark(MarkKind.SCORE, "mood 4")),
    (560.0, lambda run: run.mark(MarkKind.NO, "talk")),
    (600.0, lambda run: run.mark(MarkKind.FOCUS, "")),
    (640.0, lambda run: run.mark(MarkKind.LAP)),
    (700.0, lambda run: run.change(ChangeKind.SETTING, "day", "hard")),
    (760.0, late_grade),
    (800.75, lambda run: run.mark(MarkKind.GRADE, None)),
    (820.0, lambda run: run.change(ChangeKind.CUE_SET, "hill-climb", QUIETER)),
    (862.0, lambda run: run.mark(MarkKind.TAP, "begin")),
    *TAPS,
    (900.0, lambda run: run.mark(MarkKind.MUTE, 1.0)),
    (960.5, lambda run: run.mark(MarkKind.MUTE, 0.0)),
    (1000.0, lambda run: run.mark(MarkKind.SURFACE, "road")),
    (1080.0, lambda run: run.mark(MarkKind.PAIN, "left calf")),
    (1100.0, lambda run: run.mark(MarkKind.UNWELL)),
)


def record_run(seed: int) -> tuple[list[Event], RecordedRun]:
    """A run as it was live, and as the library gives it back."""
    setup = run_setup.demo_setup(shipped_sets.DEFAULT_SETS, NOW, Unit.KM, seed=seed)
    setup = replace(setup, options=replace(setup.options, experiments=True))
    paths.make_private_folder(paths.data_folder())
    recorder = Recorder(paths.library_file(), setup)
    live = Collected()
    simulator = Simulator(
        seed=seed,
        minutes=MINUTES,
        faults=(Fault("sim:strap", 700, 712), Fault("sim:footpod", 860, 905), Fault("sim:strap", 1000, 1050)),
    )
    pipeline = TimedPipeline(setup, simulator, [recorder, live], RunClock(FULL_SPEED))
    for at_s, act in SCRIPT:
        pipeline.run_until(round(at_s * 1000))
        pipeline.clock.set_ms(round(at_s * 1000))
        act(pipeline)
    totals = pipeline.run_to_end()
    recorder.finish(totals)
    recorder.close()
    with Library(paths.library_file()) as library:
        return live.events, library.load("last")


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Event], RecordedRun]:
    """One run for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STRIDECUE_HOME", str(tmp_path_factory.mktemp("home")))
        return record_run(seed=11)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(100, 130))
def test_any_runner_replays_to_the_same_events(seed: int) -> None:
    live, run = record_run(seed)
    assert_same(live, list(play(Engine(run.setup), run.inputs)))


def test_the_run_had_everything_in_it(recorded: tuple[list[Event], RecordedRun]) -> None:
    events, _ = recorded
    states = [event.state for event in events if isinstance(event, Ticked)]
    shown = [
        event for event in events if isinstance(event, CueDecided) and event.decision.outcome is Outcome.SHOWN
    ]
    assert len(states) >= MINUTES * 60
    assert {Activity.ACTIVE, Activity.PAUSED} <= {state.activity for state in states}
    assert {"good", "stale", "lost"} <= {str(state.heart_rate.quality) for state in states}
    assert sum(isinstance(event, LapEnded) for event in events) >= 3
    assert len(shown) >= 5
    assert {"easy", "hard"} == {state.day for state in states}
    assert {None, "posture"} <= {state.focus_now for state in states}
    assert max(state.counting.taps for state in states if state.counting) == 36
    assert "tapped" in {state.cadence.source for state in states}
    assert any(state.metronome_spm for state in states)
    assert (states[-1].mood, states[-1].hurts) == (4, True)
    responses = [event.response for event in events if isinstance(event, Responded)]
    assert {response.withheld for response in responses} == {True, False}


def test_replay_gives_the_same_events_to_the_last_field(recorded: tuple[list[Event], RecordedRun]) -> None:
    live, run = recorded
    again = list(play(Engine(run.setup), run.inputs))
    assert_same(live, again)


def test_replay_from_a_checkpoint_in_the_middle_goes_on_the_same(
    recorded: tuple[list[Event], RecordedRun],
) -> None:
    live, run = recorded
    for at_s in (330, 705, 880):
        engine = Engine(run.setup)
        before = [item for item in run.inputs if item.t_ms < at_s * 1000]
        after = run.inputs[len(before) :]
        for item in before:
            engine.advance_to(item.t_ms)
            engine.feed(item)
        engine.advance_to(at_s * 1000)
        copy = engine.checkpoint()
        for item in after:  # the original goes on and must not touch its copy
            engine.advance_to(item.t_ms)
            engine.feed(item)
        rest = list(play(copy, after))
        assert_same(live[-len(rest) :], rest)


def test_the_stored_decisions_are_those_that_the_replay_makes(
    recorded: tuple[list[Event], RecordedRun],
) -> None:
    live, run = recorded
    decided = tuple(event.decision for event in live if isinstance(event, CueDecided))
    assert run.decisions == decided


def test_jumping_in_a_playback_shows_what_the_run_was(recorded: tuple[list[Event], RecordedRun]) -> None:
    live, run = recorded
    states = {event.state.tick_s: event for event in live if isinstance(event, Ticked)}
    seen = Collected()
    player = past_runs.playback(
        past_runs.Recorded(run.setup, run.inputs, 1), [seen], RunClock(FULL_SPEED, read_ms=lambda: 0)
    )
    for to_s in (900, 120, 121, 1190, 0, 650):
        player.seek(to_s)
        ticks = [event for event in seen.events if isinstance(event, Ticked)]
        assert ticks[-1] == states[to_s]
    assert player.run_to_end() == run.summary.totals
    assert closing_tick_ms(run.inputs[-1].t_ms) // 1000 == player.length_s


def assert_same(expected: list[Event], actual: list[Event]) -> None:
    """Compare field by field, so that a difference names its place."""
    for index, (one, other) in enumerate(zip(expected, actual, strict=False)):
        if one != other:
            pytest.fail(f"event {index}: {difference(one, other)}")
    assert len(expected) == len(actual)


def difference(one: object, other: object, where: str = "") -> str:
    if type(one) is type(other) and is_dataclass(one):
        for item in fields(one):
            mine, theirs = getattr(one, item.name), getattr(other, item.name)
            if mine != theirs:
                return difference(mine, theirs, f"{where}.{item.name}")
    return f"{where}: {one!r} is not {other!r}"
