"""What the runs of the library have to say to the next one.

Rules:
- Figures of demos are never the runner's. A figure that the runs do not give is None.
- A technique that was practised when something hurt rests for seven days.
- After a week or more without a run, the technique to be recalled is the last focus; without one, what the runner was
  told of most.
- The landing game is as old as the first run that had it; runs that are not looked at any more have left to the later
  ones how many weeks it was then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from stridecue.library.coach_history.fade_levels import Session, Uncued, cadence_step, standings
from stridecue.library.coach_history.history_figures import RunFigures
from stridecue.library.coach_history.plan_and_walk import rep_speeds
from stridecue.library.coach_history.response_history import weakest_technique
from stridecue.library.coach_history.transition_history import transition_speeds
from stridecue.model.our_choices.coach import PAIN_RESTS_DAYS, RECALL_AFTER_DAYS, WEAKEST_OF_DAYS
from stridecue.model.our_choices.runner import BASELINE_RUNS, DOWNHILL_DAYS_UNTIL_LOST
from stridecue.model.setup import BaselineBin, History
from stridecue.model.state import Slope
from stridecue.model.summary import RunSummary
from stridecue.physiology.cadence import fit_baseline
from stridecue.physiology.downhill import budget_s
from stridecue.physiology.statistics import median

RECENT = timedelta(days=30)
"""The window in which a single much longer run goes with more injuries (Frandsen et al. 2025)."""
LOOKED_AT = timedelta(days=DOWNHILL_DAYS_UNTIL_LOST)
RUNNING = "running"
WEEK = timedelta(days=7)
_WEAKEST_OF = timedelta(days=WEAKEST_OF_DAYS)
_RECALLED_AFTER = timedelta(days=RECALL_AFTER_DAYS)
_PAIN_RESTS = timedelta(days=PAIN_RESTS_DAYS)

Looked = tuple[timedelta, RunFigures]
"""How long ago a run began, and its figures."""


def runs_to_look_at(runs: Sequence[RunSummary], now_utc: datetime) -> list[RunSummary]:
    """Return the runs whose figures count, newest first."""
    dated = [
        (age, run)
        for run in runs
        if run.sport == RUNNING and (age := age_of(run, now_utc)) is not None and age <= LOOKED_AT
    ]
    return [run for _, run in sorted(dated, key=lambda entry: entry[0])[:BASELINE_RUNS]]


def history_of(runs: Sequence[RunSummary], figures: Mapping[int, RunFigures], now_utc: datetime) -> History:
    """Return the history figures from summaries of finished runs, and from the figures of those looked into."""
    recent = [run for run in runs if run.sport == RUNNING and _is_recent(run, now_utc)]
    longest = max((run.totals.distance_m for run in recent), default=0.0)
    looked_at: list[Looked] = [
        (age, figures[run.id])
        for run in runs_to_look_at(runs, now_utc)
        if run.id is not None and run.id in figures and (age := age_of(run, now_utc)) is not None
    ]
    newest_first = [each for _, each in looked_at]
    easy = [each.easy_speed_mps for age, each in looked_at if age <= RECENT]
    sessions = [_session(age, each) for age, each in reversed(looked_at)]
    fade = sorted(standings(sessions).items())
    rested = _rested_techniques(looked_at)
    return History(
        easy_speed_mps=median([speed for speed in easy if speed is not None]),
        longest_recent_m=longest or None,
        cadence_baseline=_cadence_baseline(newest_first),
        downhill_budget_s=_downhill_budget_s(looked_at),
        fade_levels=tuple((technique, each.level) for technique, each in fade),
        fade_sessions=tuple((technique, each.sessions) for technique, each in fade),
        cadence_step=cadence_step(sessions),
        weakest_technique=weakest_technique(
            (each.answers for age, each in looked_at if age < _WEAKEST_OF), rested
        ),
        recall_technique=_recall_technique(looked_at),
        rested_techniques=rested,
        transition_speeds=transition_speeds(each.transitions for each in newest_first),
        last_mood=newest_first[0].mood if newest_first else None,
        game_weeks=_game_weeks(looked_at),
        walk_speed_mps=median(
            [each.walk_speed_mps for each in newest_first if each.walk_speed_mps is not None]
        ),
        rep_speeds=rep_speeds(newest_first),
    )


def began_at(started_at: str | None) -> datetime | None:
    """Return when a run began, as its setup says it; None without a date."""
    try:
        began = datetime.fromisoformat(started_at or "")
    except ValueError:
        return None
    return began if began.tzinfo else began.replace(tzinfo=UTC)


def age_of(run: RunSummary, now_utc: datetime) -> timedelta | None:
    """Return how long ago a run began; None without a date, and for one that is still to come."""
    began = began_at(run.started_at)
    age = None if began is None else now_utc - began
    return age if age is not None and age >= timedelta(0) else None


def _is_recent(run: RunSummary, now_utc: datetime) -> bool:
    age = age_of(run, now_utc)
    return age is not None and age <= RECENT


def _session(age: timedelta, figures: RunFigures) -> Session:
    return Session(
        age / timedelta(days=1),
        figures.told,
        {each.technique: Uncued(each.uncued_s, each.in_band_s) for each in figures.practice},
        Uncued(figures.target_uncued_s, figures.target_in_band_s),
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


def _downhill_budget_s(looked_at: Sequence[Looked]) -> float:
    for age, figures in looked_at:
        if figures.downhill_s > 0:
            return budget_s(figures.downhill_s, age / timedelta(days=1))
    return budget_s(None, None)


def _rested_techniques(looked_at: Sequence[Looked]) -> tuple[str, ...]:
    return tuple(
        sorted({name for age, figures in looked_at if age < _PAIN_RESTS for name in figures.hurting})
    )


def _recall_technique(looked_at: Sequence[Looked]) -> str | None:
    """Return what the first run after a week or more begins with."""
    if not looked_at or looked_at[0][0] < _RECALLED_AFTER:
        return None
    for _, figures in looked_at:
        practised = max(figures.practice, key=lambda each: (each.focus_s, each.told), default=None)
        if practised is not None and (practised.focus_s or practised.told):
            return practised.technique
    return None


def _game_weeks(looked_at: Sequence[Looked]) -> int:
    first = timedelta(0)
    for age, figures in looked_at:
        if figures.told.game_weeks or figures.game_played:
            first = max(first, age + figures.told.game_weeks * WEEK)
    return first // WEEK
