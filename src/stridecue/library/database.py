"""The file of the library: opening it, transactions, and what its errors mean to a person.

Rules: WAL with `synchronous=FULL`, so that what is committed survives a cut of power; the file, and with it its `-wal`
and `-shm`, is readable by its owner only. Every error of SQLite leaves this room as a `LibraryError`. A folder that
exists keeps its permissions: it may be one that the runner chose.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stridecue.errors import LibraryDamagedError, LibraryError
from stridecue.library.migration import migrate

CACHE_KIB = 128
"""Rows are written once and read in order: more would only lie in memory during a run. OUR CHOICE"""
BUSY_TIMEOUT_MS = 5_000
"""How long to wait for another process that is writing."""

DAMAGED_HINT = (
    "Open `stridecue`: it sets the file aside and takes over every run that can be read. "
    "`stridecue backup --help` says how to go back to a copy."
)

_PROBLEMS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: ("The disk is full", "Make room on it."),
    sqlite3.SQLITE_BUSY: ("Another program is using the library", "Close it, or try again."),
    sqlite3.SQLITE_LOCKED: ("Another program is using the library", "Close it, or try again."),
    sqlite3.SQLITE_READONLY: ("The library cannot be written", "Change who may write there."),
    sqlite3.SQLITE_PERM: ("The library cannot be written", "Change who may write there."),
    sqlite3.SQLITE_CANTOPEN: ("The library cannot be opened", "Change who may write to its folder."),
    sqlite3.SQLITE_IOERR: ("The disk reports an error", "Check the disk and its connection."),
    sqlite3.SQLITE_CORRUPT: ("The library is damaged", DAMAGED_HINT),
    sqlite3.SQLITE_NOTADB: ("The file is not a library", DAMAGED_HINT),
}
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def open_database(path: Path) -> sqlite3.Connection:
    """Open the library, making or migrating it where needed; any one thread at a time may use the connection.

    Raises:
        LibraryError: it cannot be opened, is not ours, or a newer program made it.
    """
    with library_errors(path):
        _make_private_file(path)
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=0)
        try:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
            # An open run takes several times the room of a packed one. Heeded only while the file is empty; later it
            # would be nothing but a write at each opening.
            if connection.execute("PRAGMA page_count").fetchone() == (0,):
                connection.execute("PRAGMA auto_vacuum = FULL")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            migrate(connection, keep_copy=lambda version: _keep_copy(path, version))
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a block as one write transaction: all of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a block on one unchanging view of the library, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


@contextmanager
def library_errors(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system into a `LibraryError`."""
    try:
        yield
    except sqlite3.Error as error:
        what, hint = explain(error)
        kind = LibraryDamagedError if is_damage(error) else LibraryError
        raise kind(f"{what}: {path}.", hint) from error
    except UnicodeDecodeError as error:  # SQLite names a table or column of which the name itself is damaged
        raise LibraryDamagedError(f"The library is damaged: {path}.", DAMAGED_HINT) from error
    except OSError as error:
        raise LibraryError(
            f"The library cannot be kept in {path.parent}: {error.strerror}.",
            "Change who may write there, or choose another place with STRIDECUE_HOME.",
        ) from error


def explain(error: sqlite3.Error) -> tuple[str, str]:
    """Return what happened and what to do about it; the first without a full stop."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT if is_damage(error) else None)
    unknown = (f"The library cannot be used ({error})", "Try again, or restore a backup.")
    return unknown if code is None else _PROBLEMS.get(code & 0xFF, unknown)


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether SQLite found the file to be other than what was written to it."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # it comes from the reading of a value
        return str(error).startswith("Could not decode to UTF-8")
    return code & 0xFF in _DAMAGE


def _keep_copy(path: Path, version: int) -> None:
    from stridecue.library.copies import keep_before_migration  # noqa: PLC0415 - once a release

    keep_before_migration(path, version)


def _make_private_file(path: Path) -> None:
    """Make the file before SQLite does: its permissions then hold for `-wal` and `-shm` too.

    A file that is there is never opened here: closing it would let go of every lock that this process has on it, and
    another program would then take the library for nobody's.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(0o600)
