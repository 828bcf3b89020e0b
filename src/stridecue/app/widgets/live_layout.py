"""The live screen's middle: four numbers, and below them the strips or the cue."""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import Container
from textual.widget import Widget

from stridecue.app.widgets.banner import CueBanner
from stridecue.app.widgets.figure import Figure
from stridecue.app.widgets.strip import Strip


class LiveLayout(Container):
    """Four figures, three strips and the banner, placed by the room there is.

    `figures` and `strips` by name: heart_rate, cadence, pace, grade; heart_rate, cadence, grade.
    """

    DEFAULT_CSS = """
    LiveLayout { height: 1fr; }
    """

    def __init__(self, pace_unit: str = "min/km", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.figures: dict[str, Figure] = {
            "heart_rate": Figure("Heart rate", "bpm", id="heart-rate"),
            "cadence": Figure("Cadence", "steps/min", id="cadence"),
            "pace": Figure("Pace", pace_unit, id="pace"),
            "grade": Figure("Grade", "%", id="grade"),
        }
        self.strips: dict[str, Strip] = {
            "heart_rate": Strip("Heart", "bpm", id="heart-rate-strip"),
            "cadence": Strip("Cadence", "", id="cadence-strip"),
            "grade": Strip("Grade", "%", id="grade-strip", filled=True, decimals=1),
        }
        self.banner = CueBanner(id="cue")
        self.cue_showing = False

    def compose(self) -> Iterator[Widget]:
        """Everything, whether there is room for it or not."""
        yield from self.figures.values()
        yield from self.strips.values()
        yield self.banner

    def showing(self, cue: bool) -> None:
        """Give the lower place to the cue (True) or to the strips (False)."""
        self.cue_showing = cue
