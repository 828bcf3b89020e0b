"""Where a replay stands."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import cut

_EDGE = "  "


class ProgressLine(Painted):
    """Position and length of a replay, its speed, and whether it is paused."""

    DEFAULT_CSS = "ProgressLine { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown: tuple[int, int, str, bool] = (0, 0, "", False)

    def show(self, position_s: float, length_s: float, speed: str = "", paused: bool = False) -> None:
        """Show the place in a replay; `speed` as it is to be read, for example `8x`."""
        shown = (max(0, int(position_s)), max(0, int(length_s)), speed, paused)
        if self.shown != shown:
            self.shown = shown
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The place as a bar between the times."""
        position_s, length_s, speed, paused = self.shown
        left = f"{_EDGE}{'‖' if paused else '▶'} {clock(position_s)} "
        right = f" {clock(length_s)}  {cut(speed, 12)}{_EDGE}"
        room = max(0, width - cell_len(left) - cell_len(right))
        done = round(room * min(1.0, position_s / length_s)) if length_s else 0
        bold, dim = palette.style("neutral", bold=True), palette.style("dim")
        line = fitted(
            width,
            (left, bold),
            ("━" * done, palette.style("accent")),
            ("─" * (room - done), palette.style("strip-fill")),
            (right, dim),
        )
        return [line] * height


def clock(seconds: int) -> str:
    """Seconds as 5:03 or 1:05:03."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
