"""Migrations: from nothing, from an older library, and never from a newer or another's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from stridecue.errors import LibraryError
from stridecue.library.migration import migrate
from stridecue.library.schema import MIGRATIONS


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:", isolation_level=None)
    yield opened
    opened.close()


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_an_empty_file_becomes_a_library(connection: sqlite3.Connection) -> None:
    migrate(connection)
    assert tables(connection) == {"text", "run", "entry", "chunk", "figures", "listed", "tag", "derived"}
    assert version(connection) == len(MIGRATIONS)


def test_a_second_time_changes_nothing(connection: sqlite3.Connection) -> None:
    migrate(connection)
    connection.execute("INSERT INTO run (demo, setup) VALUES (0, '{}')")
    migrate(connection)
    assert connection.execute("SELECT count(*) FROM run").fetchone() == (1,)


def test_only_what_is_missing_is_applied(connection: sqlite3.Connection) -> None:
    migrate(connection, [["CREATE TABLE one (x)"]])
    migrate(connection, [["CREATE TABLE one (x)"], ["CREATE TABLE two (x)", "INSERT INTO one VALUES (1)"]])
    assert tables(connection) == {"one", "two"}
    assert version(connection) == 2


def test_a_migration_that_fails_leaves_the_library_as_it_was(connection: sqlite3.Connection) -> None:
    migrate(connection, [["CREATE TABLE one (x)"]])
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, [["CREATE TABLE one (x)"], ["CREATE TABLE two (x)", "CREATE TABLE two (x)"]])
    assert tables(connection) == {"one"}
    assert version(connection) == 1


def test_a_newer_library_is_refused_and_not_touched(connection: sqlite3.Connection) -> None:
    migrate(connection)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(LibraryError, match=r"newer Stridecue made this library.*Use the newer"):
        migrate(connection)
    assert version(connection) == len(MIGRATIONS) + 1


def test_another_programs_file_is_refused(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE songs (title)")
    with pytest.raises(LibraryError, match="not a library of Stridecue"):
        migrate(connection)
    assert tables(connection) == {"songs"}
