"""When the live screen paints: at once after a rest, else as soon as there is room.

Rules: no clock here; the screen says what time it is. At most `MOST_FRAMES` in any second, and nothing is painted
twice for one change. A heartbeat or a cue waits only `URGENT_S` after the frame before it, since a tick may just have
been painted; everything else waits `CALM_S`.
"""

from __future__ import annotations

from collections import deque

MOST_FRAMES = 10
"""In any second."""
URGENT_S = 0.03
"""The least time between a frame and one with a new heartbeat or cue."""
CALM_S = 0.25
"""The least time between two frames when no new heartbeat and no cue waits."""


class Pacer:
    """Says when the next frame is due."""

    def __init__(self) -> None:
        self._painted_s: deque[float] = deque(maxlen=MOST_FRAMES)
        self._due_s: float | None = None

    def ask(self, now_s: float, *, urgent: bool) -> float | None:
        """Return the seconds to wait before painting, or None when an early enough frame is on its way."""
        due_s = max(now_s, self._after_the_last(URGENT_S if urgent else CALM_S))
        if self._due_s is not None and self._due_s <= due_s:
            return None
        self._due_s = due_s
        return due_s - now_s

    def painted(self, now_s: float) -> None:
        """Note that a frame was painted."""
        self._painted_s.append(now_s)
        self._due_s = None

    def _after_the_last(self, rest_s: float) -> float:
        """Return the earliest time for a frame."""
        if not self._painted_s:
            return float("-inf")
        full = len(self._painted_s) == MOST_FRAMES
        return max(self._painted_s[-1] + rest_s, self._painted_s[0] + 1.0 if full else float("-inf"))
