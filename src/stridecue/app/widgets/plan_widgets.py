"""What shows of a plan on the live screen, and where."""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.widget import Widget

from stridecue.app.widgets.live_places import Places
from stridecue.app.widgets.plan_calm import PlanCalm
from stridecue.app.widgets.plan_picture import PlanPicture
from stridecue.app.widgets.plan_places import calm_places, plan_places
from stridecue.app.widgets.plan_step import PlanStep


class PlanWidgets:
    """The step, the plan's picture, and what stands there while the numbers are hidden."""

    def __init__(self) -> None:
        self.step = PlanStep(id="plan-step")
        self.picture = PlanPicture(id="plan-picture")
        self.calm = PlanCalm(id="plan-calm")
        self.calm_now = False
        """Whether the numbers are hidden."""

    @property
    def all(self) -> tuple[Widget, ...]:
        """Every one of them."""
        return self.step, self.picture, self.calm

    def places(self, size: Size, cue: str | None, covered_rows: int) -> Places:
        """Return where everything of the screen stands."""
        if self.calm_now:
            return calm_places(size.width, size.height, cue)
        return plan_places(size.width, size.height, cue, covered_rows)

    def placed(self, places: Places) -> list[tuple[Widget, Region]]:
        """Return those that have a place."""
        step = self.calm if self.calm_now else self.step
        found: list[tuple[Widget, Region | None]] = [(step, places.step), (self.picture, places.profile)]
        return [(widget, region) for widget, region in found if region is not None]
