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
    """Keys and what they do.

    With little room those at the right go first, but the last one stays: it is the help, or the way out.
    """

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
        for key, word in self._fitting(width, len(between)):
            text = f" {word}" if word else ""
            pieces += [(key, key_style), (text + between, dim)]
        return [fitted(width, *pieces)] * height

    def _fitting(self, width: int, between: int) -> Sequence[tuple[str, str]]:
        """The pairs that there is room for: all, or the first ones and the last."""
        room, shown = width - len(_EDGE) + between, list(self.pairs)
        while len(shown) > 1 and sum(_columns(pair) + between for pair in shown) > room:
            del shown[-2]
        return shown

    def _needs(self, between: str) -> int:
        needed = sum(_columns(pair) + len(between) for pair in self.pairs)
        return len(_EDGE) + needed - len(between)


def _columns(pair: tuple[str, str]) -> int:
    return cell_len(" ".join(part for part in pair if part))
