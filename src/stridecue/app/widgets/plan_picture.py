"""A plan's picture in the place of a strip: what is done, where it is, what is still to come.

Rules: it is in line with the strips. It is painted when the place in it comes to another cell, or the steps are others.
"""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip as Cells

from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.plan_profile import column_of, duration_s, plan_profile, scale
from stridecue.app.widgets.strip import EDGE, LABEL_COLUMNS, NOTE_COLUMNS, plot_columns
from stridecue.app.widgets.text import padded
from stridecue.model.plan import PlannedStep

LABEL = "PLAN"


class PlanPicture(Painted):
    """The whole session with the place in it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.steps: tuple[PlannedStep, ...] = ()
        self.at_s = 0.0
        self.left = ""
        self._whole_s = 0.0

    def show(self, steps: tuple[PlannedStep, ...], at_s: float, left: str = "") -> None:
        """Show these steps, and where it is by the time that they are reckoned to take; `left` is a word or two."""
        column = self._column
        if steps is not self.steps:
            self.steps, self._whole_s, column = steps, duration_s(steps), None
        self.at_s = at_s
        reworded, self.left = left != self.left, left
        if column is None or column != self._column:
            self.repaint()
        elif reworded:
            self.repaint(Region(0, 0, LABEL_COLUMNS + EDGE, self.size.height))

    @property
    def _column(self) -> int | None:
        """Where the place is now."""
        return column_of(self.at_s, self._whole_s, plot_columns(self.size.width))

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """Label at the left, the picture, what its top stands for at the right."""
        rows = plan_profile(self.steps, plot_columns(width), height, palette, self.at_s, ahead_faint=True)
        drawn, dim = scale(self.steps), palette.style("dim")
        top = f"{drawn.high:g}%" if drawn.by_grade else ""
        notes = [padded(f" {top}" if row == 0 else "", NOTE_COLUMNS) for row in range(height)]
        return [
            fitted(width, *self._label(row, palette), *pieces, (note, dim))
            for row, (pieces, note) in enumerate(zip(rows, notes, strict=True))
        ]

    def _label(self, row: int, palette: Palette) -> list[tuple[str, Style]]:
        text = (LABEL, self.left)[row] if row < 2 else ""
        return [
            (" " * EDGE + padded(text, LABEL_COLUMNS), palette.style("dim", bold=row == 0)),
        ]
