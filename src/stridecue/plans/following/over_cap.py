"""Heart rate above the cap of a step: after three times the rest of it is run and walked in turns.

Rules:
- A good heart rate above the cap for 30 s in a row is once. It is so again once it came back to the cap in between, or
  where it stays above it for 3 min more. A heart rate that is not good begins either time anew.
- The rest begins with walking, at the speed of the plan's first walked step. A piece shorter than 30 s at its end is
  added to the one before it.
- Only a step that ends by time is cut.
"""

from __future__ import annotations

from dataclasses import replace

from stridecue.model.our_choices.plans import (
    OVER_CAP_AGAIN_S,
    OVER_CAP_HELD_S,
    OVER_CAP_TIMES,
    SHORTEST_PIECE_S,
)
from stridecue.model.plan import BeltSetting, EndsBy, PlannedStep, StepKind
from stridecue.model.state import State
from stridecue.plans.following.step_changes import Steps

WALK_TITLE = "Walk"
RUN_TITLE = "Run"


class OverCap:
    """How often heart rate was above the cap of one step."""

    __slots__ = ("_counted", "_held_s", "times")

    def __init__(self) -> None:
        self.times = 0
        self._held_s = 0
        self._counted = False

    def observe(self, step: PlannedStep, state: State) -> bool:
        """Take one second; return whether the step is to be walked in part from now on."""
        cap, bpm = step.heart_rate_most_bpm, state.heart_rate.good
        if step.walk_after_over_cap is None or cap is None or step.ends_by is not EndsBy.TIME:
            return False
        if bpm is None or bpm <= cap:
            self._held_s = 0
            self._counted = self._counted and bpm is None
            return False
        self._held_s += 1
        if self._held_s < (OVER_CAP_AGAIN_S if self._counted else OVER_CAP_HELD_S):
            return False
        self._counted, self._held_s = True, 0
        self.times += 1
        return self.times >= OVER_CAP_TIMES


def run_and_walk(steps: Steps, at: int, passed_s: float) -> Steps:
    """Return steps in which that at `at` ends after what has passed of it, and its rest is walked and run in turns."""
    step = steps[at]
    assert step.walk_after_over_cap is not None
    run_s, walk_s = step.walk_after_over_cap
    run = replace(step, title=RUN_TITLE, walk_after_over_cap=None)
    in_turns = (_walk(steps, run), run)
    pieces = [
        replace(in_turns[turn % 2], expected_s=seconds)
        for turn, seconds in enumerate(_pieces(step.expected_s - passed_s, walk_s, run_s))
    ]
    return (*steps[:at], replace(step, expected_s=passed_s), *pieces, *steps[at + 1 :])


def _walk(steps: Steps, run: PlannedStep) -> PlannedStep:
    """Return a piece of running as a walk."""
    walked = next((one for one in steps if not one.running and one.speed_mps is not None), None)
    return replace(
        run,
        kind=StepKind.WALK,
        title=WALK_TITLE,
        speed_mps=None if walked is None else walked.speed_mps,
        speed_range_mps=None,
        belt=BeltSetting(None if walked is None else walked.belt.speed_mps, run.belt.grade_percent),
        running=False,
    )


def _pieces(left_s: float, walk_s: float, run_s: float) -> list[float]:
    pieces: list[float] = []
    while left_s > 0:
        wanted_s = (walk_s, run_s)[len(pieces) % 2]
        if pieces and left_s < SHORTEST_PIECE_S:
            pieces[-1] += left_s
            break
        pieces.append(min(wanted_s, left_s))
        left_s -= pieces[-1]
    return pieces
