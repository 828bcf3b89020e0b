"""A run as CSV: one row a record."""

import csv
import io
from dataclasses import replace

from stridecue.files.writing.csv import csv_bytes


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_a_row_is_a_record(made_up) -> None:
    found = rows(csv_bytes(made_up()))
    assert len(found) == len(made_up().records)
    assert found[12] == {
        "time": "2026-03-01T06:30:12Z",
        "elapsed_s": "12.000",
        "lap": "1",
        "heart_rate_bpm": "142.0",
        "cadence_spm": "165.0",
        "speed_mps": "2.800",
        "grade_percent": "1.50",
        "distance_m": "33.60",
        "altitude_m": "4.80",
        "power_w": "250.0",
        "latitude_deg": "",
        "longitude_deg": "",
        "cue": "tb-tall",
    }
    assert [row["lap"] for row in found[20:24]] == ["1", "1", "2", "2"]
    assert [row["cue"] for row in found if row["cue"]] == ["tb-tall"]


def test_without_a_date_there_are_no_times(made_up) -> None:
    run = made_up()
    found = rows(csv_bytes(replace(run, summary=replace(run.summary, started_at=None))))
    assert {row["time"] for row in found} == {""}
    assert found[-1]["elapsed_s"] == "60.000"
