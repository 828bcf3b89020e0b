"""A run as it is stored, read whole: setup, inputs, decisions and its line of the list."""

from __future__ import annotations

import sqlite3

from stridecue.errors import UsageError
from stridecue.library import queries
from stridecue.library.codec import decode_decision, decode_input
from stridecue.library.listing.listed_run import list_one, unfinished_summary
from stridecue.library.pack import DECISIONS, INPUTS, read_stream
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.summary import RunSummary

LIST_HINT = "`stridecue runs` lists the runs."


def load_run(connection: sqlite3.Connection, row: queries.RunRow) -> RecordedRun:
    """Return a whole run; the caller has one view of the library open.

    Raises:
        LibraryError: the run is damaged, or a newer program recorded it.
    """
    setup = queries.load_setup(connection, row)
    inputs = [decode_input(plain) for plain in read_stream(connection, row.id, INPUTS)]
    decisions = tuple(decode_decision(plain) for plain in read_stream(connection, row.id, DECISIONS))
    listed = list_one(connection, row) if row.totals is not None else offered(connection, row)
    return RecordedRun(row.id, setup, inputs, decisions, listed, finished=row.totals is not None)


def offered(connection: sqlite3.Connection, row: queries.RunRow) -> RunSummary:
    """Return an unfinished run as the next start offers it."""
    last = queries.last_stamp(connection, row.id, INPUTS)
    return unfinished_summary(row, last[1] if last else 0)


def finished_run(connection: sqlite3.Connection, run_id: int) -> queries.RunRow:
    """Return the row of a finished run that is not in the bin.

    Raises:
        UsageError: there is none.
    """
    row = queries.find_run(connection, run_id)
    if row is None or row.totals is None or queries.is_in_bin(connection, run_id):
        raise UsageError(f"There is no finished run {run_id} in the library.", LIST_HINT)
    return row
