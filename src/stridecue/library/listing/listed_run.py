"""The line of a run in the library's list, from small rows alone: no text and no input has to be read for it.

Rules: a finished run is listed as corrected. One whose row of the list cannot be read is listed by its own row, and one
whose own row is damaged too with nothing but that warning: it keeps nobody from the others.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from stridecue.errors import LibraryError
from stridecue.library import queries
from stridecue.library.codec import decode_totals, parse
from stridecue.library.plain_json import NotPlainError, Reader, reader
from stridecue.library.queries import NEWEST_FIRST, VISIBLE, RunRow
from stridecue.model.summary import RunSummary, Totals

SUMMARY_COLUMNS = "run_id, demo, totals, sport, started_at, utc_offset_s, source, warnings"

FURTHEST_OFFSET_S = 26 * 3600
"""No place on earth is further from UTC."""


def _offset_s(plain: Any) -> int:
    offset_s: int = reader(int)(plain)
    if abs(offset_s) > FURTHEST_OFFSET_S:
        raise NotPlainError(f"{plain!r} is no offset from UTC")
    return offset_s


_READERS: Mapping[str, Reader] = {
    "sport": reader(str),
    "started_at": reader(str | None),
    "utc_offset_s": _offset_s,
    "source": reader(str),
    "warnings": reader(tuple[str, ...]),
}


def list_finished(connection: sqlite3.Connection, *, include_demos: bool = True) -> list[RunSummary]:
    """Return the finished runs, newest first."""
    query = f"SELECT {SUMMARY_COLUMNS} FROM listed WHERE {VISIBLE} ORDER BY {NEWEST_FIRST}"
    rows = connection.execute(query).fetchall()
    return [summary_of_listed(connection, row) for row in rows if include_demos or not row[1]]


def list_one(connection: sqlite3.Connection, row: RunRow) -> RunSummary:
    """Return the line of a finished run, listed or not."""
    found = connection.execute(f"SELECT {SUMMARY_COLUMNS} FROM listed WHERE run_id = ?", (row.id,)).fetchone()
    return listed(row) if found is None else summary_of_listed(connection, found)


def summary_of_listed(connection: sqlite3.Connection, values: tuple[Any, ...]) -> RunSummary:
    """Return the summary of a row that was selected by `SUMMARY_COLUMNS`."""
    run_id, demo, totals, *facts = values
    try:
        facts[-1] = parse(facts[-1] or "")
        read = {name: read(fact) for (name, read), fact in zip(_READERS.items(), facts, strict=True)}
        return RunSummary(id=run_id, demo=bool(demo), totals=decode_totals(totals or ""), **read)
    except (LibraryError, NotPlainError):
        row = queries.find_run(connection, run_id)
        return listed(row if row is not None else RunRow(run_id, bool(demo), "", None, totals))


def summary_of(row: RunRow) -> RunSummary:
    """Return the summary of a run from its own row; an unfinished one has empty totals.

    Raises:
        LibraryError: the row is damaged, or a newer program wrote it.
    """
    setup = parse(row.setup)
    try:
        values: dict[str, Any] = {name: read(setup[name]) for name, read in _READERS.items()}
    except (KeyError, TypeError, NotPlainError) as mistake:
        raise LibraryError(
            f"The library is damaged: run {row.id} cannot be listed ({mistake}).",
            "Restore a backup of the library.",
        ) from mistake
    totals = Totals() if row.totals is None else decode_totals(row.totals)
    return RunSummary(id=row.id, demo=bool(row.demo), totals=totals, **values)


def listed(row: RunRow) -> RunSummary:
    """Return the summary of a run; one whose row is damaged is listed with nothing but that warning."""
    try:
        return summary_of(row)
    except LibraryError as error:
        return RunSummary(row.id, "running", None, bool(row.demo), "", Totals(), (str(error),))


def unfinished_summary(row: RunRow, last_t_ms: int) -> RunSummary:
    """Return when an unfinished run began and, as `totals.elapsed_s`, how long it went on."""
    elapsed_s = max(0, last_t_ms - (row.begun_t_ms or 0)) / 1000
    return replace(summary_of(row), totals=Totals(elapsed_s=elapsed_s))


def began_ms(started_at: str | None) -> float:
    """Return when a run began, to be compared with others: one without a date is older than all."""
    from stridecue.library.coach_history.history import began_at  # noqa: PLC0415

    began = began_at(started_at)
    return -math.inf if began is None else began.timestamp() * 1000
