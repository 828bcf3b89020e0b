"""Whether the runner is warm enough for hills.

Rules: at least 600 s of moving, at least 180 s of it running, and, if heart rate and its maximum are known, 120 s at
60 % of the maximum or more; a runner who says that it feels like 3 of 10 or more is as warm as that heart. Once warm,
warm for the run.
"""

from __future__ import annotations

from stridecue.model.our_choices.runner import (
    WARM_UP_EFFORT,
    WARM_UP_HEART_RATE_S,
    WARM_UP_HEART_RATE_SHARE,
    WARM_UP_MOVING_S,
    WARM_UP_RUNNING_S,
)
from stridecue.model.state import Gait


class WarmUp:
    """The warm-up so far."""

    __slots__ = ("_floor_bpm", "_heart_rate_s", "_moving_s", "_running_s", "done")

    def __init__(self, max_bpm: int | None) -> None:
        self._floor_bpm = None if max_bpm is None else WARM_UP_HEART_RATE_SHARE * max_bpm
        self._moving_s = 0.0
        self._running_s = 0.0
        self._heart_rate_s = 0.0
        self.done = False

    def add(
        self, counted_s: float, gait: Gait | None, heart_rate_bpm: float | None, effort: int | None = None
    ) -> None:
        """Take one second's worth of time; heart rate is None when it is not good, effort is what the runner said."""
        if self.done:
            return
        if gait is not Gait.STANDING:
            self._moving_s += counted_s
        if gait is Gait.RUNNING:
            self._running_s += counted_s
        known = self._floor_bpm is not None and heart_rate_bpm is not None
        if self._floor_bpm is not None and heart_rate_bpm is not None and heart_rate_bpm >= self._floor_bpm:
            self._heart_rate_s += counted_s
        feels_warm = effort is not None and effort >= WARM_UP_EFFORT
        warm_heart = not known or feels_warm or self._heart_rate_s >= WARM_UP_HEART_RATE_S
        self.done = self._moving_s >= WARM_UP_MOVING_S and self._running_s >= WARM_UP_RUNNING_S and warm_heart
