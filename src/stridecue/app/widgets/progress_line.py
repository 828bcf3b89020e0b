"""Where a replay stands."""

from __future__ import annotations

from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, line
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import padded


class ProgressLine(Painted):
    """Position and length of a replay, its speed, and whether it is paused."""

    DEFAULT_CSS = "ProgressLine { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown: tuple[int, int, str, bool] = (0, 0, "", False)

    def show(self, position_s: float, length_s: float, speed: str = "", paused: bool = False) -> None:
        """Show the place in a replay; `speed` as it is to be read, for example `8x`."""
        shown = (int(position_s), int(length_s), speed, paused)
        if self.shown != shown:
            self.shown = shown
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The line."""
        return [
            line((padded(f"{self.shown[0]} / {self.shown[1]} {self.shown[2]}", width), palette.tone("dim")))
        ]
