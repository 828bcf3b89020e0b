"""How the library is: looked at without changing it, and for no longer than one has time.

Rules: the file is opened for reading only; nothing is made, migrated or mended.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from stridecue.errors import LibraryError
from stridecue.library.database import library_errors
from stridecue.library.lock import is_held
from stridecue.library.schema import APPLICATION_ID, MIGRATIONS

_STEPS = 10_000
"""Instructions of SQLite between two looks at the clock."""


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
        LibraryError: it is damaged, not ours, of a newer program, or cannot be read.
    """
    with library_errors(path):
        if not path.exists():
            return None
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=within_s)
        try:
            _refuse_foreign(connection, path)
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


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not tables or application != APPLICATION_ID:
        raise LibraryError(f"The file is not a library of Stridecue: {path}.", "Move it away.")
    if version > len(MIGRATIONS):
        raise LibraryError(
            f"A newer Stridecue made this library (format {version}; this one knows {len(MIGRATIONS)}).",
            "Use the newer Stridecue.",
        )


def _is_whole(connection: sqlite3.Connection, path: Path, within_s: float) -> bool:
    """Look at every page; returns whether there was time for all of them."""
    until_s = time.monotonic() + within_s
    connection.set_progress_handler(lambda: time.monotonic() > until_s, _STEPS)
    try:
        (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            return False
        raise
    if answer != "ok":
        raise LibraryError(
            f"The library is damaged: {path}.", "Restore a backup, or move the file away to start a new one."
        )
    return True
