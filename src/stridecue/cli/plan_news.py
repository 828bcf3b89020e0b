"""What is new about a run's plan since the second before, for those who write a run line by line."""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.model.plan import PlannedStep, PlanPlace, RepResult
from stridecue.model.state import State


@dataclass(frozen=True, slots=True)
class StepBegan:
    """A step has begun, or begins anew; `number` counts from 1."""

    number: int
    of: int
    step: PlannedStep


class PlanNews:
    """Remembers what was told of a plan; made once for a run."""

    def __init__(self) -> None:
        self._before: PlanPlace | None = None

    def take(self, state: State) -> tuple[StepBegan | RepResult, ...]:
        """Return the repetitions that are over and the step that begins with this state, mostly nothing."""
        plan, before = state.plan, self._before
        if plan is None:
            return ()
        self._before = plan
        told = 0 if before is None else len(before.results)
        began = not plan.done and _begins(plan, before) and plan.at < len(plan.steps)
        news: tuple[StepBegan | RepResult, ...] = plan.results[told:]
        return (*news, StepBegan(plan.at + 1, len(plan.steps), plan.steps[plan.at])) if began else news


def _begins(plan: PlanPlace, before: PlanPlace | None) -> bool:
    return before is None or plan.at != before.at or plan.in_step_s < before.in_step_s
