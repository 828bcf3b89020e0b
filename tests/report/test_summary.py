"""A run as a row and as lines."""

from __future__ import annotations

import json
import math

import pytest

from stridecue.model.profile import Unit
from stridecue.model.summary import RunSummary, Totals
from stridecue.report.summary import rounded, summary_lines, summary_row

TOTALS = Totals(
    elapsed_s=1812.0,
    moving_s=1790.2,
    distance_m=4312.44,
    climb_m=61.77,
    records=5400,
    laps=4,
    heart_rate_mean_bpm=138.26,
    heart_rate_max_bpm=161,
    cadence_mean_spm=157.31,
    power_mean_w=None,
)
SUMMARY = RunSummary(12, "running", "2026-09-05T16:04:00Z", True, "simulator", TOTALS, ("One gap.",), 7200)
EMPTY = RunSummary(None, "running", None, False, "walk.gpx", Totals())


def test_row_has_the_names_and_nothing_else():
    assert summary_row(SUMMARY) == {
        "id": 12,
        "sport": "running",
        "started_at": "2026-09-05T16:04:00Z",
        "elapsed_s": 1812.0,
        "moving_s": 1790.2,
        "distance_m": 4312.4,
        "climb_m": 61.8,
        "records": 5400,
        "laps": 4,
        "heart_rate_mean_bpm": 138.3,
        "heart_rate_max_bpm": 161,
        "cadence_mean_spm": 157.3,
        "power_mean_w": None,
        "warnings": ["One gap."],
    }


def test_row_of_nothing_has_nulls_and_can_be_written():
    row = json.loads(json.dumps(summary_row(EMPTY), allow_nan=False))
    assert row["id"] is None
    assert row["heart_rate_mean_bpm"] is None
    assert row["warnings"] == []


def test_lines_are_aligned():
    assert summary_lines(SUMMARY, Unit.KM) == [
        "Run 12 (demo), Sat 5 Sep 2026, 18:04",
        "  Time        30:12",
        "  Moving      29:50",
        "  Distance    4.31 km",
        "  Pace        6:55 /km",
        "  Climb       62 m",
        "  Heart rate  138 bpm, highest 161",
        "  Cadence     157 spm",
        "  Laps        4",
        "  Note: One gap.",
    ]


def test_lines_follow_the_unit():
    lines = summary_lines(SUMMARY, Unit.MILE)
    assert "  Distance    2.68 mi" in lines
    assert "  Pace        11:08 /mi" in lines


def test_missing_figures_are_left_out():
    assert summary_lines(EMPTY) == ["Run", "  Time  0:00"]


def test_moving_time_is_said_only_where_it_differs():
    same = RunSummary(1, "running", None, False, "x", Totals(elapsed_s=60.4, moving_s=60.0, distance_m=200.0))
    assert not any("Moving" in line for line in summary_lines(same))


def test_no_pace_where_there_is_none():
    slow = RunSummary(1, "hiking", None, False, "x", Totals(elapsed_s=600.0, moving_s=600.0, distance_m=50.0))
    assert not any("Pace" in line for line in summary_lines(slow))


def test_power_and_heart_rate_without_maximum():
    totals = Totals(elapsed_s=60.0, heart_rate_mean_bpm=120.5, power_mean_w=231.6)
    lines = summary_lines(RunSummary(1, "running", None, False, "x", totals))
    assert "  Heart rate  121 bpm" in lines
    assert "  Power       232 W" in lines


def test_warnings_cannot_command_a_terminal():
    lines = summary_lines(RunSummary(1, "running", None, False, "x", Totals(), ("bad\x1b[2J\nname",)))
    assert lines[-1] == "  Note: bad[2J name"


@pytest.mark.parametrize(
    ("value", "kept"), [(None, None), (math.nan, None), (math.inf, None), (1.2345, 1.23), (-0.001, 0.0)]
)
def test_rounded(value: float | None, kept: float | None):
    assert rounded(value, 2) == kept
    assert str(rounded(value, 2)) == str(kept)
