"""How an older library becomes a newer one.

Rules: a whole copy is kept before; without it nothing is migrated. All migrations that are missing run in one
transaction; nobody writes between the copy and its end. A library with more than we know was made by a newer program
and is refused, unchanged.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from stridecue.errors import LibraryDamagedError, LibraryError
from stridecue.library.schema import APPLICATION_ID, MIGRATIONS, Migration


def migrate(
    connection: sqlite3.Connection,
    migrations: Sequence[Migration] = MIGRATIONS,
    *,
    keep_copy: Callable[[int], object] = lambda version: None,
) -> None:
    """Bring a library up to date; an empty file becomes a library.

    `keep_copy` is called with the format of a library that is about to change, which nobody else can write then.

    Raises:
        LibraryError: a newer program or another program made the file, or no copy can be kept; it is as it was.
    """
    if _version(connection) == len(migrations) and _is_ours(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Looked at again, since another process may have been quicker.
        version = _version(connection)
        _refuse_foreign(connection, version, len(migrations))
        if 0 < version < len(migrations):
            _keep(keep_copy, version)
        for migration in migrations[version:]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _keep(keep_copy: Callable[[int], object], version: int) -> None:
    try:
        keep_copy(version)
    except LibraryDamagedError:
        raise
    except LibraryError as error:
        raise LibraryError(
            f"The library has to be brought up to date, and a copy must be kept before. {error.message}",
            f"{error.hint} The library was not changed.".lstrip(),
        ) from error


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
