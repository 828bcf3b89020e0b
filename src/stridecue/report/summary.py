"""What a run comes to: as one row of `--json`, and as lines for people.

Rules: the row has the same names everywhere, and null where a figure is missing. The lines leave a missing figure out.
"""

from __future__ import annotations

from stridecue.json_rows import rounded, summary_row
from stridecue.model.profile import Unit
from stridecue.model.summary import RunSummary
from stridecue.report import wording

__all__ = ["rounded", "summary_lines", "summary_row"]

_GAP = "  "


def summary_lines(summary: RunSummary, unit: Unit = Unit.KM) -> list[str]:
    """Return the run as a title, aligned figures and its warnings."""
    figures = _figures(summary, unit)
    width = max((len(name) for name, _ in figures), default=0)
    return [
        _title(summary),
        *(f"{_GAP}{name:<{width}}{_GAP}{figure}" for name, figure in figures),
        *(f"{_GAP}Note: {wording.printable(warning)}" for warning in summary.warnings),
    ]


def _title(summary: RunSummary) -> str:
    number = "" if summary.id is None else f" {summary.id}"
    demo = " (demo)" if summary.demo else ""
    when = (
        ""
        if summary.started_at is None
        else f", {wording.date_and_time(summary.started_at, summary.utc_offset_s)}"
    )
    return f"{wording.sport(summary.sport)}{number}{demo}{when}"


def _figures(summary: RunSummary, unit: Unit) -> list[tuple[str, str]]:
    totals = summary.totals
    figures = [("Time", wording.duration(totals.elapsed_s))]
    if int(totals.moving_s) not in {0, int(totals.elapsed_s)}:
        figures.append(("Moving", wording.duration(totals.moving_s)))
    if totals.distance_m > 0:
        figures.append(("Distance", wording.distance(totals.distance_m, unit)))
        mean = wording.pace(totals.distance_m / totals.moving_s if totals.moving_s > 0 else None, unit)
        if mean != wording.MISSING_PACE:
            figures.append(("Pace", f"{mean} {wording.pace_unit(unit)}"))
    if totals.climb_m >= 0.5:
        figures.append(("Climb", wording.climb(totals.climb_m)))
    figures += _means(summary)
    if totals.laps:
        figures.append(("Laps", str(totals.laps)))
    return figures


def _means(summary: RunSummary) -> list[tuple[str, str]]:
    totals = summary.totals
    means = []
    if totals.heart_rate_mean_bpm is not None:
        highest = "" if totals.heart_rate_max_bpm is None else f", highest {totals.heart_rate_max_bpm}"
        means.append(("Heart rate", f"{wording.heart_rate(totals.heart_rate_mean_bpm)} bpm{highest}"))
    if totals.cadence_mean_spm is not None:
        means.append(("Cadence", f"{wording.cadence(totals.cadence_mean_spm)} spm"))
    if totals.power_mean_w is not None:
        means.append(("Power", f"{wording.power(totals.power_mean_w)} W"))
    return means
