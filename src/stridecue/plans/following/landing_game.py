"""The landing game of a plan: its blocks begin with the steps that are meant for it.

Rules: a plan with such steps has its own blocks, and those of the clock do not come. A block's time runs on until the
next one begins. There are as many as a run of this week may have; later steps are then run without the game.
"""

from __future__ import annotations

from stridecue.model.plan import PlannedStep


class LandingGame:
    """The blocks of one run."""

    __slots__ = ("_began_ms", "_most_blocks", "block")

    def __init__(self, most_blocks: int) -> None:
        self._most_blocks = most_blocks
        self._began_ms: int | None = None
        self.block = 0

    def step_begins(self, step: PlannedStep, timer_ms: int) -> None:
        """Take the beginning of a step."""
        if step.landing_game and self.block < self._most_blocks:
            self.block += 1
            self._began_ms = timer_ms

    def time_s(self, timer_ms: int) -> float | None:
        """Return the time since this block began; None before the first."""
        return None if self._began_ms is None else (timer_ms - self._began_ms) / 1000
