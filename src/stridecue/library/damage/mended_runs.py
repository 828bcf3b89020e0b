"""Runs that were taken over from a damaged library, made such that each can be loaded.

Rules: a run is whole, or its setup says that a part is missing. A run whose own row is gone is made again from what
came in and from how it was listed. What cannot be unpacked is let go of: the damaged file, which is kept, has it still.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from stridecue.errors import LibraryError, StridecueError
from stridecue.library import queries
from stridecue.library.codec import (
    decode_input,
    decode_setup,
    decode_totals,
    dump,
    encode_setup,
    encode_totals,
    parse,
)
from stridecue.library.pack import DECISIONS, INPUTS, read_stream, unpack
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.our_choices.library import END_WITHIN_MS
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals

PART_IS_MISSING = "The library was damaged: a part of this run could not be read."
NOTHING_LEFT = "The library was damaged: nothing of what came in during this run could be read."
ROW_IS_MISSING = "The library was damaged: of this run only what came in could be read."
CUES_ARE_MISSING = "The library was damaged: the cue sets or the plan of this run could not be read."
SOURCE = "rescued"
"""The source of a run of which nobody knows any more where it came from."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of a damaged library."""

    runs: int
    in_part: int
    """Those among them of which something is missing."""


def mend_runs(connection: sqlite3.Connection) -> Mended:
    """Make every run one that can be loaded, and let go of rows that belong to none; in the caller's transaction."""
    _drop_broken_texts(connection)
    found = connection.execute(
        "SELECT id FROM run UNION SELECT run_id FROM chunk UNION SELECT run_id FROM entry"
    )
    mended = [_mend_run(connection, run_id) for (run_id,) in found.fetchall()]
    _drop_orphans(connection)
    runs = [whole for whole in mended if whole is not None]
    return Mended(len(runs), runs.count(False))


def _drop_broken_texts(connection: sqlite3.Connection) -> None:
    for digest, content in connection.execute("SELECT hash, content FROM text").fetchall():
        if sha256(content).hexdigest() != digest:
            connection.execute("DELETE FROM text WHERE hash = ?", (digest,))


def _mend_run(connection: sqlite3.Connection, run_id: int) -> bool | None:
    """Return whether a run is whole; None when there is nothing of it."""
    lost = [_drop_broken(connection, run_id, stream) for stream in (INPUTS, DECISIONS)]
    (entries,) = connection.execute(
        "SELECT (SELECT count(*) FROM chunk WHERE run_id = :run AND stream = :stream)"
        " + (SELECT count(*) FROM entry WHERE run_id = :run AND stream = :stream)",
        {"run": run_id, "stream": INPUTS},
    ).fetchone()
    row = queries.find_run(connection, run_id)
    if row is None or not _is_understood(row):
        if not entries:
            connection.execute("DELETE FROM run WHERE id = ?", (run_id,))
            return None
        _make_again(connection, run_id)
        return False
    warnings = []
    if not entries:
        if row.totals is None:
            return None  # it was never begun, or nothing is left: it is swept up at the next recording
        warnings.append(NOTHING_LEFT)
    elif any(lost) or _ends_early(connection, row):
        warnings.append(PART_IS_MISSING)
    _note(connection, row, warnings)
    return not warnings


def _drop_broken(connection: sqlite3.Connection, run_id: int, stream: str) -> bool:
    """Let go of what cannot be unpacked, and of what is there twice; return whether something is missing."""
    key = (run_id, stream)
    follows, lost = 0, False
    chunks = connection.execute(
        "SELECT n, entries, data FROM chunk WHERE run_id = ? AND stream = ? ORDER BY n", key
    )
    for n, entries, data in chunks.fetchall():
        try:
            unpack(data, entries)
        except LibraryError:
            connection.execute("DELETE FROM chunk WHERE run_id = ? AND stream = ? AND n = ?", (*key, n))
            lost = True
            continue
        lost = lost or n != follows
        follows = n + entries
    # A packing that reached only some pages: what is in a chunk is not an entry any more.
    connection.execute("DELETE FROM entry WHERE run_id = ? AND stream = ? AND n < ?", (*key, follows))
    lines = connection.execute("SELECT n, line FROM entry WHERE run_id = ? AND stream = ? ORDER BY n", key)
    for n, line in lines.fetchall():
        try:
            parse(line)
        except LibraryError:
            connection.execute("DELETE FROM entry WHERE run_id = ? AND stream = ? AND n = ?", (*key, n))
            lost = True
            continue
        lost = lost or n != follows
        follows = n + 1
    return lost


