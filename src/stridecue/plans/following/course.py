"""The steps of a plan as they are now, and which of them it is.

Rules: the tuple of steps is the same object until the runner changes something. A change leaves the steps that are over
as they are, so that a place in them stays true.
"""

from __future__ import annotations

from stridecue.model.plan import EndsBy, PlannedStep, StepKind


class Course:
    """A plan's steps while it is followed."""

    __slots__ = ("_after_s", "at", "done", "duration_s", "steps")

    def __init__(self, steps: tuple[PlannedStep, ...]) -> None:
        self.at = 0
        self.done = False
        self.use(steps)

    def use(self, steps: tuple[PlannedStep, ...]) -> None:
        """Follow these steps from now on; up to the one that it is they are as before."""
        self.steps = steps
        self.duration_s = sum(step.expected_s for step in steps)
        self._reckon()

    def _reckon(self) -> None:
        self._after_s = sum(step.expected_s for step in self.steps[self.at + 1 :])

    @property
    def step(self) -> PlannedStep:
        """The one that it is; the last one when the plan is done."""
        return self.steps[self.at]

    @property
    def next_step(self) -> PlannedStep | None:
        """The one after it."""
        return None if self.done or self.at + 1 >= len(self.steps) else self.steps[self.at + 1]

    @property
    def before_rep(self) -> bool:
        """Whether a repetition comes next."""
        after = self.next_step
        return after is not None and after.kind is StepKind.REP

    def go_on(self) -> None:
        """Go to the next step; after the last one the plan is done."""
        if self.at + 1 >= len(self.steps):
            self.done = True
            return
        self.at += 1
        self._reckon()

    def go_back_to(self, at: int) -> None:
        """Return to an earlier step: what came after it was told too late to count."""
        self.at = at
        self.done = False
        self._reckon()

    def left_s(self, step_left_s: float | None) -> float | None:
        """Return the time to the end of the plan, from that to the end of the step; None in an open step."""
        if self.done:
            return 0.0
        if step_left_s is None or self.step.ends_by is EndsBy.KEY:
            return None
        return step_left_s + self._after_s
