"""The line of a run in the library's list, from its row alone: no text and no input has to be read for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from stridecue.errors import LibraryError
from stridecue.library.codec import decode_totals, parse
from stridecue.library.plain_json import NotPlainError, reader
from stridecue.library.queries import RunRow
from stridecue.model.summary import RunSummary, Totals

_READERS = {
    "sport": reader(str),
    "started_at": reader(str | None),
    "utc_offset_s": reader(int),
    "source": reader(str),
    "warnings": reader(tuple[str, ...]),
}


def summary_of(row: RunRow) -> RunSummary:
    """Return the summary of a run; an unfinished one has empty totals.

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
