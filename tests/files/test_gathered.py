"""What is gathered of a run, and the run that it comes to."""

from __future__ import annotations

import pytest

from stridecue.files.file_clock import Moment
from stridecue.files.file_problems import Problem
from stridecue.files.gathered import LONGEST_RUN_MS, MOST_MARKS, Gathered, as_run
from stridecue.model.inputs import Mark, MarkKind, Reading

T0 = 1_700_000_000.0


def gathered(*seconds: float | None, cadence_spm: float | None = None) -> Gathered:
    run = Gathered()
    for second in seconds:
        run.add(None if second is None else T0 + second, Reading("file", cadence_spm=cadence_spm))
    return run


def test_nothing_comes_of_no_records_or_no_times() -> None:
    assert as_run("a", gathered(), ()) is None
    assert as_run("a", gathered(None, None), ()) is None


def test_a_run_that_goes_on_for_weeks_is_cut() -> None:
    days = [day * 86_400 for day in range(20)]
    run = as_run("a", gathered(*days), ())
    assert run is not None
    assert run.inputs[-1].t_ms == LONGEST_RUN_MS
    assert run.warnings == ("The file is longer than any run; its first 15 records were read.",)


@pytest.mark.parametrize(("stored_spm", "cadence_spm"), [(220, 220), (340, 170)])
def test_a_cadence_that_nobody_runs_at_counts_both_feet(stored_spm: float, cadence_spm: float) -> None:
    run = as_run("a", gathered(0, 1, 2, cadence_spm=stored_spm), ())
    assert run is not None
    assert isinstance(run.inputs[1].body, Reading)
    assert run.inputs[1].body.cadence_spm == cadence_spm
    assert bool(run.warnings) == (cadence_spm != stored_spm)


def test_marks_are_bounded_and_each_problem_is_said_once() -> None:
    given = gathered(*range(0, 6000, 2))
    given.lap_ends = [Moment(T0 + second, second // 2) for second in range(5999)]
    run = as_run("a", given, [Problem.CHECKSUM, Problem.CHECKSUM])
    assert run is not None
    assert sum(item.body == Mark(MarkKind.LAP) for item in run.inputs) == MOST_MARKS - 1
    assert run.warnings == ("The file's checksum is wrong; its 3000 records were read all the same.",)


@pytest.mark.parametrize(
    ("epoch_unix_s", "year"),
    [(0, "2023"), (3e9, "2118"), (1e10, None), (1e12, None)],
)
def test_a_start_that_no_clock_has_is_none(epoch_unix_s: float, year: str | None) -> None:
    given = gathered(0, 1)
    given.epoch_unix_s = epoch_unix_s
    run = as_run("a", given, ())
    assert run is not None
    assert (run.started_at and run.started_at[:4]) == year
