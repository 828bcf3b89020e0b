"""What a finished run has to say, on pages that a number key opens.

Rules: the report is worked out beside the screen, which stays quick; a run that cannot be read is told in a sentence.
What was scrolled or zoomed stays as it was while one leafs through the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.worker import get_current_worker

from stridecue.app.keys import Where, bindings, key_line
from stridecue.app.report import hidden_numbers
from stridecue.app.report.charts_pane import ChartsPane
from stridecue.app.report.cloud_points import cloud_of
from stridecue.app.report.heading import heading_line, headlines, letter_rows
from stridecue.app.report.overview import LONGEST_SENTENCE, next_step
from stridecue.app.report.pages import PAGES, Page, Sheet, page_lines, tabs
from stridecue.app.report.report_keys import key_words
from stridecue.app.sizes import SHORT_OR_TALL, TALL_ROWS
from stridecue.app.widgets.headline import Headlines
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.note import Note
from stridecue.app.widgets.text import harmless
from stridecue.errors import StridecueError

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.report.run_report import RunReport

WORKING = "Working it out ..."
TELL_EVERY_S = 0.3
"""OUR CHOICE: as often as one can read how far it is."""
SIDE_COLUMNS = 2
_FRAME_ROWS, _FRAME_ROWS_WHERE_TALL = 4, 6
"""Of title, pages and keys, with what is between."""


class ReportScreen(Screen[None]):
    """One run's report; `which` is its number, `last` or a file."""

    BINDINGS = bindings(Where.REPORT)
    WHERE = Where.REPORT
    AUTO_FOCUS = None
    VERTICAL_BREAKPOINTS = SHORT_OR_TALL
    DEFAULT_CSS = """
    ReportScreen { background: $background; }
    ReportScreen > Note { padding: 0 2; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ReportScreen #tabs { padding: 0 1; }
    ReportScreen #next { height: auto; max-height: 4; padding: 0 2; background: $panel; display: none; }
    ReportScreen VerticalScroll {
        height: 1fr;
        margin-top: 1;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-color: $dim;
    }
    ReportScreen #words { padding: 0 2; height: auto; }
    ReportScreen ChartsPane { display: none; }
    ReportScreen.charts VerticalScroll { display: none; }
    ReportScreen.charts ChartsPane { display: block; }
    ReportScreen.-tall > #title { margin-top: 1; height: 1; }
    ReportScreen.-tall > #tabs { margin-top: 1; }
    ReportScreen.-tall ChartsPane { margin-top: 1; }
    ReportScreen Headlines { margin-bottom: 1; }
    """

    def __init__(self, which: str, page: Page = Page.OVERVIEW) -> None:
        super().__init__()
        self._which = which
        self.page = page
        self.report: RunReport | None = None
        self._told_s = 0.0
        self._everything = False
        self._asked = False  # for the numbers of a run whose plan hides them
        self._scrolled: dict[Page, float] = {}

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    def compose(self) -> ComposeResult:
        """Which run, which page, the page, the next step, the keys."""
        yield Note(id="title")
        yield Note(id="tabs")
        with VerticalScroll(can_focus=False):
            yield Headlines(id="headlines")
            yield Note(Content.styled(WORKING, "$dim"), id="words")
        yield ChartsPane(id="pane")
        yield Note(id="next")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Begin to work it out."""
        self.show()
        self.work_out()

    def on_resize(self) -> None:
        """Write the page anew for the new width."""
        self.show()

    @work(thread=True, exclusive=True, group="report")
    def work_out(self) -> None:
        """Have the report made beside the screen."""
        worker, which = get_current_worker(), self._which
        try:
            report = self.owner.factories.reports.report(which, self._tell)
        except StridecueError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self.failed, str(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self.worked_out, report)

    def _tell(self, done: int, of: int) -> None:
        """Say how far it is, from the thread, as often as one reads."""
        now_s = self.owner.now_s()
        if now_s - self._told_s >= TELL_EVERY_S and not get_current_worker().is_cancelled:
            self._told_s = now_s
            self.app.call_from_thread(self.working, f"{WORKING} {done} of {of} earlier runs")

    def working(self, words: str) -> None:
        """Say how far it is, while there is nothing else to see."""
        if self.is_attached and self.report is None:
            self.query_one("#words", Note).show(Content.styled(words, "$dim"))

    def worked_out(self, report: RunReport) -> None:
        """Show the report."""
        if not self.is_attached:
            return
        self.report = report
        if self.run_id is not None:  # `last` may be another run soon
            self._which = str(self.run_id)
        self.query_one(ChartsPane).load(report)
        self.show()

    def failed(self, sentence: str) -> None:
        """Say what keeps the report from being made."""
        if self.is_attached:
            self.query_one("#words", Note).show(
                Content.styled(harmless(sentence, LONGEST_SENTENCE), "$alert")
            )

    def show(self) -> None:
        """Write the page that is open."""
        self.query_one("#tabs", Note).show(tabs(self.page))
        on_charts = self.page is Page.CHARTS and self.report is not None and not self.hidden
        self.set_class(on_charts, "charts")
        self._show_keys()
        if (report := self.report) is None:
            return
        self.query_one("#title", Note).show(heading_line(report))
        columns = self.size.width - 2 * SIDE_COLUMNS - 1
        taken = self._show_first_page_only(report, columns)
        if on_charts:
            self.query_one(ChartsPane).show()
            return
        sheet = Sheet(columns, self.size.height - taken, self._everything)
        words = page_lines(self.page, report, sheet, hidden=self.hidden)
        self.query_one("#words", Note).show(Content("\n").join(words))
        self.query("CadenceCloud").remove()
        if self.page is Page.ZONES and not self.hidden and self.size.height >= TALL_ROWS:
            self._show_cloud(report)

    def _show_cloud(self, report: RunReport) -> None:
        """Draw cadence against pace below the tables."""
        if (cloud := cloud_of(report.track, report.unit)) is not None:
            from stridecue.app.report.cadence_cloud import CadenceCloud  # noqa: PLC0415 - brings numpy

            self.query_one(VerticalScroll).mount(CadenceCloud(cloud))

    def _show_first_page_only(self, report: RunReport, columns: int) -> int:
        """Show or hide the large figures and the next step; return how many rows the words cannot have."""
        hidden = self.hidden
        first, height = self.page is Page.OVERVIEW or hidden, self.size.height
        large, following = self.query_one(Headlines), self.query_one("#next", Note)
        step = next_step(report, columns) if first and not hidden else []
        large.display, following.display = first, bool(step)
        taken = _FRAME_ROWS_WHERE_TALL if height >= TALL_ROWS else _FRAME_ROWS
        if not first:
            return taken
        large.show(headlines(report, hidden=hidden), letter_rows(height))
        following.show(Content("\n").join(step))
        return taken + large.get_content_height(self.size, self.size, self.size.width - 1) + 1 + len(step)

    def _show_keys(self) -> None:
        words = key_words(self.report, self.page, everything=self._everything, hidden=self.hidden)
        self.query_one("#keys", KeyLine).show(key_line(Where.REPORT, words))

    @property
    def hidden(self) -> bool:
        """Return whether the plan hides the numbers, and nobody asked for them."""
        return self.report is not None and not self._asked and hidden_numbers.hides(self.report)

    @property
    def run_id(self) -> int | None:
        """Return the run's number in the library; None until it is there, and of a file."""
        return self.report.run.summary.id if self.report is not None else None

    def action_page(self, number: int) -> None:
        """Open a page."""
        scroll = self.query_one(VerticalScroll)
        self._scrolled[self.page] = scroll.scroll_y
        self.page = PAGES[number - 1]
        self.show()
        self.call_after_refresh(scroll.scroll_to, y=self._scrolled.get(self.page, 0.0), animate=False)

    def action_turn(self, step: int) -> None:
        """Open the next page, or the one before."""
        self.action_page((PAGES.index(self.page) + step) % len(PAGES) + 1)

    def action_more(self) -> None:
        """Show everything that was found, or only what comes first."""
        if self.page is Page.OVERVIEW:
            self._everything = not self._everything
            self.show()

    def action_move(self, key: str) -> None:
        """Scroll the page, or show another chart alone."""
        step = -1 if key in {"up", "pageup"} else 1
        if self.page is Page.CHARTS:
            self.query_one(ChartsPane).press(key)
            return
        scroll = self.query_one(VerticalScroll)
        by = step * (max(1, scroll.size.height - 2) if key.startswith("page") else 1)
        scroll.scroll_relative(y=by, animate=False)

    def action_chart(self, key: str) -> None:
        """Do in the charts what a key does there."""
        if self.page is Page.CHARTS:
            self.query_one(ChartsPane).press(key)

    def action_replay(self) -> None:
        """Replay this run."""
        if self.run_id is not None:
            self.owner.opening.replay(str(self.run_id))

    def action_export(self) -> None:
        """Write this run to a file, after asking to which."""
        from stridecue.app.report.export_flow import ask_and_export  # noqa: PLC0415 - when it is asked for

        if self.report is not None:
            ask_and_export(self.owner, self.report.run)

    def action_describe(self) -> None:
        """Say something about this run."""
        if self.run_id is not None:
            self.owner.opening.describe(self.run_id, self.work_out)

    def action_correct(self) -> None:
        """Put something right about this run."""
        if self.run_id is not None:
            self.owner.opening.correct(self.run_id, self.work_out)

    def action_beside(self, step: int) -> None:
        """Go to the next run, or the one before; show the numbers first where they are hidden."""
        if self.hidden and step > 0:
            self._asked = True
            self.show()
        elif self.run_id is not None:
            self.go_beside(self.run_id, step)

    @work(thread=True, exclusive=True, group="report")
    def go_beside(self, run_id: int, step: int) -> None:
        """Look up the run beside this one, and its report."""
        worker = get_current_worker()
        try:
            there = self.owner.factories.reports.beside(run_id, step)
            report = None if there is None else self.owner.factories.reports.report(str(there), self._tell)
        except StridecueError as error:
            self.app.call_from_thread(self.owner.show_error, error)
            return
        if worker.is_cancelled:
            return
        if report is None:
            words = "This is your latest run." if step > 0 else "This is your first run."
            self.app.call_from_thread(self.notify, words, markup=False)
        else:
            self.app.call_from_thread(self.begin_anew, report)

    def begin_anew(self, report: RunReport) -> None:
        """Show another run, each page from its top."""
        if self.is_attached:
            self._scrolled.clear()
            self._asked = False
            self.query_one(VerticalScroll).scroll_home(animate=False)
            self.worked_out(report)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)