def _ends_early(connection: sqlite3.Connection, row: queries.RunRow) -> bool:
    """Return whether a finished run has nothing of its last seconds."""
    if row.totals is None:
        return False
    (last_ms,) = connection.execute(
        "SELECT max(last_t_ms) FROM (SELECT last_t_ms FROM chunk WHERE run_id = :run AND stream = :stream"
        " UNION ALL SELECT t_ms FROM entry WHERE run_id = :run AND stream = :stream)",
        {"run": row.id, "stream": INPUTS},
    ).fetchone()
    elapsed_ms = decode_totals(row.totals).elapsed_s * 1000
    return bool(last_ms < (row.begun_t_ms or 0) + elapsed_ms - END_WITHIN_MS)


def _note(connection: sqlite3.Connection, row: queries.RunRow, warnings: list[str]) -> None:
    """Write into a run's setup what is missing of it; texts that are gone are left out."""
    plain = parse(row.setup)
    known = {digest for (digest,) in connection.execute("SELECT hash FROM text")}
    sets = [one for one in plain["cue_sets"] if one["text"] in known]
    plan = plain["plan"] if plain["plan"] in known else None
    if (sets, plan) != (plain["cue_sets"], plain["plan"]):
        warnings.append(CUES_ARE_MISSING)
    if not warnings:
        return
    plain |= {"cue_sets": sets, "plan": plan, "warnings": [*plain["warnings"], *warnings]}
    connection.execute("UPDATE run SET setup = ? WHERE id = ?", (dump(plain), row.id))
    _list_warnings(connection, row.id, plain["warnings"])


def _list_warnings(connection: sqlite3.Connection, run_id: int, warnings: Sequence[str]) -> None:
    connection.execute("UPDATE listed SET warnings = ? WHERE run_id = ?", (dump(list(warnings)), run_id))


def _is_understood(row: queries.RunRow) -> bool:
    try:
        decode_setup(row.setup, lambda _: b"")
        return row.totals is None or decode_totals(row.totals) is not None
    except LibraryError:
        return False


def _make_again(connection: sqlite3.Connection, run_id: int) -> None:
    """Make the row of a run from what came in, and from how it was listed."""
    inputs = list(_inputs(connection, run_id))
    setup = RunSetup("", "", SOURCE, warnings=(ROW_IS_MISSING,))
    row = connection.execute(
        "SELECT sport, started_at, utc_offset_s, source, demo FROM listed WHERE run_id = ?", (run_id,)
    ).fetchone()
    if row is not None:
        setup = replace(
            setup,
            sport=row[0] or setup.sport,
            started_at=row[1],
            utc_offset_s=row[2] or 0,
            source=row[3] or SOURCE,
            demo=bool(row[4]),
        )
    totals = _totals(setup, inputs)
    connection.execute("DELETE FROM run WHERE id = ?", (run_id,))
    connection.execute(
        "INSERT INTO run (id, demo, setup, begun_t_ms, totals) VALUES (?, ?, ?, ?, ?)",
        (run_id, setup.demo, encode_setup(setup)[0], _begun(inputs), encode_totals(totals)),
    )
    _list_warnings(connection, run_id, setup.warnings)


def _inputs(connection: sqlite3.Connection, run_id: int) -> Iterator[Input]:
    for plain in read_stream(connection, run_id, INPUTS):
        with contextlib.suppress(LibraryError):
            yield decode_input(plain)


def _totals(setup: RunSetup, inputs: Sequence[Input]) -> Totals:
    from stridecue.library.recorded_run import derived_totals  # noqa: PLC0415 - brings the engine

    try:
        return derived_totals(setup, inputs)
    except StridecueError:
        return Totals()


def _begun(inputs: Sequence[Input]) -> int:
    starts = (
        item.t_ms for item in inputs if isinstance(item.body, Mark) and item.body.kind is MarkKind.START
    )
    return next(starts, 0)


def _drop_orphans(connection: sqlite3.Connection) -> None:
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in names:
        for key in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            gone = f"{key[3]} IS NOT NULL AND {key[3]} NOT IN (SELECT id FROM run)"
            undo = f"DELETE FROM {table}" if key[6] == "CASCADE" else f"UPDATE {table} SET {key[3]} = NULL"
            connection.execute(f"{undo} WHERE {gone}")
