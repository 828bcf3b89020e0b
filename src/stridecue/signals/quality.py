"""How far a signal can be trusted by its age.

Rules:
- A value older than the hold time is stale. It is lost after 30 s (heart rate) or 10 s (everything else).
- A file that records seldom declares a longer hold than the usual one; its values are lost after three of them at the
  earliest.
- While the computer sleeps every signal is lost.
"""

from __future__ import annotations

from stridecue.model.our_choices.signals import HOLDS_UNTIL_LOST, OTHERS_LOST_S, USUAL_HOLD_S
from stridecue.model.state import Quality, Signal

NEVER = Signal()
"""What was never there."""


class Ageing:
    """When a value becomes stale and when it is lost."""

    __slots__ = ("lost_ms", "stale_ms")

    def __init__(self, hold_s: float, lost_s: float = OTHERS_LOST_S) -> None:
        if hold_s > USUAL_HOLD_S:
            lost_s = max(lost_s, HOLDS_UNTIL_LOST * hold_s)
        self.stale_ms = round(hold_s * 1000)
        self.lost_ms = round(lost_s * 1000)

    def quality(self, age_ms: int) -> Quality:
        """Return good, stale or lost."""
        if age_ms <= self.stale_ms:
            return Quality.GOOD
        return Quality.STALE if age_ms <= self.lost_ms else Quality.LOST


def lost(signal: Signal) -> Signal:
    """Return the same signal, lost."""
    if signal.quality is Quality.LOST:
        return signal
    return Signal(signal.value, Quality.LOST, signal.age_s, signal.source)
