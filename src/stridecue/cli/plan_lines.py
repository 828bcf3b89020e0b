"""A plan as one runner would run it, in lines that can be read: its steps in a table, its sums, what was made of it."""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.model.plan import EndsBy, PlannedStep, StepKind
from stridecue.model.profile import Unit
from stridecue.plans.for_runner import PlannedRun
from stridecue.plans.outline import Outline
from stridecue.plans.plan import Plan
from stridecue.report import plan_wording, wording

_HEAD = ("", "step", "how long", "grade", "speed", "effort", "heart rate", "")
_RIGHT = frozenset({0, 3, 4})
"""The columns of figures."""


def plan_lines(plan: Plan, run: PlannedRun, outline: Outline, unit: Unit) -> list[str]:
    """Return a plan's lines."""
    facts = [
        ("for", ", ".join(plan.goals)),
        ("suits", ", ".join(plan.suits)),
        ("day", plan.day),
        ("cue sets", ", ".join(plan.cue_sets)),
        ("numbers", "hidden" if plan.hides_numbers else ""),
    ]
    return [
        f"{plan.title} ({plan.name})",
        *([plan.about] if plan.about else []),
        *(f"  {name:<9} {value}" for name, value in facts if value),
        "",
        *_table([_HEAD, *(_row(number, step, unit) for number, step in enumerate(run.steps, start=1))]),
        "",
        sums(outline, unit),
        *run.notes,
    ]


def sums(outline: Outline, unit: Unit) -> str:
    """Return what a plan comes to, in one line; an open one has no way."""
    way = f", {wording.distance(outline.metres, unit)}" if outline.metres else ""
    climb = f", {wording.climb(outline.climb_m)} up" if outline.climb_m >= 0.5 else ""
    return f"about {wording.duration(outline.seconds)}{way}{climb}"


def _row(number: int, step: PlannedStep, unit: Unit) -> tuple[str, ...]:
    counted = f" {step.rep}/{step.reps}" if step.rep is not None and step.kind is StepKind.REP else ""
    most = step.heart_rate_most_bpm
    return (
        str(number),
        f"{step.title}{counted}",
        _how_long(step, unit),
        "" if step.grade_percent is None else f"{wording.grade(step.grade_percent)} %",
        "" if step.speed_mps is None else wording.speed(step.speed_mps, unit),
        plan_wording.effort(step),
        "" if most is None else f"up to {most}",
        ", ".join(_besides(step)),
    )


def _how_long(step: PlannedStep, unit: Unit) -> str:
    match step.ends_by:
        case EndsBy.TIME:
            return wording.duration(step.expected_s)
        case EndsBy.DISTANCE:
            return f"{plan_wording.way(step.distance_m or 0.0, unit)}, {wording.duration(step.expected_s)}"
        case EndsBy.KEY:
            return f"until the key, {wording.duration(step.expected_s)}?"
        case EndsBy.HEART_RATE:
            return f"below {step.heart_rate_below_bpm}, at most {wording.duration(step.expected_s)}"


def _besides(step: PlannedStep) -> list[str]:
    """Return what else there is to know of a step."""
    found = []
    if step.beat is not None:
        found.append("beat" if step.beat else "no beat")
    if step.cadence_step is not None:
        found.append(f"cadence {wording.change(100 * step.cadence_step)}")
    if step.walk_after_over_cap is not None:
        run_s, walk_s = map(wording.duration, step.walk_after_over_cap)
        found.append(f"or run {run_s}, walk {walk_s}")
    if step.silent:
        found.append("silent")
    return found


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines of columns; a column that says nothing is left out."""
    used = [at for at in range(len(rows[0])) if any(row[at] for row in rows[1:])]
    widths = {at: max(len(row[at]) for row in rows) for at in used}
    return [
        "  ".join(
            f"{row[at]:>{widths[at]}}" if at in _RIGHT else f"{row[at]:<{widths[at]}}" for at in used
        ).rstrip()
        for row in rows
    ]
