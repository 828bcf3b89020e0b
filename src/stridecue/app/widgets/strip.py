"""The last ten minutes of one quantity.

Rules: a column of the strip stands for a fixed stretch of seconds and is drawn when that stretch is over, so that
between two columns nothing but the current value at the left is painted. A second without a value is a gap, never a
zero. The current value is dim while it is in doubt, like the number that it repeats.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip as Cells

from stridecue.app.widgets.braille import column_means, line_rows, profile_rows
from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import padded

KEPT_S = 600
"""Ten minutes, a value a second."""
LABEL_COLUMNS = 12
NOTE_COLUMNS = 3
"""For the bands' names at the right; free in a strip without names, so that all strips have one axis of time."""
EDGE = 2
_LARGEST = 1e6
_LEAST_BANDS = 2
"""OUR CHOICE: one zone alone says nothing about where it begins or ends."""


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of values that means something; `tone` colours the ground behind it, a zone is named at the right."""

    low: float
    high: float
    tone: str

    @property
    def note(self) -> str:
        """What stands at the right: `Z3` for a zone."""
        return self.tone.replace("zone-", "Z") if self.tone.startswith("zone-") else ""


class Strip(Painted):
    """A quantity's last ten minutes as a line, or filled from its foot."""

    def __init__(
        self,
        label: str,
        unit: str,
        *,
        id: str | None = None,
        filled: bool = False,
        decimals: int = 0,
        least_span: float = 20.0,
    ) -> None:
        """`least_span`: without a range of its own the strip never shows less than this between foot and top."""
        super().__init__(id=id)
        self.label, self.unit, self.filled, self.decimals = label, unit, filled, decimals
        self.least_span = least_span
        self.bands: tuple[Band, ...] = ()
        self._range: tuple[float, float] | None = None
        self._values: deque[float | None] = deque(maxlen=KEPT_S)
        self._count = 0
        self._doubtful = False

    def doubt(self, doubtful: bool) -> None:
        """Say whether the current value is in doubt."""
        if doubtful != self._doubtful:
            self._doubtful = doubtful
            self.repaint(Region(0, 0, LABEL_COLUMNS + EDGE, self.size.height))

    def push(self, value: float | None) -> None:
        """Add the value of one more second."""
        text_before, closed_before = self.now_text, self._columns_over()
        self._values.append(_drawable(value))
        self._count += 1
        if self._columns_over() != closed_before:
            self.repaint()
        elif self.now_text != text_before:
            self.repaint(Region(0, 0, LABEL_COLUMNS + EDGE, self.size.height))

    def load(self, values: Iterable[float | None]) -> None:
        """Replace everything by these values, one a second, the newest last."""
        self._values = deque((_drawable(value) for value in values), maxlen=KEPT_S)
        self._count = len(self._values)
        self.repaint()

    def set_bands(self, bands: tuple[Band, ...]) -> None:
        """Colour the ground by what the values mean."""
        if bands != self.bands:
            self.bands = bands
            self.repaint()

    def set_range(self, low: float, high: float) -> None:
        """Show values from `low` to `high`; without a range the strip follows its values and bands."""
        if low < high and (low, high) != self._range:
            self._range = (low, high)
            self.repaint()

    @property
    def now_text(self) -> str:
        """The current value as it is written at the left."""
        value = self._values[-1] if self._values else None
        return "--" if value is None else f"{value:.{self.decimals}f}"

    def shown_range(self) -> tuple[float, float]:
        """What foot and top stand for: what was set, or the values' own range in coarse steps and whole bands."""
        if self._range is not None:
            return self._range
        known = [value for value in self._values if value is not None] or [0.0]
        step = self.least_span / 4
        low, high = math.floor(min(known) / step) * step, math.ceil(max(known) / step) * step
        if self.filled:
            low = min(low, 0.0)
        if self.bands and not self.filled:
            low, high = self._whole_bands(min(known), max(known), low, high)
        missing = max(0.0, self.least_span - (high - low))
        below = 0.0 if self.filled else math.floor(missing / 2 / step) * step
        return low - below, high + missing - below

    def _range_in_rows(self, rows: int) -> tuple[float, float]:
        """The range with a higher top where the topmost band is narrower than a row, so that the row begins with it.

        A value below that band would else stand on its ground.
        """
        low, high = self.shown_range()
        top = next((band for band in self.bands if band.high == high), None)
        if self._range is not None or rows < 2 or top is None or (high - low) / rows <= top.high - top.low:
            return low, high
        return low, (top.low * rows - low) / (rows - 1)

    def _whole_bands(self, least: float, most: float, low: float, high: float) -> tuple[float, float]:
        """The range grown to the edges of the bands: up to one above the values, down to one that holds them all.

        A band that is cut off at the foot or top would look like a narrow one.
        """
        high = next((band.high for band in self.bands if band.high >= most), high)
        low = next((band.low for band in reversed(self.bands) if band.low <= least), low)
        if sum(low < band.high <= high for band in self.bands) < _LEAST_BANDS:
            high = next((band.high for band in self.bands if band.high > high), high)
        if high - low < self.least_span:
            low = next((band.low for band in reversed(self.bands) if band.low < low), low)
        if high - low < self.least_span:
            high = next((band.high for band in self.bands if band.high > high), high)
        return low, high

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """Label and current value at the left, the strip on its bands, the bands' names at the right."""
        columns = plot_columns(width)
        low, high = self._range_in_rows(height)
        plot = self._plot(columns, height, low, high)
        grounds = [self._band_of(row, height, low, high) for row in range(height)]
        rows = []
        for row, (text, band) in enumerate(zip(plot, grounds, strict=True)):
            ink = "strip-fill" if self.filled else "strip-line"
            style = palette.tinted(ink, band.tone) if band else palette.style(ink)
            note = band.note if band and (row == 0 or grounds[row - 1] is not band) else ""
            rows.append(
                fitted(
                    width,
                    *self._left(row, palette),
                    (text, style),
                    (padded(f" {note}" if note else "", NOTE_COLUMNS), palette.style("dim")),
                    ("", palette.style("dim")),
                )
            )
        return rows

    def _left(self, row: int, palette: Palette) -> list[tuple[str, Style]]:
        edge = " " * EDGE
        if row == 0:
            return [(edge + padded(self.label, LABEL_COLUMNS), palette.style("dim", bold=True))]
        if row == 1:
            value = self.now_text
            unit = padded(f" {self.unit}" if value != "--" else "", LABEL_COLUMNS - len(value))
            ink = palette.style("dim") if self._doubtful else palette.style("neutral", bold=True)
            return [(edge + value, ink), (unit, palette.style("dim"))]
        return [(edge + " " * LABEL_COLUMNS, palette.style("dim"))]

    def _plot(self, columns: int, rows: int, low: float, high: float) -> list[str]:
        if self.filled:
            return profile_rows(
                column_means(list(self._values), self._count, columns, KEPT_S), rows, low, high
            )
        return line_rows(column_means(list(self._values), self._count, 2 * columns, KEPT_S), rows, low, high)

    def _columns_over(self) -> int:
        """How many columns are over; a new one is a reason to paint."""
        columns = plot_columns(self.size.width) * (1 if self.filled else 2)
        return self._count * columns // KEPT_S

    def _band_of(self, row: int, rows: int, low: float, high: float) -> Band | None:
        """The band behind a row: the one its middle lies in, or a narrow one that lies within the row."""
        size = (high - low) / rows
        foot = high - (row + 1) * size
        middle = foot + size / 2
        for band in self.bands:
            if band.low <= middle < band.high or foot <= (band.low + band.high) / 2 < foot + size:
                return band
        return None


def plot_columns(width: int) -> int:
    """Columns of the strip itself."""
    return max(0, width - LABEL_COLUMNS - 2 * EDGE - NOTE_COLUMNS)


def _drawable(value: float | None) -> float | None:
    """The value as a strip can draw it: finite and of a size that anything on this screen can have."""
    if value is None or not math.isfinite(value):
        return None
    return min(_LARGEST, max(-_LARGEST, value))
