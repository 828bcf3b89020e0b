"""FIT files: recorded ones against their true figures, built ones for every trap, and damaged ones."""

import json
import os
import warnings
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.errors import FileError
from stridecue.files.file_run import FileRun
from stridecue.files.gathered import MOST_MARKS
from stridecue.files.read import LARGEST_BYTES, read_run_files
from stridecue.files.read import read_run_file as read_fit
from stridecue.model.inputs import Mark, Reading

RUNS = Path(__file__).parents[1] / "runs"
TRUTH = {
    name: figures
    for name, figures in json.loads((RUNS / "truth.json").read_text()).items()
    if name.endswith(".fit")
}
T0 = 1_000_000_000
DOUBLE, S64 = 0x89, 0x8E


def readings(run: FileRun) -> list[Reading]:
    return [item.body for item in run.inputs if isinstance(item.body, Reading)]


def marks(run: FileRun) -> list[tuple[int, str]]:
    return [(item.t_ms, str(item.body.kind)) for item in run.inputs if isinstance(item.body, Mark)]


def known(run: FileRun, name: str) -> list[float]:
    return [value for reading in readings(run) if (value := getattr(reading, name)) is not None]


def about(value: float | None, tolerance: float) -> object:
    return None if value is None else pytest.approx(value, abs=tolerance)


def mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


@pytest.fixture(scope="module", params=sorted(TRUTH))
def recorded(request: pytest.FixtureRequest) -> tuple[FileRun, dict[str, object]]:
    return read_fit(RUNS / request.param), TRUTH[request.param]


def test_recorded_runs_have_their_true_figures(recorded) -> None:
    run, truth = recorded
    assert len(readings(run)) == truth["records"]
    heart_rates, cadences, powers = (
        known(run, name) for name in ("heart_rate_bpm", "cadence_spm", "power_w")
    )
    assert len(heart_rates) == truth["n_hr_positive"]
    assert max(heart_rates, default=None) == truth["max_hr"]
    assert mean(heart_rates) == about(truth["mean_hr_positive"], 0.05)
    assert len(cadences) == truth["n_cadence_positive"]
    assert mean(cadences) == about(truth["mean_cadence_positive_spm"], 0.05)
    assert len(powers) == truth["n_power"]
    assert mean(powers) == about(truth["mean_power"], 0.05)
    assert known(run, "distance_m")[-1] == about(truth["last_distance_m"], 0.1)
    assert max(known(run, "speed_mps")) == about(truth["max_speed_m_s"], 0.001)
    altitudes = known(run, "altitude_m")
    assert len(altitudes) == truth["n_altitude"]
    assert (min(altitudes), max(altitudes)) == (
        about(truth["min_altitude_m"], 0.05),
        about(truth["max_altitude_m"], 0.05),
    )


def test_recorded_runs_have_their_times_and_laps(recorded) -> None:
    run, truth = recorded
    assert run.sport == "running"
    assert run.started_at == truth["first_timestamp"]
    assert marks(run)[0] == (0, "start")
    assert marks(run)[-1][1] == "finish"
    assert [kind for _, kind in marks(run)].count("lap") == truth["laps"] - 1
    times = [item.t_ms for item in run.inputs]
    assert times == sorted(times)
    assert [item.seq for item in run.inputs] == list(range(len(run.inputs)))
    record_times = [item.t_ms for item in run.inputs if isinstance(item.body, Reading)]
    gaps = [later - earlier for earlier, later in pairwise(record_times)]
    assert max(gaps) == 1000 * truth["largest_gap_s"]
    assert times[-1] == record_times[-1]


@pytest.mark.parametrize(
    ("name", "hold_s"), [("fenix2-run-hr-cad.fit", 5.0), ("fr110-run-hr-5laps.fit", 8.0)]
)
def test_files_that_record_seldom_hold_longer(name: str, hold_s: float) -> None:
    assert read_fit(RUNS / name).hold_s == hold_s


def test_the_zone_comes_from_the_local_time() -> None:
    assert read_fit(RUNS / "fenix2-run-hr-cad.fit").utc_offset_s == 7200
    assert read_fit(RUNS / "fr110-run-hr-5laps.fit").utc_offset_s == 0


def test_a_wrong_checksum_is_a_warning() -> None:
    with warnings.catch_warnings(record=True) as leaked:
        warnings.simplefilter("always")
        run = read_fit(RUNS / "sdk-activity-bad-filecrc.fit")
    assert run.warnings == ("The file's checksum is wrong; its 14 records were read all the same.",)
    assert leaked == []
    assert read_fit(RUNS / "fr110-run-hr-5laps.fit").warnings == ()


