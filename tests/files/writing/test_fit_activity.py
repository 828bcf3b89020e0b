"""A run as a FIT activity, as two other libraries read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from stridecue.errors import FileError
from stridecue.files.exported_run import ExportedRecord, ExportedRun
from stridecue.files.writing.fit_activity import fit_bytes
from stridecue.model.cue import Cue, CueKind, Decision, Outcome

BEGAN = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)


@pytest.fixture
def read(made_up: Callable[..., ExportedRun], read_elsewhere: Callable[[bytes], Any]) -> Callable[..., Any]:
    """What other programs read of the made-up run with changes."""
    return lambda **changes: read_elsewhere(fit_bytes(made_up(**changes)))


def told(file: Any, name: str, *fields: str) -> list[tuple[Any, ...]]:
    return [tuple(values.get(field) for field in fields) for values in file.all(name)]


def test_it_says_what_it_is_and_claims_to_be_nobody_else(read) -> None:
    file = read()
    assert [name for name, _ in file.messages[:3]] == ["file_id", "file_creator", "device_info"]
    assert file.all("file_id") == [
        {
            "type": "activity",
            "manufacturer": "development",
            "product": 1,
            "serial_number": 1,
            "time_created": BEGAN,
            "product_name": "Stridecue",
        }
    ]
    assert told(file, "device_info", "device_index", "product_name") == [
        ("creator", "Stridecue"),
        (1, "Strap"),
        (2, "Belt"),
    ]


def test_a_treadmill_run_is_one_and_has_no_positions(read, made_up) -> None:
    records = tuple(replace(record, latitude_deg=47.0, longitude_deg=8.0) for record in made_up().records)
    file = read(records=records)
    assert told(file, "session", "sport", "sub_sport") == [("running", "treadmill")]
    assert told(file, "lap", "sport", "sub_sport") == [("running", "treadmill")] * 2
    assert not any("position_lat" in record for record in file.all("record"))


@pytest.mark.parametrize(
    ("surface", "sub_sport"), [("road", "generic"), ("technical", "trail"), ("soft", "generic")]
)
def test_outdoors_has_positions(read, made_up, surface: str, sub_sport: str) -> None:
    records = tuple(replace(record, latitude_deg=-47.5, longitude_deg=8.25) for record in made_up().records)
    file = read(records=records, surface=surface)
    assert told(file, "session", "sub_sport") == [(sub_sport,)]
    degrees = 180 / 2**31
    for record in file.all("record"):
        assert record["position_lat"] * degrees == pytest.approx(-47.5, abs=1e-7)
        assert record["position_long"] * degrees == pytest.approx(8.25, abs=1e-7)


def test_records_are_what_they_were(read) -> None:
    records = read().all("record")
    assert len(records) == 52
    assert records[13] == {
        "timestamp": BEGAN + timedelta(seconds=13),
        "heart_rate": 143,
        "cadence": 83,
        "fractional_cadence": 0.0,
        "distance": 36.4,
        "enhanced_speed": 2.8,
        "enhanced_altitude": pytest.approx(5.2, abs=1e-9),
        "grade": 1.5,
        "power": 250,
    }
    assert records[0]["cadence"] + records[0]["fractional_cadence"] == 82.5


def test_what_no_record_knows_has_no_field(read) -> None:
    file = read(records=(ExportedRecord(0, 140), ExportedRecord(1000)), cues=(), pauses=())
    assert file.all("record") == [
        {"timestamp": BEGAN, "heart_rate": 140},
        {"timestamp": BEGAN + timedelta(seconds=1)},
    ]
    assert file.all("developer_data_id") == []


def test_a_value_that_fit_cannot_hold_is_left_out(read) -> None:
    huge = ExportedRecord(0, 300, 600, 2.0, 400, -5.0, 200, 70_000)
    record = read(records=(huge,), cues=(), pauses=()).all("record")[0]
    assert record.keys() & {"heart_rate", "cadence", "grade", "power"} == set()
    assert record["enhanced_speed"] == 2.0


def test_distance_never_falls(read) -> None:
    metres = (0.0, 5.0, 3.0, None, 6.0)
    records = tuple(ExportedRecord(1000 * index, distance_m=gone) for index, gone in enumerate(metres))
    file = read(records=records, pauses=(), cues=())
    assert [record.get("distance") for record in file.all("record")] == [0.0, 5.0, 5.0, None, 6.0]


def test_the_timer_stops_for_a_pause_and_at_the_end(read) -> None:
    file = read()
    assert told(file, "event", "event", "event_type", "timestamp") == [
        ("timer", "start", BEGAN),
        ("timer", "stop_all", BEGAN + timedelta(seconds=20)),
        ("timer", "start", BEGAN + timedelta(seconds=30)),
        ("timer", "stop_all", BEGAN + timedelta(seconds=60)),
    ]
    running = False
    for name, values in file.messages:
        if name == "event":
            running = values["event_type"] == "start"
        assert name != "record" or running, "no record while stopped"


def test_times_never_go_back(read) -> None:
    times = [values["timestamp"] for _, values in read().messages if "timestamp" in values]
    assert all(earlier <= later for earlier, later in pairwise(times))


def test_times_do_not_go_back_where_the_last_record_is_a_second_late(read, made_up) -> None:
    run = made_up()
    late = replace(run.records[-1], t_ms=60_400)
    file = read(records=(*run.records, late), laps=(run.laps[0], replace(run.laps[1], to_ms=60_400)))
    times = [values["timestamp"] for _, values in file.messages if "timestamp" in values]
    assert times == sorted(times)
    assert times[-1] == BEGAN + timedelta(seconds=61)


def test_laps_session_and_activity_agree_with_the_run(read) -> None:
    file = read()
    shared = ("total_elapsed_time", "total_timer_time", "total_distance", "avg_heart_rate", "max_heart_rate")
    assert told(file, "lap", "message_index", "start_time", "lap_trigger", *shared) == [
        (0, BEGAN, "manual", 30.5, 20.5, 84.0, 142, 144),
        (1, BEGAN + timedelta(seconds=31), "session_end", 29.5, 29.5, 84.0, 142, 144),
    ]
    assert told(file, "session", "start_time", "num_laps", "first_lap_index", "total_ascent", *shared) == [
        (BEGAN, 2, 0, 2, 60.0, 50.0, 168.0, 142, 144)
    ]
    session = file.all("session")[0]
    assert session["avg_running_cadence"] + session["avg_fractional_cadence"] == 82.75
    assert (session["avg_power"], session["max_power"]) == (250, 250)
    assert session["enhanced_avg_speed"] == 3.36
    assert told(file, "activity", "timestamp", "total_timer_time", "num_sessions", "local_timestamp") == [
        (BEGAN + timedelta(seconds=60), 50.0, 1, BEGAN + timedelta(seconds=3660))
    ]
    assert [name for name, _ in file.messages[-3:]] == ["lap", "session", "activity"]


def test_laps_of_one_length_ended_by_it(read, made_up) -> None:
    laps = made_up().laps
    first, last = laps[0], laps[-1]
    file = read(laps=(first, replace(first, from_ms=30_500, to_ms=40_000), replace(last, from_ms=40_000)))
    assert [lap["lap_trigger"] for lap in file.all("lap")] == ["distance", "distance", "session_end"]


def test_a_cue_is_a_text_on_the_record_of_its_second(read) -> None:
    file = read()
    cued = {record["timestamp"]: record["cue"] for record in file.all("record") if "cue" in record}
    assert cued == {BEGAN + timedelta(seconds=12): "Stand tall"}
    assert told(file, "field_description", "field_name", "fit_base_type_id") == [("cue", "string")]


def test_cues_are_bounded_and_none_is_lost(read) -> None:
    long = Cue("long", "set", CueKind.INFO, "ü" * 100, None, "", 1, 3.0, 0.0)
    at = (0.0, 24.5, 59.9, 1e6)
    file = read(cues=tuple(Decision(second, int(second), long, Outcome.SHOWN) for second in at))
    cued = {record["timestamp"]: record["cue"] for record in file.all("record") if "cue" in record}
    assert sorted(cued) == [BEGAN, BEGAN + timedelta(seconds=30), BEGAN + timedelta(seconds=60)]
    assert set(cued.values()) == {"ü" * 31}


@pytest.mark.parametrize(
    "started_at", [None, "1989-12-31T00:00:10Z", "1970-01-01T00:00:00Z", "2200-01-01T00:00:00Z"]
)
def test_a_date_that_fit_cannot_tell_is_refused(made_up, started_at: str | None) -> None:
    run = made_up()
    with pytest.raises(FileError, match="date"):
        fit_bytes(replace(run, summary=replace(run.summary, started_at=started_at)))


def test_a_beginning_within_a_second_is_rounded_with_the_records(read, made_up) -> None:
    summary = replace(made_up().summary, started_at="2026-03-01T06:29:59.700Z")
    file = read(summary=summary)
    assert file.all("file_id")[0]["time_created"] == BEGAN
    assert file.all("record")[0]["timestamp"] == BEGAN


def test_every_sport_can_be_written(read, made_up) -> None:
    for sport, written in (("hiking", "hiking"), ("walking", "walking"), ("curling", "generic")):
        file = read(summary=replace(made_up().summary, sport=sport))
        assert file.all("session")[0]["sport"] == written
