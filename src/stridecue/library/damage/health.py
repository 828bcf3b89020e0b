"""How the library is: looked at without changing it, and for no longer than one has time.

Rules: nothing of the library is made, changed, migrated or mended, and no file is left beside it that was not there.
"""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from stridecue.errors import LibraryDamagedError, LibraryError
from stridecue.library.database import DAMAGED_HINT, library_errors
from stridecue.library.lock import is_held
from stridecue.library.migration import migrate
from stridecue.library.schema import APPLICATION_ID, MIGRATIONS

_STEPS = 10_000
"""Instructions of SQLite between two looks at the clock."""
_READ_WHOLE = ("run", "listed", "tag")
"""Their rows are small, and one that is no text any more would keep all the others from being listed."""
_MOST_ANSWERS = 1_000_000
"""Those about values must not hide the others."""
_ABOUT_VALUES = re.compile(r"\w+ value in |CHECK constraint failed in ")
LOOKED_AT_BYTES_PER_S = 300_000_000
"""What a slow disk gives. Older SQLite cannot be stopped while it looks at pages: it begins only where it will be done
in time."""


@dataclass(frozen=True, slots=True)
class LibraryHealth:
    """What was found."""

    runs: int
    """Finished ones."""
    broken_off: int
    """Those that were begun and not finished, and that nobody is recording."""
    whole: bool
    """Whether every page was looked at in the time."""


def look_at_library(path: Path, within_s: float) -> LibraryHealth | None:
    """Return how the library is; None when there is none yet.

    Raises:
        LibraryDamagedError: it is damaged.
        LibraryError: it is not ours, of a newer program, or cannot be read.
    """
    with library_errors(path):
        if not path.exists():
            return None
        # Where a -wal lies beside it, somebody has it open or was killed.
        in_use = path.with_name(f"{path.name}-wal").exists()
        connection = _open(path, within_s, "ro" if in_use else "rw")
        try:
            empty = _is_empty(connection)
            _refuse_cut_off(connection, path, in_use=in_use)
            if empty:
                return None
            _refuse_foreign(connection, path)
            _refuse_other_tables(connection, path)
            runs = connection.execute("SELECT count(*) FROM run WHERE totals IS NOT NULL").fetchone()[0]
            unfinished = connection.execute(
                "SELECT id FROM run WHERE totals IS NULL AND begun_t_ms IS NOT NULL"
            ).fetchall()
            return LibraryHealth(
                runs,
                sum(not is_held(path, run_id) for (run_id,) in unfinished),
                _is_whole(connection, path, within_s),
            )
        finally:
            connection.close()


def damage_in(connection: sqlite3.Connection) -> str | None:
    """Look through the whole file; return what is wrong with its pages, or None.

    What SQLite says about the values of rows is left out: they can be read, and some versions say of a key of two
    columns that it holds NULL when it does not.
    """
    for (answer,) in connection.execute(f"PRAGMA quick_check({_MOST_ANSWERS})"):
        if answer != "ok" and not _ABOUT_VALUES.match(answer):
            return str(answer)
    return None


def _open(path: Path, timeout_s: float, mode: str) -> sqlite3.Connection:
    """Open the library to look at it.

    Only for reading, where what lies beside it must stay. Otherwise as one who could write, who alone takes away again
    what SQLite puts there.
    """
    connection = sqlite3.connect(f"file:{quote(str(path))}?mode={mode}", uri=True, timeout=max(timeout_s, 0))
    connection.execute("PRAGMA query_only = ON")
    return connection


def _refuse_cut_off(connection: sqlite3.Connection, path: Path, *, in_use: bool) -> None:
    """Refuse a file that ends within a page: SQLite takes what is missing of it for zeros."""
    (page_bytes,) = connection.execute("PRAGMA page_size").fetchone()
    if path.stat().st_size % page_bytes and not in_use:
        raise LibraryDamagedError(f"The library is damaged: {path} is cut off.", DAMAGED_HINT)


def _is_empty(connection: sqlite3.Connection) -> bool:
    """Return whether this is a library that is only being made, as another program does it at its first start."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    return not tables and not application


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise LibraryError(f"The file is not a library of Stridecue: {path}.", "Move it away.")
    if version > len(MIGRATIONS):
        raise LibraryError(
            f"A newer Stridecue made this library (format {version}; this one knows {len(MIGRATIONS)}).",
            "Use the newer Stridecue.",
        )


def _refuse_other_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file in which the words that make the tables are not those of its format any more."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        migrate(made, MIGRATIONS[:version])
        missing = _tables(made) - _tables(connection)
    if missing:
        raise LibraryDamagedError(f"The library is damaged: {path}.", DAMAGED_HINT)


def _tables(connection: sqlite3.Connection) -> set[tuple[str, bytes]]:
    return set(connection.execute("SELECT name, CAST(sql AS BLOB) FROM sqlite_master WHERE sql IS NOT NULL"))


def _is_whole(connection: sqlite3.Connection, path: Path, within_s: float) -> bool:
    """Look at every page; returns whether there was time for all of them."""
    if path.stat().st_size > within_s * LOOKED_AT_BYTES_PER_S:
        return False
    until_s = time.monotonic() + within_s
    connection.set_progress_handler(lambda: time.monotonic() > until_s, _STEPS)
    try:
        found = damage_in(connection)
        for table in _READ_WHOLE:
            for _ in connection.execute(f"SELECT * FROM {table}"):
                pass
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            return False
        raise
    if found is not None:
        raise LibraryDamagedError(f"The library is damaged: {path}.", DAMAGED_HINT)
    return True
