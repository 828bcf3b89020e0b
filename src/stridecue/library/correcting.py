"""Corrections of a run: checked, worked out and kept.

Rules: what came in and what the run came to when it was finished stay as they are; what is corrected is in its line of
the list. Everything is worked out before anything is written. Without corrections the run is what it was.
"""

from __future__ import annotations

import math
import sqlite3
from datetime import UTC, timedelta
from itertools import pairwise

from stridecue.errors import UsageError
from stridecue.library import queries
from stridecue.library.codec import decode_totals, encode_corrections, encode_totals
from stridecue.library.derivation import derive
from stridecue.library.history import began_at
from stridecue.library.library_file import LibraryFile
from stridecue.library.loading import finished_run, load_run
from stridecue.library.outline import outline_of_seconds, pack_outline
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.setup import RunSetup
from stridecue.model.track import Track

# OUR CHOICE: more than any belt or road has, and less than a slip of the finger.
LONGEST_M = 1_000_000.0
STEEPEST_PERCENT = 60.0
MOST_GRADES = 1_000
SHORTEST_MS = 5_000
"""What is left of a run that is cut. OUR CHOICE"""


def correct_run(file: LibraryFile, run_id: int, corrections: Corrections) -> None:
    """Keep corrections of a finished run, and what it comes to with them.

    Raises:
        UsageError: there is no such run, or the corrections make no run.
        LibraryError: the run is damaged.
    """
    with file.reading() as connection:
        run = load_run(connection, finished_run(connection, run_id))
    check(corrections, run)
    track = derive(run.setup, run.inputs, run.decisions, corrections)
    if track.totals.elapsed_s <= 0:
        raise UsageError("Nothing is left of the run with these corrections.", "Choose a longer part.")
    with file.writing() as connection:
        finished_run(connection, run_id)
        keep_corrections(connection, run_id, run.setup, corrections, track)


def keep_corrections(
    connection: sqlite3.Connection, run_id: int, setup: RunSetup, corrections: Corrections, track: Track
) -> None:
    """Keep corrections and what they make of a run; runs inside the caller's transaction."""
    line = None if corrections == NO_CORRECTIONS else encode_corrections(corrections)
    connection.execute(
        "UPDATE listed SET corrections = ?, started_at = ?, started_ms = ?, local_date = ?, words = NULL"
        " WHERE run_id = ?",
        (line, *_times(setup, corrections.from_ms), run_id),
    )
    connection.execute("DELETE FROM figures WHERE run_id = ?", (run_id,))
    connection.execute("DELETE FROM derived WHERE run_id = ?", (run_id,))
    keep_worked_out(connection, run_id, track, as_finished=line is None)


def keep_worked_out(
    connection: sqlite3.Connection, run_id: int, track: Track, *, as_finished: bool = False
) -> None:
    """Keep what a run comes to in its line of the list; runs inside the caller's transaction.

    `as_finished`: its figures are those that it was finished with.
    """
    totals = track.totals
    line = encode_totals(totals)
    row = queries.find_run(connection, run_id) if as_finished else None
    if row is not None and row.totals is not None:
        line, totals = row.totals, decode_totals(row.totals)
    connection.execute(
        """
        UPDATE listed SET totals = ?, elapsed_s = ?, moving_s = ?, distance_m = ?, climb_m = ?,
            heart_rate_mean_bpm = ?, cadence_mean_spm = ? WHERE run_id = ?
        """,
        (
            line,
            totals.elapsed_s,
            totals.moving_s,
            totals.distance_m,
            totals.climb_m,
            totals.heart_rate_mean_bpm,
            totals.cadence_mean_spm,
            run_id,
        ),
    )
    keep_outline(connection, run_id, track)


def keep_outline(connection: sqlite3.Connection, run_id: int, track: Track) -> None:
    """Keep the shape of a run and the ground of most of it; runs inside the caller's transaction."""
    queries.keep_outline(connection, run_id, pack_outline(outline_of_seconds(track.seconds)))


def check(corrections: Corrections, run: RecordedRun) -> None:
    """Refuse corrections that make no run.

    Raises:
        UsageError: says what is wrong.
    """
    _check_distance(corrections.distance_m)
    _check_grades(corrections)
    last_ms = run.inputs[-1].t_ms if run.inputs else 0
    from_ms = corrections.from_ms if corrections.from_ms is not None else 0
    to_ms = corrections.to_ms if corrections.to_ms is not None else last_ms
    if from_ms < 0 or to_ms > last_ms:
        raise UsageError("The run was not being recorded then.", "Choose times within the run.")
    if to_ms <= from_ms:
        raise UsageError("The run would end before it begins.", "Choose an end after the beginning.")
    if corrections != NO_CORRECTIONS and to_ms - from_ms < SHORTEST_MS:
        raise UsageError("Nothing is left of the run with these corrections.", "Choose a longer part.")


def _check_distance(distance_m: float | None) -> None:
    if distance_m is not None and not (math.isfinite(distance_m) and 0 < distance_m <= LONGEST_M):
        raise UsageError("That is no distance of a run.", "Give what the belt said at the end.")


def _check_grades(corrections: Corrections) -> None:
    grades = corrections.grades
    if len(grades) > MOST_GRADES:
        raise UsageError(f"There are more than {MOST_GRADES} grades.", "Leave some out.")
    if any(
        each.grade_percent is not None
        and not (math.isfinite(each.grade_percent) and abs(each.grade_percent) <= STEEPEST_PERCENT)
        for each in grades
    ):
        raise UsageError("No belt has such a grade.", f"At most {STEEPEST_PERCENT:.0f} % up or down.")
    if any(each.t_ms < 0 for each in grades) or any(
        one.t_ms >= other.t_ms for one, other in pairwise(grades)
    ):
        raise UsageError("The grades are not in the order of their times.", "Give each time once.")


def _times(setup: RunSetup, from_ms: int | None) -> tuple[str | None, int | None, str | None]:
    """Return when the corrected run began: as text, in milliseconds, and the runner's own date."""
    began = began_at(setup.started_at)
    if began is None:
        return setup.started_at, None, None
    began = began.astimezone(UTC) + timedelta(milliseconds=from_ms or 0)
    text = began.strftime("%Y-%m-%dT%H:%M:%SZ") if from_ms else setup.started_at
    local = began + timedelta(seconds=setup.utc_offset_s)
    return text, round(began.timestamp() * 1000), local.date().isoformat()
