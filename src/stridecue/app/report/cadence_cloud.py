"""The cloud of cadence against pace, drawn by textual-plot: below the tables, where there is room.

Rules: this module brings numpy; it is imported when the cloud is first seen. Looking is all one can do with it: the
keys and the wheel stay the page's.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual_plot import HiResMode, PlotWidget
from textual_plot.axis_formatter import AxisFormatter

from stridecue.app.report.cloud_points import Cloud
from stridecue.app.report.table import heading
from stridecue.app.report.ticks import ticks
from stridecue.app.widgets.note import Note
from stridecue.app.widgets.palette import KEEPER
from stridecue.report import wording

PACE_STEPS_S = (5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0)
MOST_PACES = 6
LEGEND = "yours in green"


class PaceAxis(AxisFormatter):
    """Paces as minutes and seconds."""

    def get_ticks(self, min_: float, max_: float, max_ticks: int = 8) -> list[float]:
        """Return round paces."""
        return ticks(min_, max_, PACE_STEPS_S, min(MOST_PACES, max_ticks))

    def get_labels_for_ticks(self, ticks: Sequence[float]) -> list[str]:
        """Return each as a pace."""
        return [wording.duration(round(-pace_s)) for pace_s in ticks]


class Plot(PlotWidget, can_focus=False):
    """The library's plot of a cloud, in the colours of the theme."""

    DEFAULT_CSS = """
    Plot > .plot--axis, Plot > .plot--tick { color: $dim; text-style: none; }
    """
    margin_top = 1
    margin_left = 6
    margin_bottom = 2

    def __init__(self, cloud: Cloud) -> None:
        super().__init__(allow_pan_and_zoom=False)
        self._cloud = cloud

    def on_mount(self) -> None:
        """Draw when the library has made its parts ready, which it does after this."""
        self.call_later(self.draw)

    def draw(self) -> None:
        """Draw what was run, and the runner's own above it: it would be covered otherwise."""
        cloud, palette = self._cloud, KEEPER.of(self.app)
        self.set_x_formatter(PaceAxis())
        self.set_xlimits(*cloud.pace_limits_s)
        self.set_ylimits(*cloud.cadence_limits_spm)
        ink = palette.colour("strip-line").hex6
        self.scatter(cloud.paces_s, cloud.cadences_spm, marker_style=ink, hires_mode=HiResMode.BRAILLE)
        if cloud.own_spm:
            green = palette.colour("good").hex6
            self.scatter(cloud.own_paces_s, cloud.own_spm, marker="━", marker_style=green)


class CadenceCloud(Vertical):
    """A heading and the cloud."""

    DEFAULT_CSS = """
    CadenceCloud { height: 14; max-width: 104; padding: 0 2; margin-top: 1; }
    CadenceCloud Note { height: 1; }
    """

    def __init__(self, cloud: Cloud) -> None:
        super().__init__()
        self._cloud = cloud

    def compose(self) -> ComposeResult:
        """Heading and plot."""
        own = Content.styled(LEGEND if self._cloud.own_spm else "", "$good")
        yield Note(Content("  ").join([heading("Cadence by pace, second by second"), own]))
        yield Plot(self._cloud)
