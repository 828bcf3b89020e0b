"""What the runner's keys make of the steps of a plan: steps in, other steps out.

Rules: `at` is the step that it is; what is over stays as it is. Repetitions are numbered anew after each change.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from stridecue.model.our_choices.plans import (
    EASIER_GRADE_PERCENT,
    EASIER_REPS_SHARE,
    EXTEND_S,
    EXTEND_SHARE,
)
from stridecue.model.plan import BeltSetting, EndsBy, PlannedStep, StepKind

Steps = tuple[PlannedStep, ...]


def numbered(steps: Sequence[PlannedStep]) -> Steps:
    """Return steps with their repetitions counted; a recovery has the number of the one before it."""
    reps = sum(step.kind is StepKind.REP for step in steps)
    counts = accumulate(step.kind is StepKind.REP for step in steps)
    return tuple(
        replace(step, rep=number or None, reps=reps)
        if step.kind in (StepKind.REP, StepKind.RECOVER)
        else step
        for step, number in zip(steps, counts, strict=True)
    )


def extended(step: PlannedStep) -> PlannedStep:
    """Return a step that is a minute longer, or a fifth of its way; one that ends by key is as it was."""
    if step.ends_by is EndsBy.KEY:
        return step
    if step.ends_by is EndsBy.DISTANCE and step.distance_m is not None:
        factor = 1 + EXTEND_SHARE
        return replace(step, distance_m=step.distance_m * factor, expected_s=step.expected_s * factor)
    return longer(step, EXTEND_S)


def longer(step: PlannedStep, seconds: float) -> PlannedStep:
    """Return a step whose time, or time limit, is longer."""
    return replace(step, expected_s=step.expected_s + seconds)


def with_step(steps: Steps, at: int, step: PlannedStep) -> Steps:
    """Return steps with another one in the place of one."""
    return (*steps[:at], step, *steps[at + 1 :])


def once_more(steps: Steps, at: int) -> Steps:
    """Return steps in which the one before `at` comes again, then that at `at` from its beginning."""
    return numbered((*steps[:at], steps[at - 1], *steps[at:]))


def without_up_to_cool_down(steps: Steps, at: int) -> Steps:
    """Return steps without those between `at` and the first cool-down after it, or the end."""
    ahead = range(at + 1, len(steps))
    first = next((place for place in ahead if steps[place].kind is StepKind.COOLDOWN), len(steps))
    return numbered((*steps[: at + 1], *steps[first:]))


def eased(steps: Steps, at: int) -> tuple[Steps, int, bool]:
    """Return steps that are easier after `at`, how many repetitions fewer they are, and whether a grade is less.

    Of the repetitions to come a fifth is left out, one at least where there is more than one: the last ones, each with
    the recovery after it, or else before it. Grades are two points less and not below 0; speeds stay.
    """
    ahead = list(steps[at + 1 :])
    reps = sum(step.kind is StepKind.REP for step in ahead)
    fewer = math.ceil(EASIER_REPS_SHARE * reps) if reps > 1 else 0
    for _ in range(fewer):
        _leave_out_last_rep(ahead)
    flatter = [_flatter(step) for step in ahead]
    return numbered((*steps[: at + 1], *flatter)), fewer, flatter != ahead


def _leave_out_last_rep(steps: list[PlannedStep]) -> None:
    last = max(place for place, step in enumerate(steps) if step.kind is StepKind.REP)
    first, end = last, last + 1
    while end < len(steps) and steps[end].kind is StepKind.RECOVER:
        end += 1
    if end == last + 1:
        while first > 0 and steps[first - 1].kind is StepKind.RECOVER:
            first -= 1
    del steps[first:end]


def _flatter(step: PlannedStep) -> PlannedStep:
    grades = step.grade_range_percent
    flatter = replace(
        step,
        grade_percent=_less(step.grade_percent),
        grade_range_percent=None if grades is None else (_lower(grades[0]), _lower(grades[1])),
        belt=BeltSetting(step.belt.speed_mps, _less(step.belt.grade_percent)),
    )
    return step if flatter == step else flatter


def _less(grade_percent: float | None) -> float | None:
    return None if grade_percent is None else _lower(grade_percent)


def _lower(grade_percent: float) -> float:
    """Return a grade that is two points less and not below 0; a descent stays."""
    return min(grade_percent, max(0.0, grade_percent - EASIER_GRADE_PERCENT))
