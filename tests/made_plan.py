"""A hill session made by hand, and places in it."""

from __future__ import annotations

from dataclasses import replace

from stridecue.model.plan import BeltSetting, EndsBy, PlannedStep, PlanPlace, StepKind

REP, RECOVERY = 2, 3


def step(
    kind: str, title: str, seconds: float, speed: float | None, grade: float = 0.0, **more
) -> PlannedStep:  # type: ignore[no-untyped-def]
    """A step by time; with `distance_m` by distance."""
    ends_by = EndsBy.DISTANCE if "distance_m" in more else EndsBy.TIME
    belt = BeltSetting(speed, grade)
    fields = {"ends_by": ends_by, "speed_mps": speed, "grade_percent": grade, "belt": belt, **more}
    return PlannedStep(StepKind(kind), title, expected_s=seconds, **fields)


STEPS = (
    step("warmup", "Easy run", 300, 2.25, heart_rate_most_bpm=146),
    step("recover", "Walk", 60, 1.5),
    step("rep", "Hill", 70, 2.875, 5.0, distance_m=200.0, rep=1, reps=2, effort=(8, 9)),
    step("recover", "Walk", 165, 1.5, rep=1, reps=2),
    step("rep", "Hill", 70, 2.875, 5.0, distance_m=200.0, rep=2, reps=2, effort=(8, 9)),
    step("cooldown", "Walk", 180, 1.5),
)
OPEN_STEPS = (PlannedStep(StepKind.RUN, "As you like", EndsBy.KEY, 1800.0), STEPS[-1])
"""One step until a key, and a walk."""


def place_in(
    at: int = REP, in_s: float = 20.0, steps: tuple[PlannedStep, ...] = STEPS, **changed: object
) -> PlanPlace:
    """A place by its step and the time in it."""
    now = steps[at]
    left_s = None if now.ends_by is EndsBy.KEY else now.expected_s - in_s
    left_m = None if now.distance_m is None else now.distance_m * (1 - in_s / now.expected_s)
    whole_s = sum(each.expected_s for each in steps)
    plan_in_s = sum(each.expected_s for each in steps[:at]) + in_s
    made = PlanPlace(
        step=now.kind.value,
        name="hill-200",
        steps=steps,
        at=at,
        in_step_s=in_s,
        left_s=left_s,
        left_m=left_m,
        plan_in_s=plan_in_s,
        plan_left_s=whole_s - plan_in_s,
        speed_mps=now.speed_mps,
        belt=now.belt,
        rep=now.rep,
    )
    return replace(made, **changed)  # type: ignore[arg-type]
