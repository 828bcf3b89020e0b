"""Runs taken along: the recorded runs through every format and back, and through the library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from fit_elsewhere import read_fit_elsewhere
from stridecue import paths
from stridecue.errors import FileError, UsageError
from stridecue.exporting import export_run, exported, exported_file, write_exported
from stridecue.files.exported_run import ExportedRun
from stridecue.files.file_run import FileRun
from stridecue.files.read import read_run_file
from stridecue.files.write import writer
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.inputs import Input, Mark, MarkKind, Reading
from stridecue.model.setup import RunSetup
from stridecue.model.summary import RunSummary, Totals
from stridecue.run_setup import file_setup
from stridecue.settings import Settings

RUNS = Path(__file__).parent / "runs"
LONG = ("fenix2-run-hr-cad.fit", "fr-run-11km-12laps.tcx", "stryd-app-run-devfields.fit")
EVERY_RUN = sorted(file.name for file in RUNS.iterdir() if file.suffix in {".fit", ".tcx", ".gpx"})
LONG_NIGHTLY = [pytest.param(name, marks=pytest.mark.nightly) if name in LONG else name for name in EVERY_RUN]
NOW = datetime(2026, 3, 1, 6, 30, 0, 500_000, tzinfo=UTC)


def setup_of(run: FileRun) -> RunSetup:
    return file_setup(run, Settings(), ())


def taken_along(run: FileRun) -> ExportedRun:
    listed = RunSummary(None, run.sport, run.started_at, False, run.name, Totals(), (), run.utc_offset_s)
    return exported_file(setup_of(run), run.inputs, listed)


def readings(run: FileRun) -> list[tuple[int, Reading]]:
    return [(item.t_ms, item.body) for item in run.inputs if isinstance(item.body, Reading)]


def began(run: FileRun) -> datetime:
    return datetime.fromisoformat(run.started_at or "")


def marks(run: FileRun, kind: MarkKind) -> list[int]:
    return [item.t_ms for item in run.inputs if isinstance(item.body, Mark) and item.body.kind is kind]


@cache
def recorded(name: str) -> tuple[FileRun, ExportedRun]:
    run = read_run_file(RUNS / name)
    return run, taken_along(run)


def again(run: ExportedRun, file: Path) -> FileRun:
    file.write_bytes(writer(file)(run))
    return read_run_file(file)


@pytest.mark.parametrize("name", LONG_NIGHTLY)
def test_other_programs_read_the_fit_file_and_agree(name: str, tmp_path: Path) -> None:
    _, run = recorded(name)
    file = read_fit_elsewhere(writer(Path("a.fit"))(run), tmp_path / "a.fit")
    totals = run.summary.totals
    session = file.all("session")[0]
    assert session["total_elapsed_time"] == pytest.approx(totals.elapsed_s, abs=1e-3)
    assert session["total_timer_time"] == pytest.approx(totals.moving_s, abs=1e-3)
    assert session["total_distance"] == pytest.approx(totals.distance_m, abs=0.01)
    assert session["num_laps"] == len(run.laps) == len(file.all("lap"))
    assert session.get("max_heart_rate") == totals.heart_rate_max_bpm
    heart_rates = [record["heart_rate"] for record in file.all("record") if "heart_rate" in record]
    assert max(heart_rates, default=None) == totals.heart_rate_max_bpm
    assert file.all("record")[-1]["distance"] == pytest.approx(totals.distance_m, abs=0.01)
    laps = file.all("lap")
    for field, whole in (("total_timer_time", totals.moving_s), ("total_distance", totals.distance_m)):
        assert sum(lap[field] for lap in laps) == pytest.approx(whole, abs=0.01 * len(laps))
    assert sum(lap["total_elapsed_time"] for lap in laps) == pytest.approx(totals.elapsed_s, abs=1e-2)


RESOLUTION = {
    ".fit": {
        "heart_rate_bpm": 0.5,
        "cadence_spm": 1 / 64,
        "speed_mps": 0.0005,
        "grade_percent": 0.005,
        "distance_m": 0.005,
        "altitude_m": 0.1,
        "power_w": 0.5,
        "latitude_deg": 1e-7,
        "longitude_deg": 1e-7,
    },
    ".tcx": {
        "heart_rate_bpm": 0.5,
        "cadence_spm": 1.0,
        "speed_mps": 0.0005,
        "distance_m": 0.005,
        "altitude_m": 0.005,
        "power_w": 0.5,
        "latitude_deg": 1e-8,
        "longitude_deg": 1e-8,
    },
    ".gpx": {
        "heart_rate_bpm": 0.5,
        "cadence_spm": 1.0,
        "altitude_m": 0.005,
        "power_w": 0.5,
        "latitude_deg": 1e-8,
        "longitude_deg": 1e-8,
    },
}
"""How far a value may be off that was written and read."""
SLACK = 1.000_001


def assert_same(before: FileRun, after: FileRun, ending: str, time_ms: int) -> None:
    told, found = readings(before), readings(after)
    assert len(told) == len(found)
    for (was_ms, was), (is_ms, now) in zip(told, found, strict=True):
        assert abs(was_ms - is_ms) <= time_ms
        for field, off in RESOLUTION[ending].items():
            value, written = getattr(was, field), getattr(now, field)
            assert (value is None) == (written is None), (field, was, now)
            assert value is None or abs(value - written) <= off * SLACK, (field, was, now)


@pytest.mark.parametrize("name", EVERY_RUN)
def test_a_run_reads_back_as_it_was_from_fit(name: str, tmp_path: Path) -> None:
    assert_reads_back(name, ".fit", tmp_path)


@pytest.mark.parametrize("name", LONG_NIGHTLY)
def test_a_run_reads_back_as_it_was_from_tcx(name: str, tmp_path: Path) -> None:
    assert_reads_back(name, ".tcx", tmp_path)


def assert_reads_back(name: str, ending: str, tmp_path: Path) -> None:
    before, run = recorded(name)
    after = again(run, tmp_path / f"run{ending}")
    assert after.warnings == ()
    assert abs(began(after) - began(before)).total_seconds() <= (0.5 if ending == ".fit" else 0)
    assert (after.sport, after.surface) == (before.sport, before.surface)
    assert_same(before, after, ending, 1500 if ending == ".fit" else 0)
    for kind in (MarkKind.LAP, MarkKind.PAUSE, MarkKind.RESUME):
        assert marks(after, kind) == pytest.approx(marks(before, kind), abs=1000), kind


@pytest.mark.parametrize("name", LONG_NIGHTLY)
def test_gpx_is_for_runs_with_positions(name: str, tmp_path: Path) -> None:
    before, run = recorded(name)
    if not run.has_positions:
        with pytest.raises(FileError, match="has no positions"):
            again(run, tmp_path / "run.gpx")
        return
    after = again(run, tmp_path / "run.gpx")
    located = [item for item in before.inputs if not isinstance(item.body, Reading) or item.body.latitude_deg]
    assert_same(replace(before, inputs=tuple(located)), after, ".gpx", 0)


@pytest.fixture
def library(stridecue_home: Path) -> Library:
    paths.make_private_folder(paths.library_file().parent)
    with Library(paths.library_file()) as opened:
        yield opened


@pytest.mark.parametrize("name", LONG_NIGHTLY)
def test_from_fit_to_the_library_and_back_twice_gives_equal_readings(
    name: str, library, tmp_path: Path
) -> None:
    first = read_run_file(RUNS / name)
    first_id = library.arrivals.add(setup_of(first), first.inputs)
    written = tmp_path / "first.fit"
    export_run(str(first_id), written)
    second = read_run_file(written)
    # Another file tells the same run: it may be known by that, and is then not taken in twice.
    second_id = library.arrivals.find_same(setup_of(second), second.inputs)
    if second_id is None:
        second_id = library.arrivals.add(setup_of(second), second.inputs)
    assert_same(first, second, ".fit", 1500)
    export_run(str(second_id), tmp_path / "second.fit")
    assert readings(read_run_file(tmp_path / "second.fit")) == readings(second)
    assert library.load(str(second_id)).listed.totals.distance_m == pytest.approx(
        library.load(str(first_id)).listed.totals.distance_m, abs=0.01
    )


VALUES = {
    "heart_rate_bpm": st.integers(1, 254),
    "cadence_spm": st.integers(80, 450).map(lambda half: half / 2),
    "speed_mps": st.integers(0, 11_000).map(lambda value: value / 1000),
    "altitude_m": st.integers(-2000, 40_000).map(lambda value: value / 5),
    "power_w": st.integers(0, 2000),
}
POSITIONS = st.tuples(st.integers(-89_999_999, 89_999_999), st.integers(-179_999_999, 179_999_999))


@st.composite
def small_runs(draw: st.DrawFn) -> FileRun:
    steps = draw(st.lists(st.integers(1, 4), min_size=2, max_size=8))
    metres, t_ms = 0.0, 0
    inputs: list[Input] = [Input(0, 0, Mark(MarkKind.START))]
    known = draw(st.sets(st.sampled_from([*VALUES, "position"])))
    for step in [0, *steps]:
        t_ms += 1000 * step
        metres += draw(st.integers(0, 500)) / 100
        values = {name: draw(values) for name, values in VALUES.items() if name in known}
        if "position" in known:
            latitude, longitude = draw(POSITIONS)
            values |= {"latitude_deg": latitude / 1e6, "longitude_deg": longitude / 1e6}
        inputs.append(Input(t_ms, len(inputs), Reading("file", distance_m=round(metres, 2), **values)))
    inputs.append(Input(t_ms, len(inputs), Mark(MarkKind.FINISH)))
    return FileRun("small", "running", "road", "2026-03-01T06:30:00Z", 3600, 5.0, tuple(inputs))


@settings(max_examples=examples(25))
@given(small_runs())
def test_any_small_run_reads_back(tmp_path_factory: pytest.TempPathFactory, before: FileRun) -> None:
    folder = tmp_path_factory.getbasetemp()
    run = taken_along(before)
    for ending in (".fit", ".tcx", ".gpx"):
        if ending != ".gpx" or run.has_positions:
            assert_same(before, again(run, folder / f"small{ending}"), ending, 0)


def record(body_times: list[tuple[int, object]], **changes: object) -> None:
    """Record a run of marks and readings, finished."""
    values = {"engine_version": "1", "program_version": "1", "source": "made.fit"} | changes
    recorder = Recorder(paths.library_file(), RunSetup(**values))
    for seq, (t_ms, body) in enumerate(body_times):
        recorder.on_input(Input(t_ms, seq, body))
    recorder.finish(Totals(elapsed_s=body_times[-1][0] / 1000))
    recorder.close()


def test_a_run_without_a_date_says_that_it_began_when_it_was_exported(library, tmp_path: Path) -> None:
    record([(0, Mark(MarkKind.START)), (0, Reading("file", 140)), (9000, Mark(MarkKind.FINISH))])
    written = export_run("last", tmp_path / "run.fit", now=NOW)
    assert written.warnings == ("The run has no date: its file says that it began when it was exported.",)
    assert read_run_file(tmp_path / "run.fit").started_at == "2026-03-01T06:30:00Z"
    assert export_run("last", tmp_path / "run.json").warnings == ()
    assert written.sentence == "Run 1 is in run.fit: 1 records, 1 lap."
    assert library.load("1").setup.started_at is None


def test_what_cannot_be_exported_is_told(library, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no runs yet"):
        export_run("last", tmp_path / "run.fit")
    with pytest.raises(FileError, match="no kind that can be written"):
        export_run("last", tmp_path / "run.doc")
    recorder = Recorder(paths.library_file(), RunSetup("1", "1", "bluetooth"))
    recorder.on_input(Input(0, 0, Mark(MarkKind.START)))
    recorder.close()
    with pytest.raises(UsageError, match="is not finished"):
        exported(library, "1")


def test_a_run_of_a_file_goes_by_its_name(tmp_path: Path) -> None:
    _, run = recorded("sdk-activity-bad-filecrc.fit")
    written = write_exported(run, tmp_path / "run.csv")
    assert written.sentence == "sdk-activity-bad-filecrc.fit is in run.csv: 14 records, 1 lap."
