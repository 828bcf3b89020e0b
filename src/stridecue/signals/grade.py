"""Grade in percent: the treadmill's or a file's, but what the runner typed holds until the runner gives it back.

Rules:
- A sensor's grade outside -15 to +40 % is no value. A file's may be steeper, up to 45 % either way.
- On a treadmill or road without any grade it is 0, assumed and good; on other surfaces it is unknown.
"""

from __future__ import annotations

from stridecue.model.state import Quality, Signal
from stridecue.signals.quality import NEVER, Ageing

FLAT_SURFACES = frozenset({"treadmill", "road"})
TYPED = "typed"
_ASSUMED = Signal(0.0, Quality.GOOD, None, "assumed")


class Grade:
    """All sources of grade."""

    __slots__ = ("_ageing", "_latest", "_latest_ms", "_source", "_typed")

    def __init__(self, hold_s: float) -> None:
        self._ageing = Ageing(hold_s)
        self._latest: float | None = None
        self._latest_ms = 0
        self._source: str | None = None
        self._typed: Signal | None = None

    def add(self, t_ms: int, source: str, grade_percent: float) -> None:
        """Take one value of a sensor or file."""
        self._latest, self._latest_ms, self._source = grade_percent, t_ms, source

    def type(self, grade_percent: float | None) -> None:
        """Take what the runner typed; None gives grade back to the sensors."""
        self._typed = None if grade_percent is None else Signal(grade_percent, Quality.GOOD, 0.0, TYPED)

    @property
    def typed(self) -> bool:
        """Whether what the runner typed holds."""
        return self._typed is not None

    def signal(self, t_ms: int, surface: str) -> Signal:
        """Return grade as it is shown at `t_ms`."""
        if self._typed is not None:
            return self._typed
        if self._latest is None and surface in FLAT_SURFACES:
            return _ASSUMED
        return self.sent(t_ms)

    def sent(self, t_ms: int) -> Signal:
        """Return what the sensors or the file say at `t_ms`, whatever was typed."""
        if self._latest is None:
            return NEVER
        age_ms = t_ms - self._latest_ms
        return Signal(self._latest, self._ageing.quality(age_ms), age_ms / 1000, self._source)
