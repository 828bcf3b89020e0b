"""A run as JSON: everything that is known of it, in the names of `--json` and SI units."""

from __future__ import annotations

import json
from dataclasses import asdict

from stridecue import __version__
from stridecue.files.exported_run import ExportedLap, ExportedRecord, ExportedRun
from stridecue.json_rows import cue_row, rounded, summary_row

FORMAT, VERSION = "stridecue run", 1

_DECIMALS = {"latitude_deg": 7, "longitude_deg": 7}
_USUAL_DECIMALS = 3


def json_bytes(run: ExportedRun) -> bytes:
    """Return a run as a JSON file."""
    summary = run.summary
    document = {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        **summary_row(summary),
        "utc_offset_s": summary.utc_offset_s,
        "demo": summary.demo,
        "source": summary.source,
        **asdict(run.details),
        "surface": run.surface,
        "sensors": list(run.sensors),
        "pause_list": [{"from_s": from_ms / 1000, "to_s": to_ms / 1000} for from_ms, to_ms in run.pauses],
        "lap_list": [_lap_row(number, lap) for number, lap in enumerate(run.laps, 1)],
        "cues": [cue_row(decision) for decision in run.cues],
        "record_list": [_record_row(record) for record in run.records],
    }
    return (json.dumps(document, allow_nan=False) + "\n").encode("utf-8")


def _lap_row(number: int, lap: ExportedLap) -> dict[str, object]:
    return {
        "elapsed_s": lap.to_ms / 1000,
        "lap": number,
        "duration_s": rounded(lap.timer_s, 3),
        "distance_m": rounded(lap.distance_m, 1),
        "heart_rate_mean_bpm": rounded(lap.heart_rate_mean_bpm, 1),
        "heart_rate_max_bpm": lap.heart_rate_max_bpm,
        "cadence_mean_spm": rounded(lap.cadence_mean_spm, 1),
    }


def _record_row(record: ExportedRecord) -> dict[str, object]:
    values = asdict(record)
    elapsed_ms = values.pop("t_ms")
    return {
        "elapsed_s": elapsed_ms / 1000,
        **{name: rounded(value, _DECIMALS.get(name, _USUAL_DECIMALS)) for name, value in values.items()},
    }
