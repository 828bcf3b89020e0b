"""The base of our widgets: whole lines, painted once and kept until something changes.

Rules: `paint` is a function of the size, the palette and the widget's own state, returns exactly `height` lines of
exactly `width` cells, and never raises for any text. A widget calls `repaint` only when its picture really changes.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip as Cells
from textual.widget import Widget

from stridecue.app.widgets.palette import KEEPER, Palette


class Painted(Widget):
    """A widget that is drawn line by line."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Painted { background: $background; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: list[Cells] | None = None
        self._painted_for: tuple[Size, Palette] | None = None

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The widget's picture."""
        raise NotImplementedError

    def repaint(self, region: Region | None = None) -> None:
        """Paint again at the next frame, all of it or one region."""
        self._rows = None
        if self.is_attached:
            self.refresh(*([region] if region is not None else []))

    def render_line(self, y: int) -> Cells:
        """One line of the picture."""
        size, palette = self.size, KEEPER.of(self.app)
        if self._rows is None or self._painted_for != (size, palette):
            self._rows = self.paint(size.width, size.height, palette)
            self._painted_for = (size, palette)
        return self._rows[y] if y < len(self._rows) else Cells.blank(size.width, palette.style("neutral"))


def line(*pieces: tuple[str, Style]) -> Cells:
    """A line of differently coloured pieces."""
    return Cells([Segment(text, style) for text, style in pieces if text])


def fitted(width: int, *pieces: tuple[str, Style]) -> Cells:
    """A line of exactly `width` cells: cut, or filled in the colours of the last piece."""
    return line(*pieces).adjust_cell_length(width, pieces[-1][1])
