"""What a planned run comes to, before it is run.

Rules: a step without a speed has no way, and one without a grade is level. What goes down is not taken off the climb.
Flat is less than 2 % either way. A hill session has a repetition uphill, or some minutes at 3 % or more, run or walked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stridecue.model.our_choices.plans import (
    HARD_RUNNING_FROM_PERCENT,
    HILLY_FROM_S,
    ONE_SPEED_WITHIN_SHARE,
)
from stridecue.model.our_choices.signals import UPHILL_FROM_PERCENT
from stridecue.model.plan import PlannedStep, StepKind
from stridecue.model.state import Slope
from stridecue.physiology.downhill import budget_weight
from stridecue.physiology.slope import climb_m, slope_bin


@dataclass(frozen=True, slots=True)
class Outline:
    """The sums of a planned run; an open step counts as long as is reckoned with."""

    seconds: float
    metres: float
    climb_m: float
    hard_s: float
    """In repetitions."""
    uphill_running_s: float
    """At 3 % or more."""
    downhill_s: float
    """Of running at -3 % or less; steep seconds count twice."""
    steepest_running_percent: float
    moving_before_hard_s: float
    """Up to the first repetition, or to running at 6 % or more; all of it where there is neither."""
    running_before_hard_s: float
    has_hard: bool
    """Whether there is a repetition, or running at 6 % or more."""
    hilly: bool
    flat_steady_s: float
    """Longest stretch of running on the flat at one speed."""


def outline(steps: Sequence[PlannedStep]) -> Outline:
    """Return the sums of a planned run."""
    before_hard = _before_hard(steps)
    running = [step for step in steps if step.running]
    uphill_s = sum(step.expected_s for step in steps if _grade(step) >= UPHILL_FROM_PERCENT)
    return Outline(
        seconds=sum(step.expected_s for step in steps),
        metres=sum(_metres(step) for step in steps),
        climb_m=sum(climb_m(_metres(step), _grade(step)) for step in steps if _grade(step) > 0),
        hard_s=sum(step.expected_s for step in steps if step.kind is StepKind.REP),
        uphill_running_s=sum(step.expected_s for step in running if _grade(step) >= UPHILL_FROM_PERCENT),
        downhill_s=sum(step.expected_s * budget_weight(_grade(step)) for step in running),
        steepest_running_percent=max((_grade(step) for step in running), default=0.0),
        moving_before_hard_s=sum(step.expected_s for step in before_hard),
        running_before_hard_s=sum(step.expected_s for step in before_hard if step.running),
        has_hard=len(before_hard) < len(steps),
        hilly=uphill_s >= HILLY_FROM_S or any(map(_is_hill_repetition, steps)),
        flat_steady_s=_flat_steady_s(steps),
    )


def _grade(step: PlannedStep) -> float:
    return step.grade_percent or 0.0


def _metres(step: PlannedStep) -> float:
    return step.distance_m if step.distance_m is not None else (step.speed_mps or 0.0) * step.expected_s


def _is_hill_repetition(step: PlannedStep) -> bool:
    return step.kind is StepKind.REP and _grade(step) >= UPHILL_FROM_PERCENT


def _before_hard(steps: Sequence[PlannedStep]) -> Sequence[PlannedStep]:
    """Return the steps up to the first repetition, or to running at 6 % or more."""
    for number, step in enumerate(steps):
        if step.kind is StepKind.REP or (step.running and _grade(step) >= HARD_RUNNING_FROM_PERCENT):
            return steps[:number]
    return steps


def _flat_steady_s(steps: Sequence[PlannedStep]) -> float:
    """Return the longest stretch of running on the flat at one speed: that of its first step."""
    longest_s = stretch_s = 0.0
    speed = None
    for step in steps:
        flat = step.running and step.speed_mps is not None and slope_bin(_grade(step)) is Slope.FLAT
        if not flat or step.speed_mps is None:
            stretch_s, speed = 0.0, None
            continue
        if speed is None or abs(step.speed_mps - speed) > ONE_SPEED_WITHIN_SHARE * speed:
            stretch_s, speed = 0.0, step.speed_mps
        stretch_s += step.expected_s
        longest_s = max(longest_s, stretch_s)
    return longest_s
