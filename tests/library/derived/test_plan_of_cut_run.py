"""The plan of a run whose start was moved: the repetitions that were, and none that were not."""

from __future__ import annotations

import pytest

from stridecue.library.derived.derivation import look_into
from stridecue.library.derived.plan_of_cut_run import plan_within
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.inputs import Input, Mark, MarkKind, Reading
from stridecue.model.plan import EndsBy, StepKind
from stridecue.model.setup import RunSetup
from stridecue.plans.plan import Plan, Step
from stridecue.plans.reading.plan_text import as_text

REP = Step(StepKind.REP, "Hill", EndsBy.TIME, time_s=20.0)
WALK = Step(StepKind.RECOVER, "Walk", EndsBy.TIME, time_s=20.0)
SETUP = RunSetup("1", "1", "test", plan=as_text(Plan("short", "Short", steps=(WALK, REP, WALK, REP, WALK))))
"""Repetitions from 20 to 40 s and from 60 to 80 s, the end at 100 s."""
INPUTS = [
    Input(0, 0, Mark(MarkKind.START)),
    *(Input(1000 * second + 500, second + 1, Reading("f", 140.0, 165.0, 2.5)) for second in range(120)),
    Input(120_000, 121, Mark(MarkKind.FINISH)),
]


@pytest.mark.parametrize(
    ("corrections", "reps", "done"),
    [
        (NO_CORRECTIONS, [1, 2], True),
        (Corrections(from_ms=10_000), [1, 2], True),
        (Corrections(from_ms=30_000), [2], True),
        (Corrections(from_ms=70_000), [], True),
        (Corrections(from_ms=10_000, to_ms=70_000), [1], False),
        (Corrections(from_ms=50_000, to_ms=90_000), [2], False),
        (Corrections(distance_m=600.0, from_ms=50_000), [2], True),
    ],
)
def test_repetitions_within_a_run_that_was_cut(corrections: Corrections, reps: list[int], done: bool) -> None:
    frame = look_into(SETUP, INPUTS, (), corrections).flat.frame
    assert ([one.number for one in frame.reps], frame.plan_done) == (reps, done)
    assert not any(one.cut_short for one in frame.reps)
    assert all(one.seconds == 20 for one in frame.reps)


def test_a_repetition_that_a_new_end_cuts_is_left_out_of_a_run_that_begins_later() -> None:
    found, _ = plan_within(SETUP, INPUTS, Corrections(from_ms=15_000, to_ms=79_000))
    assert [one.number for one in found] == [1]
    (found_alone, _) = plan_within(SETUP, INPUTS, Corrections(to_ms=40_000))
    assert [one.number for one in found_alone] == [1]


def test_a_run_that_was_cut_says_nothing_of_the_speed_of_repetitions() -> None:
    assert look_into(SETUP, INPUTS).figures.reps is not None
    assert look_into(SETUP, INPUTS, (), Corrections(from_ms=10_000)).figures.reps is None
