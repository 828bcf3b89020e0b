"""What the last weeks say about a plan that is about to be run, from the list of runs and their key figures.

Rules:
- Distances, climbs and numbers of runs come from the list, and are always known. What takes the figures of a run is
  known as far as they are: where a run that was not looked into might change the answer, there is none.
- Kinds of runs and loads are those of the reports. Demos, joined and deleted runs are not among the runs given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from stridecue.library.derived.kinds_of_run import is_flat, is_hike, is_hilly, load_model, load_of
from stridecue.model.key_figures import EarlierRun, KeyFigures
from stridecue.model.lately import Lately
from stridecue.model.our_choices.plans import DATA_DAYS_FOR_A_WEEKLY_LOAD, MOODS_LOOKED_AT
from stridecue.model.our_choices.report import BAND_DAYS, MIX_RUNS, MONTH_DAYS, WEEK_DAYS
from stridecue.model.run_list import ListedRun
from stridecue.model.run_settings import HARD_DAY, TECHNICAL
from stridecue.physiology.downhill import budget_s

RUNNING = "running"
FORTNIGHT_DAYS = 2 * WEEK_DAYS


@dataclass(frozen=True, slots=True)
class LookedAt:
    """One run of the last weeks."""

    days_ago: float
    row: ListedRun
    figures: KeyFigures | None = None
    """None where they are not at hand."""

    @property
    def run(self) -> EarlierRun | None:
        """The run with its figures, if they are at hand."""
        return None if self.figures is None else EarlierRun(self.row.summary, self.row.details, self.figures)


def lately_of(runs: Sequence[LookedAt], soft_runs: int = 0) -> Lately:
    """Return what the runs say, newest first; `soft_runs` is how many there ever were on soft ground."""
    week = [one for one in runs if one.days_ago <= WEEK_DAYS]
    before = [one for one in runs if WEEK_DAYS < one.days_ago <= FORTNIGHT_DAYS]
    month = [one for one in runs if one.days_ago <= MONTH_DAYS]
    month_run = [one for one in month if one.row.summary.sport == RUNNING]
    model = next(
        (by for run in _known(runs) if (by := load_model(run.figures, run.effort)) is not None), None
    )
    return Lately(
        runs_7d=sum(one.row.summary.sport == RUNNING for one in week),
        runs_30d=len(month_run),
        longest_30d_m=max((one.row.summary.totals.distance_m for one in month_run), default=0.0) or None,
        downhill_budget_s=_downhill_budget_s(runs),
        hilly=tuple(is_hilly(run.figures) for run in _known(runs))[:MIX_RUNS],
        days_since_hilly=_days_since(is_hilly, runs),
        days_since_flat_steady=_days_since(is_flat, runs),
        climb_7d_m=sum(one.row.summary.totals.climb_m for one in week),
        climb_week_before_m=sum(one.row.summary.totals.climb_m for one in before),
        most_uphill_30d_s=_most_uphill_s(month),
        last_moods=tuple(run.mood for run in _known(month) if run.mood is not None)[:MOODS_LOOKED_AT],
        last_effort=_last_effort(month),
        load_7d=None if model is None else _load(week, model),
        load_28d_weekly=None if model is None else _weekly_load(runs, model),
        rough_min_7d=_minutes_on(TECHNICAL, week),
        rough_min_week_before=_minutes_on(TECHNICAL, before),
        soft_runs=soft_runs,
        hikes_7d=sum(_hiked(one) for one in week),
        hurt_7d=any(run.figures.hurt for run in _known(week)),
    )


def _known(runs: Sequence[LookedAt]) -> Iterator[EarlierRun]:
    return (run for one in runs if (run := one.run) is not None)


def _days_since(is_kind: Callable[[KeyFigures], bool], runs: Sequence[LookedAt]) -> float | None:
    """Return how long ago the last run of a kind was; where none was, how long ago the first of all."""
    for one in runs:
        if one.figures is None:
            return None
        if is_kind(one.figures):
            return one.days_ago
    return runs[-1].days_ago if runs else None


def _downhill_budget_s(runs: Sequence[LookedAt]) -> float:
    for one in runs:
        if one.figures is not None and one.figures.downhill_s > 0:
            return budget_s(one.figures.downhill_s, one.days_ago)
    return budget_s(None, None)


def _most_uphill_s(runs: Sequence[LookedAt]) -> float | None:
    if any(one.figures is None for one in runs):
        return None
    return max((run.figures.uphill_s for run in _known(runs)), default=None)


def _last_effort(runs: Sequence[LookedAt]) -> int | None:
    efforts = (run.effort for run in _known(runs) if run.figures.day == HARD_DAY or is_hilly(run.figures))
    return next((effort for effort in efforts if effort is not None), None)


def _load(runs: Sequence[LookedAt], model: str) -> float:
    loads = (load_of(run.figures, run.effort, model) for run in _known(runs))
    return sum(load for load in loads if load is not None)


def _weekly_load(runs: Sequence[LookedAt], model: str) -> float | None:
    days = min(BAND_DAYS, runs[-1].days_ago if runs else 0.0)
    if days < DATA_DAYS_FOR_A_WEEKLY_LOAD:
        return None
    within = [one for one in runs if one.days_ago <= BAND_DAYS]
    if any(one.figures is None for one in within):
        return None
    return _load(within, model) / (days / WEEK_DAYS)


def _minutes_on(surface: str, runs: Sequence[LookedAt]) -> float:
    """Return minutes of moving in runs that were mostly on this ground."""
    return sum(
        (run.figures.running_s + run.figures.walking_s) / 60
        for run in _known(runs)
        if (run.details.surface or run.figures.surface) == surface
    )


def _hiked(one: LookedAt) -> bool:
    return one.row.summary.sport != RUNNING or (one.figures is not None and is_hike(one.figures))
