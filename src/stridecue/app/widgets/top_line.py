"""The line above everything: what the runner is doing, and how long already."""

from __future__ import annotations

from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, line
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import padded


class TopLine(Painted):
    """Plan and step at the left, time at the right."""

    DEFAULT_CSS = "TopLine { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown = ("", "", "")

    def show(self, left: str, middle: str = "", right: str = "") -> None:
        """Show three texts; the middle one gives way first."""
        if self.shown != (left, middle, right):
            self.shown = (left, middle, right)
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The line."""
        return [line((padded("  ".join(self.shown), width), palette.tone("neutral")))]
