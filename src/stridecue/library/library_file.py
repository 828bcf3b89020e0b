"""The open file of the library, as its rooms share it: one view to read, one transaction to change."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from stridecue.errors import UsageError
from stridecue.library import database
from stridecue.library.lock import RunLock


class LibraryFile:
    """One library, open; made or migrated where needed.

    Raises LibraryError if the file cannot be opened, is not a library, or a newer program made it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = database.open_database(path)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Run a block on one unchanging view of the library; its errors become `LibraryError`."""
        with database.library_errors(self.path), database.reading(self.connection):
            yield self.connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run a block as one transaction: all of it or nothing; its errors become `LibraryError`."""
        with database.library_errors(self.path), database.writing(self.connection):
            yield self.connection

    def change(self, run_id: int, work: Callable[[sqlite3.Connection], None]) -> None:
        """Change a run that nobody is recording, in one transaction.

        Raises:
            UsageError: somebody is recording it.
        """
        with database.library_errors(self.path):
            lock = RunLock.take(self.path, run_id)
            if lock is None:
                raise UsageError(f"Run {run_id} is being recorded.", "Finish it where it is recorded.")
            try:
                with database.writing(self.connection):
                    work(self.connection)
            finally:
                lock.release()
