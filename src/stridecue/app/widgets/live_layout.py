"""The live screen's middle: four numbers, and below them the strips or the cue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import Layout, WidgetPlacement
from textual.strip import Strip as Cells
from textual.widget import Widget

from stridecue.app.widgets.banner import CueBanner
from stridecue.app.widgets.figure import Figure
from stridecue.app.widgets.live_places import LEAST_COLUMNS, LEAST_ROWS, Places, live_places
from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.strip import Strip
from stridecue.app.widgets.text import padded

if TYPE_CHECKING:
    from stridecue.app.widgets.plan_widgets import PlanWidgets


class TooSmall(Painted):
    """One sentence in place of everything."""

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The sentence in the middle."""
        text = f"Make the window at least {LEAST_COLUMNS}x{LEAST_ROWS}"
        rows = [fitted(width, ("", palette.style("neutral")))] * height
        if height:
            rows[height // 2] = fitted(
                width, (padded(text, width, "middle"), palette.style("neutral", bold=True))
            )
        return rows


class _ByRoom(Layout):
    """Places the children of a `LiveLayout` by the room there is."""

    name = "live"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> list[WidgetPlacement]:
        """Place what has a place; the rest does not show."""
        assert isinstance(parent, LiveLayout)
        return [
            WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child) for child, region in parent.placed(size)
        ]


class LiveLayout(Widget):
    """Four figures, three strips and the banner.

    `figures` by name: heart_rate, cadence, pace, grade; `strips`: heart_rate, cadence, grade.
    """

    DEFAULT_CSS = """
    LiveLayout { height: 1fr; width: 1fr; background: $background; }
    """

    def __init__(self, pace_unit: str = "min/km", *, below_rows: int = 1, id: str | None = None) -> None:
        """`below_rows` is how many rows of the screen are below it."""
        super().__init__(id=id)
        self._below_rows = below_rows
        self.figures: dict[str, Figure] = {
            "heart_rate": Figure("HEART RATE", "bpm", id="heart-rate"),
            "cadence": Figure("CADENCE", "steps/min", id="cadence"),
            "pace": Figure("PACE", pace_unit, id="pace"),
            "grade": Figure("GRADE", "%", id="grade"),
        }
        self.strips: dict[str, Strip] = {
            "heart_rate": Strip("HEART", "bpm", id="heart-rate-strip", least_span=40),
            "cadence": Strip("CADENCE", "", id="cadence-strip", least_span=20),
            "grade": Strip("GRADE", "%", id="grade-strip", filled=True, decimals=1, least_span=8),
        }
        self.banner = CueBanner(id="cue")
        self.plan: PlanWidgets | None = None
        """What shows of a plan; None before there is one."""
        self._following = False
        self.cue_showing = False
        self._covered = False
        self._too_small = TooSmall()
        self._by_room = _ByRoom()

    @property
    def layout(self) -> Layout:
        """How the children are placed."""
        return self._by_room

    def compose(self) -> Iterator[Widget]:
        """Everything, whether there is room for it or not."""
        yield from self.figures.values()
        yield from self.strips.values()
        yield self.banner
        yield self._too_small

    def showing(self, cue: bool) -> None:
        """Give the lower place to the cue (True) or to the strips (False)."""
        if self.cue_showing != cue:
            self.cue_showing = cue
            self.refresh(layout=True)

    def following(self, plan: bool) -> None:
        """Make room for a plan, or for none; its widgets are made when the first one comes."""
        if plan and self.plan is None:
            from stridecue.app.widgets.plan_widgets import PlanWidgets  # noqa: PLC0415 - most runs have none

            self.plan = PlanWidgets()
            self.mount(*self.plan.all)
        if self._following != plan:
            self._following = plan
            self.banner.refresh(layout=True)

    def hide_numbers(self, hidden: bool) -> None:
        """Have a calm place instead of the numbers, or the numbers again."""
        if self.plan is not None and self.plan.calm_now != hidden:
            self.plan.calm_now = hidden
            self.banner.refresh(layout=True)

    def covered(self, covered: bool) -> None:
        """Have the numbers above what is opened over the run, or where they usually are."""
        if self._covered != covered:
            self._covered = covered
            self.banner.refresh(layout=True)  # a child, since only what is around it is arranged anew

    def placed(self, size: Size) -> list[tuple[Widget, Region]]:
        """The widgets that show in that size, and where."""
        window = self.app.size
        if window.width < LEAST_COLUMNS or window.height < LEAST_ROWS:
            return [(self._too_small, size.region)]
        places = self._places(size, self._covered_rows(size.height, window.height) if self._covered else 0)
        shown: list[tuple[Widget, Region]] = [(self.figures[name], at) for name, at in places.figures.items()]
        shown += [(self.strips[name], at) for name, at in places.strips.items()]
        if places.banner is not None:
            shown.append((self.banner, places.banner))
        if self.plan is not None and self._following:
            shown += self.plan.placed(places)
        return shown

    def _places(self, size: Size, covered_rows: int) -> Places:
        cue = self.banner.text if self.cue_showing else None
        if self.plan is not None and self._following:
            return self.plan.places(size, cue, covered_rows)
        return live_places(size.width, size.height, cue, covered_rows)

    def _covered_rows(self, rows: int, window_rows: int) -> int:
        """How many of its rows are in the lower half of the screen, which something opened over the run takes."""
        above = window_rows - rows - self._below_rows
        return rows - (window_rows // 2 - above)
