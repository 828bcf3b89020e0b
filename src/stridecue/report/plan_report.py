"""What a run has to say about its plan: which it was, and its repetitions side by side.

Rules: what was done is told, never what was left out. A repetition fades against the mean of the first two only where
slope and length are alike and it was run to its end. A plan that cannot be read any more is told by nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stridecue.model.our_choices.report import REP_SAME_GRADE_PERCENT, REP_SAME_LENGTH_SHARE
from stridecue.model.plan import RepResult, StepKind
from stridecue.model.profile import Unit
from stridecue.model.setup import RunSetup
from stridecue.plans.plan import Plan
from stridecue.report import wording

FIRST = 2
"""How many repetitions the others are held against."""


@dataclass(frozen=True, slots=True)
class RepRow:
    """A repetition, beside the first two."""

    result: RepResult
    fade_percent: float | None = None
    """By how much it was slower than the mean of the first two; None for those, and where they are not alike."""


@dataclass(frozen=True, slots=True)
class PlanReport:
    """The plan of a run, and what became of it."""

    name: str
    """Of its file."""
    title: str
    reps_planned: int
    done: bool
    """Whether it was run to its end."""
    hides_numbers: bool
    reps: tuple[RepRow, ...] = ()


def plan_of(setup: RunSetup) -> Plan | None:
    """Return the plan of a run; None without one, and for one that cannot be read."""
    if setup.plan is None:
        return None
    from stridecue.plans.reading.plan_file import plan_kept  # noqa: PLC0415 - few runs have a plan

    return plan_kept(setup.plan)


def plan_report(plan: Plan | None, results: Sequence[RepResult], *, done: bool) -> PlanReport | None:
    """Return what became of a run's plan; None without one."""
    if plan is None:
        return None
    return PlanReport(
        plan.name,
        plan.title,
        sum(step.kind is StepKind.REP for step in plan.steps),
        done,
        plan.hides_numbers,
        rep_rows(results),
    )


def rep_rows(results: Sequence[RepResult]) -> tuple[RepRow, ...]:
    """Return repetitions, each beside the first two."""
    rows = [RepRow(result) for result in results]
    first = results[:FIRST]
    speeds = [one.speed_mps for one in first if one.speed_mps is not None]
    if len(speeds) < FIRST or not alike(first) or not sum(speeds):
        return tuple(rows)
    mean = sum(speeds) / FIRST
    for place, one in enumerate(results[FIRST:], FIRST):
        if one.speed_mps is not None and alike((*first, one)):
            rows[place] = replace(rows[place], fade_percent=100 * (1 - one.speed_mps / mean))
    return tuple(rows)


def alike(results: Sequence[RepResult]) -> bool:
    """Return whether repetitions can be compared: run to their end, on one slope, as far or as long as each other."""
    grades = [one.grade_percent for one in results if one.grade_percent is not None]
    return (
        not any(one.cut_short for one in results)
        and len(grades) in {0, len(results)}
        and (not grades or max(grades) - min(grades) <= REP_SAME_GRADE_PERCENT)
        and (_even([one.metres for one in results]) or _even([one.seconds for one in results]))
    )


def _even(lengths: Sequence[float]) -> bool:
    return not lengths or max(lengths) - min(lengths) <= REP_SAME_LENGTH_SHARE * max(lengths)


def plan_words(plan: PlanReport) -> str:
    """Return the plan in one line, for example `Hill repeats, 200 m: 5 of 5 repetitions, run to its end`.

    One that hides the numbers asks for nothing, so there is nothing to be told of it but its name.
    """
    done, planned = len(plan.reps), plan.reps_planned
    counted = f"{done} of {planned}" if done == planned else f"{done}"
    words = [f"{counted} repetition{'' if done == 1 else 's'}"] if done else []
    words += ["run to its end"] if plan.done else []
    title = wording.printable(plan.title)
    return f"{title}: {', '.join(words)}" if words and not plan.hides_numbers else title


def rep_heads(unit: Unit) -> tuple[str, ...]:
    """Return what stands over the columns of the repetitions."""
    return (
        "rep",
        "time",
        "m" if unit is Unit.KM else wording.distance_unit(unit),
        wording.pace_unit(unit),
        wording.speed_unit(unit),
        "grade",
        "bpm",
        "fall in 60 s",
        "against 1, 2",
    )


def rep_cells(row: RepRow, unit: Unit) -> tuple[str, ...]:
    """Return a repetition as the cells of a table."""
    one = row.result
    far = f"{one.metres:.0f}" if unit is Unit.KM else wording.distance_figure(one.metres, unit)
    if one.speed_mps is None:
        far = wording.MISSING  # it was reckoned and not measured
    return (
        str(one.number),
        wording.duration(round(one.seconds)),
        far,
        wording.pace(one.speed_mps, unit),
        wording.speed_figure(one.speed_mps, unit),
        "" if one.grade_percent is None else f"{wording.grade(one.grade_percent)} %",
        wording.heart_rate(one.heart_rate_end_bpm),
        wording.heart_rate(one.heart_rate_fall_bpm),
        "" if row.fade_percent is None else wording.slower(row.fade_percent),
    )
