"""A few figures side by side in large letters, for somebody who sits down after a run.

Rules: all figures have one face, the largest in which they fit beside each other. Without room for any face they are
ordinary text. What a figure means stands small above and below it.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.geometry import Size
from textual.strip import Strip as Cells

from stridecue.app.widgets.letters import FACES, Face, lines
from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import cut, padded

EDGE_COLUMNS = 2
GAP_COLUMNS = 4
"""At least; large letters are a letter apart."""
AROUND_ROWS = 2
"""A row above the figures and one below, which large letters have a row away."""
_LARGE_ROWS = 6


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure."""

    label: str
    unit: str
    value: str
    note: str = ""


class Headlines(Painted):
    """The figures of a run."""

    DEFAULT_CSS = "Headlines { height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown: tuple[Headline, ...] = ()
        self._most_rows = 4

    def show(self, shown: tuple[Headline, ...], most_rows: int) -> None:
        """Show these figures in letters of at most so many rows."""
        if (shown, most_rows) != (self.shown, self._most_rows):
            self.shown, self._most_rows = shown, most_rows
            self.repaint()
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows that the figures need at this width."""
        face = face_for(self.shown, width, self._most_rows)
        return (face.rows if face else 1) + AROUND_ROWS + _apart(face)

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """Labels, figures, notes."""
        face = face_for(self.shown, width, self._most_rows)
        drawn = [lines(one.value, face) if face else (one.value,) for one in self.shown]
        widths = [
            max(len(rows[0]), _words_columns(one)) + _gap(face)
            for one, rows in zip(self.shown, drawn, strict=True)
        ]
        dim, neutral = palette.style("dim"), palette.style("neutral", bold=not face)
        edge = (" " * EDGE_COLUMNS, dim)
        heads = [
            piece
            for one, columns in zip(self.shown, widths, strict=True)
            for piece in (
                (one.label, palette.style("dim", bold=True)),
                (padded(f"  {one.unit}", columns - len(one.label)), dim),
            )
        ]
        rows = [fitted(width, edge, *heads, ("", dim))]
        for row in range(face.rows if face else 1):
            text = "".join(
                padded(one[row], columns) for one, columns in zip(drawn, widths, strict=True)
            ).rstrip()
            rows.append(fitted(width, edge, (cut(text, max(0, width - EDGE_COLUMNS)), neutral)))
        rows += [fitted(width, edge)] * _apart(face)
        notes = "".join(
            padded(one.note, columns) for one, columns in zip(self.shown, widths, strict=True)
        ).rstrip()
        rows.append(fitted(width, edge, (cut(notes, max(0, width - EDGE_COLUMNS)), dim)))
        return [*rows, *[fitted(width, ("", dim))] * height][:height]


def face_for(shown: tuple[Headline, ...], width: int, most_rows: int) -> Face | None:
    """Return the largest face in which all figures fit side by side, or None."""
    room = width - EDGE_COLUMNS
    for face in FACES:
        needed = [max(face.width(one.value), _words_columns(one)) + _gap(face) for one in shown]
        if face.rows <= most_rows and sum(needed) - _gap(face) <= room:
            return face
    return None


def _words_columns(one: Headline) -> int:
    return max(len(f"{one.label}  {one.unit}"), len(one.note))


def _gap(face: Face | None) -> int:
    return max(GAP_COLUMNS, face.letter_columns) if face else GAP_COLUMNS


def _apart(face: Face | None) -> int:
    return int(face is not None and face.rows >= _LARGE_ROWS)
