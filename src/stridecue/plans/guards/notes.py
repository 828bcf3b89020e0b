"""What to note before a plan, by the last weeks."""

from __future__ import annotations

from stridecue.model.lately import Lately, PlanNote
from stridecue.plans.for_runner import Runner
from stridecue.plans.outline import Outline
from stridecue.plans.plan import Plan


def notes(plan: Plan, outline: Outline, runner: Runner, lately: Lately, surface: str) -> tuple[PlanNote, ...]:
    """Return what there is to note, the weightiest first."""
    raise NotImplementedError
