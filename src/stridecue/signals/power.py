"""Running power in W, the mean of the last 5 s; for comparing a runner with nobody but that runner."""

from __future__ import annotations

from stridecue.model.our_choices.signals import POWER_SHOWN_S
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

    def add(self, t_ms: int, source: str, watts: float) -> None:
        """Take one value."""
        self._source, self._last, self._last_ms = source, watts, t_ms
        self._shown.add(t_ms, watts)

    def signal(self, t_ms: int) -> Signal:
        """Return power as it is shown at `t_ms`."""
        if self._last is None:
            return NEVER
        age_ms = t_ms - self._last_ms
        value = self._shown.mean(t_ms)
        return Signal(
            self._last if value is None else value, self._ageing.quality(age_ms), age_ms / 1000, self._source
        )
