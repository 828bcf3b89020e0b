"""What `--json` and the JSON export say of a run, in the names that are the same everywhere.

Rules: names carry SI units. What is missing, or no number, is null.
"""

from __future__ import annotations

import math

from stridecue.model.cue import Decision
from stridecue.model.events import LapEnded
from stridecue.model.summary import RunSummary


def summary_row(summary: RunSummary) -> dict[str, object]:
    """Return the run in the names of `--json`, ready to be written as JSON."""
    totals = summary.totals
    return {
        "id": summary.id,
        "sport": summary.sport,
        "started_at": summary.started_at,
        "elapsed_s": rounded(totals.elapsed_s, 3),
        "moving_s": rounded(totals.moving_s, 3),
        "distance_m": rounded(totals.distance_m, 1),
        "climb_m": rounded(totals.climb_m, 1),
        "records": totals.records,
        "laps": totals.laps,
        "heart_rate_mean_bpm": rounded(totals.heart_rate_mean_bpm, 1),
        "heart_rate_max_bpm": totals.heart_rate_max_bpm,
        "cadence_mean_spm": rounded(totals.cadence_mean_spm, 1),
        "power_mean_w": rounded(totals.power_mean_w, 1),
        "warnings": list(summary.warnings),
    }


def cue_row(decision: Decision) -> dict[str, object]:
    """Return a cue that was shown in the names of `--json`."""
    cue = decision.cue
    return {
        "elapsed_s": rounded(decision.elapsed_s, 3),
        "id": cue.id,
        "set": cue.set,
        "kind": cue.kind.value,
        "show": cue.show,
        "say": cue.say,
        "values": {name: json_value(value) for name, value in decision.values},
    }


def lap_row(lap: LapEnded) -> dict[str, object]:
    """Return a lap in the names of `--json`."""
    return {
        "elapsed_s": rounded(lap.elapsed_s, 3),
        "lap": lap.lap,
        "duration_s": rounded(lap.duration_s, 3),
        "distance_m": rounded(lap.distance_m, 1),
        "heart_rate_mean_bpm": rounded(lap.heart_rate_mean_bpm, 1),
        "cadence_mean_spm": rounded(lap.cadence_mean_spm, 1),
    }


def json_value(value: float | str | None) -> float | str | None:
    """Return a metric's value rounded for JSON; None for what is no number."""
    if isinstance(value, float):
        return round(value, 3) if math.isfinite(value) else None
    return value


def rounded(value: float | None, decimals: int) -> float | None:
    """Return the value rounded for JSON; None for what is missing or no number."""
    if value is None or not math.isfinite(value):
        return None
    return round(value, decimals) + 0.0
