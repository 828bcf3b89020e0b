"""How far a runner has come: how much each technique still needs the coach, and how high the cadence target lies.

Rules:
- A run counts for a technique from ten un-cued minutes on. After two of them on a level, the level goes up when 70 % of
  the last one's time was in band; it goes back when in two in a row less than 40 % was; and one for every 21 days
  without practice. There are levels 1 to 5, and one run moves none by more than one.
- The cadence target goes up by one step after two runs in which 80 % of at least ten un-cued minutes were in its band.
- What a run was told at its start holds from there on, so that progress goes on from what the runner has met, also
  where the runs before it are not looked at any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stridecue.model.our_choices.coach import (
    BACK_BELOW_SHARE,
    DAYS_TO_LOSE_A_LEVEL,
    HIGHEST_FADE_LEVEL,
    SESSION_NEEDED_S,
    SESSIONS_FOR_A_STEP,
    SESSIONS_ON_A_LEVEL,
    STEP_UP_FROM_SHARE,
    UP_FROM_SHARE,
)
from stridecue.model.our_choices.runner import FIRST_TARGET_STEP, TARGET_STEPS
from stridecue.model.setup import History

_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Progress:
    """What a run was told at its start."""

    fade_levels: tuple[tuple[str, int], ...] = ()
    fade_sessions: tuple[tuple[str, int], ...] = ()
    cadence_step: float | None = None
    game_weeks: int = 0

    @classmethod
    def of(cls, history: History) -> Progress:
        """Return the progress of a setup's history."""
        return cls(history.fade_levels, history.fade_sessions, history.cadence_step, history.game_weeks)


@dataclass(frozen=True, slots=True)
class Uncued:
    """Time without being told, and how much of it was in band."""

    seconds: int = 0
    in_band_s: int = 0

    @property
    def share(self) -> float | None:
        """The share in band; None where the time is too short to count."""
        return self.in_band_s / self.seconds if self.seconds >= SESSION_NEEDED_S else None


@dataclass(frozen=True, slots=True)
class Session:
    """One run, as far as progress goes."""

    days_ago: float
    told: Progress
    techniques: Mapping[str, Uncued]
    target: Uncued


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a technique is."""

    level: int = 1
    sessions: int = 0
    """On this level."""
    was_low: bool = False
    """Whether the last run on this level was below what keeps it."""
    days_ago: float = 0.0
    """When it was practised last."""
    lost: int = 0
    """Levels lost since."""


def standings(sessions: Sequence[Session]) -> dict[str, Standing]:
    """Return where each technique is after these runs, oldest first."""
    found: dict[str, Standing] = {}
    for session in sessions:
        _take_told(found, session)
        for technique, uncued in session.techniques.items():
            share = uncued.share
            if share is None:
                continue
            before = found.get(technique)
            before = Standing() if before is None else rested_until(before, session.days_ago)
            found[technique] = replace(after_session(before, share), days_ago=session.days_ago, lost=0)
    return {technique: rested_until(standing, 0.0) for technique, standing in found.items()}


def after_session(standing: Standing, share: float) -> Standing:
    """Return where a technique is after one more run with this share in band."""
    sessions = standing.sessions + 1
    if share >= UP_FROM_SHARE and sessions >= SESSIONS_ON_A_LEVEL and standing.level < HIGHEST_FADE_LEVEL:
        return replace(standing, level=standing.level + 1, sessions=0, was_low=False)
    low = share < BACK_BELOW_SHARE
    if low and standing.was_low and standing.level > 1:
        return replace(standing, level=standing.level - 1, sessions=0, was_low=False)
    return replace(standing, sessions=sessions, was_low=low)


def rested_until(standing: Standing, days_ago: float) -> Standing:
    """Return where a technique is at a later day without practice in between."""
    losing = int((standing.days_ago - days_ago) / DAYS_TO_LOSE_A_LEVEL + _SLACK)
    more = losing - standing.lost
    if more <= 0:
        return standing
    return replace(standing, level=max(1, standing.level - more), sessions=0, was_low=False, lost=losing)


def _take_told(found: dict[str, Standing], session: Session) -> None:
    """Let what a run was told at its start hold."""
    counted = dict(session.told.fade_sessions)
    for technique, told in session.told.fade_levels:
        level, sessions = min(max(told, 1), HIGHEST_FADE_LEVEL), max(counted.get(technique, 0), 0)
        before = found.get(technique)
        if before is None:
            found[technique] = Standing(level, sessions, days_ago=session.days_ago)
            continue
        before = rested_until(before, session.days_ago)
        same = before.level == level
        found[technique] = replace(before, level=level, sessions=sessions, was_low=before.was_low and same)


def cadence_step(sessions: Sequence[Session]) -> float | None:
    """Return how far above the baseline the target lies after these runs, oldest first; None before any counted."""
    step: float | None = None
    reached = 0
    for session in sessions:
        told = session.told.cadence_step
        if told is not None and told != step:
            step, reached = told, 0
        share = session.target.share
        if share is None:
            continue
        step = FIRST_TARGET_STEP if step is None else step
        reached += share >= STEP_UP_FROM_SHARE
        if reached >= SESSIONS_FOR_A_STEP:
            step, reached = _next_step(step), 0
    return step


def _next_step(step: float) -> float:
    return next((higher for higher in TARGET_STEPS if higher > step + _SLACK), max(step, TARGET_STEPS[-1]))
