"""What a report says of a plan: its line, its repetitions side by side, and what is left in peace."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from made_track import Part
from stridecue.model.plan import EndsBy, RepResult, StepKind
from stridecue.model.profile import Unit
from stridecue.model.setup import RunSetup
from stridecue.plans.plan import Plan, Step
from stridecue.report.plan_report import PlanReport, plan_of, plan_report, plan_words, rep_cells, rep_rows
from stridecue.report.report_rows import rep_row, report_rows
from stridecue.report.report_text import report_lines
from told_run import Told, as_planned

STEP = Step(StepKind.REP, "Hill", EndsBy.DISTANCE, distance_m=200.0)
PLAN = Plan("hill-200", "Hill repeats, 200 m", steps=(STEP,) * 3)
JOY = Plan("joy-run", "A run for joy", hides_numbers=True, steps=(Step(StepKind.RUN, "Run", EndsBy.KEY),))


def reps(*speeds: float | None, grade: float = 5.0) -> tuple[RepResult, ...]:
    """Repetitions of 200 m at these speeds."""
    return tuple(
        RepResult(number, 200 / (speed or 2.5), 200.0, speed, grade, 170.0 + number, 30.0)
        for number, speed in enumerate(speeds, 1)
    )


def hilly(told: Told, results: Sequence[RepResult], *, done: bool = True) -> Told:
    return replace(told, track_says={"reps": tuple(results), "plan_done": done, "day": "hard"})


@pytest.mark.parametrize(
    ("results", "fades"),
    [
        (reps(2.5), [None]),
        (reps(2.6, 2.4), [None, None]),
        (reps(2.6, 2.4, 2.4, 2.6), [None, None, 4.0, -4.0]),
        (reps(2.5, 2.5, None), [None, None, None]),
        (reps(2.5, None, 2.5), [None, None, None]),
        ((*reps(2.5, 2.5), *reps(2.4, grade=7.0)), [None, None, None]),
        ((*reps(2.5, 2.5), replace(reps(2.4)[0], metres=120.0, seconds=40.0)), [None, None, None]),
        ((*reps(2.5, 2.5), replace(reps(2.4)[0], cut_short=True)), [None, None, None]),
        ((replace(reps(2.5)[0], cut_short=True), *reps(2.5, 2.4)), [None, None, None]),
        ((), []),
    ],
)
def test_a_repetition_fades_against_the_first_two_where_they_are_alike(
    results: tuple[RepResult, ...], fades: list[float | None]
) -> None:
    assert [one.fade_percent for one in rep_rows(results)] == [
        None if fade is None else pytest.approx(fade) for fade in fades
    ]


@pytest.mark.parametrize(
    ("done", "speeds", "words"),
    [
        (True, (2.5, 2.5, 2.5), "Hill repeats, 200 m: 3 of 3 repetitions, run to its end"),
        (False, (2.5, 2.5), "Hill repeats, 200 m: 2 repetitions"),
        (False, (2.5,), "Hill repeats, 200 m: 1 repetition"),
        (True, (2.5,) * 4, "Hill repeats, 200 m: 4 repetitions, run to its end"),
        (True, (), "Hill repeats, 200 m: run to its end"),
        (False, (), "Hill repeats, 200 m"),
    ],
)
def test_what_was_done_is_told_and_nothing_else(done: bool, speeds: tuple[float, ...], words: str) -> None:
    report = plan_report(PLAN, reps(*speeds), done=done)
    assert report is not None
    assert plan_words(report) == words
    assert plan_report(None, reps(*speeds), done=done) is None


def test_the_cells_of_a_repetition() -> None:
    row = rep_rows(reps(2.5, 2.5, 2.4))[2]
    assert rep_cells(row, Unit.KM) == ("3", "1:23", "200", "6:57", "8.6", "5.0 %", "173", "30", "4 % slower")
    bare = rep_rows([RepResult(1, 12.0, 30.0, None, None)])[0]
    assert rep_cells(bare, Unit.MILE) == ("1", "0:12", "--", "--:--", "--", "", "--", "--", "")
    assert rep_row(bare)["distance_m"] is None, "without a speed its way was reckoned"


def test_a_plan_that_is_none_or_damaged_is_told_by_nobody() -> None:
    setup = RunSetup("1", "1", "bluetooth")
    assert plan_of(setup) is None
    assert plan_of(replace(setup, plan="kind = [")) is None
    plan = plan_of(replace(setup, plan=as_planned("hill-200")))
    assert plan is not None
    assert (plan.name, len(plan.steps) > 5) == ("hill-200", True)


def test_a_report_has_the_plan_the_table_and_the_rows() -> None:
    told = hilly(Told((Part(900),), plan=as_planned("hill-200")), reps(2.5, 2.5, 2.5, 2.5, 2.45))
    report = told.report
    lines = report_lines(report)
    assert "  Plan: Hill repeats, 200 m: 5 of 5 repetitions, run to its end" in lines
    at = lines.index("Repetitions")
    assert lines[at + 1] == "  rep  time    m   /km  km/h  grade  bpm  fall in 60 s  against 1, 2"
    assert lines[at + 6].endswith("2 % slower")
    assert all(len(line) <= 80 for line in lines)
    rows = json.loads(json.dumps(report_rows(report)))
    assert (rows["plan_done"], len(rows["reps"])) == (True, 5)
    assert rows["reps"][4] == {
        "number": 5,
        "duration_s": 81.633,
        "distance_m": 200.0,
        "speed_mps": 2.45,
        "grade_percent": 5.0,
        "heart_rate_end_bpm": 175.0,
        "heart_rate_fall_bpm": 30.0,
        "fade_percent": 2.0,
        "cut_short": False,
    }
    (insight,) = [one for one in report.insights if one.id == "hill-reps"]
    assert insight.sentence == "Rep 5 was 2 % slower than your first two"


def test_a_run_without_a_plan_has_neither() -> None:
    told = Told((Part(900),)).report
    assert told.plan is None
    assert not [line for line in report_lines(told) if line.startswith(("Repetitions", "  Plan:"))]
    assert (report_rows(told)["reps"], report_rows(told)["plan_done"]) == ([], None)


def test_a_plan_that_hides_numbers_says_so() -> None:
    report = plan_report(JOY, (), done=False)
    assert report == PlanReport("joy-run", "A run for joy", 0, False, True)
    assert plan_words(replace(report, done=True)) == "A run for joy"
