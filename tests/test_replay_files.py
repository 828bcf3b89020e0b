"""Run files of real runners go through the same engine as a live run and come to their true figures."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from stridecue import past_runs
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.settings import Settings

RUNS = Path(__file__).parent / "runs"
TRUTH = json.loads((RUNS / "truth.json").read_text())
FILES = sorted(file.name for ending in ("fit", "tcx", "gpx") for file in RUNS.glob(f"*.{ending}"))


def test_there_are_files_to_replay() -> None:
    assert len(FILES) == 8
    assert sorted(TRUTH) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_file_replays_to_its_true_figures(name: str) -> None:
    run = past_runs.recorded(str(RUNS / name), Settings())
    totals = past_runs.straight_through(run, [], RunClock(FULL_SPEED)).run_to_end()
    true = TRUTH[name]
    assert totals.records == true["records"]
    assert totals.heart_rate_max_bpm == true["max_hr"]
    assert totals.heart_rate_mean_bpm == pytest.approx(true["mean_hr_positive"], abs=0.05)
    assert totals.cadence_mean_spm == pytest.approx(true.get("mean_cadence_positive_spm"), abs=0.05)
    assert totals.power_mean_w == pytest.approx(true["mean_power"], abs=0.05)
    if true["last_distance_m"] is None:
        assert totals.distance_m == pytest.approx(true["haversine_within_segments_m"], rel=0.003)
    else:
        assert totals.distance_m == pytest.approx(true["last_distance_m"], abs=0.1)
    assert totals.laps == (true["laps"] or 1)
    first, last = (datetime.fromisoformat(true[key]) for key in ("first_timestamp", "last_timestamp"))
    assert totals.elapsed_s == (last - first).total_seconds()
    if "lap_total_time_s" in true:  # pauses are left out, which in one file the laps alone tell
        assert totals.moving_s == pytest.approx(true["lap_total_time_s"], abs=8)


def test_a_bad_checksum_is_a_warning() -> None:
    run = past_runs.recorded(str(RUNS / "sdk-activity-bad-filecrc.fit"), Settings())
    assert any("checksum" in warning for warning in run.setup.warnings)
