"""A grade that the runner tells late is as good as one told in time, and nothing of the past is told again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from stridecue.engine import Engine
from stridecue.model.cue import Outcome
from stridecue.model.events import CueDecided, Event, Sampled
from stridecue.model.inputs import Input, Mark, MarkKind, Packet
from stridecue.model.our_choices.signals import LATE_GRADE_S
from stridecue.model.setup import CueSetText
from stridecue.model.state import Quantity, State

POD = (2.5, 82)
GRADE, PAUSE, RESUME = MarkKind.GRADE, MarkKind.PAUSE, MarkKind.RESUME
Script = dict[int, tuple[MarkKind, float | None]]
"""What the runner does at some seconds."""


def play(runner: Any, seconds: int, script: Script, belt_grade: float | None = None) -> State:
    for _ in range(seconds):
        if runner.at - 1 in script:
            runner.mark(*script[runner.at - 1])
        runner.second(heart_rate=140, belt=(2.5, belt_grade), pod=POD)
    return runner.state


def hills(state: State) -> tuple[object, ...]:
    climb_m, up_s, down_s = state.climb_m, state.up_time_s, state.down_time_s
    return pytest.approx(climb_m), up_s, down_s, state.climbs, state.slope, state.grade.good


@pytest.mark.parametrize(
    ("begin_s", "told_s", "in_between"),
    [
        pytest.param(100, 120, {}, id="20 s"),
        pytest.param(100, 400, {}, id="5 min"),
        pytest.param(200, 300, {220: (PAUSE, None), 260: (RESUME, None)}, id="a pause in between"),
        pytest.param(200, 300, {150: (PAUSE, None), 260: (RESUME, None)}, id="back into a pause"),
        pytest.param(200, 300, {240: (GRADE, 3.0)}, id="a typed grade in between"),
        pytest.param(200, 320, {210: (GRADE, 8.0), 280: (GRADE, 0.0)}, id="a typed climb in between"),
        pytest.param(200, 300, {210: (GRADE, -12.0), 260: (GRADE, None)}, id="auto in between"),
    ],
)
@pytest.mark.parametrize(
    "grade", [6.0, *(pytest.param(one, marks=pytest.mark.nightly) for one in (-5.0, 0.0))]
)
def test_a_grade_dated_back_gives_what_it_would_have_given_in_time(
    run: Callable, begin_s: int, told_s: int, in_between: Script, grade: float
) -> None:
    late, timely = run(), run()
    both = {second: mark for second, mark in in_between.items() if mark[0] is not GRADE}
    play(timely, told_s, {begin_s: (GRADE, grade)} | both)
    play(late, told_s, in_between)
    before = len(late.events)
    late.mark(GRADE, grade, since_ms=begin_s * 1000)
    told = late.events[before:]
    assert [event.quantity for event in told if isinstance(event, Sampled)] == [Quantity.GRADE]
    assert len(told) == 1
    for again in range(2):
        mended, expected = play(late, 1, {}), play(timely, 1, {})
        assert hills(mended) == hills(expected)
        assert mended.grade_mended_from_s == (None if again else begin_s)
    after = {told_s + 80: (GRADE, 0.0)}
    mended, expected = play(late, 100, after), play(timely, 100, after)
    assert hills(mended) == hills(expected)
    assert mended.adjusted_speed_mps == pytest.approx(expected.adjusted_speed_mps)
    assert mended.heart_rate_settled == expected.heart_rate_settled
    assert mended.speed_steady == expected.speed_steady


def test_a_typed_grade_that_was_no_step_unsettles_nothing(run: Callable) -> None:
    runner = run()
    play(runner, 800, {740: (GRADE, 8.0)})
    assert not runner.state.heart_rate_settled
    runner.mark(GRADE, 8.0, since_ms=500_000)
    state = play(runner, 1, {})
    assert (state.seconds_since_step, state.heart_rate_settled) == (301.0, True)


def test_a_step_of_speed_in_between_stays_one(run: Callable) -> None:
    runner = run()
    play(runner, 700, {})
    runner.seconds(40, belt=(3.5, None), pod=(3.5, 86))
    runner.mark(GRADE, 6.0, since_ms=600_000)
    state = runner.second(belt=(3.5, None), pod=(3.5, 86))
    assert state.seconds_since_step == 40.0


@pytest.mark.nightly
def test_half_an_hour_back_at_most(run: Callable) -> None:
    runner = run()
    play(runner, 2500, {})
    runner.mark(GRADE, 6.0, since_ms=100_000)
    state = play(runner, 1, {})
    assert state.grade_mended_from_s == 2500 - LATE_GRADE_S
    assert state.up_time_s == LATE_GRADE_S + 1
    assert state.seconds_since_step == LATE_GRADE_S + 1


@pytest.mark.parametrize("since_ms", [-1_000_000, 0, 400_000, 500_000])
def test_what_is_dated_before_the_start_or_after_now_makes_nothing_up(run: Callable, since_ms: int) -> None:
    runner = run(start=False)
    play(runner, 200, {})
    runner.mark(MarkKind.START)
    play(runner, 200, {})
    runner.mark(GRADE, 6.0, since_ms=since_ms)
    state = play(runner, 1, {})
    assert state.up_time_s == (201.0 if since_ms < 400_000 else 1.0)
    assert state.distance_m >= state.climb_m / 0.06


def test_in_auto_the_belts_grade_holds_from_now(run: Callable) -> None:
    runner, timely = run(), run()
    play(runner, 200, {}, belt_grade=1.0)
    runner.mark(GRADE, 6.0, since_ms=150_000)
    play(runner, 50, {}, belt_grade=1.0)
    runner.mark(GRADE, None, since_ms=100_000)
    state = play(runner, 50, {}, belt_grade=1.0)
    assert (state.grade.good, state.grade.source, state.grade_mended_from_s) == (1.0, "belt", None)
    expected = play(timely, 300, {150: (GRADE, 6.0), 250: (GRADE, None)}, belt_grade=1.0)
    assert (state.climb_m, state.up_time_s) == (pytest.approx(expected.climb_m), 100.0)


HILL = """
name = "Hill"

