"""How close cues of one technique may follow one another, as it goes in this run.

Rules: the fade level gives the base. Each three answered cues of a technique in a row make its gap half as wide again,
to four times the base at most; two missed in a row bring it back to the base. What could not be measured, and what
happened after a withheld cue, counts neither way. A gap no wider than that between any two spoken cues is left to that
one.
"""

from __future__ import annotations

from stridecue.coach.decisions.fade_effects import Fading
from stridecue.model.our_choices.coach import (
    GAP_WIDENING,
    HITS_TO_WIDEN,
    MISSES_TO_NARROW,
    SPOKEN_GAP_S,
    WIDEST_GAP,
)
from stridecue.model.response import Response


class _Streak:
    """How the cues of one technique were answered of late."""

    __slots__ = ("factor", "hits", "misses")

    def __init__(self) -> None:
        self.factor = 1.0
        self.hits = 0
        self.misses = 0

    def take(self, hit: bool) -> None:
        self.hits, self.misses = (self.hits + 1, 0) if hit else (0, self.misses + 1)
        if self.hits == HITS_TO_WIDEN:
            self.factor, self.hits = min(self.factor * GAP_WIDENING, WIDEST_GAP), 0
        if self.misses >= MISSES_TO_NARROW:
            self.factor = 1.0


class TechniqueGaps:
    """When each technique was last spoken of, and how long it is left alone."""

    __slots__ = ("_fading", "_shown_s", "_streaks")

    def __init__(self, fading: Fading) -> None:
        self._fading = fading
        self._streaks: dict[str, _Streak] = {}
        self._shown_s: dict[str, int] = {}

    def take(self, response: Response) -> None:
        """Take the answer to a cue."""
        if response.technique is not None and response.hit is not None and not response.withheld:
            self._streaks.setdefault(response.technique, _Streak()).take(response.hit)

    def note_shown(self, technique: str | None, tick_s: int) -> None:
        """Remember that a cue of a technique was shown."""
        if technique is not None:
            self._shown_s[technique] = tick_s

    def gap_s(self, technique: str) -> float:
        """Return how long a technique is left alone between two cues now."""
        streak = self._streaks.get(technique)
        return self._fading.gap_s(technique) * (1.0 if streak is None else streak.factor)

    def too_early(self, technique: str | None, tick_s: int) -> bool:
        """Return whether a technique is still left alone."""
        shown_s = None if technique is None else self._shown_s.get(technique)
        if technique is None or shown_s is None:
            return False
        gap_s = self.gap_s(technique)
        return gap_s > SPOKEN_GAP_S and tick_s - shown_s < gap_s
