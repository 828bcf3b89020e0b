"""The keys that work now."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette

_EDGE = "  "
_BETWEEN = "   "


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
        """The keys in the accent's colour, their words small behind them."""
        key_style, dim = palette.style("accent", bold=True), palette.style("dim")
        between = _BETWEEN if self._needs(_BETWEEN) <= width else "  "
        pieces: list[tuple[str, Style]] = [(_EDGE, dim)]
        used = len(_EDGE)
        for key, word in self.pairs:
            text = f" {word}" if word else ""
            size = cell_len(key + text)
            if used + size > width:
                break
            pieces += [(key, key_style), (text + between, dim)]
            used += size + len(between)
        return [fitted(width, *pieces)] * height

    def _needs(self, between: str) -> int:
        return len(_EDGE) + sum(cell_len(f"{key} {word}{between}") for key, word in self.pairs)
