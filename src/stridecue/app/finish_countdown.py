"""The ten seconds in which a finish can be undone.

Rules: no clock here; the screen says what time it is. The run ends at the moment the key was pressed, not at the end
of the count.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

UNDO_S = 10.0


@dataclass(slots=True)
class FinishCountdown:
    """Counts down, or stands still."""

    pressed_ms: int = 0
    """Recording time at which the runner wanted to finish."""
    _until_s: float | None = None

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._until_s is not None

    def begin(self, now_s: float, pressed_ms: int) -> None:
        """Begin to count."""
        self._until_s = now_s + UNDO_S
        self.pressed_ms = pressed_ms

    def undo(self) -> None:
        """Stop counting: the run goes on."""
        self._until_s = None

    def left_s(self, now_s: float) -> int:
        """Return the whole seconds left, rounded up."""
        return 0 if self._until_s is None else max(0, math.ceil(self._until_s - now_s))

    def over(self, now_s: float) -> bool:
        """Return whether the time to undo is over."""
        return self._until_s is not None and now_s >= self._until_s
