"""The cue, as large as it fits."""

from __future__ import annotations

from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, line
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import padded


class CueBanner(Painted):
    """The largest thing on the screen while it shows: a cue on a ground of its kind's colour."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown = ("", "technique", "")

    def show(self, text: str, kind: str = "technique", note: str = "") -> None:
        """Show a cue; `kind` is a cue kind's name, `note` a small line below."""
        if self.shown != (text, kind, note):
            self.shown = (text, kind, note)
            self.repaint()

    def clear(self) -> None:
        """Show nothing."""
        self.show("", "technique", "")

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The cue's words."""
        style = palette.style("cue-ink-technique", "cue-ground-technique")
        return ([line((padded(self.shown[0], width), style))] + [line((" " * width, style))] * height)[
            :height
        ]
