"""The library of runs: listing, loading, finishing, dropping.

Rules: reading never changes a run. A run that a living program records is never offered as unfinished, and cannot be
finished or dropped by another.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stridecue.errors import UsageError
from stridecue.library import queries
from stridecue.library.changing.arrivals import Arrivals
from stridecue.library.changing.bin import Bin
from stridecue.library.database import library_errors
from stridecue.library.derived.derivations import Derivations
from stridecue.library.library_file import LibraryFile
from stridecue.library.listing.catalogue import Catalogue
from stridecue.library.listing.listed_run import began_ms, list_finished, listed
from stridecue.library.loading import LIST_HINT, load_run, offered
from stridecue.library.lock import is_held
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.summary import RunSummary, Totals

if TYPE_CHECKING:
    pass

LAST = "last"


class Library:
    """The runs in one file; made if it is not there.

    Raises LibraryError if the file cannot be opened, is not a library, or a newer program made it.
    """

    def __init__(self, path: Path) -> None:
        self._file = LibraryFile(path)
        self.catalogue = Catalogue(self._file)
        """The list of runs, and what the runner says about each."""
        self.derivations = Derivations(self._file, self.load)
        """What is worked out from the runs, and kept."""
        self.arrivals = Arrivals(self._file)
        """Runs that come from elsewhere: files, and pieces of a run."""
        self.bin = Bin(self._file)
        """Deleted runs, until the program closes."""
        try:
            self.bin.bring_back()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def runs(self, *, include_demos: bool = True) -> list[RunSummary]:
        """Return the finished runs, newest first; one that is damaged keeps nobody from the others."""
        with self._file.reading() as connection:
            return list_finished(connection, include_demos=include_demos)

    def unfinished(self) -> list[RunSummary]:
        """Return the runs that ended without being finished, newest first.

        Their totals say only how long they are: working out the rest takes `load`.
        """
        with self._file.reading() as connection:
            rows = queries.list_runs(connection, finished=False)
            return [
                offered(connection, row)
                for row in rows
                if row.begun_t_ms is not None and not is_held(self._file.path, row.id)
            ]

    def load(self, which: str) -> RecordedRun:
        """Return a run by its number, or the `last` one.

        Raises:
            UsageError: there is no such run.
            LibraryError: the run is damaged, or a newer program recorded it.
        """
        with self._file.reading() as connection:
            return load_run(connection, self._find(which))

    def finish(self, run_id: int, totals: Totals) -> None:
        """Close an unfinished run as it is, and pack it.

        Raises:
            UsageError: there is no such unfinished run, or it is being recorded.
        """
        with self._file.reading():
            row = self._find(str(run_id))
        if row.totals is not None:
            raise UsageError(f"Run {run_id} is finished already.", LIST_HINT)
        self._file.change(run_id, lambda connection: queries.finish_run(connection, run_id, totals))

    def drop(self, run_id: int) -> None:
        """Remove a run for good.

        Raises:
            UsageError: there is no such run, or it is being recorded.
        """
        with self._file.reading():
            self._find(str(run_id))
        self._file.change(run_id, lambda connection: queries.delete_run(connection, run_id))

    def backup(self, target: Path) -> None:
        """Write a copy of the library, open runs included, to a file that is not there yet.

        Raises:
            UsageError: there is such a file already.
            LibraryError: it cannot be written.
        """
        if target.exists():
            raise UsageError(f"{target} is there already.", "Name a file that is not.")
        from stridecue.library.copies import write_copy  # noqa: PLC0415 - seldom asked for

        write_copy(self._file.connection, target)

    def check(self) -> str | None:
        """Look through the whole file; return what is wrong with it, or None."""
        from stridecue.library.damage.health import damage_in  # noqa: PLC0415 - seldom asked for

        with library_errors(self._file.path):
            return damage_in(self._file.connection)

    def _find(self, which: str) -> queries.RunRow:
        """Return the row of a run; `last` is the newest that was started and is not being recorded."""
        if which == LAST:
            return self._newest()
        connection = self._file.connection
        row = queries.find_run(connection, int(which)) if _is_number(which) else None
        if row is None or queries.is_in_bin(connection, row.id):
            raise UsageError(f"There is no run {which!r} in the library.", LIST_HINT)
        return row

    def _newest(self) -> queries.RunRow:
        finished = queries.list_runs(self._file.connection, finished=True, most=1)
        broken_off = [
            row
            for row in queries.list_runs(self._file.connection, finished=False)
            if row.begun_t_ms is not None and not is_held(self._file.path, row.id)
        ]
        rows = [*finished, *broken_off]
        if not rows:
            raise UsageError("The library has no runs yet.", "`stridecue demo` makes one without a sensor.")
        return max(rows, key=lambda row: (began_ms(listed(row).started_at), row.id))


def _is_number(which: str) -> bool:
    """Return whether a name is a run's number; SQLite's go up to 19 digits."""
    return which.isascii() and which.isdigit() and len(which) < 19
