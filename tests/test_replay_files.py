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
FIT_FILES = sorted(file.name for file in RUNS.glob("*.fit"))


def test_there_are_files_to_replay() -> None:
    assert len(FIT_FILES) == 5


@pytest.mark.parametrize("name", FIT_FILES)
def test_a_file_replays_to_its_true_figures(name: str) -> None:
    run = past_runs.recorded(str(RUNS / name), Settings())
    totals = past_runs.straight_through(run, [], RunClock(FULL_SPEED)).run_to_end()
    true = TRUTH[name]
    assert totals.records == true["records"]
    assert totals.heart_rate_max_bpm == true["max_hr"]
    assert totals.heart_rate_mean_bpm == pytest.approx(true["mean_hr_positive"], abs=0.05)
    assert totals.cadence_mean_spm == pytest.approx(true.get("mean_cadence_positive_spm"), abs=0.05)
    assert totals.power_mean_w == pytest.approx(true["mean_power"], abs=0.05)
    assert totals.distance_m == pytest.approx(true["last_distance_m"], abs=0.1)
    assert totals.laps == true["laps"]
    first, last = (datetime.fromisoformat(true[key]) for key in ("first_timestamp", "last_timestamp"))
    assert totals.elapsed_s == (last - first).total_seconds()


def test_a_bad_checksum_is_a_warning() -> None:
    run = past_runs.recorded(str(RUNS / "sdk-activity-bad-filecrc.fit"), Settings())
    assert any("checksum" in warning for warning in run.setup.warnings)
