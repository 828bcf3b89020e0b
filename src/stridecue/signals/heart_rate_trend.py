"""How heart rate moves, and where it will be in a minute if nothing changes.

Rules: the slope is a least-squares line over the last 20 s with at least 15 good ones. A prediction is made only from
a slope of at most 0.6 bpm/s: steeper is no first-order response of a heart.
"""

from __future__ import annotations

from stridecue.model.our_choices.signals import (
    HEART_RATE_SLOPE_NEEDED_S,
    HEART_RATE_SLOPE_S,
    PREDICTED_AHEAD_S,
    PREDICTED_UP_TO_BPM_PER_S,
)
from stridecue.physiology.heart_rate import predicted_bpm, slope_now
from stridecue.signals.windows import SecondPairs


class HeartRateTrend:
    """The last 20 s of heart rate."""

    __slots__ = ("_now", "_pairs", "in_60s_bpm", "slope_bpm_per_s")

    def __init__(self) -> None:
        self._pairs = SecondPairs(HEART_RATE_SLOPE_S, origin=(0.0, 150.0))
        self._now = 0
        self.slope_bpm_per_s: float | None = None
        self.in_60s_bpm: float | None = None

    def push(self, heart_rate_bpm: float | None) -> None:
        """Take one second's heart rate, None when it is not good."""
        self._now += 1
        self._pairs.push(float(self._now), heart_rate_bpm)
        self.slope_bpm_per_s = self.in_60s_bpm = None
        if heart_rate_bpm is None or self._pairs.count < HEART_RATE_SLOPE_NEEDED_S:
            return
        times, _, both = self._pairs.centred()
        slope = both / times
        self.slope_bpm_per_s = slope
        if abs(slope) <= PREDICTED_UP_TO_BPM_PER_S:
            self.in_60s_bpm = predicted_bpm(heart_rate_bpm, slope_now(slope), PREDICTED_AHEAD_S)
