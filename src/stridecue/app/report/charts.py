"""The charts of a run above one another, with the cues and the axis under them, and a cursor through all of them.

Rules: a cell has one colour of ink, so every quantity has a chart of its own; what it means lies behind the line.
Charts for which there is no room are left out from the last one on. The picture is made once for a view and a size:
moving the cursor paints only its column anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip as Cells

from stridecue.app.report.chart_axis import axis_row
from stridecue.app.report.chart_picture import ChartRow, chart_rows
from stridecue.app.report.chart_view import View
from stridecue.app.report.course import Columns, Course
from stridecue.app.report.series import Series
from stridecue.app.widgets.painted import Painted, fitted, line
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import cut, padded
from stridecue.model.profile import Unit

NAME_COLUMNS = 11
TICK_COLUMNS = 6
_EDGE = 2
LEFT_COLUMNS = _EDGE + NAME_COLUMNS + TICK_COLUMNS + 1
RIGHT_COLUMNS = 4
LEAST_ROWS = 3
"""Of a chart; OUR CHOICE."""
FOOT_ROWS = 2
CUE_MARK = "▲"


@dataclass(frozen=True, slots=True)
class CueMark:
    """A cue that was shown."""

    index: int
    """In which second of the run."""
    kind: str


@dataclass(frozen=True, slots=True)
class Plotted:
    """Everything that the charts draw."""

    course: Course
    series: tuple[Series, ...]
    marks: tuple[CueMark, ...] = ()
    unit: Unit = Unit.KM


class Charts(Painted):
    """Draws one view of a run."""

    class Pointed(Message):
        """The mouse chose a column."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    class Turned(Message):
        """The mouse wheel turned: closer, or not."""

        def __init__(self, closer: bool) -> None:
            super().__init__()
            self.closer = closer

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._plotted: Plotted | None = None
        self._view = View()
        self._picture: list[Cells] = []
        self._painted_view: tuple[Plotted, View, Size, Palette] | None = None

    def show(self, plotted: Plotted, view: View) -> None:
        """Show this of a run."""
        if plotted is not self._plotted or view != self._view:
            self._plotted, self._view = plotted, view
            self.repaint()

    @property
    def columns(self) -> int:
        """How many columns the charts have."""
        return plot_columns(self.size.width)

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The charts, the cues, the axis, and the cursor over all of them."""
        blank = [fitted(width, ("", palette.style("dim")))] * height
        plotted = self._plotted
        if plotted is None or not plotted.series or not plotted.course.seconds:
            return blank
        seen = (plotted, replace(self._view, cursor=0), Size(width, height), palette)
        if seen != self._painted_view:
            self._picture = picture(plotted, self._view, width, height, palette)
            self._painted_view = seen
        count = plot_columns(width)
        column = self._view.columns(plotted.course, count).of_index(self._view.cursor)
        if not 0 <= column < count:
            return [*self._picture, *blank][:height]
        style = palette.style("background", "accent")
        return [*(_with_cursor(row, LEFT_COLUMNS + column, style) for row in self._picture), *blank][:height]

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor here."""
        self._point(event.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Take the cursor along while the button is held."""
        if event.button:
            self._point(event.x)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Look closer."""
        event.stop()
        self.post_message(self.Turned(closer=True))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """See more."""
        event.stop()
        self.post_message(self.Turned(closer=False))

    def _point(self, x: int) -> None:
        self.post_message(self.Pointed(min(max(0, x - LEFT_COLUMNS), max(0, self.columns - 1))))


def plot_columns(width: int) -> int:
    """Return how many columns there are between the labels."""
    return max(2, width - LEFT_COLUMNS - RIGHT_COLUMNS)


def charts_for(series: Sequence[Series], alone: int | None, rows: int) -> list[tuple[int, Series, int]]:
    """Return which charts are shown, each with its number and its rows; the first ones get what is left over."""
    numbered = list(enumerate(series))
    if alone is not None and alone < len(numbered):
        numbered = [numbered[alone]]
    numbered = numbered[: max(1, rows // LEAST_ROWS)]
    if rows < 1 or not numbered:
        return []
    each, over = divmod(rows, len(numbered))
    return [(at, one, each + (place < over)) for place, (at, one) in enumerate(numbered)]


def picture(plotted: Plotted, view: View, width: int, height: int, palette: Palette) -> list[Cells]:
    """Return all rows without the cursor."""
    columns = view.columns(plotted.course, plot_columns(width))
    rows: list[Cells] = []
    for at, series, count in charts_for(plotted.series, view.alone, height - FOOT_ROWS):
        ground = "surface" if at % 2 else "background"
        for row, chart_row in enumerate(chart_rows(series, columns, count)):
            rows.append(fitted(width, *_pieces(series, chart_row, row, ground, palette)))
    return [*rows, _marks_row(plotted, columns, width, palette), _axis(plotted, columns, width, palette)]


def _pieces(
    series: Series, chart_row: ChartRow, row: int, ground: str, palette: Palette
) -> Iterator[tuple[str, Style]]:
    """The pieces of one row: name or unit, value, chart, zone."""
    dim = palette.style("dim", ground)
    name = {0: series.name, 1: series.unit}.get(row, "")
    yield (
        " " * _EDGE + padded(name, NAME_COLUMNS),
        palette.style("neutral", ground, bold=True) if not row else dim,
    )
    yield padded(chart_row.tick, TICK_COLUMNS, "right") + " ", dim
    ink = "strip-fill" if series.filled else "strip-line"
    place = 0
    for tone, group in groupby(chart_row.grounds):
        length = len(list(group))
        style = palette.tinted(ink, tone) if tone else palette.style(ink, ground)
        yield chart_row.text[place : place + length], style
        place += length
    zone = chart_row.note.replace("Z", "zone-")
    yield padded(f" {chart_row.note}", RIGHT_COLUMNS), palette.style(zone, ground, bold=True) if zone else dim


def _marks_row(plotted: Plotted, columns: Columns, width: int, palette: Palette) -> Cells:
    """Where cues came, each in the colour of its kind."""
    kinds: dict[int, str] = {}
    for mark in plotted.marks:
        column = columns.of_index(mark.index)
        if 0 <= column < columns.count:
            kinds[column] = mark.kind
    dim = palette.style("dim")
    pieces: list[tuple[str, Style]] = [
        (" " * _EDGE + padded("cues" if plotted.marks else "", LEFT_COLUMNS - _EDGE), dim)
    ]
    for kind, group in groupby(kinds.get(column, "") for column in range(columns.count)):
        length = len(list(group))
        style = palette.style("alert" if kind == "safety" else f"cue-ink-{kind}") if kind else dim
        pieces.append(((CUE_MARK if kind else " ") * length, style))
    return fitted(width, *pieces, ("", dim))


def _axis(plotted: Plotted, columns: Columns, width: int, palette: Palette) -> Cells:
    name, text = axis_row(columns, plotted.unit)
    dim = palette.style("dim")
    left = " " * _EDGE + padded(name, LEFT_COLUMNS - _EDGE)
    return fitted(width, (left, dim), (cut(text, width - LEFT_COLUMNS), dim), ("", dim))


def _with_cursor(row: Cells, x: int, style: Style) -> Cells:
    """The row with the cell of the cursor in its colours, where it is that wide."""
    if x >= row.cell_length:
        return row
    before, cell, after = row.crop(0, x), row.crop(x, x + 1), row.crop(x + 1)
    return Cells.join([before, line((cell.text or " ", style)), after])
