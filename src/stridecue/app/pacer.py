"""When the live screen paints: at once after a rest, else at the next boundary.

Rules: no clock here; the screen says what time it is. A heartbeat or a cue waits at most `URGENT_S`, everything else
`CALM_S`, and nothing is painted twice for one change.
"""

from __future__ import annotations

URGENT_S = 0.1
"""The least time between two frames."""
CALM_S = 0.25
"""The least time between two frames when no new heartbeat and no cue waits."""


class Pacer:
    """Says when the next frame is due."""

    def __init__(self) -> None:
        self._last_s = float("-inf")
        self._due_s: float | None = None

    def ask(self, now_s: float, *, urgent: bool) -> float | None:
        """Return the seconds to wait before painting, or None when an early enough frame is on its way."""
        due_s = max(now_s, self._last_s + (URGENT_S if urgent else CALM_S))
        if self._due_s is not None and self._due_s <= due_s:
            return None
        self._due_s = due_s
        return due_s - now_s

    def painted(self, now_s: float) -> None:
        """Note that a frame was painted."""
        self._last_s = now_s
        self._due_s = None
