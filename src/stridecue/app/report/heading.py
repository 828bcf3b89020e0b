"""What stands at the top of a report: which run it is, and its three figures.

Rules: titles and tags come from the runner or from files and are made harmless.
"""

from __future__ import annotations

from textual.content import Content

from stridecue.app.sizes import TALL_ROWS
from stridecue.app.widgets.headline import Headline
from stridecue.app.widgets.text import harmless
from stridecue.model.our_choices.report import ADJUSTED_NEEDED_SHARE
from stridecue.model.profile import Unit
from stridecue.model.state import Activity
from stridecue.report import wording
from stridecue.report.run_report import RunReport

_LETTER_ROWS = ((50, 9), (TALL_ROWS, 6), (0, 4))
"""From how many rows of screen on the figures have how many rows, at most."""
_TITLE_COLUMNS = 40
_TAG_COLUMNS = 20


def heading_line(report: RunReport) -> Content:
    """Return what the run is called, when it was, and what is special about it."""
    run = report.run
    summary, details = run.summary, run.details
    title = harmless(details.title, _TITLE_COLUMNS)
    number = "" if summary.id is None else f" {summary.id}"
    name = f"{wording.sport(summary.sport)}{number}"
    when = wording.date_and_time(summary.started_at, summary.utc_offset_s)
    joined = f"{run.joined + 1} recordings" if run.joined else ""
    words = [
        "demo" if summary.demo else "",
        harmless(run.plan or "", _TAG_COLUMNS),
        "corrected" if run.corrected else "",
        joined,
        *(f"#{harmless(tag, _TAG_COLUMNS)}" for tag in details.tags),
    ]
    rest = " · ".join(part for part in (name if title else "", when, *words) if part)
    return Content.assemble((title or harmless(name, _TITLE_COLUMNS), "bold $accent"), (f"  {rest}", "$dim"))


def headlines(report: RunReport, *, hidden: bool = False) -> tuple[Headline, ...]:
    """Return distance, time and pace; a run without a distance, or whose numbers are hidden, has its time alone."""
    totals, unit = report.run.summary.totals, report.unit
    moving = totals.moving_s or totals.elapsed_s
    paused = int(totals.moving_s) not in {0, int(totals.elapsed_s)}
    time = Headline(
        "moving" if paused else "time",
        "",
        wording.duration(moving),
        f"{wording.duration(totals.elapsed_s)} with pauses" if paused else "",
    )
    if totals.distance_m <= 0 or hidden:
        return (time,)
    speed = totals.distance_m / moving if moving > 0 else None
    climbed = f"{wording.climb(totals.climb_m)} up" if totals.climb_m >= 0.5 else ""
    far = Headline(
        "distance", wording.distance_unit(unit), wording.distance_figure(totals.distance_m, unit), climbed
    )
    pace = Headline(
        "pace", f"min{wording.pace_unit(unit)}", wording.pace(speed, unit), _on_the_flat(report, unit)
    )
    return (far, time, pace)


def letter_rows(height: int) -> int:
    """Return how many rows the figures have at most, on a screen of so many."""
    return next(rows for least, rows in _LETTER_ROWS if height >= least)


def _on_the_flat(report: RunReport, unit: Unit) -> str:
    """What the pace would have been without hills, where there were some and it was run: as for a split."""
    here = [one.adjusted_speed_mps for one in report.track.seconds if one.activity is Activity.ACTIVE]
    known = [speed for speed in here if speed is not None]
    if report.run.summary.totals.climb_m < 0.5 or not known or len(known) < ADJUSTED_NEEDED_SHARE * len(here):
        return ""
    return f"{wording.pace(sum(known) / len(known), unit)} on the flat"
