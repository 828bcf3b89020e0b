"""A plan made by hand, and what is noted before it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from stridecue.model.lately import Lately, PlanNote
from stridecue.plans.for_runner import Runner
from stridecue.plans.guards.notes import notes
from stridecue.plans.outline import Outline
from stridecue.plans.plan import Plan

PLAN = Plan("easy-capped", "Easy")
OUTLINE = Outline(
    seconds=1800.0,
    metres=4000.0,
    climb_m=0.0,
    hard_s=0.0,
    uphill_running_s=0.0,
    downhill_s=0.0,
    steepest_running_percent=0.0,
    moving_before_hard_s=0.0,
    running_before_hard_s=0.0,
    has_hard=False,
    hilly=False,
    flat_steady_s=1200.0,
)
RUNNER = Runner(easy_speed_mps=2.5, walk_speed_mps=1.5)
_OF_OUTLINE, _OF_LATELY, _OF_RUNNER, _OF_PLAN = (
    {field.name for field in fields(kind)} for kind in (Outline, Lately, Runner, Plan)
)


def all_noted(surface: str = "road", *, plan_hilly: bool = False, **figures: Any) -> tuple[PlanNote, ...]:
    """What is noted before a plan with these figures, each taken for what it is of."""
    of = {name: value for name, value in figures.items() if name != "hilly"}
    outline = replace(OUTLINE, hilly=plan_hilly, **{n: v for n, v in of.items() if n in _OF_OUTLINE})
    lately = Lately(**{n: v for n, v in figures.items() if n in _OF_LATELY})
    runner = replace(RUNNER, **{n: v for n, v in of.items() if n in _OF_RUNNER})
    plan = replace(PLAN, **{n: v for n, v in of.items() if n in _OF_PLAN})
    assert not set(figures) - _OF_OUTLINE - _OF_LATELY - _OF_RUNNER - _OF_PLAN
    return notes(plan, outline, runner, lately, surface)


def noted(rule: str, surface: str = "road", *, plan_hilly: bool = False, **figures: Any) -> PlanNote | None:
    """What one rule notes before a plan with these figures."""
    found = all_noted(surface, plan_hilly=plan_hilly, **figures)
    return next((note for note in found if note.rule == rule), None)
