"""A drill as it is seen from the floor: its name and what is left of it in large letters, everything else small.

Rules: the number is as large as fits, and the name smaller. Where letters have no room, both are ordinary text.
"""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip as Cells

from stridecue.app.around.drill_clock import DrillPlace
from stridecue.app.widgets.banner import largest_setting
from stridecue.app.widgets.letters import fitting_face, lines
from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import padded

_EDGE_COLUMNS = 2
_NAME_SHARE = 0.3
_LEAST_NAME_ROWS = 3
_WORDS_ROWS = 5
"""A free row between the parts, the side, and two lines of words."""


class DrillPicture(Painted):
    """What is to be done now."""

    DEFAULT_CSS = "DrillPicture { height: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.place: DrillPlace | None = None

    def show(self, place: DrillPlace | None) -> None:
        """Show where one is."""
        if place != self.place:
            self.place = place
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """Name, side, number, words, in the middle."""
        place, dim = self.place, palette.style("dim")
        blank = fitted(width, ("", dim))
        if place is None:
            return [blank] * height
        waits = place.ready or place.paused
        number = palette.style("dim" if waits else "neutral", bold=not waits)
        columns = max(0, width - 2 * _EDGE_COLUMNS)
        room = max(1, height - _WORDS_ROWS)
        name = _name_rows(place.drill.name, columns, max(_LEAST_NAME_ROWS, int(room * _NAME_SHARE)))
        large = _large_rows(count_text(place), columns, max(1, room - len(name)))
        rows = [fitted(width, (padded(row, width, "middle"), palette.style("accent"))) for row in name]
        rows += [blank, _middle(side_text(place), width, palette.style("neutral", bold=True)), blank]
        rows += [fitted(width, (padded(row, width, "middle"), number)) for row in large]
        rows += [blank, _middle(place.drill.how, width, dim)]
        top = max(0, (height - len(rows)) // 2)
        return [*[blank] * top, *rows, *[blank] * height][:height]


def count_text(place: DrillPlace) -> str:
    """Return the number: of seconds, or of times."""
    return f"{place.part.times}x" if place.left_s is None else str(place.left_s)


def side_text(place: DrillPlace) -> str:
    """Return the side, and whether it waits."""
    words = ["paused" if place.paused else "get ready" if place.ready else "", place.part.side]
    return " · ".join(word for word in words if word)


def _middle(text: str, width: int, style: Style) -> Cells:
    return fitted(width, (padded(text, width, "middle"), style))


def _name_rows(name: str, columns: int, rows: int) -> list[str]:
    setting = largest_setting(name, columns, rows)
    return [name] if setting is None else [row for text in setting.texts for row in lines(text, setting.face)]


def _large_rows(text: str, columns: int, rows: int) -> list[str]:
    face = fitting_face(text, columns, rows)
    return [text] if face is None else list(lines(text, face))