def test_values_as_stored_become_si(fit, saved) -> None:
    fit.add(
        "record",
        timestamp=T0,
        altitude=(120 + 500) * 5,
        heart_rate=150,
        cadence=82,
        fractional_cadence=64,
        distance=123456,
        speed=2750,
        power=250,
        grade=-350,
    )
    assert readings(read_fit(saved(fit.bytes()))) == [
        Reading(
            "file",
            heart_rate_bpm=150,
            cadence_spm=165,
            speed_mps=2.75,
            grade_percent=-3.5,
            distance_m=1234.56,
            altitude_m=120,
            power_w=250,
        )
    ]


def test_nothing_is_none_and_the_record_still_counts(fit, saved) -> None:
    fit.add("record", timestamp=T0, heart_rate=0, cadence=0, power=0xFFFF, speed=0)
    fit.add("record", timestamp=T0 + 1, heart_rate=255, cadence=255, speed=0xFFFF)
    assert readings(read_fit(saved(fit.bytes()))) == [Reading("file", speed_mps=0.0), Reading("file")]


def test_developer_fields_stand_in_for_missing_native_ones(fit, saved) -> None:
    fit.developer_record(T0, "Power", "Watts", 260)
    fit.developer_record(T0 + 1, "Power", "Watts", 260, power=240)
    fit.developer_record(T0 + 2, "Power", "Watts", 260, power=0xFFFF)
    fit.developer_record(T0 + 3, "Speed", "km/h", 12)
    fit.developer_record(T0 + 4, "Heart Rate", "bpm", 140)
    fit.developer_record(T0 + 5, "timestamp", "", 1)
    found = readings(read_fit(saved(fit.bytes())))
    assert [reading.power_w for reading in found] == [260, 240, 260, None, None, None]
    assert [reading.speed_mps for reading in found] == [None] * 6
    assert found[4].heart_rate_bpm == 140


def test_pauses_lie_between_the_first_start_and_the_final_stop(fit, saved) -> None:
    fit.event(T0, "start").records(10).event(T0 + 10, "stop_all").event(T0 + 40, "start")
    fit.records(5, T0 + 40).event(T0 + 45, "stop").event(T0 + 46, "stop_all")
    assert marks(read_fit(saved(fit.bytes()))) == [
        (0, "start"),
        (10_000, "pause"),
        (40_000, "resume"),
        (44_000, "finish"),
    ]


def test_a_record_at_the_pause_comes_before_it_and_one_at_the_resume_after_it(fit, saved) -> None:
    fit.records(3).event(T0 + 2, "stop").event(T0 + 9, "start").records(2, T0 + 9)
    kinds = [(item.t_ms, type(item.body).__name__) for item in read_fit(saved(fit.bytes())).inputs[3:7]]
    assert kinds == [(2000, "Reading"), (2000, "Mark"), (9000, "Mark"), (9000, "Reading")]


def test_laps_end_where_they_lasted_to_and_the_last_with_the_run(fit, saved) -> None:
    fit.records(30)
    fit.add("lap", start_time=T0, total_elapsed_time=10_500)
    fit.add("lap", start_time=T0 + 10, total_elapsed_time=10_000)
    fit.add("lap", start_time=T0 + 20, total_elapsed_time=8_900)
    assert marks(read_fit(saved(fit.bytes())))[1:-1] == [(10_500, "lap"), (20_000, "lap")]


def test_a_summary_may_come_first(fit, saved) -> None:
    fit.add("session", sport=1)
    fit.add("lap", start_time=T0, total_elapsed_time=10_000).add(
        "lap", start_time=T0 + 10, total_elapsed_time=5_000
    )
    fit.event(T0, "start").event(T0 + 5, "stop").event(T0 + 9, "start").event(T0 + 16, "stop_all")
    assert marks(read_fit(saved(fit.records(16).bytes()))) == [
        (0, "start"),
        (5_000, "pause"),
        (9_000, "resume"),
        (10_000, "lap"),
        (15_000, "finish"),
    ]


@pytest.mark.parametrize(("sub_sport", "surface"), [(1, "treadmill"), (45, "treadmill"), (0, "road")])
def test_a_run_indoors_was_on_a_treadmill(fit, saved, sub_sport: int, surface: str) -> None:
    fit.records(2).add("session", sport=1, sub_sport=sub_sport)
    assert read_fit(saved(fit.bytes())).surface == surface


