"""Heart rate that follows the feet: an optical sensor that has locked to the steps.

Rules:
- Suspected when heart rate stays within 3 bpm of the steps a minute (or of half of them) for 30 s after having moved
  by more than 15 bpm within the 20 s before, or when both move together: correlation of at least 0.9 over a minute
  in which cadence moved by 6, and they are near each other.
- It ends when they have been more than 5 apart for 20 s. Without cadence for two minutes nothing is known any more.
"""

from __future__ import annotations

from stridecue.model.our_choices.signals import (
    LOCK_APART_BPM,
    LOCK_APART_S,
    LOCK_CADENCE_MOVED_SPM,
    LOCK_MOVED_BPM,
    LOCK_MOVED_WITHIN_S,
    LOCK_NEAR_BPM,
    LOCK_NEAR_S,
    LOCK_STEPPING_SPM,
    LOCK_TOGETHER_CORRELATION,
    LOCK_TOGETHER_NEEDED_S,
    LOCK_TOGETHER_S,
    LOCK_UNKNOWN_S,
)
from stridecue.signals.windows import SecondPairs, SecondRange


class CadenceLock:
    """Looks at heart rate and cadence once a second."""

    __slots__ = ("_apart_s", "_moved", "_near_s", "_pairs", "_recent", "_unknown_s", "suspected")

    def __init__(self) -> None:
        self._recent = SecondRange(LOCK_MOVED_WITHIN_S)
        self._pairs = SecondPairs(LOCK_TOGETHER_S, origin=(150.0, 160.0))
        self._near_s = 0
        self._moved = False
        self._apart_s = 0
        self._unknown_s = 0
        self.suspected = False

    def observe(self, heart_rate_bpm: float | None, cadence_spm: float | None) -> None:
        """Take one second: heart rate as sent, not as held back, and cadence."""
        self._recent.push(heart_rate_bpm)
        if heart_rate_bpm is None or cadence_spm is None or cadence_spm < LOCK_STEPPING_SPM:
            self._nothing_to_compare()
            return
        self._unknown_s = 0
        self._pairs.push(heart_rate_bpm, cadence_spm)
        gap = min(abs(heart_rate_bpm - cadence_spm), abs(heart_rate_bpm - cadence_spm / 2))
        self._count_near(gap)
        if self.suspected:
            self._apart_s = self._apart_s + 1 if gap > LOCK_APART_BPM else 0
            self.suspected = self._apart_s < LOCK_APART_S
        elif (self._moved and self._near_s >= LOCK_NEAR_S) or (
            gap <= LOCK_APART_BPM and self._move_together()
        ):
            self.suspected = True
            self._apart_s = 0

    def _nothing_to_compare(self) -> None:
        self._pairs.push(None, None)
        self._near_s = 0
        self._unknown_s += 1
        if self._unknown_s >= LOCK_UNKNOWN_S:
            self.suspected = False

    def _count_near(self, gap: float) -> None:
        if gap > LOCK_NEAR_BPM:
            self._near_s = 0
            return
        if not self._near_s:
            self._moved = (self._recent.spread or 0.0) > LOCK_MOVED_BPM
        self._near_s += 1

    def _move_together(self) -> bool:
        pairs = self._pairs
        if pairs.count < LOCK_TOGETHER_NEEDED_S:
            return False
        heart, feet, both = pairs.centred()
        if both <= 0 or both * both < LOCK_TOGETHER_CORRELATION * LOCK_TOGETHER_CORRELATION * heart * feet:
            return False
        cadences = [cadence for _, cadence in pairs.pairs()]
        return max(cadences) - min(cadences) >= LOCK_CADENCE_MOVED_SPM
