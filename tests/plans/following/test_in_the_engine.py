"""A plan in the engine: what it asks of metronome and cadence, checkpoints, and what is no plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from stridecue.engine import Engine, play
from stridecue.model.events import Event, LapEnded, Noticed, Ticked
from stridecue.model.inputs import Change, ChangeKind, Gap, Input, Mark, MarkKind, Reading
from stridecue.model.plan import StepMark
from stridecue.model.profile import Profile
from stridecue.model.run_settings import Metronome, RunSettings
from stridecue.model.setup import BaselineBin, History, RunSetup
from stridecue.model.state import Phase, State

HILLS = """
name = "Three short hills"
made_from = "hills"
cue_sets = ["hill-repeats"]

[[step]]
kind = "warmup"
title = "Easy"
time = "60s"
speed = "2 m/s"

[[step]]
kind = "rep"
title = "Hill"
distance = "60 m"
speed = "3 m/s"
grade = 5

[[step]]
kind = "recover"
title = "Walk"
time = "40s"
speed = "walk"
grade = 0

[[step]]
kind = "rep"
title = "Hill"
distance = "60 m"
speed = "3 m/s"
grade = 5

[[step]]
kind = "cooldown"
title = "Easy"
time = "60s"
speed = "2 m/s"
"""
BASELINE = (BaselineBin("flat", 2.5, 160.0, 10.0, 20),)


def setup_of(plan: str | None, **options: Any) -> RunSetup:
    return RunSetup(
        "1",
        "1",
        "test",
        plan=plan,
        profile=Profile(age_years=40),
        history=History(cadence_baseline=BASELINE),
        options=RunSettings(**options),
    )


def inputs(seconds: int, *more: tuple[int, Any]) -> list[Input]:
    """A run of somebody who does what the plan says, with some more on the way."""
    bodies: list[tuple[int, Any]] = [(300, Mark(MarkKind.START)), *more]
    for second in range(seconds):
        fast = 60 <= second < 85 or 124 <= second < 150
        bodies.append(
            (
                1000 * second + 500,
                Reading("f", 100.0 + second % 40, 160.0, 3.0 if fast else 2.0, 5.0 if fast else 0.0),
            )
        )
    ordered = sorted(bodies, key=lambda one: one[0])
    return [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(ordered)]


def states(events: Iterator[Event] | list[Event]) -> list[State]:
    return [event.state for event in events if isinstance(event, Ticked)]


SCRIPT = (
    (110_000, Mark(MarkKind.STEP, StepMark.EXTEND.value)),
    (30_400, Mark(MarkKind.PAUSE)),
    (41_700, Mark(MarkKind.RESUME)),
    (66_000, Gap(7_000)),
    (100_000, Mark(MarkKind.GRADE, 5.0, 90_000)),
    (141_000, Mark(MarkKind.STEP, StepMark.REPEAT.value)),
    (150_000, Mark(MarkKind.GRADE)),
    (150_000, Mark(MarkKind.STEP, StepMark.EASIER.value)),
    (199_000, Mark(MarkKind.STEP, "nonsense")),
    (200_000, Mark(MarkKind.STEP, StepMark.COOL_DOWN.value)),
    (240_000, Mark(MarkKind.FINISH, None, 236_000)),
    (241_000, Mark(MarkKind.STEP, StepMark.NEXT.value)),
)


def test_a_run_with_a_plan_has_its_place_in_every_state() -> None:
    events = list(play(Engine(setup_of(HILLS)), inputs(230)))
    seen = states(events)
    assert all(state.plan is not None for state in seen)
    phases = [state.phase for state in seen]
    assert [phase for at, phase in enumerate(phases) if not at or phase is not phases[at - 1]] == [
        Phase.PRE_RUN,
        Phase.WARMUP,
        Phase.REP,
        Phase.RECOVER,
        Phase.REP,
        Phase.COOLDOWN,
    ]
    last = seen[-1].plan
    assert last is not None
    assert (last.name, last.title, last.done) == ("hills", "Three short hills", True)
    assert [(one.number, one.grade_percent) for one in last.results] == [(1, 5.0), (2, 5.0)]
    assert [one.speed_mps for one in last.results] == [pytest.approx(3.0, abs=0.1)] * 2


@pytest.mark.nightly
def test_from_any_checkpoint_it_goes_on_the_same() -> None:
    items = inputs(250, *SCRIPT)
    engine, events = Engine(setup_of(HILLS)), list[Event]()
    copies: list[tuple[Engine, int, int]] = []
    for index, item in enumerate(items):
        before = engine.next_tick_s
        events += engine.advance_to(item.t_ms)
        if engine.next_tick_s != before and engine.next_tick_s % 13 == 0:
            copies.append((engine.checkpoint(), index, len(events)))
        events += engine.feed(item)
    events += engine.advance_to(250_000)
    assert {state.phase for state in states(events)} >= {
        Phase.REP,
        Phase.RECOVER,
        Phase.COOLDOWN,
        Phase.POST_RUN,
    }
    assert sum(isinstance(event, Noticed) for event in events) >= 4
    assert events == list(play(Engine(setup_of(HILLS)), items))
    assert len(copies) >= 15
    for copy, index, told in copies:
        again = list(play(copy, items[index:]))
        assert again == events[told:]


@pytest.mark.parametrize(
    "text", ["", "a plan", 'name = "Hill 6"', "\x00", "[[step]]", HILLS[:-60], "step = 3"]
)
def test_what_cannot_be_followed_is_no_plan(text: str) -> None:
    items = inputs(100)
    events = list(play(Engine(setup_of(text)), items))
    assert events == list(play(Engine(setup_of(None)), items))


def beats(plan: str, *more: tuple[int, Any], history: History | None = None, **options: Any) -> list[int]:
    """The seconds in which the metronome began or ended."""
    setup = setup_of(plan, **options)
    setup = setup if history is None else replace(setup, history=history)
    seen = states(list(play(Engine(setup), inputs(400, *more))))
    on = [state.metronome_spm is not None for state in seen]
    return [second for second in range(1, len(on)) if on[second] is not on[second - 1]]


def ladder(beat: str, cadence_step: str = "") -> str:
    first = '[[step]]\nkind = "run"\ntitle = "A"\ntime = "200s"\nspeed = "2 m/s"\nbeat = false\n'
    then = f'[[step]]\nkind = "run"\ntitle = "B"\ntime = "60s"\nspeed = "2 m/s"\n{beat}\n{cadence_step}\n'
    return f'name = "x"\n{first}{then}{first}'


def test_a_plan_beats_where_it_says_so() -> None:
    assert beats(ladder("beat = true")) == [202, 262]
    assert beats(ladder("beat = true"), metronome=Metronome.WHEN_NEEDED) == [202, 262]
    assert beats(ladder(""), metronome=Metronome.SCHEDULE) == [202, 262]
    assert beats(ladder("")) == []
    assert beats(ladder("beat = false"), metronome=Metronome.SCHEDULE) == []


def test_what_the_runner_wants_comes_before_the_plan() -> None:
    plan = ladder("beat = true")
    off = (100_000, Change(ChangeKind.SETTING, "metronome", "off"))
    assert beats(plan, off) == []
    assert beats(plan, off, (220_000, Change(ChangeKind.SETTING, "metronome", "schedule"))) == [221, 262]
    assert beats(plan, (230_000, Mark(MarkKind.PAIN, "calf"))) == [202, 231]
    rested = History(cadence_baseline=BASELINE, rested_techniques=("quick steps",))
    assert beats(plan, history=rested) == []


def test_a_plan_sets_the_target() -> None:
    seen = states(list(play(Engine(setup_of(ladder("", 'cadence_step = "7.5%"'))), inputs(300))))
    targets = [state.cadence_target_spm for state in seen]
    baseline = seen[250].cadence_baseline_spm
    assert baseline is not None
    assert [targets[t] for t in (200, 250, 290)] == [
        pytest.approx(baseline * 1.025, abs=0.5),
        pytest.approx(baseline * 1.075, abs=0.5),
        pytest.approx(baseline * 1.025, abs=0.5),
    ]


def test_repetitions_say_nothing_about_the_own_cadence() -> None:
    def windows(kind: str) -> int:
        end = "" if kind != "rep" else 'grade = 0\nspeed = "2 m/s"'
        step = f'[[step]]\nkind = "{kind}"\ntitle = "A"\ntime = "500s"\n{end}\n'
        engine = Engine(setup_of(f'name = "x"\n{step}'))
        for _ in play(engine, [one for one in inputs(460) if one.t_ms < 59_000 or one.t_ms > 150_000]):
            pass
        return len(engine.cadence_windows)

    assert windows("run") > 0
    assert [windows(kind) for kind in ("rep", "recover", "cooldown")] == [0, 0, 0]


def test_each_step_is_a_lap() -> None:
    more = ((20_200, Mark(MarkKind.LAP)), (270_000, Mark(MarkKind.FINISH)))
    events = list(play(Engine(setup_of(HILLS, auto_lap_m=None)), inputs(262, *more)))
    laps = [event for event in events if isinstance(event, LapEnded)]
    begins: list[float] = []
    for before, now in pairwise(states(events)):
        assert before.plan is not None
        assert now.plan is not None
        if now.plan.at != before.plan.at:
            begins.append(now.elapsed_s)
    assert len(begins) == 4
    assert [lap.elapsed_s for lap in laps] == [pytest.approx(19.9), *begins, pytest.approx(269.7)]
    assert [lap.lap for lap in laps] == [1, 2, 3, 4, 5, 6]


def test_a_pause_as_a_step_begins_makes_no_lap_of_nothing() -> None:
    more = ((60_400, Mark(MarkKind.PAUSE)), (66_000, Mark(MarkKind.RESUME)))
    events = play(Engine(setup_of(HILLS, auto_lap_m=None)), inputs(80, *more))
    assert [event.duration_s for event in events if isinstance(event, LapEnded)] == [60.1]
