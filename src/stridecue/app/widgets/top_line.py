"""The line above everything: what the runner is doing, and how long already."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import cut, harmless, padded

_EDGE = 2
_BETWEEN = 2


class TopLine(Painted):
    """Plan and step at the left, time at the right."""

    DEFAULT_CSS = "TopLine { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown = ("", "", "", "dim")

    def show(self, left: str, middle: str = "", right: str = "", tone: str = "dim") -> None:
        """Show three texts, the middle one in a tone; it gives way first, then the left one.

        One that must be seen, in any tone but dim, does not give way to the left one.
        """
        if self.shown != (left, middle, right, tone):
            self.shown = (left, middle, right, tone)
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The line."""
        room = max(0, width - 2 * _EDGE)
        right = _spaced(self.shown[2], room)
        room = max(0, room - cell_len(right) - _BETWEEN)
        left = "" if self._needs(room) else _spaced(self.shown[0], room)
        room = max(0, room - cell_len(left) - _BETWEEN)
        bold, dim = palette.style("neutral", bold=True), palette.style("dim")
        tone = palette.tone(self.shown[3], bold=self.shown[3] != "dim")
        middle = padded(_spaced(self.shown[1], room), room)
        between = " " * _BETWEEN
        edge = " " * _EDGE
        pieces = (
            (edge + left, bold),
            (between + middle + between if left else middle + 2 * between, tone),
            (right, bold),
        )
        return [fitted(width, *pieces, ("", dim))] * height

    def _needs(self, room: int) -> bool:
        """Whether the middle needs the left one's place."""
        left, middle, _, tone = self.shown
        return tone != "dim" and cell_len(left) + cell_len(middle) + 2 * _BETWEEN > room


def _spaced(text: str, columns: int) -> str:
    """A text with the wide spaces between its parts kept."""
    return cut("   ".join(harmless(part, columns) for part in text.split("   ")), columns)
