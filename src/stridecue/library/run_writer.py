"""Writes one open run, and keeps in memory what the disk refuses.

Rules:
- `write` never raises because of the disk: it says in `problem` what is wrong, keeps what it has and tries all of it
  again with the next call. What was kept is always the beginning of the run: when memory is full too, the newest is
  let go, and `problem` says so.
- A connection that failed is not used again.
- Of a run that goes on, decisions are taken from the second after the last one on disk.
- It has no thread and no clock; `Recorder` has both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from stridecue.errors import LibraryError
from stridecue.library import queries
from stridecue.library.codec import encode_decision, encode_input
from stridecue.library.database import explain, open_database, writing
from stridecue.library.pack import DECISIONS, INPUTS
from stridecue.model.cue import Decision
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.summary import Totals

Connect = Callable[[Path], sqlite3.Connection]

MAX_WAITING = 120_000
"""Entries kept in memory while the disk refuses them: more than two hours of three sensors with cues."""

AT_ONCE = 500
"""Entries of one transaction: of many that wait, those that fit are then on the disk."""


class Journal:
    """The entries of one open run, on their way to the disk."""

    def __init__(
        self, path: Path, run_id: int, connection: sqlite3.Connection, connect: Connect = open_database
    ) -> None:
        self.problem: str | None = None
        self.begun_t_ms: int | None = None
        """When the runner started, as far as this journal saw it or found it on disk."""
        self._path = path
        self._run_id = run_id
        self._connect = connect
        self._connection: sqlite3.Connection | None = connection
        self._waiting: list[queries.Entry] = []
        self._let_go = 0
        self._not_stored: str | None = None
        row = queries.find_run(connection, run_id)
        if row is not None:
            self.begun_t_ms = row.begun_t_ms
        last = queries.last_stamp(connection, run_id, DECISIONS)
        self._next_decision = last[0] + 1 if last else 0
        self._decided_t_ms = last[1] if last else -1

    @property
    def waiting(self) -> int:
        """How many entries are not on disk yet."""
        return len(self._waiting)

    def write(self, items: Sequence[Input | Decision]) -> bool:
        """Put items, and all that still wait, on disk; return whether they are there."""
        for item in items:
            self._take(item)
        while self._waiting:
            some = self._waiting[:AT_ONCE]
            if not self._commit(partial(self._store, entries=some)):
                return False
            del self._waiting[: len(some)]
        return True

    def finish(self, totals: Totals) -> bool:
        """Put everything on disk and close the run; return whether it is done."""
        return self.write(()) and self._commit(
            lambda connection: queries.finish_run(connection, self._run_id, totals)
        )

    def drop(self) -> bool:
        """Remove the run; return whether it is gone."""
        return self._commit(lambda connection: queries.delete_run(connection, self._run_id))

    def close(self) -> None:
        """Let go of the file."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _take(self, item: Input | Decision) -> None:
        if isinstance(item, Decision) and item.tick_s * 1000 <= self._decided_t_ms:
            return  # a run that goes on is played again up to where it was
        if len(self._waiting) >= MAX_WAITING:
            self._let_go += 1
            return
        try:
            self._waiting.append(self._entry(item))
        except (TypeError, ValueError) as error:
            # One item of a kind that cannot be stored must not keep the rest from being stored.
            self._not_stored = f"Something of this run cannot be stored ({error}); the rest is."
            self.problem = self._not_stored

    def _entry(self, item: Input | Decision) -> queries.Entry:
        if isinstance(item, Decision):
            entry = (DECISIONS, self._next_decision, item.tick_s * 1000, encode_decision(item))
            self._next_decision += 1
            return entry
        entry = (INPUTS, item.seq, item.t_ms, encode_input(item))
        if self.begun_t_ms is None and isinstance(item.body, Mark) and item.body.kind is MarkKind.START:
            self.begun_t_ms = item.t_ms
        return entry

    def _store(self, connection: sqlite3.Connection, entries: Sequence[queries.Entry]) -> None:
        queries.insert_entries(connection, self._run_id, entries)
        if self.begun_t_ms is not None:
            queries.set_begun(connection, self._run_id, self.begun_t_ms)

    def _commit(self, work: Callable[[sqlite3.Connection], None]) -> bool:
        try:
            if self._connection is None:
                self._connection = self._connect(self._path)
            with writing(self._connection):
                work(self._connection)
        except (sqlite3.Error, LibraryError) as error:
            self._fail(error)
            return False
        self.problem = self._lasting_problem()
        return True

    def _fail(self, error: sqlite3.Error | LibraryError) -> None:
        what, hint = (
            explain(error) if isinstance(error, sqlite3.Error) else (error.message.rstrip("."), error.hint)
        )
        kept = "The run goes on and is kept in memory." if not self._let_go else self._lasting_problem()
        self.problem = f"{what}. {kept} {hint}".strip()
        try:
            self.close()
        except sqlite3.Error:
            self._connection = None

    def _lasting_problem(self) -> str | None:
        if self._let_go:
            return f"{self._let_go} entries of this run are lost: there was no room on disk or in memory."
        return self._not_stored
