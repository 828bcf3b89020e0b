"""`stridecue backup`: a whole copy, never over another file."""

from __future__ import annotations

import json
import stat
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stridecue import paths
from stridecue.cli.backup import backup
from stridecue.errors import LibraryError, UsageError
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals


def call(*args: object) -> Result:
    return CliRunner().invoke(backup, [str(arg) for arg in args])


def record(*, finish: bool = True) -> Recorder:
    paths.data_folder().mkdir(exist_ok=True)
    recorder = Recorder(paths.library_file(), RunSetup("1", "0", "bluetooth"))
    recorder.on_input(Input(0, 0, Mark(MarkKind.START)))
    if finish:
        recorder.finish(Totals())
        recorder.close()
    return recorder


@pytest.fixture
def away(tmp_path: Path) -> Path:
    folder = tmp_path / "away"
    folder.mkdir()
    return folder


def test_a_copy_has_every_run_and_is_its_owners_only(away: Path) -> None:
    record()
    record()
    said = call(away / "copy.sqlite3")
    assert said.exit_code == 0
    assert said.output.startswith(f"{away / 'copy.sqlite3'} has 2 runs, 0.")
    assert [file.name for file in away.iterdir()] == ["copy.sqlite3"]
    assert stat.S_IMODE((away / "copy.sqlite3").stat().st_mode) == 0o600
    with Library(away / "copy.sqlite3") as copy, Library(paths.library_file()) as library:
        assert copy.runs() == library.runs()


def test_a_run_that_is_being_recorded_is_in_it(away: Path) -> None:
    record()
    recorder = record(finish=False)
    row = json.loads(call("--json", away / "copy.sqlite3").output)
    recorder.close()
    assert (row["runs"], row["unfinished"]) <= (1, 1)
    assert row["runs"] == 1
    assert row["bytes"] == (away / "copy.sqlite3").stat().st_size
    assert row["file"] == str(away / "copy.sqlite3")


def test_in_a_folder_it_has_the_date_and_a_number_for_the_next(away: Path) -> None:
    record()
    assert [call(away).exit_code for _ in range(2)] == [0, 0]
    today = date.today()
    assert {file.name for file in away.iterdir()} == {
        f"stridecue-{today}.sqlite3",
        f"stridecue-{today}-2.sqlite3",
    }


def test_nothing_is_written_over(away: Path) -> None:
    record()
    (away / "diary").write_text("mine")
    error = call(away / "diary").exception
    assert isinstance(error, UsageError)
    assert "there already" in str(error)
    assert (away / "diary").read_text() == "mine"


def test_a_place_that_is_not_there_is_said(away: Path) -> None:
    record()
    error = call(away / "nowhere" / "copy.sqlite3").exception
    assert isinstance(error, LibraryError)
    assert str(error).startswith(f"No copy of the library can be written to {away / 'nowhere'}: No such")


def test_without_a_library_there_is_nothing_to_copy(away: Path) -> None:
    error = call(away / "copy.sqlite3").exception
    assert isinstance(error, UsageError)
    assert not paths.library_file().exists()


def test_how_to_go_back_is_said() -> None:
    assert "To go back to a copy" in call("--help").output
