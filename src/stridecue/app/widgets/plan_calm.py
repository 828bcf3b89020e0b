"""A session whose numbers are hidden: how long it lasts already, and a few quiet words."""

from __future__ import annotations

from textual.strip import Strip as Cells

from stridecue.app.widgets.letters import fitting_face, lines
from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import harmless, padded

SHARE = 0.3
"""OUR CHOICE: of the rows, for the time; it is not what the run is about."""
_LEAST_ROWS = 5
_USUAL = "88:88"


class PlanCalm(Painted):
    """A time in the middle, and words below it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.time, self.words = "", ""

    def show(self, time: str, words: str) -> None:
        """Show these."""
        if (time, words) != (self.time, self.words):
            self.time, self.words = time, words
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """Time and words."""
        neutral, dim = palette.style("neutral"), palette.style("dim")
        rows = [fitted(width, ("", neutral))] * height
        face = fitting_face(
            max(self.time, _USUAL, key=len), width // 2, max(_LEAST_ROWS, round(height * SHARE))
        )
        letters = lines(self.time, face) if face and face.rows + 2 <= height else (self.time,)
        top = max(0, (height - len(letters) - 2) // 2)
        for offset, text in enumerate(letters):
            if top + offset < height:
                rows[top + offset] = fitted(width, (padded(text, width, "middle"), dim))
        if top + len(letters) + 1 < height:
            words = padded(harmless(self.words, width - 2), width, "middle")
            rows[top + len(letters) + 1] = fitted(width, (words, neutral))
        return rows
