"""Runs that come into the library other than by being recorded: from files, and as pieces of a run.

Rules: a run comes in whole or not at all, in one transaction. Nothing comes in twice: what was told is compared, not
names. A recording of a run that is there already from another device is joined to it or refused, never doubled. What is
joined is kept with all that came in, and neither listed nor counted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from stridecue.errors import LibraryError, UsageError
from stridecue.library import queries
from stridecue.library.codec import encode_input
from stridecue.library.library_file import LibraryFile
from stridecue.library.listing.cleaned_and_folded import cleaned
from stridecue.library.listing.listed_run import SUMMARY_COLUMNS, list_one, summary_of_listed
from stridecue.library.loading import LIST_HINT, finished_run, load_run
from stridecue.library.pack import INPUTS, pack_rows
from stridecue.model.inputs import Input
from stridecue.model.run_details import RunDetails
from stridecue.model.setup import RunSetup
from stridecue.model.summary import RunSummary


class Arrivals:
    """What comes into one library."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    def find_same(self, setup: RunSetup, inputs: Sequence[Input]) -> int | None:
        """Return the run that tells exactly the same, whatever its file was called; in the bin counts too."""
        from stridecue.library.changing.fingerprint import NOTHING_TOLD, fingerprint  # noqa: PLC0415 - for an import only

        told = fingerprint(setup.started_at, inputs)
        if told == NOTHING_TOLD:
            return None
        self._take_fingerprints(setup.started_at)
        with self._file.reading() as connection:
            return _with_fingerprint(connection, told)

    def find_overlapping(
        self, setup: RunSetup, inputs: Sequence[Input], *, demos: bool = False
    ) -> list[RunSummary]:
        """Return the runs that went on at the same time for most of it, the one that fits best first.

        `demos`: whether a demo may be one of them, as for a file that was exported here.
        """
        from stridecue.library.changing.overlap import overlapping  # noqa: PLC0415 - for an import only

        with self._file.reading() as connection:
            found = overlapping(connection, setup, inputs, demos=demos)
            rows = [queries.find_run(connection, run_id) for run_id in found]
            return [list_one(connection, row) for row in rows if row is not None]

    def line(self, run_id: int) -> RunSummary:
        """Return the line of a finished run, whether it is listed, joined to another or in the bin.

        Raises:
            UsageError: there is no such run.
        """
        with self._file.reading() as connection:
            row = queries.find_run(connection, run_id)
            if row is None or row.totals is None:
                raise UsageError(f"There is no finished run {run_id} in the library.", LIST_HINT)
            return list_one(connection, row)

    def add(
        self,
        setup: RunSetup,
        inputs: Sequence[Input],
        joined_to: int | None = None,
        *,
        dated: bool = True,
        title: str = "",
    ) -> int:
        """Add a finished run; its totals, outline and track are worked out before anything is written.

        `joined_to`: the run that this is another recording of; it is then kept with that one and not listed.
        `dated`: whether the run itself told when it began; a date that was only guessed says nothing about which run it
        is. `title`: what its file calls it.

        Raises:
            UsageError: it is there already, or there is no run to join it to.
        """
        from stridecue.library.changing.fingerprint import fingerprint  # noqa: PLC0415
        from stridecue.library.derived import kept_derivations  # noqa: PLC0415
        from stridecue.library.derived.corrected_inputs import started_at_ms  # noqa: PLC0415 - with the engine
        from stridecue.library.derived.derivation import look_into  # noqa: PLC0415

        begun_t_ms = started_at_ms(inputs)
        found, told = look_into(setup, inputs), fingerprint(setup.started_at if dated else None, inputs)
        lines = [(item.seq, item.t_ms, encode_input(item)) for item in inputs]
        with self._file.writing() as connection:
            same = _with_fingerprint(connection, told) if told else None
            if same is not None:
                raise UsageError(f"This run is in the library already, as run {same}.", LIST_HINT)
            main = _main(connection, joined_to)  # before this run can take the number of one that is gone
            run_id = queries.insert_run(connection, setup)
            if begun_t_ms is not None:
                queries.set_begun(connection, run_id, begun_t_ms)
            queries.finish_run(connection, run_id, found.flat.frame.totals)
            pack_rows(connection, run_id, INPUTS, lines)
            seen = kept_derivations.as_corrected(connection, run_id)
            kept_derivations.keep_figures(connection, run_id, seen, found.figures)
            kept_derivations.keep_track(connection, run_id, seen, found.flat)
            connection.execute(
                "UPDATE listed SET fingerprint = ?, joined_to = ?, title = ? WHERE run_id = ?",
                (told, main, cleaned(RunDetails(title)).title or None, run_id),
            )
        return run_id

    def joined(self, run_id: int) -> list[RunSummary]:
        """Return the other recordings of a run."""
        query = (
            f"SELECT {SUMMARY_COLUMNS} FROM listed WHERE joined_to = ? AND deleted_by IS NULL ORDER BY run_id"
        )
        with self._file.reading() as connection:
            rows = connection.execute(query, (run_id,)).fetchall()
            return [summary_of_listed(connection, row) for row in rows]

    def part(self, run_id: int) -> None:
        """List a joined recording as a run of its own.

        Raises:
            UsageError: it is not joined to another.
        """
        with self._file.writing() as connection:
            query = "UPDATE listed SET joined_to = NULL WHERE run_id = ? AND joined_to IS NOT NULL"
            if not connection.execute(query, (run_id,)).rowcount:
                raise UsageError(f"Run {run_id} is not joined to another.", LIST_HINT)

    def pieces(self, run_id: int) -> list[int]:
        """Return the other runs that were cut out of the same recording, the oldest number first."""
        query = """
            SELECT other.run_id FROM listed AS this JOIN listed AS other USING (fingerprint)
            WHERE this.run_id = ? AND fingerprint <> '' AND other.run_id <> this.run_id
                AND other.deleted_by IS NULL AND other.joined_to IS NULL ORDER BY other.run_id
        """
        with self._file.reading() as connection:
            return [int(other) for (other,) in connection.execute(query, (run_id,))]

    def split(self, run_id: int, at_ms: int) -> int:
        """Cut a run in two at a recording time; return the number of the second piece.

        Both keep all that came in; each is corrected to its own part.

        Raises:
            UsageError: the time is not within the run.
        """
        from stridecue.library.changing.splitting import split_run  # noqa: PLC0415 - with the engine

        return split_run(self._file, run_id, at_ms)

    def _take_fingerprints(self, started_at: str | None) -> None:
        """Look into the runs that began then and were not asked yet: recorded ones, most of them of other times."""
        from stridecue.library.changing.fingerprint import NOTHING_TOLD, fingerprint  # noqa: PLC0415
        from stridecue.library.coach_history.history import began_at  # noqa: PLC0415

        query = """
            SELECT run_id FROM listed
            WHERE fingerprint IS NULL AND (started_ms IS ? OR abs(started_ms - ?) < 1000)
        """
        began = began_at(started_at)
        began_ms = None if began is None else round(began.timestamp() * 1000)
        found: list[tuple[str, int]] = []
        with self._file.reading() as connection:
            for (run_id,) in connection.execute(query, (began_ms, began_ms)).fetchall():
                row = queries.find_run(connection, run_id)
                if row is None:
                    continue
                try:
                    run = load_run(connection, row)
                    found.append((fingerprint(run.setup.started_at, run.inputs), run_id))
                except LibraryError:
                    found.append((NOTHING_TOLD, run_id))  # what cannot be read is the same as nothing
        if found:
            with self._file.writing() as connection:
                connection.executemany("UPDATE listed SET fingerprint = ? WHERE run_id = ?", found)


def _with_fingerprint(connection: sqlite3.Connection, told: str) -> int | None:
    query = "SELECT min(run_id) FROM listed WHERE fingerprint = ?"
    found: int | None = connection.execute(query, (told,)).fetchone()[0]
    return found


def _main(connection: sqlite3.Connection, run_id: int | None) -> int | None:
    """Return the run that recordings of a run are joined to."""
    if run_id is None:
        return None
    finished_run(connection, run_id)
    row = connection.execute("SELECT joined_to FROM listed WHERE run_id = ?", (run_id,)).fetchone()
    return run_id if row is None or row[0] is None else int(row[0])
