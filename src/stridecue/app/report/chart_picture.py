"""One chart as rows of characters and of the colours behind them.

Rules: functions of numbers. Zones lie behind a heart-rate chart as whole rows, the runner's own lies behind a line as a
ribbon that follows it. A zone's name stands where it begins, seen from above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stridecue.app.report.course import Columns
from stridecue.app.report.series import Series
from stridecue.app.report.ticks import ticks
from stridecue.app.widgets.braille import line_rows, profile_rows
from stridecue.model.our_choices.coach import TARGET_BAND_PERCENT

OWN_TONE = "good"
MANY_ROWS = 6
"""From here on a value in every row would be a crowd; OUR CHOICE."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row of a chart."""

    text: str
    grounds: tuple[str, ...]
    """The tone behind each column; empty for none."""
    tick: str = ""
    note: str = ""
    """A zone's name."""


def chart_rows(series: Series, columns: Columns, rows: int) -> list[ChartRow]:
    """Return the picture of a series, the highest row first."""
    size = (series.high - series.low) / rows
    feet = [series.high - (row + 1) * size for row in range(rows)]
    zones = [_zone(series, foot, size) for foot in feet]
    own = _own(series, columns)
    labels = _labels(series, rows)
    found = []
    for row, (text, foot) in enumerate(zip(_plot(series, columns, rows), feet, strict=True)):
        zone = zones[row]
        grounds = tuple(
            OWN_TONE if own and _crosses(value, foot, size) else zone
            for value in (own or [None] * columns.count)
        )
        note = zone.replace("zone-", "Z") if zone and (row == 0 or zones[row - 1] != zone) else ""
        found.append(ChartRow(text, grounds, labels.get(row, ""), note))
    return found


def _plot(series: Series, columns: Columns, rows: int) -> list[str]:
    if series.filled:
        values = _drawn(series, columns.means(series.values))
        return profile_rows(values, rows, series.low, series.high)
    twice = Columns(columns.course, columns.axis, columns.from_place, columns.to_place, 2 * columns.count)
    return line_rows(_drawn(series, twice.means(series.values)), rows, series.low, series.high)


def _drawn(series: Series, values: Sequence[float | None]) -> list[float | None]:
    return [None if value is None else series.drawn(value) for value in values]


def _own(series: Series, columns: Columns) -> list[float | None]:
    """The runner's own at each column; empty where the series has none."""
    return _drawn(series, columns.means(series.base)) if series.base else []


def _crosses(value: float | None, foot: float, size: float) -> bool:
    """Whether the ribbon around a value runs through the middle of a row, or the value itself through the row."""
    if value is None:
        return False
    half = value * TARGET_BAND_PERCENT / 100
    return foot <= value < foot + size or value - half <= foot + size / 2 <= value + half


def _zone(series: Series, foot: float, size: float) -> str:
    """The zone in which the middle of a row lies."""
    middle = foot + size / 2
    return next((band.tone for band in series.bands if band.low <= middle < band.high), "")


def _labels(series: Series, rows: int) -> dict[int, str]:
    """The round values beside the chart, by their row; in a high one, one in two rows at most."""
    found: dict[int, str] = {}
    span = series.high - series.low
    most = max(1, rows - 1) if rows < MANY_ROWS else rows // 2
    for value in ticks(series.low, series.high, series.steps, most):
        row = min(rows - 1, int((series.high - value) / span * rows))
        found.setdefault(row, series.label(value))
    return found
