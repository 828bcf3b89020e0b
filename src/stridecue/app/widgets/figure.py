"""One number of the live screen.

Rules: the number stands at the same place whatever it is, in digits of one width, and never touches the panel's edge.
What has not changed is not painted, and of a number that has, only the part from its first new digit on. Where there is
little room the meaning goes first, then the label; the number stays. A note takes the unit's place where the meaning
has gone, and a number that is old goes where nothing is left to say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.geometry import Region
from textual.strip import Strip as Cells

from stridecue.app.widgets.letters import Face, fitting_face, lines
from stridecue.app.widgets.painted import Painted, fitted, line
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import cut, harmless, padded

MARGIN_COLUMNS = 2
"""Between the panel's left edge and what is in it."""
_FREE_SHARE = 9
"""A ninth of the width is free at a number's right, so that two numbers side by side are never read as one."""
LONGEST_VALUE = 12
NOTHING = "--"
"""Stands for a value that is not there, or may not be seen."""
_USUAL_WIDEST = "88:88"
"""What each number leaves room for, so that the letters keep their size from 9:59 to 10:00."""


@dataclass(frozen=True, slots=True)
class FigureRows:
    """Where things stand in a figure's height; None is left out."""

    label: int | None
    value: int
    meaning: int | None
    face: Face | None
    """None when not even the smallest letters fit; the value is then ordinary text."""


def figure_rows(value: str, width: int, height: int) -> FigureRows:
    """Place label, value and meaning: a label from five rows on, a meaning from nine."""
    label, meaning = int(height >= 5), int(height >= 9)
    face = steady_face(value, width - MARGIN_COLUMNS - width // _FREE_SHARE, height - label - meaning)
    rows = face.rows if face else 1
    spare = max(0, height - label - rows - meaning)
    after_label, before_meaning = int(spare >= 3), int(spare >= 2)
    top = (spare - after_label - before_meaning) // 2
    at = top + label + after_label
    return FigureRows(
        label=top if label else None,
        value=at,
        meaning=at + rows + before_meaning if meaning else None,
        face=face,
    )


def steady_face(value: str, columns: int, rows: int) -> Face | None:
    """The face for a value, as narrow as the widest usual one needs if that costs no height."""
    face = fitting_face(value, columns, rows)
    steady = fitting_face(max(value, _USUAL_WIDEST, key=len), columns, rows)
    return steady if face and steady and steady.rows == face.rows else face


class Figure(Painted):
    """A value in large letters, with its label and unit above and what it means below, both small."""

    def __init__(self, label: str, unit: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.label, self.unit = label, unit
        self.value, self.meaning, self.tone, self.note, self.old = NOTHING, "", "neutral", "", False

    def show(
        self, value: str, meaning: str = "", tone: str = "neutral", note: str = "", *, old: bool = False
    ) -> None:
        """Show a value; `tone`: neutral, dim, zone-1 to zone-5, good, off or alert.

        `note` is a word that stands for the meaning where that has no room, `old` a value that needs its note.
        """
        if (value, meaning, tone, note, old) == (self.value, self.meaning, self.tone, self.note, self.old):
            return
        before, self.value = self.value, value[:LONGEST_VALUE]
        recoloured, self.tone = (tone, old) != (self.tone, self.old), tone
        reworded, self.meaning = (meaning, note) != (self.meaning, self.note), meaning
        self.note, self.old = note, old
        for region in self._changed(before, recoloured, reworded):
            self.repaint(region)

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The number at its place, everything else small around it."""
        places = figure_rows(self.value, width, height)
        neutral, dim, value = palette.style("neutral"), palette.style("dim"), palette.tone(self.tone)
        inside, edge = max(0, width - 2 * MARGIN_COLUMNS), " " * min(MARGIN_COLUMNS, width)
        rows = [line((" " * width, neutral))] * height
        if places.label is not None:
            label = cut(self.label, inside)
            behind = self.note if self.note and places.meaning is None else self.unit
            unit = padded(f"  {harmless(behind, inside)}", inside - len(label))
            rows[places.label] = fitted(
                width, (edge, dim), (label, palette.style("dim", bold=True)), (unit, dim)
            )
        for offset, text in enumerate(self._value_lines(places, inside)):
            if places.value + offset < height:
                bold = value if places.face else palette.tone(self.tone, bold=True)
                rows[places.value + offset] = fitted(width, (edge, neutral), (padded(text, inside), bold))
        if places.meaning is not None and places.meaning < height:
            meaning = padded(harmless(self.meaning, inside), inside)
            rows[places.meaning] = fitted(width, (edge, dim), (meaning, dim))
        return rows

    def _value_lines(self, places: FigureRows, columns: int) -> tuple[str, ...]:
        unsaid = self.old and places.meaning is None and places.label is None
        value = NOTHING if unsaid else self.value
        return lines(value, places.face) if places.face else (harmless(value, columns),)

    def _changed(self, before: str, recoloured: bool, reworded: bool) -> list[Region | None]:
        """The regions that look different now; None for all of it."""
        width, height = self.size
        old, new = figure_rows(before, width, height), figure_rows(self.value, width, height)
        if old != new or new.face is None:
            return [None]
        regions: list[Region | None] = []
        if recoloured or before != self.value:
            same = 0 if recoloured else _common_start(before, self.value)
            left = new.face.width(self.value[:same]) if same else 0
            right = max(new.face.width(before), new.face.width(self.value))
            regions.append(Region(MARGIN_COLUMNS + left, new.value, right - left, new.face.rows))
        said = new.label if new.meaning is None else new.meaning
        if reworded and said is not None:
            regions.append(Region(0, said, width, 1))
        return regions


def _common_start(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
