"""How an older library becomes a newer one.

Rules: all migrations that are missing run in one transaction. A library with more than we know was made by a newer
program and is refused, unchanged.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from stridecue.errors import LibraryError
from stridecue.library.schema import APPLICATION_ID, MIGRATIONS, Migration


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
