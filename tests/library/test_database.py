"""Opening the file: permissions, settings, and errors that say what to do."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from stridecue.errors import LibraryDamagedError, LibraryError
from stridecue.library.database import explain, library_errors, open_database, writing

posix = pytest.mark.skipif(os.name != "posix", reason="file permissions are POSIX's")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_folder_and_files_are_the_owners_only(path: Path) -> None:
    connection = open_database(path)
    with writing(connection):
        connection.execute("INSERT INTO run (demo, setup) VALUES (0, '{}')")
    assert mode(path.parent) == 0o700
    assert {file.name: mode(file) for file in path.parent.iterdir()} == {
        "library.sqlite3": 0o600,
        "library.sqlite3-wal": 0o600,
        "library.sqlite3-shm": 0o600,
    }
    connection.close()


@posix
def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    open_database(path).close()
    path.chmod(0o644)
    open_database(path).close()
    assert mode(path) == 0o600


def test_what_is_committed_survives_a_cut_of_power(path: Path) -> None:
    connection = open_database(path)
    settings = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
    }
    assert settings == {"journal_mode": "wal", "synchronous": 2}
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()


def test_opening_writes_nothing(path: Path) -> None:
    open_database(path).close()
    before = path.read_bytes()
    open_database(path).close()
    assert path.read_bytes() == before
    connection = open_database(path)
    assert connection.execute("PRAGMA auto_vacuum").fetchone() == (1,)
    connection.close()


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file where the folder should be")
    with pytest.raises(LibraryError, match=r"cannot be kept in .*library: .*STRIDECUE_HOME"):
        open_database(tmp_path / "library" / "library.sqlite3")


def test_a_file_that_is_no_library_is_said_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"My diary. " * 200)
    with pytest.raises(LibraryDamagedError, match=r"not a library.*Open `stridecue`"):
        open_database(path)
    assert path.read_bytes().startswith(b"My diary")


def test_a_transaction_is_all_or_nothing(path: Path) -> None:
    connection = open_database(path)
    with pytest.raises(ZeroDivisionError), writing(connection):
        connection.execute("INSERT INTO run (demo, setup) VALUES (0, '{}')")
        _ = 1 / 0
    assert connection.execute("SELECT count(*) FROM run").fetchone() == (0,)
    connection.close()


def test_a_library_in_use_is_said(path: Path) -> None:
    first, second = open_database(path), open_database(path)
    second.execute("PRAGMA busy_timeout = 0")
    with (
        writing(first),
        pytest.raises(LibraryError, match="Another program"),
        library_errors(path),
        writing(second),
    ):
        pass
    first.close()
    second.close()


def test_opening_it_again_lets_go_of_no_lock(path: Path) -> None:
    """Another program that closes the library would otherwise take it for nobody's, and its `-wal` away with it."""
    first = open_database(path)
    open_database(path).close()
    other = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM run').connection.close()"
    subprocess.run((sys.executable, "-c", other, str(path)), check=True)
    with writing(first):
        first.execute("INSERT INTO run (demo, setup) VALUES (0, '{}')")
    assert path.with_name(f"{path.name}-wal").exists()
    second = open_database(path)
    assert second.execute("SELECT count(*) FROM run").fetchone() == (1,)
    second.close()
    first.close()


def test_an_unknown_error_keeps_its_words() -> None:
    assert "(disk on fire)" in explain(sqlite3.OperationalError("disk on fire"))[0]
