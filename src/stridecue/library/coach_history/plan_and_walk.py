"""The speeds that a plan takes from earlier runs: the runner's own brisk walk, and their own in its repetitions.

Rules: a walk counts on the flat, at a good speed that is no stroll, for five minutes of a run. A plan has a speed of
its repetitions after two sessions of it on the slope of the newest: their median. One that was cut short is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stridecue.model.our_choices.plans import BRISK_WALK_FROM_MPS, BRISK_WALK_NEEDED_S, REP_SPEED_SESSIONS
from stridecue.model.our_choices.report import REP_SAME_GRADE_PERCENT
from stridecue.model.plan import RepResult
from stridecue.model.state import Activity, Gait, Slope, State
from stridecue.physiology.slope import is_same_grade
from stridecue.physiology.statistics import median

if TYPE_CHECKING:
    from stridecue.library.coach_history.history_figures import RunFigures


@dataclass(frozen=True, slots=True)
class PlanReps:
    """The repetitions of one session of a plan."""

    plan: str
    """The plan's name."""
    speed_mps: float
    """Their median."""
    grade_percent: float | None = None


class PlanAndWalk:
    """Gathers the speeds of one run while it is played; `plan` is the text that its setup keeps."""

    def __init__(self, plan: str | None) -> None:
        self._plan = plan
        self._walked: list[float] = []
        self._results: tuple[RepResult, ...] = ()

    @property
    def walk_speed_mps(self) -> float | None:
        """Median speed of brisk walking; None where there was too little of it."""
        return median(self._walked) if len(self._walked) >= BRISK_WALK_NEEDED_S else None

    @property
    def reps(self) -> PlanReps | None:
        """What the repetitions came to; None without any whose speed is known."""
        whole = [one for one in self._results if one.speed_mps is not None and not one.cut_short]
        speed = median([one.speed_mps for one in whole if one.speed_mps is not None])
        name = _made_from(self._plan)
        if speed is None or name is None:
            return None
        grades = [one.grade_percent for one in whole if one.grade_percent is not None]
        return PlanReps(name, speed, median(grades))

    def observe(self, state: State) -> None:
        """Take one second."""
        if state.plan is not None:
            self._results = state.plan.results
        if state.gait is not Gait.WALKING or state.activity is not Activity.ACTIVE:
            return
        speed = state.speed.good
        if state.slope is Slope.FLAT and speed is not None and speed >= BRISK_WALK_FROM_MPS:
            self._walked.append(speed)


def rep_speeds(newest_first: Sequence[RunFigures]) -> tuple[tuple[str, float], ...]:
    """Return the speed of the repetitions of each plan that has enough sessions."""
    by_plan: dict[str, list[PlanReps]] = {}
    for each in newest_first:
        if each.reps is not None:
            by_plan.setdefault(each.reps.plan, []).append(each.reps)
    found = []
    for plan, sessions in sorted(by_plan.items()):
        alike = [one.speed_mps for one in sessions if _same_slope(one, sessions[0])]
        middle = median(alike)
        if middle is not None and len(alike) >= REP_SPEED_SESSIONS:
            found.append((plan, middle))
    return tuple(found)


def _same_slope(one: PlanReps, newest: PlanReps) -> bool:
    return is_same_grade(one.grade_percent, newest.grade_percent, REP_SAME_GRADE_PERCENT)


def _made_from(plan: str | None) -> str | None:
    """Return the name of the plan that a run's setup keeps; None for one that cannot be read."""
    if plan is None:
        return None
    from stridecue.plans.reading.plan_file import plan_kept  # noqa: PLC0415 - for runs with a plan only

    kept = plan_kept(plan)
    return None if kept is None else kept.name
