"""What the recorded runs come to, as other programs count them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from stridecue.model.summary import Totals

RUNS = Path(__file__).parent / "runs"
TRUTH: dict[str, dict[str, Any]] = json.loads((RUNS / "truth.json").read_text())


def assert_true(totals: Totals, name: str) -> None:
    """Hold the figures of a run against those of its file."""
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