[[cue]]
id = "steeper"
kind = "technique"
technique = "short steps"
show = "Shorten stride"
why = "Uphill the natural step is shorter and quicker."
when = "grade >= 4 and change(grade, 20s) >= 3"
cooldown = "60s"
priority = 54
"""


def shown_by(make_setup: Callable, marks: dict[int, Mark], seconds: int) -> list[tuple[int, str]]:
    """The second and the cue of each that a runner on a belt without grade is shown."""
    engine = Engine(make_setup(cue_sets=(CueSetText("hill", HILL, shipped=False),)))
    events: list[Event] = []
    seq = 0
    for second in range(seconds):
        events += engine.tick(second)
        bodies = [marks[second]] if second in marks else []
        for body in (*bodies, Packet("belt", "2ACD", b"\x00\x00\x84\x03")):
            engine.feed(Input(second * 1000, seq, body))
            seq += 1
    decisions = [event.decision for event in events if isinstance(event, CueDecided)]
    return [(one.tick_s, one.cue.id) for one in decisions if one.outcome is Outcome.SHOWN]


@pytest.mark.parametrize(
    "since_s", [pytest.param(640, id="20 s"), pytest.param(360, id="5 min"), pytest.param(0, id="all of it")]
)
def test_nothing_fires_for_the_past(make_setup: Callable, since_s: int) -> None:
    start = {0: Mark(MarkKind.START)}
    timely = shown_by(make_setup, start | {660: Mark(GRADE, 6.0)}, 760)
    assert [cue for _, cue in timely] == ["steeper"], "told in time it fires"
    late = start | {660: Mark(GRADE, 6.0, since_s * 1000)}
    assert shown_by(make_setup, late, 760) == []
    again = late | {700: Mark(GRADE, 10.0)}
    assert [second > 700 for second, _ in shown_by(make_setup, again, 760)] == [True]
    between = start | {600: Mark(GRADE, 2.0), 660: Mark(GRADE, 6.0, since_s * 1000)}
    assert shown_by(make_setup, between, 760) == []
