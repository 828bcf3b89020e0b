"""A run cut in two where its runner forgot to stop.

Rules: both pieces keep all that came in and all that was decided; each is corrected to its own part. Where the belt
said how far the whole run was, each piece has its share of that. Everything is worked out before anything is written.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from stridecue.errors import UsageError
from stridecue.library.changing.correcting import keep_corrections
from stridecue.library.codec import decode_corrections
from stridecue.library.derived.corrected_inputs import finished_at_ms, started_at_ms
from stridecue.library.derived.derivation import derive, look_into
from stridecue.library.library_file import LibraryFile
from stridecue.library.loading import finished_run, load_run
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.our_choices.library import SHORTEST_PIECE_MS
from stridecue.model.track import Track


def split_run(file: LibraryFile, run_id: int, at_ms: int) -> int:
    """Cut a run in two at a recording time; return the number of the second piece.

    Raises:
        UsageError: there is no such run, or the time is not well within it.
        LibraryError: the run is damaged.
    """
    with file.reading() as connection:
        run = load_run(connection, finished_run(connection, run_id))
        corrections = _corrections(connection, run_id)
    _check(run, corrections, at_ms)
    pieces = _pieces(run, corrections, at_ms)
    found = [look_into(run.setup, run.inputs, run.decisions, piece) for piece in pieces]
    if any(each.flat.frame.totals.elapsed_s <= 0 for each in found):
        raise UsageError("One of the pieces would be empty.", "Choose another time.")
    with file.writing() as connection:
        finished_run(connection, run_id)
        second = _copy(connection, run_id)
        for number, piece, each in zip((run_id, second), pieces, found, strict=True):
            keep_corrections(connection, number, run, piece, each)
    return second


def _check(run: RecordedRun, corrections: Corrections, at_ms: int) -> None:
    last_ms = run.inputs[-1].t_ms if run.inputs else 0
    begins_ms = (started_at_ms(run.inputs) or 0) if corrections.from_ms is None else corrections.from_ms
    ends_ms = (finished_at_ms(run.inputs) or last_ms) if corrections.to_ms is None else corrections.to_ms
    if not begins_ms + SHORTEST_PIECE_MS <= at_ms <= ends_ms - SHORTEST_PIECE_MS:
        raise UsageError(
            "A run can only be split within it.",
            f"Choose a time at least {SHORTEST_PIECE_MS // 1000} s from its ends.",
        )


def _pieces(run: RecordedRun, corrections: Corrections, at_ms: int) -> tuple[Corrections, Corrections]:
    first, second = replace(corrections, to_ms=at_ms), replace(corrections, from_ms=at_ms)
    if corrections.distance_m is None:
        return first, second
    whole = derive(run.setup, run.inputs, run.decisions, corrections)
    far_m = _distance_at(whole, at_ms)
    rest_m = whole.totals.distance_m - far_m
    return replace(first, distance_m=far_m or None), replace(
        second, distance_m=rest_m if rest_m > 0 else None
    )


def _distance_at(track: Track, at_ms: int) -> float:
    seconds = (at_ms - track.start_ms) // 1000
    reached = track.seconds[: max(0, seconds)]
    return reached[-1].distance_m if reached else 0.0


def _corrections(connection: sqlite3.Connection, run_id: int) -> Corrections:
    row = connection.execute("SELECT corrections FROM listed WHERE run_id = ?", (run_id,)).fetchone()
    return NO_CORRECTIONS if row is None or row[0] is None else decode_corrections(row[0])


def _copy(connection: sqlite3.Connection, run_id: int) -> int:
    """Copy a run with what came in, what was decided and what its runner says about it."""
    copied = connection.execute(
        "INSERT INTO run (demo, setup, begun_t_ms, totals) SELECT demo, setup, begun_t_ms, totals FROM run"
        " WHERE id = ?",
        (run_id,),
    ).lastrowid
    connection.execute(
        "INSERT INTO chunk SELECT ?, stream, n, first_t_ms, last_t_ms, entries, data FROM chunk WHERE run_id = ?",
        (copied, run_id),
    )
    connection.execute("INSERT INTO tag SELECT ?, tag FROM tag WHERE run_id = ?", (copied, run_id))
    said = "plan, fingerprint, joined_to, title, surface, mood_before, mood_after, effort, notes"
    connection.execute(
        f"UPDATE listed SET ({said}) = (SELECT {said} FROM listed WHERE run_id = ?) WHERE run_id = ?",
        (run_id, copied),
    )
    return int(copied or 0)