def test_times_never_go_back(fit, saved) -> None:
    for time in (0, 1, 2, 1, 3):
        fit.add("record", timestamp=T0 + time)
    run = read_fit(saved(fit.bytes()))
    assert [item.t_ms for item in run.inputs[1:-1]] == [0, 1000, 2000, 2000, 3000]


def test_a_clock_that_jumps_is_bridged(fit, saved) -> None:
    fit.records(3, start=100).records(3, start=T0).records(2, start=T0 - 3600)
    run = read_fit(saved(fit.bytes()))
    assert [item.t_ms for item in run.inputs[1:-1]] == [0, 1000, 2000, 3000, 4000, 5000, 6000, 7000]
    assert run.started_at == "2021-09-08T01:46:37Z"


def test_seconds_since_power_on_are_no_date(fit, saved) -> None:
    run = read_fit(saved(fit.records(3, start=500).bytes()))
    assert run.started_at is None
    assert len(readings(run)) == 3


def test_a_record_without_a_time_has_that_of_the_last(fit, saved) -> None:
    fit.records(2).add("record", heart_rate=150)
    assert [item.t_ms for item in read_fit(saved(fit.bytes())).inputs[1:-1]] == [0, 1000, 1000]


@pytest.mark.parametrize(("local", "offset_s"), [(3600, 3600), (-12_601, -12_600), (20 * 3600, 0)])
def test_time_zones(fit, saved, local: int, offset_s: int) -> None:
    fit.records(2).add("activity", timestamp=T0, local_timestamp=T0 + local)
    assert read_fit(saved(fit.bytes())).utc_offset_s == offset_s


def test_what_was_not_done_on_foot_is_refused(fit, saved) -> None:
    with pytest.raises(FileError, match=r"run\.fit is no run: it says cycling\. If that is wrong"):
        read_fit(saved(fit.records(2).add("session", sport=2).bytes()))


@pytest.mark.parametrize(
    ("sport", "sub_sport", "name"),
    [(11, 0, "walking"), (17, 0, "hiking"), (4, 1, "running"), (0, 0, "running"), (8, 0, "running")],
)
def test_sports_on_foot_have_three_names(fit, saved, sport: int, sub_sport: int, name: str) -> None:
    fit.records(2).add("session", sport=sport, sub_sport=sub_sport)
    assert read_fit(saved(fit.bytes())).sport == name


def test_every_activity_of_a_chained_file_is_a_run(fit, second_fit, saved) -> None:
    path = saved(fit.records(5).bytes() + second_fit.records(9, T0 + 900, heart_rate=150).bytes())
    assert [len(readings(run)) for run in read_run_files(path)] == [5, 9]
    assert [run.started_at for run in read_run_files(path)] == [
        "2021-09-08T01:46:40Z",
        "2021-09-08T02:01:40Z",
    ]
    first = read_fit(path)
    assert len(readings(first)) == 5
    assert first.warnings == ("The file holds 2 runs; only the first was read.",)


def test_an_activity_that_is_chained_twice_is_read_once(fit, saved) -> None:
    (run,) = read_run_files(saved(2 * fit.records(5).bytes()))
    assert len(readings(run)) == 5
    assert run.warnings == ("The file holds the same activity more than once; it was read once.",)


def test_a_damaged_activity_does_not_hide_the_next(fit, second_fit, saved) -> None:
    fit.records(4)
    fit.body += b"\x0f\x0f\x0f"
    first, second = read_run_files(saved(fit.bytes() + second_fit.records(9, T0 + 900).bytes()))
    assert first.warnings == ("The file is damaged; the 4 records before the damage were read.",)
    assert (len(readings(second)), second.warnings) == (9, ())


def test_a_file_that_was_never_finished_goes_on_to_its_end(fit, saved) -> None:
    data = fit.records(7).bytes()
    run = read_fit(saved(data[:4] + bytes(4) + data[8:12] + bytes(2) + data[14:-2]))
    assert len(readings(run)) == 7
    assert run.warnings == ("The file ends early; its 7 complete records were read.",)


@pytest.mark.parametrize("way_m", [0, 100])
def test_the_runs_of_a_triathlon(fit, saved, way_m: int) -> None:
    fit.records(20, distance=5_000).records(20, T0 + 20, distance=50_000)
    for second in range(20):
        fit.add("record", timestamp=T0 + 40 + second, distance=50_000 + 100 * way_m + 300 * second)
    for start, sport in ((0, 5), (20, 2), (40, 1)):
        fit.add("lap", start_time=T0 + start, total_elapsed_time=10_000)
        fit.add("lap", start_time=T0 + start + 10, total_elapsed_time=10_000)
        fit.add("session", start_time=T0 + start, sport=sport, total_elapsed_time=20_000)
    (run,) = read_run_files(saved(fit.bytes()))
    assert run.started_at == "2021-09-08T01:47:20Z"
    assert marks(run) == [(0, "start"), (10_000, "lap"), (19_000, "finish")]
    assert [reading.distance_m for reading in readings(run)[:2]] == [way_m, way_m + 3]
    assert run.warnings == ("The file also holds swimming, cycling; only what was done on foot was read.",)


