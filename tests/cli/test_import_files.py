"""`stridecue import`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stridecue.cli.import_files import import_files
from stridecue.errors import UsageError

SAMPLE = Path(__file__).parents[1] / "runs" / "fr620-run-3laps.tcx"
SHORT = "fenix5-run-1min.fit"


@pytest.fixture
def call(stridecue_home: Path) -> Callable[..., Result]:
    def call_command(*args: str) -> Result:
        return CliRunner().invoke(import_files, args)

    return call_command


def test_it_says_what_became_of_each_file_and_of_all(call: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "notes.fit").write_text("nothing")
    (tmp_path / "run.tcx").write_bytes(SAMPLE.read_bytes())
    result = call(str(tmp_path))
    first, second, last = result.stdout.splitlines()
    assert first.startswith("notes.fit: refused: it is no FIT file.")
    assert second.startswith("run.tcx: taken: run 1, ")
    assert second.endswith("2.15 km, 13:43.")
    assert last == "1 run taken, 1 refused."
    assert result.exit_code == 0
    assert call(str(tmp_path / "run.tcx")).stdout.splitlines()[-1] == "1 run already there."


def test_a_file_that_was_named_and_is_refused_ends_with_2(
    call: Callable[..., Result], tmp_path: Path
) -> None:
    file = tmp_path / "notes.fit"
    file.write_text("nothing")
    assert call(str(file)).exit_code == 2
    assert call(str(file), str(SAMPLE)).exit_code == 2


def test_a_folder_of_which_nothing_could_be_read_ends_with_2(
    call: Callable[..., Result], tmp_path: Path
) -> None:
    assert call(str(tmp_path)).exit_code == 0
    assert call(str(tmp_path)).stdout == "No files of runs were found.\n"
    (tmp_path / "notes.fit").write_text("nothing")
    assert call(str(tmp_path)).exit_code == 2


def test_json_has_every_run_and_how_many_became_what(call: Callable[..., Result]) -> None:
    told = json.loads(call(str(SAMPLE), "--json").stdout)
    assert told["counts"]["taken"] == 1
    (run,) = told["files"]
    assert run["outcome"] == "taken"
    assert (run["id"], run["records"], run["laps"]) == (1, 147, 3)
    assert told["distance_m"] == run["distance_m"] == pytest.approx(2153.7, abs=0.1)
    again = json.loads(call(str(SAMPLE), str(SAMPLE.with_name(SHORT)), "--json").stdout)
    assert "distance_m" not in again
    assert len(again["files"]) == again["counts"]["taken"] + again["counts"]["already_there"]


def test_what_contradicts_itself_or_is_not_there_is_said(call: Callable[..., Result], tmp_path: Path) -> None:
    assert isinstance(call(str(SAMPLE), "--join", "--separate").exception, UsageError)
    result = call(str(tmp_path / "gone.fit"), str(SAMPLE))
    assert result.stdout.splitlines()[0].startswith("gone.fit: refused: There is no file gone.fit.")
    assert result.stdout.splitlines()[-1] == "1 run taken, 1 refused."
    assert result.exit_code == 2
