"""The keys that work now."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, line
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import padded


class KeyLine(Painted):
    """Keys and what they do; those at the right go first when there is little room."""

    DEFAULT_CSS = "KeyLine { height: 1; }"

    def __init__(self, pairs: Sequence[tuple[str, str]] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.pairs = tuple(pairs)

    def show(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these (key, word) pairs."""
        if self.pairs != tuple(pairs):
            self.pairs = tuple(pairs)
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The line."""
        text = "  ".join(f"{key} {word}" for key, word in self.pairs)
        return [line((padded(text, width), palette.tone("dim")))]
