"""Time and way within one step of a plan, and when it is over.

Rules:
- Times are those of the timer, in milliseconds: a pause of any kind holds them. A step begins anew at 0.
- The clock of a repetition begins when its speed is reached: 0.95 of the target; at once when speed is not good or
  no speed is asked for; after 20 s at the latest. That of any other step begins with the step.
- Way goes by the run's distance while speed is good, and else at the speed that the step is reckoned with.
- A step is over when its time is; when its way is; when heart rate is good and below its limit, or its time limit is
  over. One that ends by key is not over by itself.
- What is left of a way in seconds is told at the runner's speed, and at the reckoned one while it is not good or less
  than half of that.
"""

from __future__ import annotations

from stridecue.model.our_choices.plans import (
    REP_COUNTS_AT_LATEST_S,
    REP_COUNTS_FROM_SHARE,
    ROUGH_SURFACES,
)
from stridecue.model.plan import EndsBy, PlannedStep, StepKind
from stridecue.model.state import State


def by_effort(state: State) -> bool:
    """Return whether effort counts on this ground and not speed."""
    return state.surface in ROUGH_SURFACES


def reckoned_mps(step: PlannedStep) -> float:
    """Return the speed that a step with a way is reckoned with."""
    if step.distance_m and step.expected_s > 0:
        return step.distance_m / step.expected_s
    return step.speed_mps or 0.0


class StepClock:
    """The clock of one step."""

    __slots__ = ("_step", "counted_ms", "counting", "in_step_ms", "known_m", "known_ms", "metres")

    def __init__(self, step: PlannedStep, state: State) -> None:
        self._step = step
        self.in_step_ms = 0
        self.counting = step.kind is not StepKind.REP or self._reached(state)
        self.counted_ms = 0
        """Since its clock began."""
        self.metres = 0.0
        """Since its clock began."""
        self.known_m = 0.0
        self.known_ms = 0
        """Of that, what speed was good in."""

    def change(self, step: PlannedStep) -> None:
        """Take the step as the runner changed it."""
        self._step = step

    def advance(self, passed_ms: int, moved_m: float, state: State) -> None:
        """Take the time and the way of one second."""
        self.in_step_ms += passed_ms
        if not self.counting:
            self.counting = self._reached(state) or self.in_step_ms >= 1000 * REP_COUNTS_AT_LATEST_S
            return
        self.counted_ms += passed_ms
        if state.speed.good is None:
            self.metres += reckoned_mps(self._step) * passed_ms / 1000
        else:
            self.metres += moved_m
            self.known_m += moved_m
            self.known_ms += passed_ms

    def take_back(self, late_ms: int, moved_m: float) -> None:
        """Take back the time and the way (below 0) that came after a finish that was told late."""
        self.counted_ms = max(0, self.counted_ms - late_ms)
        self.known_ms = max(0, self.known_ms - late_ms)
        self.metres = max(0.0, self.metres + moved_m)
        self.known_m = max(0.0, self.known_m + moved_m)

    def _reached(self, state: State) -> bool:
        speed_mps, target_mps = state.speed.good, self._step.speed_mps
        if speed_mps is None or target_mps is None or by_effort(state):
            return True
        return speed_mps >= REP_COUNTS_FROM_SHARE * target_mps

    def over(self, state: State) -> bool:
        """Return whether the step ends now by itself."""
        step = self._step
        if step.ends_by is EndsBy.KEY or not self.counting:
            return False
        if step.ends_by is EndsBy.DISTANCE and step.distance_m is not None:
            return self.metres >= step.distance_m
        if self.counted_ms >= round(1000 * step.expected_s):
            return True
        limit, bpm = step.heart_rate_below_bpm, state.heart_rate.good
        return step.ends_by is EndsBy.HEART_RATE and limit is not None and bpm is not None and bpm < limit

    def left_m(self) -> float | None:
        """Return the way to the end of a step that ends by distance."""
        step = self._step
        if step.ends_by is not EndsBy.DISTANCE or step.distance_m is None:
            return None
        return max(0.0, step.distance_m - self.metres)

    def left_s(self, state: State) -> float | None:
        """Return the time to the end of the step; None where only a key ends it."""
        step, way_m = self._step, self.left_m()
        if step.ends_by is EndsBy.KEY:
            return None
        if way_m is None:
            return max(0, round(1000 * step.expected_s) - self.counted_ms) / 1000
        reckoned, speed_mps = reckoned_mps(step), state.speed.good
        if self.counting and speed_mps is not None and speed_mps >= reckoned / 2 and speed_mps > 0:
            return way_m / speed_mps
        return way_m / reckoned if reckoned > 0 else None
