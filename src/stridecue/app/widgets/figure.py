"""One number of the live screen."""

from __future__ import annotations

from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, line
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import harmless, padded


class Figure(Painted):
    """A value in large letters, with its label and unit above and what it means below, both small."""

    def __init__(self, label: str, unit: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.label, self.unit = label, unit
        self.shown = ("--", "", "neutral")

    def show(self, value: str, meaning: str = "", tone: str = "neutral") -> None:
        """Show a value; `tone`: neutral, dim, zone-1 to zone-5, good, off or alert."""
        if self.shown != (value, meaning, tone):
            self.shown = (value, meaning, tone)
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The number in the middle of its place."""
        value, meaning, tone = self.shown
        texts = [(self.label, "dim"), (value, tone), (harmless(meaning, width), "dim")]
        rows = [line((padded(text, width), palette.tone(tone))) for text, tone in texts]
        return (rows + [line((" " * width, palette.tone("neutral")))] * height)[:height]