def test_both_runs_of_a_duathlon(fit, saved) -> None:
    fit.records(10).event(T0 + 5, "stop").event(T0 + 7, "start")
    fit.records(10, T0 + 10).records(10, T0 + 20).event(T0 + 23, "stop").event(T0 + 25, "start")
    for start, sport in ((20, 1), (10, 2), (0, 1)):
        fit.add("session", start_time=T0 + start, sport=sport)
    first, second = read_run_files(saved(fit.bytes()))
    assert marks(first)[1:-1] == [(5000, "pause"), (7000, "resume")]
    assert marks(second)[1:-1] == [(3000, "pause"), (5000, "resume")]


def test_compressed_times(fit, saved) -> None:
    fit.add("record", timestamp=T0 + 30, heart_rate=140)
    fit.compressed([T0 + second for second in (31, 33, 50, 80)], 150)
    run = read_fit(saved(fit.bytes()))
    assert [item.t_ms for item in run.inputs[1:-1]] == [0, 1000, 3000, 20_000, 50_000]
    assert [reading.heart_rate_bpm for reading in readings(run)] == [140, 150, 150, 150, 150]


def test_positions_in_degrees(fit, saved) -> None:
    half = 2**31 - 1
    fit.add("record", timestamp=T0, position_lat=2**29, position_long=-(2**30))
    fit.add("record", timestamp=T0 + 1, position_lat=half, position_long=half)
    fit.add("record", timestamp=T0 + 2, position_lat=2**30 + 100, position_long=0)
    fit.add("record", timestamp=T0 + 3, position_lat=2**29, position_long=half)
    found = [
        (reading.latitude_deg, reading.longitude_deg) for reading in readings(read_fit(saved(fit.bytes())))
    ]
    assert found == [(45.0, -90.0), (None, None), (None, None), (None, None)]


def test_without_timer_events_the_laps_tell_of_pauses(fit, saved) -> None:
    fit.records(10).records(10, T0 + 40)
    fit.add("lap", start_time=T0, total_elapsed_time=50_000, total_timer_time=22_000)
    assert marks(read_fit(saved(fit.bytes())))[1:-1] == [(9_000, "pause"), (37_000, "resume")]


def test_without_timer_events_and_laps_the_session_tells_of_pauses(fit, saved) -> None:
    fit.records(10).records(10, T0 + 40)
    fit.add("session", start_time=T0, sport=1, total_elapsed_time=50_000, total_timer_time=20_000)
    assert marks(read_fit(saved(fit.bytes())))[1:-1] == [(9_000, "pause"), (39_000, "resume")]


def test_a_course_is_no_run(fit, saved) -> None:
    with pytest.raises(FileError, match="has no records"):
        read_fit(saved(fit.add("file_id", type=6).records(9).bytes()))


def test_what_made_it(fit, saved) -> None:
    fit.add("file_id", type=4, manufacturer=1, product=1623).records(2)
    assert read_fit(saved(fit.bytes())).maker == "Garmin fr620"


def test_records_without_any_time_are_no_run(fit, saved) -> None:
    with pytest.raises(FileError, match="has no times"):
        read_fit(saved(fit.add("record", heart_rate=150).bytes()))


@pytest.mark.parametrize("timestamp", [0xFFFFFFFE, 0xF0000000])
def test_a_date_in_another_century_is_kept(fit, saved, timestamp: int) -> None:
    run = read_fit(saved(fit.records(1, timestamp).bytes()))
    assert run.started_at is not None
    assert run.started_at[:4] in {"2117", "2126"}


def test_laps_and_stops_are_bounded(fit, saved) -> None:
    fit.records(60)
    for number in range(2 * MOST_MARKS):
        fit.add("lap", start_time=T0, total_elapsed_time=number)
        fit.event(T0 + number % 60, "stop").event(T0 + number % 60 + 1, "start")
    assert len(read_fit(saved(fit.bytes())).inputs) < 60 + 2 + 3 * MOST_MARKS


def test_settings_before_the_activity_do_not_hide_it(fit, second_fit, saved) -> None:
    run = read_fit(saved(fit.add("file_id", type=2).bytes() + second_fit.records(9).bytes()))
    assert len(readings(run)) == 9
    assert run.warnings == ()


