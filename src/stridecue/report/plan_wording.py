"""How the steps of a plan and what came of its repetitions are written for people: part by part, and each in one line.

Rules: a part that a step does not have is left out. The speed is what the belt is to be set to, where there is a belt.
"""

from __future__ import annotations

from stridecue.model.plan import EndsBy, PlannedStep, RepResult, StepKind
from stridecue.model.profile import Unit
from stridecue.report import wording

_SHORT_M = 1000.0
"""Up to here a way is told in metres, in either unit: that is how repetitions are named."""


def step_name(step: PlannedStep) -> str:
    """Return `Walk`, or `Hill 1 of 5` for a repetition."""
    title = wording.printable(step.title)
    if step.kind is not StepKind.REP or step.rep is None:
        return title
    return f"{title} {step.rep}" if step.reps is None else f"{title} {step.rep} of {step.reps}"


def step_line(step: PlannedStep, unit: Unit = Unit.KM) -> str:
    """Return a step in one line, `Hill 1 of 5, 200 m, 5 %, 10.4 km/h`."""
    grade_percent = step.grade_percent if step.belt.grade_percent is None else step.belt.grade_percent
    speed_mps = set_speed_mps(step)
    parts = [step_name(step), step_length(step, unit)]
    if grade_percent is not None:
        parts.append(grade(grade_percent))
    if speed_mps is not None:
        parts.append(wording.speed(speed_mps, unit))
    return ", ".join(parts)


def set_speed_mps(step: PlannedStep) -> float | None:
    """Return what the belt is to be set to; without a belt, what the plan asks for."""
    return step.speed_mps if step.belt.speed_mps is None else step.belt.speed_mps


def grade(percent: float) -> str:
    """Return `5 %` or `-1.5 %`: what a plan asks for is mostly a whole figure."""
    return f"{round(percent, 1) + 0.0:g} %"


def effort(step: PlannedStep) -> str:
    """Return how hard a step is to feel, of 10: `4-6`, or `7`; empty where the plan does not say."""
    return "-".join(map(str, dict.fromkeys(step.effort or ())))


def step_length(step: PlannedStep, unit: Unit = Unit.KM) -> str:
    """Return what ends a step, `2:45`, `200 m` or `until you go on`."""
    if step.ends_by is EndsBy.KEY:
        return "until you go on"
    if step.ends_by is EndsBy.DISTANCE and step.distance_m is not None:
        return way(step.distance_m, unit)
    time = wording.duration(step.expected_s)
    if step.ends_by is EndsBy.HEART_RATE and step.heart_rate_below_bpm is not None:
        return f"until heart rate is below {step.heart_rate_below_bpm}, at most {time}"
    return time


def rep_line(result: RepResult, unit: Unit = Unit.KM) -> str:
    """Return what a repetition came to, `Repetition 1: 1:09, 200 m, 10.4 km/h, heart 152`.

    Without any speed its way was reckoned and not measured: it is left out.
    """
    parts = [wording.duration(result.seconds)]
    if result.speed_mps is not None:
        parts += [way(result.metres, unit), wording.speed(result.speed_mps, unit)]
    if result.heart_rate_end_bpm is not None:
        parts.append(f"heart {wording.heart_rate(result.heart_rate_end_bpm)}")
    if result.cut_short:
        parts.append("cut short")
    return f"Repetition {result.number}: {', '.join(parts)}"


def way(metres: float, unit: Unit = Unit.KM) -> str:
    """Return `200 m`, or from a kilometre on `1.20 km` or `0.75 mi`."""
    return f"{round(metres)} m" if metres < _SHORT_M else wording.distance(metres, unit)
