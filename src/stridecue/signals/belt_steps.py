"""Steps a minute by a treadmill's own step counter, for whoever runs without a footpod.

Rules:
- Cadence is what was counted over the last 10 s, both feet; 5 s have to be there.
- Counters start again and jump: a count that falls, or rises by more than anybody steps, begins anew.
- No new step for 3 s, and for twice as long as between the last two rises, is standing: machines count in bursts.
- A count that has never risen is none: other machines may send something else in those bytes.
"""

from __future__ import annotations

from collections import deque

from stridecue.model.our_choices.signals import (
    BELT_LATE_S,
    BELT_STEPS_EVERY_MS,
    BELT_STEPS_LONGEST_STEP_MS,
    BELT_STEPS_NEEDED_S,
    BELT_STEPS_S,
    BELT_STEPS_STAND_MS,
    HIGHEST_CADENCE_SPM,
)

_SPAN_MS = round(BELT_STEPS_S * 1000)
_NEEDED_MS = round(BELT_STEPS_NEEDED_S * 1000)
_STEPS_PER_MS = HIGHEST_CADENCE_SPM / 60_000


class BeltSteps:
    """What one treadmill's step counter did in the last seconds."""

    __slots__ = ("_counts", "_every_ms", "_points", "_rose_ms")

    def __init__(self) -> None:
        self._points: deque[tuple[int, int]] = deque()
        self._rose_ms = 0
        self._every_ms = 0
        self._counts = False
        """Whether it has ever risen by steps."""

    def take(self, t_ms: int, count: int) -> float | None:
        """Take one count; returns steps a minute, or None while too little is known."""
        points = self._points
        if not points or not self._goes_on(t_ms, count):
            self._begin(t_ms, count)
            return None
        if t_ms - points[-1][0] < BELT_STEPS_EVERY_MS:
            return None
        if count > points[-1][1]:
            self._every_ms = min(t_ms - self._rose_ms, BELT_STEPS_LONGEST_STEP_MS)
            self._rose_ms = t_ms
            self._counts = True
        elif not self._counts:
            self._points = deque([(t_ms, count)])
            return None
        elif t_ms - self._rose_ms > max(BELT_STEPS_STAND_MS, 2 * self._every_ms):
            self._points = deque([(t_ms, count)])
            return 0.0
        points.append((t_ms, count))
        while points[0][0] < t_ms - _SPAN_MS:
            points.popleft()
        span_ms = t_ms - points[0][0]
        if span_ms < _NEEDED_MS:
            return None
        return 60_000 * (count - points[0][1]) / span_ms

    def _goes_on(self, t_ms: int, count: int) -> bool:
        heard_ms, before = self._points[-1]
        since_ms = max(t_ms - heard_ms, min(t_ms - self._rose_ms, BELT_STEPS_LONGEST_STEP_MS))
        return before <= count <= before + (since_ms + 1000 * BELT_LATE_S) * _STEPS_PER_MS

    def _begin(self, t_ms: int, count: int) -> None:
        self._points = deque([(t_ms, count)])
        self._rose_ms, self._every_ms = t_ms, 0
