"""A run as CSV: one row a record, in the names of `--json` and SI units."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from stridecue.files.exported_run import ExportedRecord, ExportedRun
from stridecue.files.writing.parts import began_at, cues_by_record, decimals, iso_after, records_of

_VALUES = {
    "heart_rate_bpm": 1,
    "cadence_spm": 1,
    "speed_mps": 3,
    "grade_percent": 2,
    "distance_m": 2,
    "altitude_m": 2,
    "power_w": 1,
    "latitude_deg": 7,
    "longitude_deg": 7,
}
"""Columns and their decimals."""
_COLUMNS = ("time", "elapsed_s", "lap", *_VALUES, "cue")


def csv_bytes(run: ExportedRun) -> bytes:
    """Return a run as a CSV file; its times are empty where the run has no date."""
    began = None if run.summary.started_at is None else began_at(run, "CSV")
    cues = cues_by_record(run, "id")
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    index = 0
    for number, lap in enumerate(run.laps, 1):
        for record in records_of(run, lap):
            writer.writerow(_row(began, number, record, cues.get(index)))
            index += 1
    return text.getvalue().encode("utf-8")


def _row(began: datetime | None, lap: int, record: ExportedRecord, cue: str | None) -> list[object]:
    return [
        None if began is None else iso_after(began, record.t_ms),
        decimals(record.t_ms / 1000, 3),
        lap,
        *(decimals(getattr(record, name), places) for name, places in _VALUES.items()),
        cue,
    ]
