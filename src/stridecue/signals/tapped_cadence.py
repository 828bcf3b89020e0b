"""Cadence from the runner's own taps, for whoever has no footpod.

Rules: a tap is a step of the right foot. Cadence is that of the last eight taps, from the fourth on; after a longer
break the taps begin anew.
"""

from __future__ import annotations

from collections import deque

from stridecue.model.our_choices.signals import TAPPED_BREAK_MS, TAPPED_FEWEST_TAPS, TAPPED_LAST_TAPS
from stridecue.physiology.cadence import spm_from_one_foot

TAPPED = "tapped"


class TappedCadence:
    """The last taps."""

    __slots__ = ("_taps_ms",)

    def __init__(self) -> None:
        self._taps_ms: deque[int] = deque(maxlen=TAPPED_LAST_TAPS)

    def tap(self, t_ms: int) -> float | None:
        """Take one tap; returns steps a minute, or None while there are too few taps."""
        taps_ms = self._taps_ms
        if taps_ms and t_ms - taps_ms[-1] > TAPPED_BREAK_MS:
            taps_ms.clear()
        taps_ms.append(t_ms)
        if len(taps_ms) < TAPPED_FEWEST_TAPS or t_ms == taps_ms[0]:
            return None
        return spm_from_one_foot(len(taps_ms) - 1, (t_ms - taps_ms[0]) / 1000)
