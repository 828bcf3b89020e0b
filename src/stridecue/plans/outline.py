"""What a planned run comes to, before it is run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stridecue.model.plan import PlannedStep


@dataclass(frozen=True, slots=True)
class Outline:
    """The sums of a planned run; an open step counts as long as is reckoned with."""

    seconds: float
    metres: float
    climb_m: float
    hard_s: float
    """In repetitions."""
    uphill_running_s: float
    """At 3 % or more."""
    downhill_s: float
    """Of running at -3 % or less; steep seconds count twice."""
    steepest_running_percent: float
    moving_before_hard_s: float
    """Up to the first repetition, or to running at 6 % or more; all of it where there is neither."""
    running_before_hard_s: float
    has_hard: bool
    """Whether there is a repetition, or running at 6 % or more."""
    hilly: bool
    flat_steady_s: float
    """Longest stretch of running on the flat at one speed."""


def outline(steps: Sequence[PlannedStep]) -> Outline:
    """Return the sums of a planned run."""
    raise NotImplementedError
