"""The track that is gathered while a run goes on is the one that is derived from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from stridecue import run_setup
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.library.derived.derivation import look_into
from stridecue.library.derived.track_codec import decode_track, encode_track
from stridecue.library.live_track import LiveTrack
from stridecue.model.cue import Decision
from stridecue.model.events import CueDecided, Event
from stridecue.model.inputs import ChangeKind, Input, MarkKind
from stridecue.model.plan import EndsBy, StepKind
from stridecue.model.profile import Unit
from stridecue.pipeline import TimedPipeline
from stridecue.plans.plan import Plan, Step
from stridecue.plans.reading.plan_text import as_text
from stridecue.sources.simulator import Fault, Simulator

NOW = datetime(2026, 5, 3, 8, 0, tzinfo=UTC)

Script = Sequence[tuple[float, Callable[[TimedPipeline], None]]]


class Kept:
    """Keeps what a recorder would."""

    def __init__(self) -> None:
        self.inputs: list[Input] = []
        self.decisions: list[Decision] = []

    def on_input(self, item: Input) -> None:
        self.inputs.append(item)

    def on_event(self, event: Event) -> None:
        if isinstance(event, CueDecided):
            self.decisions.append(event.decision)


def lived(
    minutes: int, faults: tuple[Fault, ...] = (), script: Script = (), plan: str | None = None
) -> tuple[bytes | None, bytes]:
    """Return the track of a run as it was gathered, and as it is derived."""
    setup = run_setup.demo_setup((), NOW, Unit.KM, seed=7)
    setup = replace(setup, options=replace(setup.options, experiments=True), plan=plan)
    kept, live = Kept(), LiveTrack()
    source = Simulator(seed=7, minutes=minutes, faults=faults)
    pipeline = TimedPipeline(setup, source, [kept, live], RunClock(FULL_SPEED))
    for at_s, act in script:
        pipeline.run_until(round(at_s * 1000))
        pipeline.clock.set_ms(round(at_s * 1000))
        act(pipeline)
    totals = pipeline.engine.totals() if pipeline.finished else pipeline.run_to_end()
    gathered = live.gathered(totals)
    derived = look_into(setup, kept.inputs, kept.decisions).flat
    assert derived.frame.totals == totals
    if gathered is not None:
        assert gathered.track() == derived.track()
    return None if gathered is None else encode_track(gathered), encode_track(derived)


def test_the_demo() -> None:
    gathered, derived = lived(20)
    assert gathered == derived


LOSSES = (Fault("sim:strap", 200, 260), Fault("sim:footpod", 300, 330), Fault("sim:treadmill", 400, 420))


def test_a_run_with_pauses_losses_scores_and_a_finish_that_is_told_late() -> None:
    script: Script = (
        (95.25, lambda run: run.mark(MarkKind.LAP)),
        (101.5, lambda run: run.mark(MarkKind.PAUSE)),
        (133.125, lambda run: run.mark(MarkKind.RESUME)),
        (350.0, lambda run: run.mark(MarkKind.FOCUS, "posture,short steps")),
        (380.0, lambda run: run.mark(MarkKind.GRADE, 3.0)),
        (500.0, lambda run: run.mark(MarkKind.SCORE, "mood 4")),
        (596.0, lambda run: run.mark(MarkKind.LAP)),
        (600.9, lambda run: run.mark(MarkKind.FINISH, effective_from_ms=590_300)),
    )
    gathered, derived = lived(20, LOSSES, script)
    assert gathered == derived


def test_a_plan_whose_last_repetitions_came_after_a_finish_told_late() -> None:
    rep = Step(StepKind.REP, "Hill", EndsBy.TIME, time_s=20.0)
    walk = Step(StepKind.RECOVER, "Walk", EndsBy.TIME, time_s=20.0)
    plan = as_text(Plan("short", "Short", steps=(rep, walk) * 4))
    script: Script = (
        (0.5, lambda run: run.mark(MarkKind.SCORE, "mood_before 2")),
        (131.0, lambda run: run.mark(MarkKind.FINISH, effective_from_ms=95_000)),
    )
    gathered, derived = lived(4, script=script, plan=plan)
    assert gathered == derived
    flat = decode_track(derived)
    assert flat is not None
    assert [(rep.number, rep.cut_short) for rep in flat.frame.reps] == [(1, False), (2, False), (3, True)]
    assert flat.frame.reps[2].seconds == pytest.approx(15, abs=1)
    assert (flat.frame.plan_done, flat.frame.mood_before, flat.frame.mood) == (False, 2, None)


@pytest.mark.parametrize(
    "act",
    [
        lambda run: run.mark(MarkKind.GRADE, 6.0, effective_from_ms=60_000),
        lambda run: run.change(ChangeKind.CUE_SET, "mine", 'name = "Mine"\n'),
    ],
)
def test_what_makes_the_derived_track_another_one_leaves_it_to_be_derived(
    act: Callable[[TimedPipeline], None],
) -> None:
    gathered, derived = lived(2, script=[(100.0, act)])
    assert gathered is None
    assert derived


def test_a_run_that_never_began_has_no_second() -> None:
    live = LiveTrack()
    setup = run_setup.demo_setup((), NOW, Unit.KM, seed=7)
    pipeline = TimedPipeline(setup, Simulator(seed=7, minutes=1), [live], RunClock(FULL_SPEED))
    gathered = live.gathered(pipeline.engine.totals())
    assert gathered is not None
    assert gathered.track().seconds == ()
