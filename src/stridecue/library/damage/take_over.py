"""What can be read of a damaged library, put into a new one.

Rules: rows are taken one by one into tables of the same format, which then become those of today as any older library
does. What can be derived again is not taken over.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from stridecue.errors import LibraryError
from stridecue.library.damage.damaged_pages import DamagedPages
from stridecue.library.damage.damaged_rows import Column, rows_of
from stridecue.library.damage.mended_runs import Mended, mend_runs
from stridecue.library.migration import migrate
from stridecue.library.schema import APPLICATION_ID, MIGRATIONS

_DERIVED = frozenset({"figures", "derived"})
_FIRST = ("text", "listed", "tag")
"""Before the runs: the row that lists a run would else be made anew when the run comes."""
_FORMATS_TO_COME = 50
"""A larger number than this is damage."""
_MASTER = (
    Column("type", "TEXT"),
    Column("name", "TEXT"),
    Column("tbl_name", "TEXT"),
    Column("rootpage", "INTEGER"),
    Column("sql", "TEXT"),
)


def take_over(damaged: Path, target: Path) -> Mended:
    """Fill a library that is not there yet with what can be read of a damaged one.

    Raises:
        LibraryError: a newer program made the damaged one.
        sqlite3.Error, OSError: the new one cannot be written, or the damaged one cannot be read at all.
    """
    with DamagedPages(damaged) as pages, contextlib.closing(_empty(target, pages.bytes_each)) as connection:
        migrate(connection, MIGRATIONS[: _version(pages)])
        with _one_transaction(connection):
            _copy_rows(pages, connection)
        migrate(connection)
        with _one_transaction(connection):
            return mend_runs(connection)


def _empty(target: Path, page_bytes: int) -> sqlite3.Connection:
    connection = sqlite3.connect(target, isolation_level=None)
    connection.execute(f"PRAGMA page_size = {page_bytes}")
    connection.execute("PRAGMA auto_vacuum = FULL")
    connection.execute("PRAGMA foreign_keys = OFF")
    return connection


def _version(pages: DamagedPages) -> int:
    """Return the format of the damaged library; where its head is damaged too, it is taken for one of today's."""
    said = pages.version or 0
    if pages.application == APPLICATION_ID and len(MIGRATIONS) < said <= len(MIGRATIONS) + _FORMATS_TO_COME:
        raise LibraryError(
            f"A newer Stridecue made this library (format {said}), and it is damaged.",
            "Use the newer Stridecue. The library was not changed.",
        )
    return said if 0 < said <= len(MIGRATIONS) else len(MIGRATIONS)


@contextlib.contextmanager
def _one_transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("COMMIT")


def _copy_rows(pages: DamagedPages, connection: sqlite3.Connection) -> None:
    """Copy the rows of every table that cannot be derived again."""
    made = dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"))
    # Tables of an auto-vacuum file lie in the order in which they were made: where a name is gone, its place is known.
    roots = made | {
        str(row[1]): int(str(row[3])) for row in rows_of(pages, 1, _MASTER) if row[0] == "table" and row[3]
    }
    names = [name for name in made if name not in _DERIVED]
    for name in sorted(names, key=lambda name: name not in _FIRST):
        columns = _columns(connection, name)
        for row in rows_of(pages, roots[name], columns):
            named = ", ".join(column.name for column in columns[: len(row)])
            marks = ", ".join("?" * len(row))
            with contextlib.suppress(sqlite3.IntegrityError, OverflowError):
                connection.execute(f"INSERT OR IGNORE INTO {name} ({named}) VALUES ({marks})", row)


def _columns(connection: sqlite3.Connection, table: str) -> list[Column]:
    """Return the columns of a table of ours in the order in which they are stored."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
    keyed = [row for row in rows if row[5]]
    if "WITHOUT ROWID" in sql:
        rows = [*sorted(keyed, key=lambda row: row[5]), *(row for row in rows if not row[5])]
        return [Column(row[1], row[2]) for row in rows]
    return [
        Column(row[1], row[2], is_rowid=len(keyed) == 1 and row[2] == "INTEGER" and row[5] > 0)
        for row in rows
    ]
