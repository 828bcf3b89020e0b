"""Cadence in steps a minute, both feet.

Rules:
- Up to 30 is standing. Above, what is outside 60 to 230 is dropped, and so is what nobody runs at: below 120 at
  2 m/s or more while the gait is running.
- What is shown is the median of the last 10 s.
- Variation is the standard deviation of the last minute of running over its mean, with what follows speed taken out;
  it needs 45 s.
"""

from __future__ import annotations

import math

from stridecue.model.our_choices.signals import (
    CADENCE_SHOWN_S,
    CADENCE_VARIATION_NEEDED_S,
    CADENCE_VARIATION_S,
    CADENCE_VARIATION_SPEED_MOVED_MPS,
    HIGHEST_CADENCE_SPM,
    LOWEST_CADENCE_SPM,
    LOWEST_RUNNING_CADENCE_SPM,
    STANDING_BELOW_SPM,
    SURELY_RUNNING_MPS,
)
from stridecue.model.state import Gait, Signal
from stridecue.signals.quality import NEVER, Ageing
from stridecue.signals.windows import RecentSamples, SecondPairs


class Cadence:
    """The cadence of one source after the other."""

    __slots__ = ("_ageing", "_gait", "_last", "_last_ms", "_pairs", "_shown", "_source")

    def __init__(self, hold_s: float) -> None:
        self._ageing = Ageing(hold_s)
        self._shown = RecentSamples(CADENCE_SHOWN_S)
        self._pairs = SecondPairs(CADENCE_VARIATION_S, origin=(3.0, 165.0))
        self._source: str | None = None
        self._last: float | None = None
        self._last_ms = 0
        self._gait: Gait | None = None

    @property
    def source(self) -> str | None:
        """The device, or whatever else was heard last."""
        return self._source

    @property
    def lost_ms(self) -> int:
        """The age at which a source is lost."""
        return self._ageing.lost_ms

    @property
    def stale_ms(self) -> int:
        """The age at which a value is stale."""
        return self._ageing.stale_ms

    def heard(self, t_ms: int) -> str | None:
        """Return the source whose value is not stale."""
        return None if self.latest(t_ms) is None else self._source

    def restart(self) -> None:
        """Forget the values, because their unit has changed."""
        self._shown.clear()
        self._pairs.clear()

    def add(self, t_ms: int, source: str, spm: float, speed_mps: float | None) -> bool:
        """Take one value; returns whether it was believed."""
        if not _possible(spm, self._gait, speed_mps):
            return False
        if source != self._source:
            self.restart()
            self._source = source
        self._last, self._last_ms = spm, t_ms
        self._shown.add(t_ms, spm)
        return True

    def latest(self, t_ms: int) -> float | None:
        """Return the last value, if it is not stale."""
        return self._last if t_ms - self._last_ms <= self._ageing.stale_ms else None

    def signal(self, t_ms: int) -> Signal:
        """Return cadence as it is shown at `t_ms`."""
        if self._last is None:
            return NEVER
        age_ms = t_ms - self._last_ms
        value = self._shown.median(t_ms)
        quality = self._ageing.quality(age_ms)
        return Signal(self._last if value is None else value, quality, age_ms / 1000, self._source)

    def observe(self, t_ms: int, speed_mps: float | None, gait: Gait | None) -> None:
        """Take one second: its gait holds for what comes in the next, and counts for the variation."""
        self._gait = gait
        running = gait is Gait.RUNNING
        self._pairs.push(speed_mps if running else None, self.latest(t_ms) if running else None)

    @property
    def variation_percent(self) -> float | None:
        """How uneven the steps were in the last minute."""
        pairs = self._pairs
        mean = pairs.mean_y
        if pairs.count < CADENCE_VARIATION_NEEDED_S or not mean:
            return None
        of_speed, of_cadence, both = pairs.centred()
        free = pairs.count - 1
        if of_speed > CADENCE_VARIATION_SPEED_MOVED_MPS * CADENCE_VARIATION_SPEED_MOVED_MPS * free:
            of_cadence -= both * both / of_speed
            free -= 1
        return 100.0 * math.sqrt(max(0.0, of_cadence) / free) / mean


def _possible(spm: float, gait: Gait | None, speed_mps: float | None) -> bool:
    if 0.0 <= spm < STANDING_BELOW_SPM:
        return True
    if not LOWEST_CADENCE_SPM <= spm <= HIGHEST_CADENCE_SPM:
        return False
    surely_running = gait is Gait.RUNNING and speed_mps is not None and speed_mps >= SURELY_RUNNING_MPS
    return not (surely_running and spm < LOWEST_RUNNING_CADENCE_SPM)
