"""What the keys of a report do right now, for its key line."""

from __future__ import annotations

from stridecue.app.report import overview
from stridecue.app.report.charts_pane import CHART_ACTION
from stridecue.app.report.pages import Page
from stridecue.report.run_report import RunReport

_OF_THE_LIBRARY = ("replay", "export", "describe", "correct", "beside(1)", "beside(-1)")
"""What can be done only with a run that is kept."""
_WHILE_HIDDEN = {
    "beside(1)": "the numbers",
    "beside(-1)": "",
    "more": "",
    "page({key})": "",
    CHART_ACTION: "",
}


def key_words(report: RunReport | None, page: Page, *, everything: bool, hidden: bool) -> dict[str, str]:
    """Return the words of the key line; `hidden`: whether the numbers wait until they are asked for."""
    more = overview.hidden(report) if report is not None and page is Page.OVERVIEW else 0
    words = {"more": ("less" if everything else f"{more} more") if more else ""}
    if page is not Page.CHARTS or report is None:
        words[CHART_ACTION] = ""
    if report is None or report.run.summary.id is None:
        words |= dict.fromkeys(_OF_THE_LIBRARY, "")
    return words | _WHILE_HIDDEN if hidden else words
