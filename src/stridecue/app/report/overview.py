"""The first page: what else there is to tell of the run at once, what it says, and what is said only when asked.

Rules: at most five insights stand there unasked, in the order of the report. What there was not enough data for is
grey, and behind a key. Each insight has the letter of its origin: measured, derived, estimated, said by the runner.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from stridecue.app.report import reps_table, splits_page, zones_page
from stridecue.app.report.hidden_numbers import mood_words, plan_line
from stridecue.app.report.pages import Sheet
from stridecue.app.report.table import heading, wrapped
from stridecue.app.widgets.text import harmless, padded
from stridecue.report import wording
from stridecue.report.insight import Insight
from stridecue.report.run_report import FIRST_PAGE_INSIGHTS, RunReport

TITLE_COLUMNS = 20
LONGEST_SENTENCE = 400
MOST_NOTE_LINES = 200
_LETTERS = "M measured   D derived   E estimated   S said by you"


def lines(report: RunReport, sheet: Sheet) -> list[Content]:
    """Return the page below the large figures."""
    known = [one for one in report.insights if one.known]
    first, more = known[:FIRST_PAGE_INSIGHTS], known[FIRST_PAGE_INSIGHTS:]
    unknown = [one for one in report.insights if not one.known]
    plan = [plan_line(report)] if report.plan is not None else []
    found = [*plan, *_small_figures(report, sheet), Content("")]
    for insight in first:
        found += insight_lines(insight, sheet)
    if not first:
        found.append(Content.styled("Nothing stands out.", "$dim"))
    if sheet.everything:
        found += _rest(more, unknown, sheet)
    found += _about(report, sheet)
    return found if sheet.everything else found + _what_there_is_room_for(report, sheet, len(found))


def hidden(report: RunReport) -> int:
    """Return how many lines the key for more adds."""
    known = sum(one.known for one in report.insights)
    return len(report.insights) - min(known, FIRST_PAGE_INSIGHTS)


def insight_lines(insight: Insight, sheet: Sheet) -> list[Content]:
    """Return title and sentence, what it cannot say below, all of it grey where there was not enough data."""
    ink = "$neutral" if insight.known else "$dim"
    told = wrapped(harmless(insight.sentence, LONGEST_SENTENCE), sheet.columns - TITLE_COLUMNS - 2, ink)
    title = padded(harmless(insight.title, TITLE_COLUMNS - 1), TITLE_COLUMNS)
    blank = Content(" " * (TITLE_COLUMNS + 2))
    letter = insight.origin.value if insight.known else " "
    head = Content.assemble((title, f"bold {ink}" if insight.known else ink), (f"{letter} ", "$dim"))
    found = [(head if not row else blank) + text for row, text in enumerate(told or [Content("")])]
    if insight.note and insight.known:
        notes = wrapped(harmless(insight.note, LONGEST_SENTENCE), sheet.columns - TITLE_COLUMNS - 2, "$dim")
        found += [blank + text for text in notes]
    return found


def next_step(report: RunReport, columns: int) -> list[Content]:
    """Return the one thing to try next, which stays in sight whatever is scrolled; nothing where there is none."""
    if not report.next_step:
        return []
    label = "Next  "
    words = wrapped(harmless(report.next_step, LONGEST_SENTENCE), columns - len(label))
    return [
        Content.styled(label if not row else " " * len(label), "bold $accent") + text
        for row, text in enumerate(words)
    ]


def _what_there_is_room_for(report: RunReport, sheet: Sheet, used: int) -> list[Content]:
    """Return the zones and the splits too where the page would else be empty; each has a page of its own as well."""
    found: list[Content] = []
    for lines_of in (
        reps_table.lines if report.track.reps else None,
        zones_page.zone_lines if report.zones else None,
        splits_page.split_lines if report.splits else None,
    ):
        more = [Content(""), *lines_of(report, sheet)] if lines_of is not None else []
        if used + len(found) + len(more) <= sheet.rows:
            found += more
    return found


def _small_figures(report: RunReport, sheet: Sheet) -> list[Content]:
    """Means in one line, or in two where they do not fit."""
    pieces = [
        Content.assemble((f"{name} ", "$dim"), (value, "bold $neutral")) for name, value in _figures(report)
    ]
    rows: list[Content] = []
    for piece in pieces:
        if rows and len(rows[-1]) + len(piece) + 3 <= sheet.columns:
            rows[-1] = Content("   ").join([rows[-1], piece])
        else:
            rows.append(piece)
    return rows


def _figures(report: RunReport) -> Iterator[tuple[str, str]]:
    totals, details, track = report.run.summary.totals, report.run.details, report.track
    if totals.heart_rate_mean_bpm is not None:
        highest = "" if totals.heart_rate_max_bpm is None else f" (max {totals.heart_rate_max_bpm})"
        yield "heart rate", f"{wording.heart_rate(totals.heart_rate_mean_bpm)} bpm{highest}"
    if totals.cadence_mean_spm is not None:
        yield "cadence", f"{wording.cadence(totals.cadence_mean_spm)} spm"
    if totals.power_mean_w is not None:
        yield "power", f"{wording.power(totals.power_mean_w)} W"
    effort = track.effort if details.effort is None else details.effort
    if effort is not None:
        yield "effort", f"{effort}/10"
    before = track.mood_before if details.mood_before is None else details.mood_before
    after = track.mood if details.mood_after is None else details.mood_after
    if after is not None:
        yield "mood", mood_words(before, after)


def _rest(more: list[Insight], unknown: list[Insight], sheet: Sheet) -> list[Content]:
    found: list[Content] = []
    if more:
        found += [Content(""), heading("Also")]
        for insight in more:
            found += insight_lines(insight, sheet)
    if unknown:
        found += [Content(""), heading("Not enough data")]
        for insight in unknown:
            found += insight_lines(insight, sheet)
    return [*found, Content(""), Content.styled(_LETTERS, "$dim")]


def _about(report: RunReport, sheet: Sheet) -> list[Content]:
    """What the runner wrote, and what is to be known about the recording."""
    found: list[Content] = []
    notes = report.run.details.notes.splitlines()[:MOST_NOTE_LINES]
    if any(line.strip() for line in notes):
        found += [Content(""), heading("Your notes")]
        for line in notes:
            found += wrapped(wording.printable(harmless(line, len(line) + 1)), sheet.columns)
    warnings = report.run.summary.warnings
    if warnings:
        found.append(Content(""))
    for warning in warnings:
        found += wrapped(harmless(f"Note: {warning}", LONGEST_SENTENCE), sheet.columns, "$dim")
    return found
