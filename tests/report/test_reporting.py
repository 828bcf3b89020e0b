"""A report as a whole: its tables, its lines, its rows; ten hours are quick."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from made_track import LIMITS, Part, made_track, walk
from stridecue.library.derived.key_figures import key_figures
from stridecue.library.plain_json import reader, to_plain
from stridecue.model.corrections import Corrections, GradeFrom
from stridecue.model.events import LapEnded
from stridecue.model.key_figures import KeyFigures
from stridecue.model.profile import Profile, Unit
from stridecue.model.run_details import RunDetails
from stridecue.model.setup import RunSetup
from stridecue.model.state import Activity
from stridecue.report.report_rows import report_rows
from stridecue.report.report_text import report_lines
from told_run import ALIKE, RUNNER, Told, before


def test_splits_are_interpolated_and_the_rest_says_so() -> None:
    splits = Told((Part(400, 2.8), Part(400, 3.2, grade=5.0))).report.splits
    assert [(one.number, one.whole) for one in splits] == [(1, True), (2, True), (3, False)]
    assert splits[0].timer_s == pytest.approx(1000 / 2.8, abs=1e-6)
    assert splits[1].timer_s == pytest.approx(400 - 1000 / 2.8 + 880 / 3.2, abs=1e-6)
    assert sum(one.distance_m for one in splits) == pytest.approx(2400)
    assert sum(one.timer_s for one in splits) == pytest.approx(800)
    assert splits[0].climb_m == 0
    assert splits[2].climb_m == pytest.approx(400 * 0.05, abs=0.2)
    assert splits[1].adjusted_speed_mps > 3.2


def test_splits_follow_the_unit_and_leave_pauses_out() -> None:
    pause = Part(60, 0.0, activity=Activity.PAUSED)
    report = Told((Part(300), pause, Part(300)), unit=Unit.MILE).report
    assert [one.distance_m for one in report.splits] == [1609.344, pytest.approx(70.656)]
    assert report.splits[0].timer_s == pytest.approx(1609.344 / 2.8)
    assert (report.splits[0].from_s, report.splits[0].to_s) == (0, 635)


def test_laps_have_what_the_track_adds() -> None:
    laps = (LapEnded(300.0, 1, 300.0, 840.0, 140.2, 166.0), LapEnded(600.0, 2, 300.0, 600.0, 150.0, 168.0))
    report = Told((Part(300), Part(300, 2.0, 150.0, 168.0, 6.0)), track_says={"laps": laps}).report
    assert [(one.number, one.from_s, one.to_s) for one in report.laps] == [(1, 0, 300), (2, 300, 600)]
    assert report.laps[1].climb_m == pytest.approx(36, abs=0.1)
    assert report.laps[0].heart_rate_mean_bpm == 140.2
    rows = report_rows(report)["lap_list"]
    assert [row["climb_m"] for row in rows] == [0.0, 35.9]  # type: ignore[attr-defined]


def test_cadence_by_speed_is_of_the_flat_and_in_half_minutes_of_pace() -> None:
    report = Told(
        (Part(120, 2.8), Part(60, 3.0, cadence=170.0), Part(60, 3.0, grade=4.0), Part(29, 4.0))
    ).report
    assert [(one.label, one.seconds) for one in report.cadence_by_speed] == [("5:30-6:00", 180)]
    (cell,) = report.cadence_by_speed
    assert (cell.cadence_low_spm, cell.cadence_median_spm, cell.cadence_high_spm) == (166, 166, 170)
    assert [(one.label, one.slope) for one in report.cadence_by_slope] == [
        ("flat", "flat"),
        ("up 2-6 %", "up1"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        before(1, replace(ALIKE, speed_mps=2.95)),
        before(1, ALIKE, moving_s=3001),
        before(1, replace(ALIKE, main_slope="up1")),
        before(1, replace(ALIKE, surface="road")),
        before(1, replace(ALIKE, speed_mps=None)),
        before(1, ALIKE, details=RunDetails(tags=("heat",))),
    ],
)
def test_only_runs_of_the_same_kind_are_compared(other: object) -> None:
    same = before(2, ALIKE, number=3)
    report = Told(earlier=[other, same]).report  # type: ignore[list-item]
    assert [one.run_id for one in report.compared] == [3]


def test_the_report_is_lines_of_eighty_columns() -> None:
    earlier = [before(day, ALIKE, number=day) for day in (1, 2, 3)]
    told = Told(
        (Part(600), walk(60), Part(600, 2.2, 155.0, 168.0, 6.0), Part(1200)),
        replace(RUNNER, mass_kg=70.0),
        details=RunDetails("Hills\x1b[2J", "Windy. " * 30, ("heat", "hills")),
        earlier=earlier,
    )
    lines = report_lines(told.report)
    assert max(len(line) for line in lines) <= 80
    assert all(line.isprintable() for line in lines)
    titles = ["Run 7", "What the run says", "Splits", "Zones", "Cadence by pace", "Cadence by slope"]
    places = [next(n for n, line in enumerate(lines) if line.startswith(title)) for title in titles]
    assert places == sorted(places)
    assert "  Tags: heat, hills" in lines
    assert not any(line.startswith("Runs of this kind") for line in lines), "nothing is alike"


def test_three_runs_of_the_same_kind_stand_beside_it() -> None:
    earlier = [before(day, ALIKE, number=day) for day in (1, 2, 3)]
    lines = report_lines(Told(earlier=earlier).report)
    begins = lines.index(next(line for line in lines if line.startswith("Runs of this kind")))
    assert lines[begins + 1].startswith("  1, Fri 4 Sep 2026")
    assert not any("Runs of this kind" in line for line in report_lines(Told(earlier=earlier[:2]).report))


def test_a_run_of_nothing_has_a_report() -> None:
    for told in (Told(()), Told((Part(30, None, None, None, None, gait=None),))):
        assert report_lines(told.report)[0].startswith("Run 7")
        assert json.dumps(report_rows(told.report), allow_nan=False)


def test_the_rows_have_all_numbers() -> None:
    corrections = Corrections(5000.0, (GradeFrom(60_000, 2.0),), None, 900_000)
    row = report_rows(replace(Told(details=RunDetails("Loop")).report, corrections=corrections))
    document = json.loads(json.dumps(row, allow_nan=False))
    assert document["corrections"] == {
        "distance_m": 5000.0,
        "grades": [{"t_ms": 60_000, "grade_percent": 2.0}],
        "from_ms": None,
        "to_ms": 900_000,
    }
    assert document["details"]["title"] == "Loop"
    (feet,) = [one for one in document["insights"] if one["id"] == "time-on-feet"]
    assert (feet["values"]["running_s"], feet["origin"], feet["known"]) == (2400, "M", True)
    assert {"splits", "zones", "cadence_by_speed", "cadence_by_slope", "compared", "cues", "practice"} <= set(
        document
    )


def test_key_figures_can_be_kept() -> None:
    track = made_track(Part(600), Part(1800), walk(60, 120.0), Part(300, 2.0, grade=6.0))
    figures = key_figures(track, RunSetup("1", "1", "bluetooth", profile=replace(RUNNER, mass_kg=70.0)))
    assert reader(KeyFigures)(json.loads(json.dumps(to_plain(figures)))) == figures
    assert (figures.running_s, figures.walking_s, figures.main_slope) == (2700, 60, "flat")
    assert figures.steady is not None


def test_a_stretch_that_was_partly_walked_has_no_adjusted_pace() -> None:
    mixed, run, walked = Told((walk(400), Part(700), walk(400))).report.splits[:3]
    assert mixed.adjusted_speed_mps is None
    assert run.adjusted_speed_mps == pytest.approx(2.8)
    assert walked.adjusted_speed_mps is None
    paused = Told((Part(200), Part(300, activity=Activity.PAUSED, speed=0.0), Part(200))).report.splits[0]
    assert paused.adjusted_speed_mps == pytest.approx(2.8), "a pause is not walking"


def test_zones_by_threshold_do_not_rest_on_an_estimated_maximum() -> None:
    limits = replace(LIMITS, max_estimated=True)
    lines = report_lines(Told(limits=limits, profile=Profile(age_years=40)).report)
    assert "Zones (the maximum is estimated +/- 10)" in lines
    by_threshold = Profile(age_years=40, heart_rate_threshold_bpm=165)
    assert "Zones" in report_lines(Told(limits=limits, profile=by_threshold).report)
