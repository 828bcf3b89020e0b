"""`stridecue export`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stridecue import paths
from stridecue.cli.export import export
from stridecue.errors import FileError, UsageError
from stridecue.files.read import read_run_file
from stridecue.library.recorder import Recorder
from stridecue.model.inputs import Input, Mark, MarkKind, Packet
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals

RUNS = Path(__file__).parents[1] / "runs"


@pytest.fixture
def call(stridecue_home: Path) -> Callable[..., Result]:
    def call_command(*args: object) -> Result:
        return CliRunner().invoke(export, [str(arg) for arg in args])

    return call_command


@pytest.fixture
def record(stridecue_home: Path) -> Callable[..., None]:
    """Record twelve seconds on a treadmill with a strap."""

    def record_one(started_at: str | None = "2026-03-01T06:30:00Z", demo: bool = False) -> None:
        paths.make_private_folder(paths.library_file().parent)
        recorder = Recorder(paths.library_file(), RunSetup("1", "1", "bluetooth", started_at, demo=demo))
        recorder.on_input(Input(0, 0, Mark(MarkKind.START)))
        for second in range(12):
            recorder.on_input(Input(second * 1000 + 500, second + 1, Packet("AA", "2A37", bytes([0, 140]))))
        recorder.on_input(Input(12_000, 13, Mark(MarkKind.FINISH)))
        recorder.finish(Totals(12.0, 12.0))
        recorder.close()

    return record_one


def test_a_run_is_written_and_said(call, record, tmp_path: Path) -> None:
    record()
    result = call("last", "-o", tmp_path / "run.fit")
    assert (result.exit_code, result.stdout) == (0, "Run 1 is in run.fit: 13 records, 1 lap.\n")
    assert read_run_file(tmp_path / "run.fit").surface == "treadmill"


def test_json_says_what_was_written(call, record, tmp_path: Path) -> None:
    record(started_at=None)
    result = call("1", "-o", tmp_path / "run.tcx", "--json")
    assert json.loads(result.stdout) == {
        "run": "1",
        "file": str(tmp_path / "run.tcx"),
        "records": 13,
        "laps": 1,
        "warnings": ["The run has no date: its file says that it began when it was exported."],
    }
    assert "has no date" in result.stderr


def test_a_file_that_is_there_is_written_over_only_when_told(call, record, tmp_path: Path) -> None:
    record()
    file = tmp_path / "run.csv"
    file.write_text("mine")
    refused = call("1", "-o", file).exception
    assert isinstance(refused, FileError)
    assert str(refused) == "run.csv is there already. Name another file, or add --force."
    assert file.read_text() == "mine"
    assert call("1", "-o", file, "--force").exit_code == 0
    assert file.read_text().startswith("time,")


def test_a_treadmill_run_has_no_place_in_gpx(call, record, tmp_path: Path) -> None:
    record()
    refused = call("1", "-o", tmp_path / "run.gpx").exception
    assert str(refused) == "A treadmill run has no positions: GPX needs them. Export it as FIT or TCX."
    assert list(tmp_path.glob("run*")) == []


def test_a_file_can_be_turned_into_another(call, tmp_path: Path) -> None:
    result = call(RUNS / "sdk-activity-bad-filecrc.fit", "-o", tmp_path / "run.tcx")
    assert result.stdout == "sdk-activity-bad-filecrc.fit is in run.tcx: 14 records, 1 lap.\n"


def test_all_runs_but_demos_go_into_a_folder(call, record, tmp_path: Path) -> None:
    for each in range(3):
        record(demo=each == 1)
    folder = tmp_path / "all" / "mine"
    result = call("all", "-o", folder, "--format", "fit")
    assert (result.exit_code, result.stdout) == (0, f"2 runs written to {folder}.\n")
    assert sorted(file.name for file in folder.iterdir()) == ["2026-03-01-run-1.fit", "2026-03-01-run-3.fit"]
    again = call("all", "-o", folder, "--format", "fit")
    assert again.exit_code == 0
    assert again.stdout.startswith("0 runs written")
    assert "2 runs were there already. Add --force to write them anew." in again.stderr
    assert call("all", "-o", folder, "--format", "fit", "--force").stdout.startswith("2 runs written")


def test_one_that_cannot_be_written_keeps_nobody_from_the_others(call, record, tmp_path: Path) -> None:
    record()
    record(started_at=None)
    result = call("1", "9", "2", "1", "-o", tmp_path / "out", "--format", "tcx", "--json")
    document = json.loads(result.stdout)
    assert (result.exit_code, [row["run"] for row in document["written"]]) == (0, ["1", "2"])
    assert [row["run"] for row in document["left_out"]] == ["9"]
    said = call("1", "2", "9", "-o", tmp_path / "other", "--format", "tcx").stderr
    assert "Run 2: The run has no date" in said
    assert "Run 9 left out. There is no run '9' in the library." in said


def test_nothing_written_is_a_failure(call, record, tmp_path: Path) -> None:
    record()
    result = call("all", "-o", tmp_path / "out", "--format", "gpx")
    assert (result.exit_code, result.stdout) == (1, f"0 runs written to {tmp_path / 'out'}.\n")
    assert "Run 1 left out. A treadmill run has no positions" in result.stderr


@pytest.mark.parametrize("runs", [("all",), ("1", "2")])
def test_several_runs_need_a_folder_and_a_format(call, tmp_path: Path, runs: tuple[str, ...]) -> None:
    refused = call(*runs, "-o", tmp_path / "run.fit").exception
    assert isinstance(refused, UsageError)
    assert "--format fit, tcx, gpx, csv or json" in str(refused)


def test_a_folder_alone_is_no_file(call, record, tmp_path: Path) -> None:
    assert "is a folder" in str(call("1", "-o", tmp_path).exception)
    file = tmp_path / "file"
    file.write_text("")
    assert "is no folder" in str(call("all", "-o", file, "--format", "fit").exception)
