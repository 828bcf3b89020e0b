"""What a rule looks at: the plan, what it comes to, the runner, the last weeks, and the ground."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stridecue.model.lately import Lately, PlanNote
from stridecue.model.run_settings import HARD_DAY
from stridecue.plans.for_runner import Runner
from stridecue.plans.outline import Outline
from stridecue.plans.plan import Plan


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that there is to know before a plan."""

    plan: Plan
    outline: Outline
    runner: Runner
    lately: Lately
    surface: str

    @property
    def hard(self) -> bool:
        """Whether the plan asks for much."""
        return self.outline.has_hard or self.plan.day == HARD_DAY


Rule = Callable[[Facts], PlanNote | None]
"""Returns what there is to note, without the rule's name (the table has it), or None."""


def minutes(seconds: float) -> str:
    """Return a time in whole minutes."""
    return f"{max(1, round(seconds / 60))} min"
