"""The charts' page: what the cursor reads, and the charts below it.

Rules: nothing is worked out before the page is seen. The view outlasts a look at another page.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from stridecue.app.report import chart_view
from stridecue.app.report.chart_view import View
from stridecue.app.report.charts import Charts, CueMark, Plotted
from stridecue.app.report.course import course_of
from stridecue.app.report.reading import cue_reading, reading
from stridecue.app.report.series import series_of
from stridecue.app.report.shown_cues import shown_cues
from stridecue.app.widgets.note import Note
from stridecue.model.cue import Decision
from stridecue.report.run_report import RunReport

CHART_ACTION = "chart('{key}')"
"""As the table of keys has it."""
NOTHING = "There is nothing to draw: the run has no readings."
EDGE_COLUMNS = 2
PAGE_COLUMNS = 10
"""How far the cursor goes with shift."""


Change = Callable[[View, Plotted, int], View]
"""From the view, the run and how many columns the charts have to another view."""


class ChartsPane(Vertical):
    """One run's charts and their cursor."""

    DEFAULT_CSS = """
    ChartsPane { height: 1fr; }
    ChartsPane Note { height: 1; padding: 0 2; }
    ChartsPane Charts { height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._values, self._cue, self._charts = Note(), Note(), Charts(id="charts")
        self._report: RunReport | None = None
        self._plotted: Plotted | None = None
        self._cues: tuple[tuple[int, Decision], ...] = ()
        self.view = View()

    def compose(self) -> ComposeResult:
        """The reading in two lines, the charts."""
        yield self._values
        yield self._cue
        yield self._charts

    def load(self, report: RunReport) -> None:
        """Take a run; the cursor is in its middle."""
        self._report, self._plotted = report, None
        if self.display:
            self.show()

    def show(self) -> None:
        """Draw the run, worked out at the first time."""
        report = self._report
        if report is None:
            return
        if self._plotted is None:
            self._plot(report)
        self._look()

    def _plot(self, report: RunReport) -> None:
        course = course_of(report.track)
        self._cues = tuple((at_s - 1, decision) for at_s, decision in shown_cues(report))
        marks = tuple(CueMark(index, decision.cue.kind.value) for index, decision in self._cues)
        self._plotted = Plotted(course, series_of(report.track, report.unit), marks, report.unit)
        self.view = chart_view.whole(course)

    def press(self, key: str) -> None:
        """Do what a key of the table does; the other keys do nothing."""
        change = _KEYS.get(key)
        if change is not None:
            self.change(change)

    def change(self, change: Change) -> None:
        """Look in another way."""
        if self._plotted is not None:
            self.view = change(self.view, self._plotted, self._charts.columns)
            self._look()

    def on_resize(self) -> None:
        """Write the reading for the new width."""
        self.call_after_refresh(self._look)

    def on_charts_pointed(self, event: Charts.Pointed) -> None:
        """Put the cursor where the mouse is."""
        self.change(
            lambda view, run, columns: chart_view.at_second(
                view, run.course, view.columns(run.course, columns).index_of(event.column)
            )
        )

    def on_charts_turned(self, event: Charts.Turned) -> None:
        """Look closer, or see more."""
        self.change(lambda view, run, _: chart_view.zoomed(view, run.course, event.closer))

    def _look(self) -> None:
        report, plotted = self._report, self._plotted
        if report is None or plotted is None:
            return
        if not plotted.series:
            self._values.show(Content.styled(NOTHING, "$dim"))
            return
        self._charts.show(plotted, self.view)
        room = max(20, self.size.width - 2 * EDGE_COLUMNS)
        self._values.show(reading(report.track.seconds[self.view.cursor], report.unit, room))
        self._cue.show(cue_reading(self._cues_here(plotted), len(self._cues), room))

    def _cues_here(self, plotted: Plotted) -> list[tuple[int, Decision]]:
        """The cues in the cursor's column, and one that still stood on the screen then."""
        columns = self.view.columns(plotted.course, self._charts.columns)
        here = columns.of_index(self.view.cursor)
        return [
            (index + 1, decision)
            for index, decision in self._cues
            if columns.of_index(index) == here or index <= self.view.cursor < index + decision.cue.display_s
        ]


def _moves(by: int) -> Change:
    return lambda view, run, columns: chart_view.moved(view, run.course, columns, by)


def _zooms(closer: bool) -> Change:
    return lambda view, run, _: chart_view.zoomed(view, run.course, closer)


def _goes_to_mark(on: bool) -> Change:
    return lambda view, run, _: chart_view.to_mark(
        view, run.course, [mark.index for mark in run.marks], on=on
    )


_KEYS: dict[str, Change] = {
    "left": _moves(-1),
    "right": _moves(1),
    "shift+left": _moves(-PAGE_COLUMNS),
    "shift+right": _moves(PAGE_COLUMNS),
    "home": lambda view, run, _: chart_view.at_second(view, run.course, 0),
    "end": lambda view, run, _: chart_view.at_second(view, run.course, run.course.seconds - 1),
    "plus": _zooms(True),
    "equals_sign": _zooms(True),
    "minus": _zooms(False),
    "0": lambda view, run, _: chart_view.whole(run.course, view),
    "x": lambda view, run, _: chart_view.other_axis(view, run.course),
    "comma": _goes_to_mark(False),
    "full_stop": _goes_to_mark(True),
    "up": lambda view, run, _: chart_view.one_alone(view, len(run.series), -1),
    "down": lambda view, run, _: chart_view.one_alone(view, len(run.series), 1),
}
