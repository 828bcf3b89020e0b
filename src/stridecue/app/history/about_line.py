"""What the chosen run is, in two lines below the table: all that its row has no room for."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip as Cells

from stridecue.app.history import columns
from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.text import BETWEEN, cut, harmless
from stridecue.model.profile import Unit
from stridecue.model.run_list import ListedRun
from stridecue.report import wording

_EDGE = "  "
_MOST = 400


class AboutLine(Painted):
    """The chosen run in words."""

    DEFAULT_CSS = "AboutLine { height: 2; }"

    def __init__(self, unit: Unit, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._unit = unit
        self._run: ListedRun | None = None
        self._instead = ""

    def show(self, run: ListedRun | None, instead: str = "") -> None:
        """Show a run, or what is said where there is none."""
        if (run, instead) != (self._run, self._instead):
            self._run, self._instead = run, instead
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """Who it is and its marks; what the runner wrote."""
        ink, dim = palette.style("neutral", bold=True), palette.style("dim")
        if self._run is None:
            rows = [_row(width, ("", ink), (self._instead, dim)), _row(width, ("", ink), ("", dim))]
        else:
            first, second = about(self._run, self._unit)
            name = cut(first[0], max(0, width - 2 * len(_EDGE)))
            rows = [_row(width, (name, ink), (first[1], dim)), _row(width, ("", ink), (second, dim))]
        return [*rows, *[fitted(width, ("", dim))] * height][:height]


def about(run: ListedRun, unit: Unit) -> tuple[tuple[str, str], str]:
    """Return what a run is called and its marks, and what its runner said about it."""
    summary, details = run.summary, run.details
    marks = [
        wording.date_and_time(summary.started_at, summary.utc_offset_s),
        "demo" if summary.demo else "",
        harmless(run.plan or "", _MOST),
        f"{wording.heart_rate(summary.totals.heart_rate_mean_bpm)} bpm"
        if summary.totals.heart_rate_mean_bpm is not None
        else "",
        f"climbed {wording.climb(summary.totals.climb_m)}" if summary.totals.climb_m >= 0.5 else "",
        "corrected" if run.corrected else "",
        _joined(run.joined),
        columns.tags(run, _MOST),
    ]
    said = [
        harmless(details.notes, _MOST),
        harmless((details.surface or "").replace("_", " "), _MOST),
        _mood(details.mood_before, details.mood_after),
        f"effort {details.effort}" if details.effort is not None else "",
        *(harmless(warning, _MOST) for warning in summary.warnings),
    ]
    name = f"Run {summary.id}: {columns.title(run, _MOST)}"
    return (name, "".join(f"{BETWEEN}{mark}" for mark in marks if mark)), BETWEEN.join(
        text for text in said if text
    )


def _joined(recordings: int) -> str:
    if not recordings:
        return ""
    return "one more recording" if recordings == 1 else f"{recordings} more recordings"


def _mood(before: int | None, after: int | None) -> str:
    said = [f"{when} {mood}" for when, mood in (("before", before), ("after", after)) if mood is not None]
    return f"mood {', '.join(said)}" if said else ""


def _row(width: int, name: tuple[str, Style], rest: tuple[str, Style]) -> Cells:
    room = max(0, width - 2 * len(_EDGE) - len(name[0]))
    return fitted(width, (_EDGE, rest[1]), name, (cut(rest[0], room), rest[1]), ("", rest[1]))