def test_rubbish_after_the_run_is_left_out(fit, saved) -> None:
    run = read_fit(saved(fit.records(5).bytes() + b"rubbish that is no header"))
    assert len(readings(run)) == 5
    assert run.warnings == ("Something that is no FIT file follows the run; it was left out.",)


def test_a_file_that_ends_early_keeps_what_it_has(fit, saved) -> None:
    fit.records(10).add("lap", start_time=T0, total_elapsed_time=9_500).records(10, T0 + 10)
    run = read_fit(saved(fit.bytes()[:-8]))
    assert len(readings(run)) == 19
    assert run.warnings == ("The file ends early; its 19 complete records were read.",)
    assert (9_500, "lap") in marks(run)


def test_a_broken_message_ends_the_reading(fit, saved) -> None:
    fit.records(4)
    fit.body += b"\x0f\x0f\x0f"
    run = read_fit(saved(fit.bytes()))
    assert run.warnings == ("The file is damaged; the 4 records before the damage were read.",)


def test_a_malformed_definition_is_a_warning(fit, saved) -> None:
    fit.records(2)
    fit.body += bytes([0x41, 0, 0, 20, 0, 1, 5, 3, 0x86]) + b"\x01\x00\x00\x00"
    run = read_fit(saved(fit.bytes()))
    assert "Some fields of the file are malformed; they were left out." in run.warnings


@pytest.mark.parametrize("base", [DOUBLE, S64])
def test_times_that_no_integer_holds_are_missing(fit, saved, base: int) -> None:
    fit.records(2).add_wide("record", 253, base, 10**18).add_wide("lap", 2, base, -(10**18))
    run = read_fit(saved(fit.bytes()))
    assert [item.t_ms for item in run.inputs if isinstance(item.body, Reading)] == [0, 1000, 1000]
    assert run.started_at == "2021-09-08T01:46:40Z"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "run.fit is empty."),
        (b"GARMIN" * 10, "run.fit is no FIT file."),
        (b"\x0e", "run.fit is no FIT file."),
    ],
)
def test_what_is_no_fit_file(saved, data: bytes, message: str) -> None:
    with pytest.raises(FileError) as caught:
        read_fit(saved(data))
    assert caught.value.message == message
    assert caught.value.hint
    assert caught.value.exit_status == 2


def test_a_file_without_records(fit, second_fit, saved) -> None:
    with pytest.raises(FileError, match="has no records"):
        read_fit(saved(fit.add("file_id", type=5).bytes()))
    with pytest.raises(FileError, match="damaged before its first record"):
        read_fit(saved(second_fit.records(3).bytes()[:20]))


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no file none"):
        read_fit(tmp_path / "none.fit")
    with pytest.raises(FileError, match="is no file"):
        read_fit(tmp_path)
    pipe = tmp_path / "pipe.fit"
    os.mkfifo(pipe)
    with pytest.raises(FileError, match="is no file"):
        read_fit(pipe)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.fit"
    with path.open("wb") as stream:
        stream.truncate(LARGEST_BYTES + 1)
    with pytest.raises(FileError, match="100 MB are allowed"):
        read_fit(path)


def test_a_fit_file_is_smaller(fit, saved, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stridecue.files.fit.LARGEST_BYTES", 100)
    with pytest.raises(FileError, match="is too large"):
        read_fit(saved(fit.records(9).bytes()))


def test_a_name_cannot_move_the_cursor(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2Jb.fit"
    path.write_bytes(b"")
    with pytest.raises(FileError) as caught:
        read_fit(path)
    assert "\x1b" not in str(caught.value)


def test_a_run_longer_than_any_is_cut(fit, saved, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stridecue.files.fit.MOST_RECORDS", 3)
    run = read_fit(saved(fit.records(9).bytes()))
    assert len(readings(run)) == 3
    assert run.warnings == ("The file is longer than any run; its first 3 records were read.",)


BASE = (RUNS / "fenix5-run-1min.fit").read_bytes()


@settings(
    max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(BASE) - 1), st.integers(0, 255)), max_size=12),
    length=st.integers(0, len(BASE)) | st.just(len(BASE)),
)
def test_damaged_files_give_a_run_or_a_file_error(saved, changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(BASE)
    for at, byte in changes:
        data[at] = byte
    try:
        run = read_fit(saved(bytes(data[:length])))
    except FileError as error:
        assert error.hint
    else:
        times = [item.t_ms for item in run.inputs]
        assert times == sorted(times)
        assert times[0] == 0
        assert readings(run)
