"""Heart rate as the intervals between beats say it, a second opinion on the number that a strap sends.

Rules: intervals outside 300 to 2000 ms are artefacts. A strap that has sent none for 30 s is one that sends none.
"""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.model.our_choices.signals import (
    BEATS_AGREE_BPM,
    BEATS_OPINION_S,
    BEATS_SILENT_MS,
    LONGEST_BEAT_MS,
    SHORTEST_BEAT_MS,
)
from stridecue.signals.windows import RecentSamples


class Beats:
    """The intervals of the last seconds."""

    __slots__ = ("_intervals", "_last_ms")

    def __init__(self) -> None:
        self._intervals = RecentSamples(BEATS_OPINION_S)
        self._last_ms: int | None = None

    def add(self, t_ms: int, rr_ms: Sequence[float]) -> None:
        """Take the intervals of one packet."""
        for interval in rr_ms:
            if SHORTEST_BEAT_MS <= interval <= LONGEST_BEAT_MS:
                self._intervals.add(t_ms, interval)
                self._last_ms = t_ms

    def clear(self) -> None:
        """Forget everything."""
        self._intervals.clear()
        self._last_ms = None

    def agree(self, t_ms: int, heart_rate_bpm: float) -> bool | None:
        """Return whether the intervals say the same, or None from a strap that sends none."""
        if self._last_ms is None or t_ms - self._last_ms > BEATS_SILENT_MS:
            return None
        interval = self._intervals.median(t_ms)
        return interval is not None and abs(60_000 / interval - heart_rate_bpm) <= BEATS_AGREE_BPM
