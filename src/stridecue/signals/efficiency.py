"""How speed for a heartbeat falls during the run.

Rules: the last 120 s are compared with minutes 10 to 20, both as mean adjusted speed over mean heart rate of running
seconds where both are good. There is no figure while the mean adjusted speeds differ by more than 5 %: slowing down
alone would look like tiring.
"""

from __future__ import annotations

from stridecue.model.our_choices.runner import (
    EFFICIENCY_NOW_NEEDED_S,
    EFFICIENCY_NOW_S,
    EFFICIENCY_REFERENCE_FROM_S,
    EFFICIENCY_REFERENCE_NEEDED_S,
    EFFICIENCY_REFERENCE_TO_S,
)
from stridecue.physiology.efficiency import (
    efficiency_drop_percent,
    efficiency_factor,
    speeds_comparable,
)
from stridecue.signals.windows import SecondMean


class Efficiency:
    """The reference and the last two minutes."""

    __slots__ = ("_beats", "_reference_bpm", "_reference_mps", "_reference_s", "_speeds")

    def __init__(self) -> None:
        self._reference_s = 0
        self._reference_mps = 0.0
        self._reference_bpm = 0.0
        self.clear_now()

    def clear_now(self) -> None:
        """Forget the last two minutes."""
        self._speeds = SecondMean(EFFICIENCY_NOW_S, EFFICIENCY_NOW_NEEDED_S)
        self._beats = SecondMean(EFFICIENCY_NOW_S, EFFICIENCY_NOW_NEEDED_S)

    def push(self, timer_s: float, adjusted_mps: float | None, heart_rate_bpm: float | None) -> None:
        """Take one second that counts; None for what is not good."""
        if adjusted_mps is None or heart_rate_bpm is None:
            self._speeds.push(None)
            self._beats.push(None)
            return
        self._speeds.push(adjusted_mps)
        self._beats.push(heart_rate_bpm)
        if EFFICIENCY_REFERENCE_FROM_S <= timer_s < EFFICIENCY_REFERENCE_TO_S:
            self._reference_s += 1
            self._reference_mps += adjusted_mps
            self._reference_bpm += heart_rate_bpm

    def forget_reference(self) -> None:
        """Give the reference up: its grade turned out to be another."""
        self._reference_s = 0
        self._reference_mps = self._reference_bpm = 0.0

    def drop_percent(self, timer_s: float) -> float | None:
        """Return by how much the factor has fallen, in percent."""
        speed, bpm = self._speeds.mean, self._beats.mean
        if (
            timer_s < EFFICIENCY_REFERENCE_TO_S
            or self._reference_s < EFFICIENCY_REFERENCE_NEEDED_S
            or speed is None
            or bpm is None
        ):
            return None
        reference_mps = self._reference_mps / self._reference_s
        if reference_mps <= 0 or not speeds_comparable(speed, reference_mps):
            return None
        reference = efficiency_factor(reference_mps, self._reference_bpm / self._reference_s)
        return efficiency_drop_percent(efficiency_factor(speed, bpm), reference)
