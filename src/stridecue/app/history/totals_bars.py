"""What weeks or months came to: a bar of distance each, with its figures beside it.

Rules: the newest stands first, as in the table, one row each, as many as there is room for. The longest bar seen is
as long as there is room. A time without a run is there, and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.style import Style
from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import padded
from stridecue.model.profile import Unit
from stridecue.model.run_list import Period, PeriodTotals
from stridecue.report import wording

_EDGE, _BETWEEN = 2, 2
_LABEL_COLUMNS = 16
_FEWEST_BAR_COLUMNS = 8
_FIGURES = (11, 9, 8, 8)
"""Distance, time, climb, runs; the last ones go first where there is little room."""
_WHOLE, _HALF = "▄", "▖"
"""Half as high as a row, so that those of two rows never run together."""
_HEADS = {
    Period.WEEK: "Your weeks (t: months)",
    Period.MONTH: "Your months (t: away)",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class TotalsBars(Painted):
    """Weeks or months, as a picture."""

    def __init__(self, unit: Unit, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._unit = unit
        self._period = Period.WEEK
        self._totals: tuple[PeriodTotals, ...] = ()
        self._filtered = False

    @property
    def room(self) -> int:
        """Return how many weeks or months there is room for."""
        return max(1, self.size.height - 1)

    def show(self, period: Period, totals: Sequence[PeriodTotals], *, filtered: bool) -> None:
        """Show these, the oldest first; `filtered` says that they are of some runs only."""
        shown = (period, tuple(totals), filtered)
        if shown != (self._period, self._totals, self._filtered):
            self._period, self._totals, self._filtered = shown
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """A heading, and a row each."""
        dim = palette.style("dim")
        words = _HEADS[self._period] + (", of the runs found" if self._filtered else "")
        title = fitted(width, (f"{' ' * _EDGE}{words}", palette.style("accent", bold=True)), ("", dim))
        if not self._totals:
            lines = [fitted(width, (f"{' ' * _EDGE}No run to sum up; demos do not count.", dim))]
        else:
            seen = self._totals[-max(1, height - 1) :]
            longest_m = max(each.distance_m for each in seen)
            lines = [self._line(each, longest_m, width, palette) for each in reversed(seen)]
        return [title, *lines, *[fitted(width, ("", dim))] * height][:height]

    def _line(self, each: PeriodTotals, longest_m: float, width: int, palette: Palette) -> Cells:
        ink, dim = palette.style("neutral"), palette.style("dim")
        columns = figure_columns(width)
        room = max(0, width - 2 * _EDGE - _LABEL_COLUMNS - sum(columns) - _BETWEEN)
        pieces: list[tuple[str, Style]] = [
            (" " * _EDGE + padded(label(each.first_day, self._period), _LABEL_COLUMNS), dim)
        ]
        if not each.runs:
            return fitted(width, *pieces, ("no run", dim))
        pieces.append((padded(bar(each.distance_m, longest_m, room), room), palette.style("primary")))
        pieces.append((" " * _BETWEEN, dim))
        texts = (
            wording.distance(each.distance_m, self._unit),
            wording.duration(each.moving_s),
            wording.climb(each.climb_m),
            "1 run" if each.runs == 1 else f"{each.runs} runs",
        )
        for place, (text, column) in enumerate(zip(texts, columns, strict=False)):
            pieces.append((padded(text, column, "right"), ink if place == 0 else dim))
        return fitted(width, *pieces, ("", dim))


def figure_columns(width: int) -> tuple[int, ...]:
    """Return the columns of the figures that there is room for beside a bar."""
    room = width - 2 * _EDGE - _LABEL_COLUMNS - _BETWEEN - _FEWEST_BAR_COLUMNS
    kept: tuple[int, ...] = _FIGURES
    while len(kept) > 1 and sum(kept) > room:
        kept = kept[:-1]
    return kept


def bar(value: float, longest: float, columns: int) -> str:
    """Return a bar that is `columns` long for the longest; what is more than nothing is seen."""
    if longest <= 0 or value <= 0 or columns < 1:
        return ""
    halves = max(1, round(min(1.0, value / longest) * columns * 2))
    return _WHOLE * (halves // 2) + _HALF * (halves % 2)


def label(first_day: str, period: Period) -> str:
    """Return a week as its first and last day, a month as its name; what is no date stays as it is."""
    try:
        first = date.fromisoformat(first_day)
    except ValueError:
        return wording.printable(first_day)
    if period is Period.MONTH:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"from {first.day:>2} {_MONTHS[first.month - 1]} {first.year % 100:02d}"
