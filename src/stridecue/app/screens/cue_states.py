"""Where every cue is, second by second, above the key line.

Rules: hidden until asked for, and then painted once a second. Its height does not change with what is in it, so that
nothing jumps; what has no room is reached by scrolling.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip as Cells

from stridecue.app.cue_state_lines import CueStateLine
from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import cut, harmless, padded

_EDGE = "  "
_GROUND = "panel"
_SHOW_COLUMNS = 26
"""As long as the words of a cue can be."""
_STAGE_COLUMNS = 30
_NARROW_COLUMNS = 100
_NARROW_STAGE_COLUMNS = 24


class CueStates(Painted):
    """A title and a line for each cue."""

    DEFAULT_CSS = """
    CueStates {
        layer: over;
        dock: bottom;
        width: 100%;
        height: 44%;
        margin-bottom: 1;
        background: $panel;
        display: none;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.title = ""
        self.lines: tuple[CueStateLine, ...] = ()
        self._top = 0

    def show(self, title: str, lines: Sequence[CueStateLine]) -> None:
        """Show the states of now."""
        self.display = True
        if (title, tuple(lines)) != (self.title, self.lines):
            self.title, self.lines = title, tuple(lines)
            self._go_to(self._top)
            self.repaint()

    def close(self) -> None:
        """Hide it, and begin at the top the next time."""
        self.display = False
        self._top = 0

    def scroll_by_key(self, key: str) -> None:
        """Go a line or a page up or down."""
        page = max(1, self._room() - 1)
        self._go_to(self._top + {"up": -1, "down": 1, "pageup": -page, "pagedown": page}.get(key, 0))
        self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The title, and as many lines as fit."""
        bold, dim = palette.style("accent", _GROUND, bold=True), palette.style("dim", _GROUND)
        more = f"{self._top + 1} to {min(len(self.lines), self._top + self._room())} of {len(self.lines)}"
        rows = [fitted(width, (_EDGE, dim), (self.title, bold), (f"   {more}", dim))]
        rows += [
            self._line(line, width, palette) for line in self.lines[self._top : self._top + self._room()]
        ]
        return [*rows, *[fitted(width, ("", dim))] * (height - len(rows))][:height]

    def _line(self, line: CueStateLine, width: int, palette: Palette) -> Cells:
        dim = palette.style("dim", _GROUND)
        stage = _STAGE_COLUMNS if width >= _NARROW_COLUMNS else _NARROW_STAGE_COLUMNS
        left = max(0, width - 2 * len(_EDGE) - _SHOW_COLUMNS - stage - 2)
        return fitted(
            width,
            (_EDGE, dim),
            (padded(harmless(line.show, _SHOW_COLUMNS), _SHOW_COLUMNS + 1), palette.tone(line.tone, _GROUND)),
            (padded(harmless(line.stage, stage), stage + 1), palette.tone(line.tone, _GROUND)),
            (cut(line.values, left), dim),
        )

    def _room(self) -> int:
        return max(0, self.size.height - 2)

    def _go_to(self, top: int) -> None:
        self._top = min(max(top, 0), max(0, len(self.lines) - self._room()))
