"""Which runs of the library went on at the same time as another recording.

Rules: only runs on the same kind of way, with a date, that are in the list; demos are nobody's, and only asked for by
what is our own export of one. Two recordings are of
the same run when they began within minutes of each other and shared most of the shorter one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from stridecue.errors import LibraryError
from stridecue.library.coach_history.history import began_at
from stridecue.library.codec import decode_corrections
from stridecue.library.derived.corrected_inputs import finished_at_ms, started_at_ms
from stridecue.library.queries import VISIBLE
from stridecue.model.inputs import Input
from stridecue.model.our_choices.library import RECORDINGS_SHARE, STARTS_APART_MS
from stridecue.model.setup import RunSetup

_LONGEST_WAIT_MS = 24 * 3_600_000
"""A recording that waited longer for its start is not looked for."""
_ON_FOOT = frozenset({"running", "walking", "hiking"})

_Span = tuple[float, float]
"""From and to, in milliseconds of UTC."""


def overlapping(
    connection: sqlite3.Connection, setup: RunSetup, inputs: Sequence[Input], *, demos: bool = False
) -> list[int]:
    """Return the numbers of these runs, the one that fits best first."""
    began = began_at(setup.started_at)
    if began is None or setup.demo or not inputs:
        return []
    zero_ms = began.timestamp() * 1000
    from_ms, to_ms = started_at_ms(inputs), finished_at_ms(inputs)
    span = (
        zero_ms + (inputs[0].t_ms if from_ms is None else from_ms),
        zero_ms + (inputs[-1].t_ms if to_ms is None else to_ms),
    )
    rows = connection.execute(
        f"""
        SELECT run_id, started_ms, begun_t_ms, elapsed_s, corrections, sport
        FROM listed JOIN run ON id = run_id
        WHERE {VISIBLE} AND (? OR NOT listed.demo) AND started_ms BETWEEN ? AND ?
        """,
        (demos, span[0] - _LONGEST_WAIT_MS, span[0] + STARTS_APART_MS),
    )
    found = [
        (_shared(span, other), -abs(span[0] - other[0]), row[0])
        for row in rows.fetchall()
        if _kind(row[-1]) == _kind(setup.sport) and (other := _span(row)) is not None
    ]
    return [
        run_id
        for shared, apart, run_id in sorted(found, reverse=True)
        if shared >= RECORDINGS_SHARE and -apart <= STARTS_APART_MS
    ]


def _shared(one: _Span, other: _Span) -> float:
    """Return how much of the shorter one both have."""
    shorter = min(one[1] - one[0], other[1] - other[0])
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / shorter if shorter > 0 else 0.0


def _span(row: Sequence[Any]) -> _Span | None:
    """Return when a run of the library went on, as corrected; None where its row is damaged."""
    _, started_ms, begun_t_ms, elapsed_s, corrections, _ = row
    if not isinstance(elapsed_s, float):
        return None
    try:
        cut = corrections is not None and decode_corrections(corrections).from_ms is not None
    except LibraryError:
        return None
    began_ms = started_ms + (0 if cut else begun_t_ms or 0)
    return began_ms, began_ms + elapsed_s * 1000


def _kind(sport: str | None) -> str | None:
    return "on foot" if sport in _ON_FOOT else sport
