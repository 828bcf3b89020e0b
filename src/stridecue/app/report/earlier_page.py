"""The page that lays this run beside earlier ones of the same kind.

Rules: it lays side by side and judges nothing. With fewer than three earlier runs there is no middle to compare with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median

from textual.content import Content

from stridecue.app.report.pages import Sheet
from stridecue.app.report.table import table, wrapped
from stridecue.model.profile import Unit
from stridecue.report import wording
from stridecue.report.run_report import ComparedRun, RunReport

RUNS_NEEDED = 3
"""As for every comparison."""


def lines(report: RunReport, sheet: Sheet) -> list[Content]:
    """Return this run, the middle of the earlier ones, and each of them."""
    count = len(report.compared)
    if not count:
        words = (
            "There is no earlier run of the same kind: the same surface and about the same length and climb."
        )
        return wrapped(words, sheet.columns, "$dim")
    rows = [_row("this run", _this_run(report), report.unit)]
    styles = ["bold $neutral"]
    if count >= RUNS_NEEDED:
        rows.append(_row("middle of them", _middle(report.compared), report.unit))
        styles.append("$accent")
    for one in report.compared:
        rows.append(_row(wording.date(one.started_at, one.utc_offset_s), one, report.unit))
    heads = ["", "run", "distance", "time", "pace", "bpm", "spm", "up"]
    found = table(heads, rows, styles)
    if count < RUNS_NEEDED:
        words = f"A comparison needs {RUNS_NEEDED} earlier runs of the same kind; so far there {_are(count)}."
        found += [Content(""), *wrapped(words, sheet.columns, "$dim")]
    return found


def _row(name: str, one: ComparedRun, unit: Unit) -> list[str]:
    return [
        name,
        str(one.run_id) if one.run_id else "",
        wording.distance(one.distance_m, unit),
        wording.duration(one.moving_s),
        wording.pace(one.speed_mps, unit),
        wording.heart_rate(one.heart_rate_mean_bpm),
        wording.cadence(one.cadence_mean_spm),
        wording.climb(one.climb_m),
    ]


def _this_run(report: RunReport) -> ComparedRun:
    summary = report.run.summary
    totals = summary.totals
    return ComparedRun(
        run_id=summary.id or 0,
        started_at=summary.started_at,
        utc_offset_s=summary.utc_offset_s,
        distance_m=totals.distance_m,
        moving_s=totals.moving_s,
        speed_mps=totals.distance_m / totals.moving_s if totals.moving_s > 0 else None,
        heart_rate_mean_bpm=totals.heart_rate_mean_bpm,
        cadence_mean_spm=totals.cadence_mean_spm,
        climb_m=totals.climb_m,
    )


def _middle(runs: Sequence[ComparedRun]) -> ComparedRun:
    """Return the medians, each of the runs that know it."""

    def of(figure: Callable[[ComparedRun], float | None]) -> float | None:
        known = [value for value in map(figure, runs) if value is not None]
        return median(known) if known else None

    return ComparedRun(
        run_id=0,
        started_at=None,
        utc_offset_s=0,
        distance_m=of(lambda one: one.distance_m) or 0.0,
        moving_s=of(lambda one: one.moving_s) or 0.0,
        speed_mps=of(lambda one: one.speed_mps),
        heart_rate_mean_bpm=of(lambda one: one.heart_rate_mean_bpm),
        cadence_mean_spm=of(lambda one: one.cadence_mean_spm),
        climb_m=of(lambda one: one.climb_m) or 0.0,
    )


def _are(count: int) -> str:
    return "is one" if count == 1 else f"are {count}"
