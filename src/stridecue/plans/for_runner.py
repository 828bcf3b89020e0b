"""A plan worked out for one runner: speeds in m/s, heart rates in beats, and what a belt can do of it.

Rules:
- Where a range stands alone, its lower end is asked for.
- Equal in cost is the speed that costs on the step's slope what the easy speed costs on the flat, as far as the slope
  is one that can be had.
- After two sessions of a plan the runner's own median speed stands in for the easy speed and its factor in its
  repetitions, in every version of it, brought within a quarter of what the factor says: other versions are steeper or
  longer.
- On a belt a slope or a speed that none can do is brought within reach, with a note. Flat running as fast as
  `BELT_LEVEL_UP_TO_MPS` gets 1 %, since air that stands still costs less than air that is run through (Jones and Doust
  1996).
- A belt is set in tenths of km/h or mph and half points of slope. Outdoors there is no belt to set.
- A limit of heart rate without the figures that it is a share of is none; a step that would end by it ends by its time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from stridecue.model.our_choices.plans import (
    BELT_FASTEST_MPS,
    BELT_GRADE_STEP_PERCENT,
    BELT_LEVEL_UP_TO_MPS,
    BELT_LOWEST_PERCENT,
    BELT_SLOWEST_MPS,
    BELT_STEEPEST_PERCENT,
    EASY_SPEED_FOR_ANYBODY_MPS,
    LEVEL_IN_AIR_PERCENT,
    OPEN_STEP_S,
    OWN_REP_SPEED_WITHIN_SHARE,
    WALK_SPEED_MPS,
)
from stridecue.model.plan import BeltSetting, EndsBy, PlannedStep, StepKind
from stridecue.model.profile import Unit
from stridecue.model.run_settings import TREADMILL
from stridecue.model.setup import RunSetup
from stridecue.model.state import HeartRateLimits
from stridecue.physiology import heart_rate
from stridecue.physiology.slope import equal_cost_speed_mps
from stridecue.plans.plan import EASY_CAP, HILL_CAP, MAX, Beats, Plan, Speed, SpeedOf, Step
from stridecue.runner_files.units import UNITS

T = TypeVar("T")

_BELT_SPEED_STEP_MPS = {Unit.KM: UNITS["km/h"].factor / 10, Unit.MILE: UNITS["mph"].factor / 10}
_ON_FOOT = {StepKind.RUN: True, StepKind.REP: True, StepKind.WALK: False, StepKind.HIKE: False}
"""Whether a step of this kind is run; of the other kinds its speed tells."""


@dataclass(frozen=True, slots=True)
class Runner:
    """What a plan has to know of the runner."""

    easy_speed_mps: float
    """Measured, or typed in, or else a jogging speed for anybody."""
    walk_speed_mps: float
    limits: HeartRateLimits = field(default_factory=HeartRateLimits)
    unit: Unit = Unit.KM
    """A belt goes in steps of a tenth of km/h, or of mph."""
    on_belt: bool = True
    rep_speeds_mps: dict[str, float] = field(default_factory=dict)
    """The runner's own speed in the repetitions of a plan, by the plan's name."""
    mass_kg: float | None = None
    pack_kg: float = 0.0
    """What the runner carries."""

    @classmethod
    def of(cls, setup: RunSetup) -> Runner:
        """Return the runner of a setup."""
        history, profile = setup.history, setup.profile
        return cls(
            easy_speed_mps=history.easy_speed_mps or profile.easy_speed_mps or EASY_SPEED_FOR_ANYBODY_MPS,
            walk_speed_mps=history.walk_speed_mps or WALK_SPEED_MPS,
            limits=heart_rate.limits(profile, setup.options.day),
            unit=profile.unit,
            on_belt=setup.options.surface == TREADMILL,
            rep_speeds_mps=dict(history.rep_speeds),
            mass_kg=profile.mass_kg,
            pack_kg=setup.options.pack_kg,
        )


ANYBODY = Runner(EASY_SPEED_FOR_ANYBODY_MPS, WALK_SPEED_MPS)
"""A runner of whom nothing is known."""


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """A plan for one runner, and what was made of it that its file does not say."""

    steps: tuple[PlannedStep, ...]
    notes: tuple[str, ...] = ()
    """What no belt can do and was brought within its reach, each in a sentence."""


def planned(plan: Plan, runner: Runner) -> PlannedRun:
    """Return the plan as this runner is to run it."""
    work = _Work(plan, runner)
    return PlannedRun(work.steps(), tuple(dict.fromkeys(work.notes)))


class _Work:
    """Works a plan out, and notes what it changes."""

    def __init__(self, plan: Plan, runner: Runner) -> None:
        self._plan = plan
        self._runner = runner
        self._belt = runner.on_belt and not plan.rough_ground
        self.notes: list[str] = []

    def steps(self) -> tuple[PlannedStep, ...]:
        reps = sum(step.kind is StepKind.REP for step in self._plan.steps)
        rep = 0
        found: list[PlannedStep] = []
        for step in self._plan.steps:
            rep += step.kind is StepKind.REP
            counted = rep if step.kind in (StepKind.REP, StepKind.RECOVER) and rep else None
            found.append(self._step(step, counted, reps if counted else None))
        return tuple(found)

    def _step(self, step: Step, rep: int | None, reps: int | None) -> PlannedStep:
        wanted_grade = _wanted(step.grade_percent, step.grade_range_percent)
        grade = None if wanted_grade is None else self._grade(wanted_grade)
        asked = _wanted(step.speed, step.speed_range)
        speed = None if asked is None else self._reachable(self._speed(step, asked, grade or 0.0))
        running = _ON_FOOT.get(step.kind, asked is not None and asked.of is not SpeedOf.WALK)
        grade = self._with_air(step, grade, speed) if running else grade
        below = self._beats(step.heart_rate_below)
        no_limit = step.ends_by is EndsBy.HEART_RATE and below is None
        return PlannedStep(
            kind=step.kind,
            title=step.title,
            ends_by=EndsBy.TIME if no_limit else step.ends_by,
            expected_s=self._expected_s(step, speed, running=running),
            distance_m=step.distance_m,
            heart_rate_below_bpm=below,
            speed_mps=speed,
            speed_range_mps=self._speed_range(step, grade or 0.0),
            grade_percent=grade,
            grade_range_percent=self._grade_range(step),
            belt=BeltSetting(self._belt_speed(speed), _belt_grade(grade)) if self._belt else BeltSetting(),
            heart_rate_most_bpm=self._beats(step.heart_rate_most),
            effort=step.effort,
            cue_sets=step.cue_sets,
            silent=step.silent,
            rep=rep,
            reps=reps,
            beat=step.beat,
            landing_game=step.landing_game,
            cadence_step=step.cadence_step,
            walk_after_over_cap=step.walk_after_over_cap,
            running=running,
        )

    def _grade(self, wanted: float) -> float:
        if not self._belt:
            return wanted
        if wanted > BELT_STEEPEST_PERCENT:
            self.notes.append(f"A belt goes up to {BELT_STEEPEST_PERCENT:g} %: {wanted:g} % became that.")
        if wanted < BELT_LOWEST_PERCENT:
            self.notes.append(
                f"Most belts do not go downhill: {wanted:g} % became {BELT_LOWEST_PERCENT:g} %."
            )
        return _on_belt(wanted)

    def _grade_range(self, step: Step) -> tuple[float, float] | None:
        if step.grade_range_percent is None:
            return None
        low, high = step.grade_range_percent
        return (_on_belt(low), _on_belt(high)) if self._belt else (low, high)

    def _with_air(self, step: Step, grade: float | None, speed: float | None) -> float | None:
        """Return the slope of a step that is run: level and fast on a belt, it gets what the air would cost."""
        fixed = step.grade_range_percent is not None and step.grade_range_percent[1] < LEVEL_IN_AIR_PERCENT
        if not self._belt or grade != 0 or speed is None or speed < BELT_LEVEL_UP_TO_MPS or fixed:
            return grade
        self.notes.append(f"At your speed {LEVEL_IN_AIR_PERCENT:g} % on a belt is like the flat outside.")
        return LEVEL_IN_AIR_PERCENT

    def _speed(self, step: Step, asked: Speed, grade_percent: float) -> float:
        speed = self._of_runner(asked, grade_percent)
        own = self._runner.rep_speeds_mps.get(self._plan.name)
        if step.kind is not StepKind.REP or own is None or asked.of not in (SpeedOf.EASY, SpeedOf.EQUAL_COST):
            return speed
        most = OWN_REP_SPEED_WITHIN_SHARE
        return min(max(own, (1 - most) * speed), (1 + most) * speed)

    def _of_runner(self, asked: Speed, grade_percent: float) -> float:
        match asked.of:
            case SpeedOf.ABSOLUTE:
                return asked.factor
            case SpeedOf.WALK:
                return asked.factor * self._runner.walk_speed_mps
            case SpeedOf.EASY:
                return asked.factor * self._runner.easy_speed_mps
            case SpeedOf.EQUAL_COST:
                return equal_cost_speed_mps(asked.factor * self._runner.easy_speed_mps, grade_percent)

    def _speed_range(self, step: Step, grade_percent: float) -> tuple[float, float] | None:
        if step.speed_range is None:
            return None
        low, high = (self._reachable(self._of_runner(each, grade_percent)) for each in step.speed_range)
        return min(low, high), max(low, high)

    def _reachable(self, speed: float) -> float:
        if not self._belt or BELT_SLOWEST_MPS <= speed <= BELT_FASTEST_MPS:
            return speed
        kmh = UNITS["km/h"].factor
        limit = BELT_FASTEST_MPS if speed > BELT_FASTEST_MPS else BELT_SLOWEST_MPS
        self.notes.append(
            f"{speed / kmh:.1f} km/h is more than a belt does: it became {limit / kmh:.1f} km/h."
            if speed > limit
            else f"{speed / kmh:.1f} km/h is less than a belt does: it became {limit / kmh:.1f} km/h."
        )
        return limit

    def _belt_speed(self, speed: float | None) -> float | None:
        if speed is None:
            return None
        step = _BELT_SPEED_STEP_MPS[self._runner.unit]
        return round(speed / step) * step

    def _beats(self, limit: Beats | None) -> int | None:
        if limit is None:
            return None
        limits = self._runner.limits
        figure = {
            "bpm": 1,
            EASY_CAP: limits.easy_cap_bpm,
            HILL_CAP: limits.hill_cap_bpm,
            MAX: limits.max_bpm,
        }[limit.of]
        return None if figure is None else heart_rate.round_half_up(limit.value * figure + limit.plus_bpm)

    def _expected_s(self, step: Step, speed: float | None, *, running: bool) -> float:
        if step.distance_m is not None:
            usual = self._runner.easy_speed_mps if running else self._runner.walk_speed_mps
            return step.distance_m / (speed or usual)
        return OPEN_STEP_S if step.time_s is None else step.time_s


def _wanted(asked: T | None, good: tuple[T, T] | None) -> T | None:
    return good[0] if asked is None and good is not None else asked


def _on_belt(grade: float) -> float:
    """Return the slope that is nearest to this one on a belt."""
    return min(max(grade, BELT_LOWEST_PERCENT), BELT_STEEPEST_PERCENT)


def _belt_grade(grade: float | None) -> float | None:
    if grade is None:
        return None
    return round(grade / BELT_GRADE_STEP_PERCENT) * BELT_GRADE_STEP_PERCENT
