"""A run as the runner puts it right: where its grades, its start and its finish stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from examples import examples
from stridecue.engine import Engine, play
from stridecue.library.derived.corrected_inputs import (
    corrected_decisions,
    corrected_inputs,
    finished_at_ms,
    started_at_ms,
)
from stridecue.library.derived.derivation import derive
from stridecue.model.corrections import NO_CORRECTIONS, Corrections, GradeFrom
from stridecue.model.cue import Decision
from stridecue.model.events import Ticked
from stridecue.model.inputs import Body, Gap, Input, Mark, MarkKind, Packet, Reading
from stridecue.model.setup import RunSetup
from stridecue.model.state import State

SETUP = RunSetup("1", "1", "test.fit")
STRAP = Packet("AA", "2A37", b"\x00\x8c")


def run(*bodies: tuple[int, Body]) -> list[Input]:
    return [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(bodies)]


def mark(kind: MarkKind, value: float | str | None = None, since_ms: int | None = None) -> Mark:
    return Mark(kind, value, since_ms)


def marks(inputs: Sequence[Input]) -> list[tuple[int, Mark]]:
    return [(item.t_ms, item.body) for item in inputs if isinstance(item.body, Mark)]


START, PAUSE, RESUME, LAP, FINISH = (
    Mark(kind) for kind in (MarkKind.START, MarkKind.PAUSE, MarkKind.RESUME, MarkKind.LAP, MarkKind.FINISH)
)


def grade(percent: float | None, since_ms: int | None = None) -> Mark:
    return Mark(MarkKind.GRADE, percent, since_ms)


def test_nothing_to_correct_is_what_came_in() -> None:
    inputs = run((0, START), (500, STRAP), (9000, FINISH))
    assert corrected_inputs(inputs) is inputs


def test_a_late_grade_stands_where_it_holds_and_takes_the_place_of_what_was_typed_since() -> None:
    inputs = run(
        (0, START),
        (10_000, grade(2.0)),
        (20_000, grade(3.0)),
        (30_000, STRAP),
        (40_000, grade(5.0, 15_000)),
        (60_000, grade(1.0)),
        (90_000, FINISH),
    )
    assert marks(corrected_inputs(inputs)) == [
        (0, START),
        (10_000, grade(2.0)),
        (15_000, grade(5.0)),
        (60_000, grade(1.0)),
        (90_000, FINISH),
    ]


def test_grades_given_afterwards_hold_from_the_first_to_the_next_that_was_typed_after_the_last() -> None:
    inputs = run(
        (0, START), *((t_ms, grade(1.0)) for t_ms in (5000, 15_000, 25_000, 35_000)), (50_000, FINISH)
    )
    graded = corrected_inputs(inputs, Corrections(grades=(GradeFrom(10_000, 4.0), GradeFrom(30_000, None))))
    assert marks(graded) == [
        (0, START),
        (5000, grade(1.0)),
        (10_000, grade(4.0)),
        (30_000, grade(None)),
        (35_000, grade(1.0)),
        (50_000, FINISH),
    ]


def test_a_cut_run_keeps_what_makes_its_signals_known_and_no_mark_of_before() -> None:
    inputs = run(
        (0, START),
        (1000, STRAP),
        (2000, LAP),
        (3000, mark(MarkKind.SPEED, 2.5)),
        (4000, PAUSE),
        (5000, RESUME),
        (20_000, LAP),
        (25_000, mark(MarkKind.SCORE, "mood 4")),
        (26_000, STRAP),
        (30_000, FINISH),
    )
    cut = corrected_inputs(inputs, Corrections(from_ms=10_000, to_ms=22_000))
    assert [(item.t_ms, item.seq) for item in cut] == [
        (1000, 0),
        (3000, 1),
        (10_000, 2),
        (20_000, 3),
        (22_000, 4),
        (22_000, 5),
    ]
    assert marks(cut) == [
        (3000, mark(MarkKind.SPEED, 2.5)),
        (10_000, mark(MarkKind.START, 0.0)),
        (20_000, LAP),
        (22_000, mark(MarkKind.SCORE, "mood 4")),
        (22_000, FINISH),
    ]


def test_a_run_that_is_paused_where_it_is_cut_begins_paused() -> None:
    inputs = run((0, START), (5000, PAUSE), (20_000, RESUME), (30_000, FINISH))
    cut = corrected_inputs(inputs, Corrections(from_ms=10_000))
    assert marks(cut)[:3] == [(10_000, mark(MarkKind.START, 0.0)), (10_000, PAUSE), (20_000, RESUME)]
    assert derive(SETUP, inputs, (), Corrections(from_ms=10_000)).totals.moving_s == 10.0


def test_a_start_that_was_forgotten_can_be_put_before() -> None:
    inputs = run((2000, STRAP), (8000, PAUSE), (60_000, START), (90_000, FINISH))
    track = derive(SETUP, inputs, (), Corrections(from_ms=10_000))
    assert (track.start_ms, track.totals.moving_s) == (10_000, 80.0)
    assert derive(SETUP, inputs, (), Corrections(from_ms=0)).start_ms == 2000, "there is nothing before"


def test_a_finish_cannot_be_put_after_what_was_recorded() -> None:
    inputs = run((0, START), (30_000, mark(MarkKind.FINISH, None, 25_000)))
    assert finished_at_ms(inputs) == 25_000
    assert corrected_inputs(inputs, Corrections(to_ms=28_000)) is inputs
    assert finished_at_ms(corrected_inputs(inputs, Corrections(to_ms=20_000))) == 20_000


def test_a_file_counts_its_distance_from_cut_to_cut() -> None:
    readings = ((second * 1000, Reading("file", distance_m=3.0 * second)) for second in range(0, 101, 5))
    inputs = run((0, START), *readings, (100_000, FINISH))
    first = derive(SETUP, inputs, (), Corrections(to_ms=42_000))
    second = derive(SETUP, inputs, (), Corrections(from_ms=42_000))
    assert first.totals.distance_m == 126.0
    assert second.totals.distance_m == 174.0
    assert first.totals.records + second.totals.records == 21
    assert second.seconds[-1].distance_m == 174.0


def test_what_was_said_outside_the_cut_run_is_left_out(told: Callable[..., Decision]) -> None:
    inputs = run((0, START), (30_500, FINISH))
    corrections = Corrections(from_ms=10_000, to_ms=20_000)
    cut = corrected_inputs(inputs, corrections)
    decisions = [told("tb-tall", second) for second in (5, 10, 11, 20, 21)]
    assert [one.tick_s for one in corrected_decisions(decisions, cut, corrections)] == [11, 20]
    assert corrected_decisions(decisions, inputs, NO_CORRECTIONS) == decisions


GRADES = st.none() | st.floats(-20, 20)
MARKS = st.builds(
    Mark,
    st.sampled_from(MarkKind),
    st.none() | st.floats(0, 10) | st.sampled_from(["mood 3", "posture"]),
    st.none() | st.integers(-1000, 120_000),
)
BODIES = st.one_of(
    MARKS,
    st.just(STRAP),
    st.builds(Gap, st.integers(0, 20_000)),
    st.builds(Reading, st.just("file"), distance_m=st.none() | st.floats(0, 1000)),
)
INPUTS = st.lists(st.tuples(st.integers(0, 120_000), BODIES), max_size=25).map(
    lambda bodies: run(*sorted(bodies, key=lambda one: one[0]))
)
MOMENTS = st.none() | st.integers(-5000, 150_000)
CORRECTIONS = st.builds(
    Corrections,
    st.none() | st.floats(1, 5000),
    st.lists(st.builds(GradeFrom, st.integers(0, 120_000), GRADES), max_size=4).map(
        lambda grades: tuple(sorted(grades, key=lambda one: one.t_ms))
    ),
    MOMENTS,
    MOMENTS,
)


@hypothesis_settings(max_examples=examples(150))
@given(INPUTS, CORRECTIONS)
def test_corrected_inputs_are_a_run(inputs: list[Input], corrections: Corrections) -> None:
    corrected = corrected_inputs(inputs, corrections)
    times = [item.t_ms for item in corrected]
    assert times == sorted(times)
    assert min(times, default=0) >= 0
    assert [item.seq for item in corrected] == list(range(len(corrected)))
    assert (started_at_ms(inputs) is None) == (started_at_ms(corrected) is None)
    if corrections.from_ms is None or started_at_ms(inputs) is None:
        return
    kinds = [(item.body.kind, item.t_ms) for item in corrected if isinstance(item.body, Mark)]
    of_the_run = [
        kind for kind, _ in kinds if kind in {START.kind, PAUSE.kind, RESUME.kind, LAP.kind, FINISH.kind}
    ]
    if started_at_ms(corrected) != started_at_ms(inputs):
        assert of_the_run.count(START.kind) == 1
        assert of_the_run[0] is START.kind


@hypothesis_settings(max_examples=examples(40))
@given(INPUTS, st.integers(0, 120_000))
def test_up_to_where_it_is_cut_a_run_is_what_was_seen(inputs: list[Input], to_ms: int) -> None:
    on_time = run(*((item.t_ms, item.body) for item in inputs if not _is_late_grade(item)))
    cut = corrected_inputs(on_time, Corrections(to_ms=to_ms))
    assert _seen(cut, to_ms) == _seen(on_time, to_ms)


def _is_late_grade(item: Input) -> bool:
    body = item.body
    return isinstance(body, Mark) and body.kind is MarkKind.GRADE and body.effective_from_ms is not None


def _seen(inputs: Sequence[Input], to_ms: int) -> list[State]:
    states = [event.state for event in play(Engine(SETUP), inputs) if isinstance(event, Ticked)]
    return [state for state in states if state.tick_s * 1000 <= min(to_ms, inputs[-1].t_ms if inputs else 0)]


@hypothesis_settings(max_examples=examples(60))
@given(INPUTS, CORRECTIONS)
def test_every_corrected_run_has_a_track_without_a_hole(
    inputs: list[Input], corrections: Corrections
) -> None:
    track = derive(SETUP, inputs, (), corrections)
    assert [second.elapsed_s for second in track.seconds] == list(range(1, len(track.seconds) + 1))
    assert len(track.seconds) - track.totals.elapsed_s < 1
    distances = [second.distance_m for second in track.seconds]
    assert distances == sorted(distances)
    timers = [second.timer_s for second in track.seconds]
    assert timers == sorted(timers)
    if track.seconds:
        assert abs(distances[-1] - track.totals.distance_m) <= 0.005 + 1e-6
        assert len({lap.lap for lap in track.laps}) == len(track.laps) == track.totals.laps


def test_no_run_ends_before_it_begins() -> None:
    assert finished_at_ms(run((10_000, START), (50_000, mark(MarkKind.FINISH, None, 5_000)))) == 10_000
