"""Running power in W, the mean of the last 5 s; for comparing a runner with nobody but that runner.

Rules: power below 0 or above 2000 W is no value. Values of two sources are never mixed.
"""

from __future__ import annotations

from stridecue.model.our_choices.signals import HIGHEST_POWER_W, POWER_SHOWN_S
from stridecue.model.state import Signal
from stridecue.signals.quality import NEVER, Ageing
from stridecue.signals.windows import RecentSamples


class Power:
    """The power of one source."""

    __slots__ = ("_ageing", "_last", "_last_ms", "_shown", "_source")

    def __init__(self, hold_s: float) -> None:
        self._ageing = Ageing(hold_s)
        self._shown = RecentSamples(POWER_SHOWN_S)
        self._source: str | None = None
        self._last: float | None = None
        self._last_ms = 0

    @property
    def lost_ms(self) -> int:
        """The age at which a source is lost."""
        return self._ageing.lost_ms

    def add(self, t_ms: int, source: str, watts: float) -> bool:
        """Take one value; returns whether it was believed."""
        if not 0.0 <= watts <= HIGHEST_POWER_W:
            return False
        if source != self._source:
            self._shown.clear()
        self._source, self._last, self._last_ms = source, watts, t_ms
        self._shown.add(t_ms, watts)
        return True

    def signal(self, t_ms: int) -> Signal:
        """Return power as it is shown at `t_ms`."""
        if self._last is None:
            return NEVER
        age_ms = t_ms - self._last_ms
        value = self._shown.mean(t_ms)
        return Signal(
            self._last if value is None else value, self._ageing.quality(age_ms), age_ms / 1000, self._source
        )
