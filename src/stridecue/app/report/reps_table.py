"""The repetitions of a plan, as a table of the report.

Rules: a column of which no repetition knows anything is left out. A bar is as long as the repetition was quick, against
the quickest.
"""

from __future__ import annotations

from textual.content import Content

from stridecue.app.report.pages import Sheet
from stridecue.app.report.table import heading, table, thin_bar
from stridecue.report import wording
from stridecue.report.plan_report import rep_cells, rep_heads, rep_rows
from stridecue.report.run_report import RunReport

MOST_BAR_COLUMNS = 40
LEAST_BAR_COLUMNS = 6
_BETWEEN = 2
_UNKNOWN = frozenset({"", wording.MISSING, wording.MISSING_PACE})


def lines(report: RunReport, sheet: Sheet) -> list[Content]:
    """Return the table with its title; nothing without repetitions."""
    rows = rep_rows(report.track.reps)
    if not rows:
        return []
    cells = [rep_cells(one, report.unit) for one in rows]
    kept = [at for at, column in enumerate(zip(*cells, strict=True)) if not _UNKNOWN.issuperset(column)]
    heads = rep_heads(report.unit)
    head, *body = table([heads[at] for at in kept], [[row[at] for at in kept] for row in cells], left=0)
    speeds = [one.result.speed_mps or 0.0 for one in rows]
    room = min(MOST_BAR_COLUMNS, sheet.columns - len(head) - _BETWEEN)
    if room >= LEAST_BAR_COLUMNS and max(speeds) > 0:
        body = [
            row + Content.styled(" " * _BETWEEN + thin_bar(speed / max(speeds), room), "$strip-fill")
            for row, speed in zip(body, speeds, strict=True)
        ]
    return [heading("Repetitions"), head, *body]
