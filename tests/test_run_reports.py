"""Reports by a run's name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hilly_run import HillyRun
from stridecue import paths
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.corrections import Corrections
from stridecue.model.profile import Profile, Unit
from stridecue.model.run_details import RunDetails
from stridecue.model.setup import RunSetup
from stridecue.run_reports import report_of
from stridecue.settings import Settings

RUNS = Path(__file__).parent / "runs"
HILLY = HillyRun()


def record(began: str, *, finish: bool = True, demo: bool = False) -> None:
    """Put the hilly run into the library."""
    setup = replace(RunSetup("1", "1", "bluetooth"), started_at=began, demo=demo)
    recorder = Recorder(paths.library_file(), setup)
    for item in HILLY.inputs:
        recorder.on_input(item)
    if finish:
        recorder.finish(HILLY.listed.totals)
    recorder.close()


def test_a_run_is_compared_with_those_before_it(stridecue_home: Path) -> None:
    for day in (1, 2, 3, 4):
        record(f"2026-09-0{day}T16:04:00Z")
    record("2026-09-03T20:00:00Z", demo=True)
    assert [one.run_id for one in report_of("4", Settings()).compared] == [3, 2, 1]
    assert [one.run_id for one in report_of("2", Settings()).compared] == [1]
    assert report_of("5", Settings()).compared == ()


def test_figures_are_as_corrected_and_details_are_there(stridecue_home: Path) -> None:
    record("2026-09-01T16:04:00Z")
    with Library(paths.library_file()) as library:
        library.catalogue.correct(1, Corrections(distance_m=3000.0))
        library.catalogue.describe(1, RunDetails(title="Two hills"))
    report = report_of("last", Settings())
    assert report.run.summary.totals.distance_m == pytest.approx(3000.0)
    assert sum(one.distance_m for one in report.splits) == pytest.approx(3000.0, abs=0.1)
    assert (report.run.details.title, report.corrections.distance_m) == ("Two hills", 3000.0)


def test_an_unfinished_run_has_a_report_as_far_as_it_went(stridecue_home: Path) -> None:
    record("2026-09-01T16:04:00Z", finish=False)
    report = report_of("1", Settings())
    assert report.run.summary.totals.elapsed_s == 960.0
    assert report.run.summary.totals.distance_m == pytest.approx(2592, abs=5)


def test_a_file_has_a_report_of_its_own(stridecue_home: Path) -> None:
    settings = Settings(profile=Profile(heart_rate_max_bpm=190, unit=Unit.MILE))
    report = report_of(str(RUNS / "fenix5-run-1min.fit"), settings)
    assert (report.run.summary.id, report.unit, report.compared) == (None, Unit.MILE, ())
    assert [one.id for one in report.insights if one.id == "data-quality"]
