"""A run as a strip, with the places at which a cue came: as it is, and as it is changed.

Rules: both rows of marks share the strip's axis. Where several fall into one column the one that was shown counts. What
is not known yet is said, and never drawn as if nothing had come.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style
from textual.strip import Strip as Cells

from stridecue.app.widgets.braille import line_rows, profile_rows
from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import cut, harmless, padded
from stridecue.model.cue import Outcome
from stridecue.report.timeline import axis, column_means, column_of

if TYPE_CHECKING:
    from stridecue.app.cue_trial import TriedCue

NOTE = "You would have answered, and the rest of the run would have gone otherwise."
LEGEND = "● shown   ○ withheld, to compare   · had to wait"
_EDGE = 2
_LABEL_COLUMNS = 15
_LEGEND_FROM_ROWS = 10
_MOST_STRIP_ROWS = 8
_HILLY_PERCENT = 2.0
"""OUR CHOICE: a grade that changes less says nothing about a run."""
_LEAST_SPAN = {"grade": 4.0, "heart rate": 20.0}
_RANK = {Outcome.MUTED: 0, Outcome.WITHHELD: 1, Outcome.SHOWN: 2}
_MARKS = {Outcome.MUTED: "·", Outcome.WITHHELD: "○", Outcome.SHOWN: "●"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the timeline shows."""

    title: str = ""
    """Which run it is."""
    was: TriedCue | None = None
    now: TriedCue | None = None
    changed: bool = False
    """Whether there is a change at all."""
    message: str = ""
    """What is going on, or why there is nothing to see."""
    heart_first: bool = False
    """Whether the cue looks at heart rate."""


class Timeline(Painted):
    """The last run, and when a cue came in it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown = Comparison()

    def show(self, comparison: Comparison) -> None:
        """Show this."""
        if comparison != self.shown:
            self.shown = comparison
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """Heading, strip, the two rows of marks, the axis, and what to make of it."""
        dim = palette.style("dim")
        was = self.shown.was
        head = self._head(width, palette)
        if was is None or height < _rows_without_strip(height) + 1:
            return [head, *[fitted(width, ("", dim))] * height][:height]
        columns = max(2, width - _LABEL_COLUMNS - 2 * _EDGE)
        legend = [_plain(LEGEND, width, dim)] if height >= _LEGEND_FROM_ROWS else []
        rows = [
            head,
            *self._strip(
                was, width, columns, min(_MOST_STRIP_ROWS, height - _rows_without_strip(height)), palette
            ),
            self._marks("as it is", was, width, columns, palette.style("neutral", bold=True), palette),
            self._changed(width, columns, palette),
            _row("", axis(was.length_s, columns), width, dim, dim),
            *legend,
            _plain(NOTE if self.shown.changed else "", width, dim),
        ]
        return [*rows, *[fitted(width, ("", dim))] * height][:height]

    def _head(self, width: int, palette: Palette) -> Cells:
        shown = self.shown
        right, style = harmless(shown.message, width), palette.style("dim")
        if shown.was is not None and not shown.message:
            right = _how_often(shown.was.came)
            if shown.changed and shown.now is not None:
                right, style = (
                    f"was {shown.was.came}, now {shown.now.came}",
                    palette.style("accent", bold=True),
                )
        room = max(0, width - 2 * _EDGE)
        right = cut(right, room)
        left = padded(shown.title, max(0, room - len(right) - 1)) + " " if shown.title else ""
        edge = " " * _EDGE
        return fitted(
            width, (edge + left, palette.style("neutral", bold=True)), (right, style), (edge, style)
        )

    def _strip(self, was: TriedCue, width: int, columns: int, rows: int, palette: Palette) -> list[Cells]:
        """The shape of the run: its hills, or what the heart did."""
        name, values = self._quantity(was)
        dim, ink = palette.style("dim"), palette.style("strip-fill" if name == "grade" else "strip-line")
        known = [value for value in values if value is not None]
        if not known:
            return [fitted(width, ("", dim))] * rows
        low, high = _range(min(known), max(known), _LEAST_SPAN[name])
        if name == "grade":
            pictures = profile_rows(
                column_means(values, was.course.step_s, was.length_s, columns), rows, low, high
            )
        else:
            pictures = line_rows(
                column_means(values, was.course.step_s, was.length_s, 2 * columns), rows, low, high
            )
        labels = ["", *[""] * rows]
        labels[rows - 1] = name
        unit = "%" if name == "grade" else "bpm"
        if rows > 1:
            labels[0] = f"{max(known):.0f} {unit}"
            labels[rows - 1] = f"{name} {min(known):.0f}"
        return [_row(label, text, width, dim, ink) for label, text in zip(labels, pictures, strict=False)]

    def _quantity(self, was: TriedCue) -> tuple[str, Sequence[float | None]]:
        grade, heart = was.course.grade_percent, was.course.heart_rate_bpm
        grades = [value for value in grade if value is not None]
        hilly = bool(grades) and max(grades) - min(grades) >= _HILLY_PERCENT
        beats = any(value is not None for value in heart)
        return ("heart rate", heart) if beats and (self.shown.heart_first or not hilly) else ("grade", grade)

    def _changed(self, width: int, columns: int, palette: Palette) -> Cells:
        shown = self.shown
        if shown.changed and shown.now is not None:
            return self._marks(
                "changed", shown.now, width, columns, palette.style("accent", bold=True), palette
            )
        dim = palette.style("dim")
        return _row("changed", "" if shown.changed else "nothing yet", width, dim, dim)

    def _marks(
        self, label: str, tried: TriedCue, width: int, columns: int, style: Style, palette: Palette
    ) -> Cells:
        places: dict[int, Outcome] = {}
        for mark in tried.marks:
            column = column_of(mark.elapsed_s, tried.length_s, columns)
            before = places.get(column)
            if before is None or _RANK[mark.outcome] > _RANK[before]:
                places[column] = mark.outcome
        text = "".join(_MARKS[places[column]] if column in places else " " for column in range(columns))
        count = f"{tried.came:>{_LABEL_COLUMNS - len(label) - 2}}"
        return _row(f"{label}{count}", text, width, palette.style("dim"), style)


def _rows_without_strip(height: int) -> int:
    """Rows of heading, marks, axis, note and, where there is room, legend."""
    return 5 + (height >= _LEGEND_FROM_ROWS)


def _row(label: str, text: str, width: int, label_style: Style, style: Style) -> Cells:
    edge = " " * _EDGE
    return fitted(width, (edge + padded(label, _LABEL_COLUMNS), label_style), (text, style), (edge, style))


def _plain(text: str, width: int, style: Style) -> Cells:
    return fitted(width, (" " * _EDGE + cut(text, max(0, width - 2 * _EDGE)), style))


def _range(low: float, high: float, least: float) -> tuple[float, float]:
    """Return what foot and top stand for."""
    missing = max(0.0, least - (high - low))
    return low - missing / 2, high + missing / 2


def _how_often(number: int) -> str:
    return {0: "never comes", 1: "comes once", 2: "comes twice"}.get(number, f"comes {number} times")
