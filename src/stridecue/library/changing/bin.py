"""Deleted runs, until the program closes.

Rules: a deleted run is marked, not removed; whoever deleted it can bring it back until the bin is emptied. A run that a
killed program left in the bin is brought back at the next start: nobody confirmed that it can go. A program has one bin
for a library, however often it opens it, and holds a lock for as long as something may be in it.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from stridecue.errors import LibraryError, UsageError
from stridecue.library import database, queries
from stridecue.library.library_file import LibraryFile
from stridecue.library.loading import finished_run
from stridecue.library.lock import RunLock, is_held_at

_NAME = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class _OwnBin:
    """What this program holds of a library's bin."""

    name: str
    lock: RunLock


_OWN: dict[Path, _OwnBin] = {}
"""By library: what is deleted outlives the `Library` that deleted it."""


class Bin:
    """The bin of one library."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._key = file.path.absolute()

    def put(self, run_id: int) -> None:
        """Delete a run; it is nowhere listed any more.

        Raises:
            UsageError: there is no such run, or it is being recorded.
        """
        with self._file.reading() as connection:
            finished_run(connection, run_id)
        name = self._own().name
        with self._file.writing() as connection:
            finished_run(connection, run_id)
            connection.execute("UPDATE listed SET deleted_by = ? WHERE run_id = ?", (name, run_id))

    def holds(self, run_id: int) -> bool:
        """Return whether a run is deleted and can be brought back, by whichever program deleted it."""
        with self._file.reading() as connection:
            return queries.is_in_bin(connection, run_id)

    def take_back(self, run_id: int) -> None:
        """Undo a deletion.

        Raises:
            UsageError: the run is not in the bin.
        """
        own = _OWN.get(self._key)
        with self._file.writing() as connection:
            found = connection.execute(
                "UPDATE listed SET deleted_by = NULL WHERE run_id = ? AND deleted_by = ?",
                (run_id, own.name if own else ""),
            )
            if not found.rowcount:
                raise UsageError(
                    f"Run {run_id} is not in the bin.", "Only what was deleted since the start is."
                )

    def empty(self) -> int:
        """Remove for good what this program deleted; return how many runs."""
        own = _OWN.pop(self._key, None)
        if own is None:
            return 0
        try:
            with self._file.writing() as connection:
                query = "SELECT run_id FROM listed WHERE deleted_by = ?"
                deleted = connection.execute(query, (own.name,)).fetchall()
                for (run_id,) in deleted:
                    queries.delete_run(connection, run_id)
        finally:
            own.lock.release()
        return len(deleted)

    def bring_back(self) -> None:
        """Bring back what programs that were killed have left in their bins; where that fails, the next start does."""
        with self._file.reading() as connection:
            query = "SELECT DISTINCT deleted_by FROM listed WHERE deleted_by IS NOT NULL"
            names = [str(name) for (name,) in connection.execute(query)]
        left = [(name,) for name in names if not self._has_owner(name)]
        if left:
            with suppress(LibraryError), self._file.writing() as connection:
                connection.executemany("UPDATE listed SET deleted_by = NULL WHERE deleted_by = ?", left)

    def _own(self) -> _OwnBin:
        if self._key not in _OWN:
            name = os.urandom(16).hex()
            with database.library_errors(self._file.path):
                lock = RunLock.at(self._lock_path(name))
            if lock is None:
                raise LibraryError("The bin cannot be used: its lock is taken.", "Try again.")
            _OWN[self._key] = _OwnBin(name, lock)
        return _OWN[self._key]

    def _has_owner(self, name: str) -> bool:
        own = _OWN.get(self._key)
        if own is not None and own.name == name:
            return True
        if not _NAME.fullmatch(name):
            return False  # no program of ours calls its bin so
        with database.library_errors(self._file.path):
            return is_held_at(self._lock_path(name))

    def _lock_path(self, name: str) -> Path:
        return self._file.path.with_name(f"{self._file.path.name}-bin-{name}.lock")
