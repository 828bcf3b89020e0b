"""The report of a run whose plan hides the numbers, until its runner asks for them: how long, and how it felt."""

from __future__ import annotations

from textual.content import Content

from stridecue.app.report.table import heading, wrapped
from stridecue.app.widgets.text import harmless
from stridecue.report import wording
from stridecue.report.plan_report import plan_words
from stridecue.report.run_report import RunReport

ASK = ("n", " shows the numbers")
MOODS = ("", "awful", "low", "fine", "good", "great")
"""From 1 to 5."""
_PLAN_COLUMNS = 100


def hides(report: RunReport) -> bool:
    """Return whether the numbers wait until they are asked for."""
    return report.plan is not None and report.plan.hides_numbers


def lines(report: RunReport, columns: int) -> list[Content]:
    """Return all that is told unasked, below the time."""
    found = [plan_line(report)] if report.plan is not None else []
    mood = mood_words(
        report.track.mood_before if (said := report.run.details.mood_before) is None else said,
        report.track.mood if (after := report.run.details.mood_after) is None else after,
    )
    if mood:
        found += [Content(""), Content.assemble(("mood  ", "$dim"), (mood, "bold $neutral"))]
    notes = report.run.details.notes
    if notes.strip():
        found += [Content(""), heading("Your notes")]
        for line in notes.splitlines():
            found += wrapped(wording.printable(line), columns)
    return [*found, Content(""), Content.assemble((ASK[0], "bold $accent"), (ASK[1], "$dim"))]


def plan_line(report: RunReport) -> Content:
    """Return the plan in a line; nothing without one."""
    if report.plan is None:
        return Content("")
    words = harmless(plan_words(report.plan), _PLAN_COLUMNS)
    return Content.assemble(("plan  ", "$dim"), (words, "bold $neutral"))


def mood_words(before: int | None, after: int | None) -> str:
    """Return how the runner felt, before and after."""
    words = [MOODS[mood] for mood in (before, after) if mood is not None and 0 < mood < len(MOODS)]
    return " → ".join(words)
