"""A run as JSON: everything that is known of it."""

import json
from dataclasses import replace

from stridecue.files.exported_run import ExportedRecord
from stridecue.files.writing.json import json_bytes
from stridecue.json_rows import summary_row


def test_everything_is_there(made_up) -> None:
    run = made_up()
    document = json.loads(json_bytes(run))
    assert (document["format"], document["version"]) == ("stridecue run", 1)
    assert summary_row(run.summary).items() <= document.items()
    assert (document["title"], document["notes"], document["tags"]) == ("Hills & <dales>", "Tired.", ["long"])
    assert (document["surface"], document["sensors"]) == ("treadmill", ["Strap", "Belt"])
    assert document["pause_list"] == [{"from_s": 20.0, "to_s": 30.0}]
    assert document["lap_list"][1] == {
        "elapsed_s": 60.0,
        "lap": 2,
        "duration_s": 29.5,
        "distance_m": 84.0,
        "heart_rate_mean_bpm": 142.4,
        "heart_rate_max_bpm": 144,
        "cadence_mean_spm": 165.8,
    }
    assert [cue["id"] for cue in document["cues"]] == ["tb-tall"]
    assert document["record_list"][12] == {
        "elapsed_s": 12.0,
        "heart_rate_bpm": 142.0,
        "cadence_spm": 165.0,
        "speed_mps": 2.8,
        "grade_percent": 1.5,
        "distance_m": 33.6,
        "altitude_m": 4.8,
        "power_w": 250.0,
        "latitude_deg": None,
        "longitude_deg": None,
    }


def test_what_is_no_number_is_null(made_up) -> None:
    run = replace(made_up(), records=(ExportedRecord(0, float("nan"), float("inf")),))
    record = json.loads(json_bytes(run))["record_list"][0]
    assert (record["heart_rate_bpm"], record["cadence_spm"]) == (None, None)
