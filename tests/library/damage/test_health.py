"""How the library is: looked at without changing it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from stridecue.errors import LibraryDamagedError, LibraryError
from stridecue.library.damage import health
from stridecue.library.damage.health import LibraryHealth, look_at_library
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.run_details import RunDetails
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals

SETUP = RunSetup("1", "0", "bluetooth")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the library is."""
    return tmp_path / "a folder?#%" / "library.sqlite3"


def record(file: Path, *, finish: bool) -> Recorder:
    recorder = Recorder(file, SETUP)
    recorder.on_input(Input(0, 0, Mark(MarkKind.START)))
    if finish:
        recorder.finish(Totals())
        recorder.close()
    return recorder


def test_no_library(file: Path) -> None:
    assert look_at_library(file, 1) is None
    assert not file.parent.exists()


def test_runs_are_counted(file: Path) -> None:
    file.parent.mkdir()
    record(file, finish=True)
    record(file, finish=True)
    before = file.read_bytes()
    assert look_at_library(file, 5) == LibraryHealth(2, 0, True)
    assert file.read_bytes() == before
    with Library(file) as library:
        assert len(library.runs()) == 2


def test_a_run_that_is_being_recorded_has_not_broken_off(file: Path) -> None:
    file.parent.mkdir()
    recorder = record(file, finish=False)
    assert look_at_library(file, 5) == LibraryHealth(0, 0, True)
    recorder.close()
    assert look_at_library(file, 5) == LibraryHealth(0, 1, True)


def test_no_time_is_said(file: Path) -> None:
    file.parent.mkdir()
    record(file, finish=True)
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE more (a)")
    connection.executemany("INSERT INTO more VALUES (?)", [("x" * 500,)] * 5000)
    connection.commit()
    connection.close()
    assert look_at_library(file, -1) == LibraryHealth(1, 0, False)


def test_damage(file: Path) -> None:
    file.parent.mkdir()
    record(file, finish=True)
    content = bytearray(file.read_bytes())
    content[4096 : 2 * 4096] = b"\x5a" * 4096
    file.write_bytes(content)
    with pytest.raises(LibraryDamagedError, match="damaged"):
        look_at_library(file, 5)


@pytest.mark.parametrize(
    ("statement", "words"),
    [("PRAGMA application_id = 7", "not a library of Stridecue"), ("PRAGMA user_version = 99", "format 99")],
)
def test_a_file_of_somebody_else(file: Path, statement: str, words: str) -> None:
    file.parent.mkdir()
    record(file, finish=True)
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.close()
    with pytest.raises(LibraryError, match=words):
        look_at_library(file, 5)


def test_no_database(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("no database\n" * 100)
    with pytest.raises(LibraryDamagedError, match="not a library"):
        look_at_library(file, 5)
    file.write_bytes(b"S")
    with pytest.raises(LibraryDamagedError, match="cut off"):
        look_at_library(file, 5)
    file.write_bytes(b"")
    assert look_at_library(file, 5) is None, "it is only being made"


def test_nothing_is_left_beside_it(file: Path) -> None:
    file.parent.mkdir()
    record(file, finish=True)
    look_at_library(file, 5)
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_one_that_is_too_large_for_the_time_is_not_begun(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.parent.mkdir()
    record(file, finish=True)
    monkeypatch.setattr(health, "LOOKED_AT_BYTES_PER_S", file.stat().st_size / 6)
    assert look_at_library(file, 5) == LibraryHealth(1, 0, False)
    assert look_at_library(file, 7) == LibraryHealth(1, 0, True)


def test_a_table_that_is_not_ours_any_more_is_damage(file: Path) -> None:
    file.parent.mkdir()
    record(file, finish=True)
    content = file.read_bytes()
    assert content.count(b"begun_t_ms INTEGER") == 1
    file.write_bytes(content.replace(b"begun_t_ms INTEGER", b"begun_t_mS_INTEGER"))
    with pytest.raises(LibraryDamagedError, match="damaged"):
        look_at_library(file, 5)


def test_a_row_that_is_no_text_any_more_is_damage(file: Path) -> None:
    file.parent.mkdir()
    record(file, finish=True)
    content = file.read_bytes()
    assert content.count(b'"bluetooth"') > 0
    file.write_bytes(content.replace(b'"bluetooth"', b'"blue\xff\xffoth"'))
    with pytest.raises(LibraryDamagedError):
        look_at_library(file, 5)


def test_what_is_said_about_values_is_no_damage(file: Path) -> None:
    """SQLite 3.40 says of every tag that its run is NULL."""
    file.parent.mkdir()
    record(file, finish=True)
    with Library(file) as library:
        library.catalogue.describe(1, RunDetails(tags=("easy",)))
        assert library.check() is None
    assert look_at_library(file, 5) == LibraryHealth(1, 0, True)
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("INSERT INTO chunk VALUES (1, 'neither', 0, 0, 0, 0, '')")
    connection.commit()
    assert connection.execute("PRAGMA quick_check").fetchone() != ("ok",)
    connection.close()
    assert look_at_library(file, 5) == LibraryHealth(1, 0, True)
