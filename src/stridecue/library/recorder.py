"""Records a run while it happens: the sink that puts every input on disk before anything interprets it.

Rules:
- `on_input` and `on_event` only put into a queue. One thread, the only one of the program, writes once a second; a
  program that is killed loses what came since.
- The start and the finish are written at once.
- A disk that refuses never holds up the run: `problem` says what is wrong, the run stays in memory, and the thread
  tries again.
- `finish` and `discard` say what is to become of the run; it has become that when `close` returns. A run that is
  closed without either stays open and is offered at the next start; one that was never started is dropped.
"""

from __future__ import annotations

from pathlib import Path
from queue import SimpleQueue
from threading import Event as Flag
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from stridecue.errors import LibraryError, UsageError
from stridecue.library import queries
from stridecue.library.database import library_errors, open_database, writing
from stridecue.library.lock import RunLock, is_held
from stridecue.library.pack import INPUTS
from stridecue.library.run_writer import Connect, Journal
from stridecue.model.events import CueDecided, Event
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals

if TYPE_CHECKING:
    import sqlite3

    from stridecue.model.cue import Decision

COMMIT_INTERVAL_S = 1.0
WRITE_AFTER = 250
"""So many inputs at once, as at full speed, do not wait for the second."""
RETRY_INTERVAL_S = 3.0
CLOSE_RETRY_INTERVAL_S = 0.2
CLOSE_PATIENCE_S = 10.0
"""How long `close` waits for a disk; what is on disk by then can be recovered at the next start."""

END_IS_MISSING = "The end of the run could not be written. The next start offers what was."

_AT_ONCE = frozenset({MarkKind.START, MarkKind.FINISH})


class Recorder:
    """A sink that records one run.

    `resume` goes on with an open run. Raises LibraryError if the library cannot be written or the run is being
    recorded by another program, UsageError if there is no such open run.
    """

    def __init__(
        self, path: Path, setup: RunSetup, resume: int | None = None, *, connect: Connect = open_database
    ) -> None:
        self.next_seq = 0
        """The `seq` that comes after what is recorded."""
        self.last_t_ms = 0
        """The recording time of the last input."""
        self.run_id: int
        self._queue: SimpleQueue[Input | Decision] = SimpleQueue()
        self._wake = Flag()
        self._closing = False
        self._totals: Totals | None = None
        self._dropped = False
        self._settled = False
        self._gave_up: str | None = None
        connection = connect(path)
        try:
            with library_errors(path):
                self._lock = self._begin(connection, path, setup, resume)
                self._journal = Journal(path, self.run_id, connection, connect)
        except BaseException:
            connection.close()
            raise
        # A daemon, so that a disk that hangs cannot keep the program from ending.
        self._thread = Thread(target=self._work, name="recorder", daemon=True)
        self._thread.start()

    @property
    def problem(self) -> str | None:
        """What keeps the run from being on disk, in a sentence and what to do; None when all is well."""
        return self._gave_up or self._journal.problem

    def on_input(self, item: Input) -> None:
        """Take an input."""
        self.next_seq = item.seq + 1
        self.last_t_ms = item.t_ms
        self._queue.put(item)
        if (type(item.body) is Mark and item.body.kind in _AT_ONCE) or self._queue.qsize() % WRITE_AFTER == 0:
            self._wake.set()

    def on_event(self, event: Event) -> None:
        """Take what the coach decided; everything else can be derived again."""
        if type(event) is CueDecided:
            self._queue.put(event.decision)

    def finish(self, totals: Totals) -> None:
        """Ask for the run to be closed and packed."""
        self._totals = totals
        self._wake.set()

    def discard(self) -> None:
        """Throw the run away and close."""
        self._dropped = True
        self.close()

    def close(self) -> None:
        """Write what is left and end the thread; waits at most `CLOSE_PATIENCE_S` seconds."""
        self._closing = True
        self._wake.set()
        self._thread.join(CLOSE_PATIENCE_S)
        if self._thread.is_alive():
            self._gave_up = END_IS_MISSING

    def _begin(
        self, connection: sqlite3.Connection, path: Path, setup: RunSetup, resume: int | None
    ) -> RunLock:
        """Take the number of the run and its lock in one transaction: nobody sees the run without its lock."""
        lock: RunLock | None = None
        try:
            with writing(connection):
                _drop_never_started(connection, path)
                self.run_id = queries.insert_run(connection, setup) if resume is None else resume
                lock = _lock_of(connection, path, self.run_id)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        last = queries.last_stamp(connection, self.run_id, INPUTS)
        if last is not None:
            self.next_seq, self.last_t_ms = last[0] + 1, last[1]
        return lock

    def _work(self) -> None:
        """The thread: write once a second until the run is closed."""
        give_up_at: float | None = None
        due = monotonic() + COMMIT_INTERVAL_S
        try:
            while True:
                self._wake.wait(max(0.0, due - monotonic()))
                self._wake.clear()
                closing = self._closing
                began = monotonic()
                done = self._step(closing)
                if closing:
                    give_up_at = give_up_at or began + CLOSE_PATIENCE_S / 2
                    if done:
                        return
                    if monotonic() >= give_up_at:
                        self._gave_up = END_IS_MISSING
                        return
                due = _next_due(min(due, began), done, closing)
        finally:
            self._journal.close()
            self._lock.release()

    def _step(self, closing: bool) -> bool:
        """Write what the queue has and do what was asked for; return whether nothing is left to do."""
        # Looked at before the queue is emptied: what came before `finish` belongs to the run.
        totals = self._totals
        items = [self._queue.get() for _ in range(self._queue.qsize())]
        if self._settled:
            return True
        if self._dropped:
            self._settled = self._journal.drop()
            return self._settled
        if not self._journal.write(items):
            return False
        if self._journal.begun_t_ms is None:
            self._settled = closing and self._journal.drop()
            return self._settled or not closing
        if totals is None:
            return True
        self._settled = self._journal.finish(totals)
        return self._settled


def _next_due(last: float, done: bool, closing: bool) -> float:
    """Return when to write next: at an even pace from the last time, however long that one took."""
    if closing:
        return monotonic() + CLOSE_RETRY_INTERVAL_S
    return last + COMMIT_INTERVAL_S if done else monotonic() + RETRY_INTERVAL_S


def _lock_of(connection: sqlite3.Connection, path: Path, run_id: int) -> RunLock:
    """Take the lock of an open run."""
    row = queries.find_run(connection, run_id)
    if row is None or row.totals is not None:
        raise UsageError(f"There is no unfinished run {run_id}.", "`stridecue runs` lists the runs.")
    lock = RunLock.take(path, run_id)
    if lock is None:
        raise LibraryError(f"Run {run_id} is being recorded by another Stridecue.", "Finish it there first.")
    return lock


def _drop_never_started(connection: sqlite3.Connection, path: Path) -> None:
    """Remove what programs that crashed before a start have left: nothing happened in it."""
    for row in queries.list_runs(connection, finished=False):
        if row.begun_t_ms is None and not is_held(path, row.id):
            queries.delete_run(connection, row.id)
