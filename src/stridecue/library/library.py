"""The library of runs: listing, loading, finishing, dropping.

Rules: reading never changes a run. A run that a living program records is never offered as unfinished, and cannot be
finished or dropped by another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from stridecue.errors import LibraryError, UsageError
from stridecue.library import queries
from stridecue.library.codec import decode_decision, decode_input
from stridecue.library.database import library_errors, open_database, reading, writing
from stridecue.library.listed_run import listed, summary_of, unfinished_summary
from stridecue.library.lock import RunLock, is_held
from stridecue.library.pack import DECISIONS, INPUTS, read_stream
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.our_choices.coach import COMPARED_DAYS
from stridecue.model.setup import History
from stridecue.model.summary import RunSummary, Totals

if TYPE_CHECKING:
    import sqlite3

    from stridecue.library.history_figures import RunFigures
    from stridecue.model.response import Response

LAST = "last"
_LIST_HINT = "`stridecue runs` lists the runs."


class Library:
    """The runs in one file; made if it is not there.

    Raises LibraryError if the file cannot be opened, is not a library, or a newer program made it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_database(path)

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def runs(self, *, include_demos: bool = True) -> list[RunSummary]:
        """Return the finished runs, newest first; one that is damaged keeps nobody from the others."""
        with self._reading() as connection:
            rows = queries.list_runs(connection, finished=True)
        return [listed(row) for row in rows if include_demos or not row.demo]

    def unfinished(self) -> list[RunSummary]:
        """Return the runs that ended without being finished, newest first.

        Their totals say only how long they are: working out the rest takes `load`.
        """
        with self._reading() as connection:
            rows = queries.list_runs(connection, finished=False)
            return [
                self._listed(row)
                for row in rows
                if row.begun_t_ms is not None and not is_held(self._path, row.id)
            ]

    def load(self, which: str) -> RecordedRun:
        """Return a run by its number, or the `last` one.

        Raises:
            UsageError: there is no such run.
            LibraryError: the run is damaged, or a newer program recorded it.
        """
        with self._reading() as connection:
            row = self._find(which)
            setup = queries.load_setup(connection, row)
            inputs = [decode_input(plain) for plain in read_stream(connection, row.id, INPUTS)]
            decisions = tuple(decode_decision(plain) for plain in read_stream(connection, row.id, DECISIONS))
            listed = self._listed(row)
        return RecordedRun(row.id, setup, inputs, decisions, listed, finished=row.totals is not None)

    def finish(self, run_id: int, totals: Totals) -> None:
        """Close an unfinished run as it is, and pack it.

        Raises:
            UsageError: there is no such unfinished run, or it is being recorded.
        """
        with self._reading():
            row = self._find(str(run_id))
        if row.totals is not None:
            raise UsageError(f"Run {run_id} is finished already.", _LIST_HINT)
        self._change(run_id, lambda connection: queries.finish_run(connection, run_id, totals))

    def drop(self, run_id: int) -> None:
        """Remove a run for good.

        Raises:
            UsageError: there is no such run, or it is being recorded.
        """
        with self._reading():
            self._find(str(run_id))
        self._change(run_id, lambda connection: queries.delete_run(connection, run_id))

    def history(self, now_utc: datetime) -> History:
        """Return what the finished runs before now say to the next one; demos are left out.

        A run that was not looked into before is played through the engine, once.
        """
        from stridecue.library.history import history_of, runs_to_look_at  # noqa: PLC0415 - before a live run only

        runs = self.runs(include_demos=False)
        looked_at = [run.id for run in runs_to_look_at(runs, now_utc) if run.id is not None]
        return history_of(runs, {run_id: self._figures(run_id) for run_id in looked_at}, now_utc)

    def responses(self, now_utc: datetime, days: int = COMPARED_DAYS) -> Sequence[Response]:
        """Return how cues were answered in the runs that began before now, oldest first; demos are left out.

        Runs of these days that were looked into before count, and those that `history` looks into.
        """
        from stridecue.library.history import age_of, runs_to_look_at  # noqa: PLC0415 - for a report only
        from stridecue.library.response_history import unpacked  # noqa: PLC0415

        ages = [(age_of(run, now_utc), run) for run in self.runs(include_demos=False)]
        earlier = [
            (age, run) for age, run in ages if age is not None and timedelta(0) < age <= timedelta(days=days)
        ]
        looked_at = {run.id for run in runs_to_look_at([run for _, run in earlier], now_utc)}
        responses: list[Response] = []
        for _, run in sorted(earlier, key=lambda entry: entry[0], reverse=True):
            if run.id is not None:
                figures = self._figures(run.id) if run.id in looked_at else self._kept_figures(run.id)
                responses += unpacked(figures.answers) if figures is not None else ()
        return responses

    def backup(self, target: Path) -> None:
        """Write a copy of the library, open runs included, to a file that is not there yet.

        Raises:
            UsageError: there is such a file already.
            LibraryError: it cannot be written.
        """
        if target.exists():
            raise UsageError(f"{target} is there already.", "Name a file that is not.")
        with library_errors(target):
            self._connection.execute("VACUUM INTO ?", (str(target),))
            target.chmod(0o600)

    def check(self) -> str | None:
        """Look through the whole file; return what is wrong with it, or None."""
        with library_errors(self._path):
            found = str(self._connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        return None if found == "ok" else found

    def _figures(self, run_id: int) -> RunFigures:
        """Return a run's figures; a run that cannot be read has none, and keeps nobody from the next one."""
        from stridecue.library import history_figures  # noqa: PLC0415 - before a live run and for a report

        kept = self._kept_figures(run_id)
        if kept is not None:
            return kept
        try:
            run = self.load(str(run_id))
        except LibraryError:
            return history_figures.RunFigures()
        derived = history_figures.derive_figures(run.setup, run.inputs, run.decisions)
        line = history_figures.encode_figures(derived)
        with library_errors(self._path), writing(self._connection):
            queries.keep_figures(self._connection, run_id, _figures_version(), line)
        return derived

    def _kept_figures(self, run_id: int) -> RunFigures | None:
        """Return a run's figures if this version has derived them before."""
        from stridecue.library import history_figures  # noqa: PLC0415

        with self._reading() as connection:
            line = queries.load_figures(connection, run_id, _figures_version())
        return history_figures.decode_figures(line) if line is not None else None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with library_errors(self._path), reading(self._connection):
            yield self._connection

    def _change(self, run_id: int, work: Callable[[sqlite3.Connection], None]) -> None:
        with library_errors(self._path):
            lock = RunLock.take(self._path, run_id)
            if lock is None:
                raise UsageError(f"Run {run_id} is being recorded.", "Finish it where it is recorded.")
            try:
                with writing(self._connection):
                    work(self._connection)
            finally:
                lock.release()

    def _find(self, which: str) -> queries.RunRow:
        """Return the row of a run; `last` is the newest that was started and is not being recorded."""
        if which == LAST:
            return self._newest()
        row = queries.find_run(self._connection, int(which)) if _is_number(which) else None
        if row is None:
            raise UsageError(f"There is no run {which!r} in the library.", _LIST_HINT)
        return row

    def _newest(self) -> queries.RunRow:
        rows = [
            *queries.list_runs(self._connection, finished=True)[:1],
            *queries.list_runs(self._connection, finished=False),
        ]
        for row in sorted(rows, key=lambda row: row.id, reverse=True):
            if row.totals is not None or (row.begun_t_ms is not None and not is_held(self._path, row.id)):
                return row
        raise UsageError("The library has no runs yet.", "`stridecue demo` makes one without a sensor.")

    def _listed(self, row: queries.RunRow) -> RunSummary:
        if row.totals is not None:
            return summary_of(row)
        last = queries.last_stamp(self._connection, row.id, INPUTS)
        return unfinished_summary(row, last[1] if last else 0)


def _figures_version() -> str:
    from stridecue.engine import ENGINE_VERSION  # noqa: PLC0415 - before a live run and for a report
    from stridecue.library.history_figures import FIGURES_VERSION  # noqa: PLC0415

    return f"{ENGINE_VERSION}.{FIGURES_VERSION}"


def _is_number(which: str) -> bool:
    """Return whether a name is a run's number; SQLite's go up to 19 digits."""
    return which.isascii() and which.isdigit() and len(which) < 19
