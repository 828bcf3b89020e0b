"""One session beside the list: what it is, its picture, its figures, what there is to note.

Rules: the picture stands still in one place while one goes through the list. Where there is no session (a file with
mistakes, nothing found) the words stand alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.strip import Strip as Cells
from textual.widgets import Static

from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.plan_profile import duration_s, plan_profile, scale
from stridecue.app.widgets.text import padded
from stridecue.model.plan import PlannedStep
from stridecue.model.profile import Unit
from stridecue.report.timeline import axis

LABEL_COLUMNS = 10


class ProfilePicture(Painted):
    """A session's profile with its scale and its time."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._steps: tuple[PlannedStep, ...] = ()
        self._unit = Unit.KM

    def show(self, steps: Sequence[PlannedStep], unit: Unit) -> None:
        """Show these steps."""
        if (self._steps, self._unit) != (tuple(steps), unit):
            self._steps, self._unit = tuple(steps), unit
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The profile, its highest and lowest value at the left, its time below."""
        dim = palette.style("dim")
        columns, rows = max(1, width - LABEL_COLUMNS), max(1, height - 1)
        labels = [""] * rows
        if any(step.speed_mps or step.grade_percent for step in self._steps):  # else it is a line, of nothing
            labels[-1] = scale(self._steps).labels(self._unit)[1]
            labels[0] = scale(self._steps).labels(self._unit)[0]
        drawn = plan_profile(self._steps, columns, rows, palette)
        lines = [
            fitted(width, (padded(label, LABEL_COLUMNS), dim), *pieces, ("", dim))
            for label, pieces in zip(labels, drawn, strict=True)
        ]
        times = axis(duration_s(self._steps), columns)
        lines.append(fitted(width, (" " * LABEL_COLUMNS + padded(times, columns), dim)))
        return lines[:height]


class PreviewPane(VerticalScroll, can_focus=False):
    """Words, the picture, words."""

    DEFAULT_CSS = """
    PreviewPane { width: 1fr; max-width: 110; height: 1fr; padding: 0 1; }
    PreviewPane Static { height: auto; }
    PreviewPane ProfilePicture { height: 5; margin-top: 1; }
    PreviewPane.-empty ProfilePicture { display: none; }
    """

    def compose(self) -> ComposeResult:
        """What it is, its picture, the rest."""
        yield Static(id="what", markup=False)
        yield ProfilePicture()
        yield Static(id="rest", markup=False)

    def show(self, what: Content, steps: Sequence[PlannedStep], rest: Content, unit: Unit) -> None:
        """Show a session; without steps the words alone."""
        self.query_one("#what", Static).update(what)
        self.query_one(ProfilePicture).show(steps, unit)
        self.query_one("#rest", Static).update(rest)
        self.set_class(not steps, "-empty")
        self.scroll_home(animate=False)
