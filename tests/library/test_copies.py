"""Copies of the library: whole or not there at all, before a migration too."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from stridecue.errors import LibraryError
from stridecue.library import copies, migration
from stridecue.library.copies import keep_before_migration, write_copy
from stridecue.library.database import open_database, writing
from stridecue.library.library import Library
from stridecue.library.schema import APPLICATION_ID, MIGRATIONS

TODAY = date(2026, 3, 1)


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    opened = open_database(path)
    yield opened
    opened.close()


@pytest.fixture
def old(path: Path) -> Path:
    """A library of the first format with one run in it, as a program left it that was killed."""
    path.parent.mkdir()
    opened = sqlite3.connect(path, isolation_level=None)
    opened.execute("PRAGMA auto_vacuum = FULL")
    opened.execute("PRAGMA journal_mode = WAL")
    migration.migrate(opened, MIGRATIONS[:1])
    opened.execute("INSERT INTO run (demo, setup) VALUES (0, '{}')")
    opened.close()
    return path


def version(file: Path) -> int:
    opened = sqlite3.connect(file)
    try:
        assert opened.execute("PRAGMA quick_check").fetchone() == ("ok",)
        assert opened.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert opened.execute("SELECT count(*) FROM run").fetchone() == (1,)
        return int(opened.execute("PRAGMA user_version").fetchone()[0])
    finally:
        opened.close()


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_an_older_library_is_kept_whole_before_it_is_migrated(old: Path) -> None:
    Library(old).close()
    assert version(old) == len(MIGRATIONS)
    (kept,) = (old.parent / "backups").iterdir()
    assert kept.name == f"library-format-1-{date.today()}.sqlite3"
    assert version(kept) == 1
    Library(old).close()
    assert len(names(old.parent / "backups")) == 1, "only before a change"


@pytest.mark.skipif(os.name != "posix", reason="file permissions are POSIX's")
def test_a_kept_copy_is_its_owners_only(old: Path) -> None:
    kept = keep_before_migration(old, 1, TODAY)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_a_new_library_needs_no_copy(path: Path, connection: sqlite3.Connection) -> None:
    assert "backups" not in names(path.parent)


def test_the_newest_few_are_kept_and_nothing_else_is_touched(old: Path) -> None:
    folder = old.parent / "backups"
    folder.mkdir()
    (folder / "mine.sqlite3").write_text("of the runner")
    (folder / "library-format-1-2026-02-01.sqlite3-x1.part").write_text("half a copy")
    kept = []
    for count in range(copies.KEPT + 2):
        kept.append(keep_before_migration(old, 1, TODAY))
        os.utime(kept[-1], ns=(count, count))
    assert [file.name for file in kept[:3]] == [
        "library-format-1-2026-03-01.sqlite3",
        "library-format-1-2026-03-01-2.sqlite3",
        "library-format-1-2026-03-01-3.sqlite3",
    ]
    assert names(folder) == {"mine.sqlite3", *(file.name for file in kept[-copies.KEPT :])}


def test_without_room_for_the_copy_nothing_is_migrated(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()

    def no_room(*_: object) -> None:
        raise LibraryError(
            "No copy of the library can be written there. The disk is full.", "Make room on it."
        )

    monkeypatch.setattr(copies, "write_copy", no_room)
    with pytest.raises(
        LibraryError,
        match=r"has to be brought up to date.* disk is full\. Make room on it\. The library was not changed",
    ):
        open_database(old)
    assert old.read_bytes() == before
    assert version(old) == 1


def test_a_folder_that_cannot_be_made_is_said(old: Path) -> None:
    (old.parent / "backups").write_text("a file")
    with pytest.raises(LibraryError, match="backups cannot be used"):
        open_database(old)
    assert version(old) == 1


def test_a_copy_that_fails_leaves_nothing(
    connection: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "away" / "copy.sqlite3"
    target.parent.mkdir()

    def fail(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies, "_to_disk", fail)
    with pytest.raises(LibraryError, match="No space left on device"):
        write_copy(connection, target)
    assert names(target.parent) == set()


def test_a_file_that_came_meanwhile_stays(
    connection: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.sqlite3"
    monkeypatch.setattr(copies, "_to_disk", lambda _: target.write_text("quicker"))
    with pytest.raises(LibraryError, match="there already"):
        write_copy(connection, target)
    assert target.read_text() == "quicker"
    assert not list(tmp_path.glob("*.part"))


def test_a_copy_is_written_while_another_writes(
    path: Path, connection: sqlite3.Connection, tmp_path: Path, record: Callable[..., int]
) -> None:
    record()
    other = open_database(path)
    with writing(other):
        other.execute("INSERT INTO run (demo, setup) VALUES (0, '{}')")
        write_copy(connection, tmp_path / "copy.sqlite3")
    other.close()
    with Library(tmp_path / "copy.sqlite3") as copy:
        assert len(copy.runs()) == 1
