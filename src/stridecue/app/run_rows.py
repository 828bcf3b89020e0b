"""Runs as lines of a list.

Rules: names come from files and are made harmless; figures stand in columns.
"""

from __future__ import annotations

from textual.content import Content

from stridecue.app.widgets.text import harmless, padded
from stridecue.model.profile import Unit
from stridecue.model.run_list import ListedRun
from stridecue.model.summary import RunSummary
from stridecue.report import wording

DATE_COLUMNS = 24
DISTANCE_COLUMNS = 9
TIME_COLUMNS = 9
NOTE_COLUMNS = 14


def run_row(listed: ListedRun, unit: Unit) -> Content:
    """Date, distance, time, and what the run is called or what kind it was."""
    run = listed.summary
    when = wording.date_and_time(run.started_at, run.utc_offset_s)
    far = wording.distance(run.totals.distance_m, unit)
    long = wording.duration(run.totals.elapsed_s)
    return Content.assemble(
        (padded(when, DATE_COLUMNS), "$neutral"),
        (padded(far, DISTANCE_COLUMNS, "right"), "$neutral"),
        (padded(long, TIME_COLUMNS, "right"), "$neutral"),
        (f"   {_note(listed)}", "$dim"),
    )


def broken_off(run: RunSummary) -> Content:
    """The offer for a run that was never finished."""
    when = wording.date_and_time(run.started_at, run.utc_offset_s)
    what = "demo" if run.demo else "run"
    keys = [("g", "go on"), ("k", "keep it as it is"), ("x", "throw it away")]
    pieces = [
        piece for key, words in keys for piece in ((f"{key} ", "bold $accent"), (f"{words}    ", "$dim"))
    ]
    return Content.assemble((f"A {what} of {when} broke off.\n", "bold"), *pieces)


def _note(listed: ListedRun) -> str:
    """The title, or else what tells the run from a plain one."""
    run = listed.summary
    title = harmless(listed.details.title, NOTE_COLUMNS)
    if title or run.source == "bluetooth":
        return title
    return "demo" if run.demo else harmless(run.source, NOTE_COLUMNS)
