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
from stridecue.library.changing.fingerprint import fingerprint
from stridecue.library.coach_history.history import began_at
from stridecue.library.codec import decode_totals, encode_corrections, encode_totals
from stridecue.library.derived.derivation import LookedInto, look_into
from stridecue.library.derived.kept_derivations import as_corrected, keep_figures, keep_track
from stridecue.library.library_file import LibraryFile
from stridecue.library.loading import finished_run, load_run
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.our_choices.library import (
    LONGEST_CORRECTED_M,
    SHORTEST_CUT_RUN_MS,
    STEEPEST_CORRECTED_PERCENT,
)
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals

MOST_GRADES = 1_000
"""More than anybody types; it bounds what is kept."""


def correct_run(file: LibraryFile, run_id: int, corrections: Corrections) -> None:
    """Keep corrections of a finished run, and what it comes to with them.

    Raises:
        UsageError: there is no such run, or the corrections make no run.
        LibraryError: the run is damaged.
    """
    with file.reading() as connection:
        run = load_run(connection, finished_run(connection, run_id))
    check(corrections, run)
    found = look_into(run.setup, run.inputs, run.decisions, corrections)
    if found.flat.frame.totals.elapsed_s <= 0:
        raise UsageError("Nothing is left of the run with these corrections.", "Choose a longer part.")
    if corrections.distance_m is not None and found.flat.frame.totals.distance_m <= 0:
        raise UsageError(
            "The run has no speeds that could be scaled to a distance.", "Leave the distance as it came in."
        )
    with file.writing() as connection:
        finished_run(connection, run_id)
        keep_corrections(connection, run_id, run, corrections, found)


def keep_corrections(
    connection: sqlite3.Connection, run_id: int, run: RecordedRun, corrections: Corrections, found: LookedInto
) -> None:
    """Keep corrections and what they make of a run; runs inside the caller's transaction.

    Its fingerprint is taken now, since it is looked for by the time at which the run began.
    """
    line = None if corrections == NO_CORRECTIONS else encode_corrections(corrections)
    connection.execute(
        "UPDATE listed SET corrections = ?, started_at = ?, started_ms = ?, local_date = ?, words = NULL,"
        " fingerprint = coalesce(fingerprint, ?) WHERE run_id = ?",
        (
            line,
            *_times(run.setup, corrections.from_ms),
            fingerprint(run.setup.started_at, run.inputs),
            run_id,
        ),
    )
    connection.execute("DELETE FROM figures WHERE run_id = ?", (run_id,))
    connection.execute("DELETE FROM derived WHERE run_id = ?", (run_id,))
    seen = as_corrected(connection, run_id)
    keep_figures(connection, run_id, seen, found.figures)
    keep_track(connection, run_id, seen, found.flat)
    _keep_totals(connection, run_id, None if line is None else found.flat.frame.totals)


def _keep_totals(connection: sqlite3.Connection, run_id: int, corrected: Totals | None) -> None:
    """Keep what a corrected run comes to; None is what it was finished with."""
    row = queries.find_run(connection, run_id)
    if corrected is None and row is not None and row.totals is not None:
        corrected = decode_totals(row.totals)
    totals = corrected or Totals()
    connection.execute(
        """
        UPDATE listed SET totals = ?, elapsed_s = ?, moving_s = ?, distance_m = ?, climb_m = ?,
            heart_rate_mean_bpm = ?, cadence_mean_spm = ? WHERE run_id = ?
        """,
        (
            encode_totals(totals),
            totals.elapsed_s,
            totals.moving_s,
            totals.distance_m,
            totals.climb_m,
            totals.heart_rate_mean_bpm,
            totals.cadence_mean_spm,
            run_id,
        ),
    )


def check(corrections: Corrections, run: RecordedRun) -> None:
    """Refuse corrections that make no run.

    Raises:
        UsageError: says what is wrong.
    """
    _check_distance(corrections.distance_m)
    _check_grades(corrections, run)
    cut = corrections.from_ms is not None or corrections.to_ms is not None
    last_ms = _last_ms(run)
    from_ms = corrections.from_ms if corrections.from_ms is not None else 0
    to_ms = corrections.to_ms if corrections.to_ms is not None else last_ms
    if from_ms < 0 or to_ms > last_ms:
        raise UsageError("The run was not being recorded then.", "Choose times within the run.")
    if cut and to_ms <= from_ms:
        raise UsageError("The run would end before it begins.", "Choose an end after the beginning.")
    if cut and to_ms - from_ms < SHORTEST_CUT_RUN_MS:
        raise UsageError("Nothing is left of the run with these corrections.", "Choose a longer part.")


def _check_distance(distance_m: float | None) -> None:
    if distance_m is not None and not (math.isfinite(distance_m) and 0 < distance_m <= LONGEST_CORRECTED_M):
        raise UsageError("That is no distance of a run.", "Give what the belt said at the end.")


def _last_ms(run: RecordedRun) -> int:
    return run.inputs[-1].t_ms if run.inputs else 0


def _check_grades(corrections: Corrections, run: RecordedRun) -> None:
    grades = corrections.grades
    if len(grades) > MOST_GRADES:
        raise UsageError(f"There are more than {MOST_GRADES} grades.", "Leave some out.")
    if any(
        each.grade_percent is not None
        and not (math.isfinite(each.grade_percent) and abs(each.grade_percent) <= STEEPEST_CORRECTED_PERCENT)
        for each in grades
    ):
        raise UsageError(
            "No belt has such a grade.", f"At most {STEEPEST_CORRECTED_PERCENT:.0f} % up or down."
        )
    if any(each.t_ms < 0 for each in grades) or any(
        one.t_ms >= other.t_ms for one, other in pairwise(grades)
    ):
        raise UsageError("The grades are not in the order of their times.", "Give each time once.")
    if grades and grades[-1].t_ms > _last_ms(run):  # the engine would go on until then
        raise UsageError("The run was not being recorded then.", "Choose times within the run.")


def _times(setup: RunSetup, from_ms: int | None) -> tuple[str | None, int | None, str | None]:
    """Return when the corrected run began: as text, in milliseconds, and the runner's own date."""
    began = began_at(setup.started_at)
    if began is None:
        return setup.started_at, None, None
    try:
        began = began.astimezone(UTC) + timedelta(milliseconds=from_ms or 0)
        local = began + timedelta(seconds=setup.utc_offset_s)
    except OverflowError:  # at the ends of the calendar; only a file that is wrong has such a date
        return setup.started_at, None, None
    text = began.strftime("%Y-%m-%dT%H:%M:%SZ") if from_ms else setup.started_at
    return text, round(began.timestamp() * 1000), local.date().isoformat()
