"""Earlier runs of the same kind.

Rules: the same sport, the same ground, most of the moving time in the same bin of slope, mean speed within 5 %, moving
time within 25 %. What is not known is not alike. A run in heat is compared only with others in heat.
"""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.model.key_figures import EarlierRun, KeyFigures
from stridecue.model.our_choices.report import SAME_DURATION_SHARE, SAME_SPEED_SHARE
from stridecue.model.run_details import RunDetails
from stridecue.model.summary import RunSummary
from stridecue.report.insights.context import HEAT
from stridecue.report.run_report import ComparedRun


def alike(
    summary: RunSummary, details: RunDetails, figures: KeyFigures, earlier: Sequence[EarlierRun]
) -> tuple[EarlierRun, ...]:
    """Return the earlier runs of the same kind, newest first."""
    this = EarlierRun(summary, details, figures)
    return tuple(one for one in earlier if _alike(this, one))


def compared_run(one: EarlierRun) -> ComparedRun | None:
    """Return an earlier run as it stands beside this one; None without a number."""
    if one.summary.id is None:
        return None
    totals = one.summary.totals
    return ComparedRun(
        run_id=one.summary.id,
        started_at=one.summary.started_at,
        utc_offset_s=one.summary.utc_offset_s,
        distance_m=totals.distance_m,
        moving_s=totals.moving_s,
        speed_mps=one.figures.speed_mps,
        heart_rate_mean_bpm=totals.heart_rate_mean_bpm,
        cadence_mean_spm=totals.cadence_mean_spm,
        climb_m=totals.climb_m,
    )


def _alike(this: EarlierRun, other: EarlierRun) -> bool:
    return (
        this.summary.sport == other.summary.sport
        and _surface(this) == _surface(other)
        and this.figures.main_slope is not None
        and this.figures.main_slope == other.figures.main_slope
        and (HEAT in this.details.tags) == (HEAT in other.details.tags)
        and _near(this.figures.speed_mps, other.figures.speed_mps, SAME_SPEED_SHARE)
        and _near(this.summary.totals.moving_s, other.summary.totals.moving_s, SAME_DURATION_SHARE)
    )


def _surface(run: EarlierRun) -> str:
    return run.details.surface or run.figures.surface


def _near(value: float | None, other: float | None, share: float) -> bool:
    return value is not None and other is not None and value > 0 and abs(other - value) <= share * value
