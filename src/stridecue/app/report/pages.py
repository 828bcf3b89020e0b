"""The pages of a run's report, and who writes each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from textual.content import Content

from stridecue.report.run_report import RunReport


class Page(StrEnum):
    """The pages, in their order; a number key opens each."""

    OVERVIEW = "overview"
    CHARTS = "charts"
    SPLITS = "splits"
    ZONES = "zones"
    CUES = "cues"
    EARLIER = "earlier runs"


PAGES = tuple(Page)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page of words is written for."""

    columns: int
    rows: int = 0
    """How many rows there are; a page may grow beyond them and is scrolled then."""
    everything: bool = False
    """Whether what is not worth the first look is shown too."""


def page_lines(page: Page, report: RunReport, sheet: Sheet, *, hidden: bool = False) -> list[Content]:
    """Return the lines of a page; the charts have none. While numbers are hidden, all pages are the same."""
    if hidden:
        from stridecue.app.report import hidden_numbers  # noqa: PLC0415

        return hidden_numbers.lines(report, sheet.columns)
    write = _writers().get(page)
    return [] if write is None else write(report, sheet)


def _writers() -> dict[Page, Callable[[RunReport, Sheet], list[Content]]]:
    from stridecue.app.report import cues_page, earlier_page, overview, splits_page, zones_page  # noqa: PLC0415

    return {
        Page.OVERVIEW: overview.lines,
        Page.SPLITS: splits_page.lines,
        Page.ZONES: zones_page.lines,
        Page.CUES: cues_page.lines,
        Page.EARLIER: earlier_page.lines,
    }


def tabs(current: Page) -> Content:
    """Return the line that says which pages there are."""
    pieces: list[Content] = []
    for number, page in enumerate(PAGES, 1):
        if page is current:
            pieces.append(Content.styled(f" {number} {page} ", "bold $background on $accent"))
        else:
            pieces.append(Content.assemble((f" {number}", "bold $accent"), (f" {page} ", "$dim")))
    return Content("").join(pieces)
