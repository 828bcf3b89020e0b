"""The whole of a replay as a strip to click into, with its cues and laps, and where it stands.

Rules: a column is a slot of the run's time. What was not gone through yet is a line; a slot without a value is blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip as Cells

from stridecue.app.widgets.braille import profile_rows
from stridecue.app.widgets.painted import Painted, fitted, line
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import padded
from stridecue.report.timeline import column_means, column_of
from stridecue.report.wording import duration

CUE, LAP, HERE = "•", "╎", "▼"
_EDGE = "  "
_SPEED_COLUMNS = 10
"""For `full speed`; the strip must not move when another speed is chosen."""
_AFRESH_EVERY_S = 60
"""How much of the run is gone through between two drawings of its shape."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a replay stands."""

    position_s: int = 0
    length_s: int = 0
    speed: str = ""
    """As it is to be read, for example `8x`."""
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of the run so far; the lists may grow, so that `known_s` says how far."""

    known_s: int = -1
    values: Sequence[float | None] = ()
    """One a second."""
    cues_s: Sequence[int] = ()
    laps_s: Sequence[int] = ()
    least_span: float = 20.0
    """Values that vary less are drawn as the level line that they are."""


class PlayerStrip(Painted):
    """A row of marks over the shape of the run, between the times."""

    DEFAULT_CSS = "PlayerStrip { height: 2; }"

    class Sought(Message):
        """Somebody clicked on a second of the run."""

        def __init__(self, to_s: int) -> None:
            super().__init__()
            self.to_s = to_s

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.place = Place()
        self.shape = Shape()
        self._drawn: tuple[tuple[int, int, int], str] | None = None

    def show(self, place: Place, shape: Shape) -> None:
        """Show where the replay stands, and what of it is known."""
        if (self.place, self.shape.known_s) != (place, shape.known_s):
            self.place, self.shape = place, shape
            self.repaint()

    def on_click(self, event: events.Click) -> None:
        """Go to the second under the pointer."""
        left, _, columns = self._parts(self.size.width)
        column = event.x - cell_len(left)
        if columns and 0 <= column < columns:
            self.post_message(self.Sought(round((column + 0.5) * self.place.length_s / columns)))

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The marks, and the shape with what was played in colour."""
        left, right, columns = self._parts(width)
        bold, dim = palette.style("neutral", bold=True), palette.style("dim")
        here = column_of(self.place.position_s, self.place.length_s, columns) if columns else 0
        shape = self._shape_text(columns)
        below = fitted(
            width,
            (left, bold),
            (shape[:here], palette.style("accent")),
            (shape[here : here + 1], bold),
            (shape[here + 1 :], dim),
            (right, dim),
        )
        blank = palette.style("neutral")
        marks = [(" " * cell_len(left), blank), *self._marks(columns, here, palette)]
        above = line(*marks).adjust_cell_length(width, blank)
        return (
            [above, below][-height:] if height < 2 else [above, below, *[Cells.blank(width)] * (height - 2)]
        )

    def _parts(self, width: int) -> tuple[str, str, int]:
        """Return what stands at the left and at the right, and the columns between them."""
        place = self.place
        left = f"{_EDGE}{'‖' if place.paused else '▶'} {duration(place.position_s)} "
        left = left.rjust(cell_len(f"{_EDGE}▶ {duration(place.length_s)} "))  # so that the strip never moves
        right = f" {duration(place.length_s)}  {padded(place.speed, _SPEED_COLUMNS)}"
        return left, right, max(0, width - cell_len(left) - cell_len(right))

    def _marks(self, columns: int, here: int, palette: Palette) -> list[tuple[str, Style]]:
        """Return a piece a column: where it stands before a cue, a cue before a lap."""
        length_s = self.place.length_s
        row: dict[int, tuple[str, Style]] = {}
        for at_s in self.shape.laps_s if columns else ():
            row[column_of(at_s, length_s, columns)] = (LAP, palette.style("dim"))
        for at_s in self.shape.cues_s if columns else ():
            row[column_of(at_s, length_s, columns)] = (CUE, palette.style("accent", bold=True))
        row[here] = (HERE, palette.style("neutral", bold=True))
        blank = (" ", palette.style("neutral"))
        return [row.get(column, blank) for column in range(columns)]

    def _shape_text(self, columns: int) -> str:
        """Return the run's shape; drawn anew when much more of it is known, or the width is another."""
        known_s = self.shape.known_s
        complete = known_s >= self.place.length_s
        key = (columns, self.place.length_s, known_s if complete else known_s // _AFRESH_EVERY_S)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = (key, self._draw(columns))
        return self._drawn[1]

    def _draw(self, columns: int) -> str:
        length_s = self.place.length_s
        known = column_of(self.shape.known_s, length_s, columns) + 1 if self.shape.known_s >= 0 else 0
        means = column_means(self.shape.values, 1, length_s, columns) if columns and length_s else []
        values = [value for value in means[:known] if value is not None]
        if not values:
            return "─" * columns
        low, high = min(values), max(values)
        middle = (low + high) / 2
        half = self.shape.least_span / 2
        low, high = min(low, middle - half), max(high, middle + half)
        return profile_rows(means[:known], 1, low, high)[0].ljust(known) + "─" * (columns - known)
