"""What the runs of the library have to say to the next one.

Rules: figures of demos are never the runner's. A figure that the runs do not give is None.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from stridecue.library.history_figures import RunFigures
from stridecue.model.setup import BaselineBin, History
from stridecue.model.state import Slope
from stridecue.model.summary import RunSummary
from stridecue.physiology.cadence import fit_baseline
from stridecue.physiology.downhill import DAYS_UNTIL_LOST, budget_s
from stridecue.physiology.statistics import median

RECENT = timedelta(days=30)
"""The window in which a single much longer run goes with more injuries (Frandsen et al. 2025)."""
LOOKED_AT = timedelta(days=DAYS_UNTIL_LOST)
MOST_LOOKED_AT = 8
"""How many of the newest runs are looked into, second by second."""
RUNNING = "running"


def runs_to_look_at(runs: Sequence[RunSummary], now_utc: datetime) -> list[RunSummary]:
    """Return the runs whose figures count, newest first."""
    dated = [
        (age, run)
        for run in runs
        if run.sport == RUNNING and (age := _age(run, now_utc)) is not None and age <= LOOKED_AT
    ]
    return [run for _, run in sorted(dated, key=lambda entry: entry[0])[:MOST_LOOKED_AT]]


def history_of(runs: Sequence[RunSummary], figures: Mapping[int, RunFigures], now_utc: datetime) -> History:
    """Return the history figures from summaries of finished runs, and from the figures of those looked into."""
    recent = [run for run in runs if run.sport == RUNNING and _is_recent(run, now_utc)]
    longest = max((run.totals.distance_m for run in recent), default=0.0)
    looked_at = [
        (run, figures[run.id])
        for run in runs_to_look_at(runs, now_utc)
        if run.id is not None and run.id in figures
    ]
    easy = [each.easy_speed_mps for run, each in looked_at if _is_recent(run, now_utc)]
    return History(
        easy_speed_mps=median([speed for speed in easy if speed is not None]),
        longest_recent_m=longest or None,
        cadence_baseline=_cadence_baseline([each for _, each in looked_at]),
        downhill_budget_s=_downhill_budget_s(looked_at, now_utc),
    )


def _cadence_baseline(figures: Sequence[RunFigures]) -> tuple[BaselineBin, ...]:
    """Return the baseline of each slope bin that the runs have enough windows for."""
    windows = [window for each in figures for window in each.cadence_windows]
    fitted = (
        fit_baseline(
            slope, [(one.speed_mps, one.cadence_spm) for one in windows if one.slope_bin == slope.value]
        )
        for slope in Slope
    )
    return tuple(bin for bin in fitted if bin is not None)


def _downhill_budget_s(looked_at: Sequence[tuple[RunSummary, RunFigures]], now_utc: datetime) -> float:
    for run, figures in looked_at:
        age = _age(run, now_utc)
        if figures.downhill_s > 0 and age is not None:
            return budget_s(figures.downhill_s, age / timedelta(days=1))
    return budget_s(None, None)


def _is_recent(run: RunSummary, now_utc: datetime) -> bool:
    age = _age(run, now_utc)
    return age is not None and age <= RECENT


def _age(run: RunSummary, now_utc: datetime) -> timedelta | None:
    """Return how long ago a run began; None without a date, and for one that is still to come."""
    if run.started_at is None:
        return None
    try:
        began = datetime.fromisoformat(run.started_at)
    except ValueError:
        return None
    age = now_utc - (began if began.tzinfo else began.replace(tzinfo=UTC))
    return age if age >= timedelta(0) else None
