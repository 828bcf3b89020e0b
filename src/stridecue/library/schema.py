"""The tables of the library, and how an older library becomes a newer one.

Rules: `PRAGMA user_version` counts the migrations that were applied; each is a list of statements and is never changed
once released. All that are missing run in one transaction. A library with more than we know was made by a newer
program and is refused, unchanged.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from stridecue.errors import LibraryError

APPLICATION_ID = 0x53747243
"""`StrC`, in the file's header, tells our file from any other SQLite file."""

Migration = Sequence[str]

MIGRATIONS: Sequence[Migration] = (
    (
        # Cue sets and plans, once each.
        "CREATE TABLE text (hash TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID",
        # totals is NULL while a run is not finished; begun_t_ms is NULL until the runner starts.
        """CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            demo INTEGER NOT NULL,
            setup TEXT NOT NULL,
            begun_t_ms INTEGER,
            totals TEXT
        )""",
        # What came in and what was decided, while a run is open. n is the seq of an input.
        """CREATE TABLE entry (
            run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            stream TEXT NOT NULL CHECK (stream IN ('input', 'decision')),
            n INTEGER NOT NULL,
            t_ms INTEGER NOT NULL,
            line TEXT NOT NULL,
            PRIMARY KEY (run_id, stream, n)
        ) WITHOUT ROWID""",
        # The same, packed: a zlib stream of the entries from number n on.
        """CREATE TABLE chunk (
            run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            stream TEXT NOT NULL CHECK (stream IN ('input', 'decision')),
            n INTEGER NOT NULL,
            first_t_ms INTEGER NOT NULL,
            last_t_ms INTEGER NOT NULL,
            entries INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (run_id, stream, n)
        )""",
        # Derived from a run for the runs after it; may be deleted at any time.
        """CREATE TABLE figures (
            run_id INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
            engine_version TEXT NOT NULL,
            line TEXT NOT NULL
        )""",
    ),
)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a library up to date; an empty file becomes a library.

    Raises:
        LibraryError: a newer program or another program made the file.
    """
    if _version(connection) == len(migrations) and _is_ours(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Looked at again, since another process may have been quicker.
        version = _version(connection)
        _refuse_foreign(connection, version, len(migrations))
        for migration in migrations[version:]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _refuse_foreign(connection: sqlite3.Connection, version: int, known: int) -> None:
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and not _is_ours(connection):
        raise LibraryError(
            "This SQLite file is not a library of Stridecue.", "Move it away, or name another folder."
        )
    if version > known:
        raise LibraryError(
            f"A newer Stridecue made this library (format {version}; this one knows {known}).",
            "Use the newer Stridecue. The library was not changed.",
        )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_ours(connection: sqlite3.Connection) -> bool:
    return int(connection.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION_ID
