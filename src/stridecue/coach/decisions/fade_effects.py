"""How feedback fades with practice: what the fade level of a technique means for its cues.

Rules: levels go from 1 to 5; a technique that was not practised yet, and a cue without one, are on level 1. The levels
themselves are counted from run to run and come with the history. A technique on the last level is recalled once a run;
else its cues come by their conditions alone, not by a clock.
"""

from __future__ import annotations

from stridecue.model.our_choices.coach import (
    FADE_TOLERANCES,
    HIGHEST_FADE_LEVEL,
    TECHNIQUE_BUDGETS,
    TECHNIQUE_GAPS_S,
)
from stridecue.model.setup import History


class Fading:
    """The fade level of every technique; it never changes in a run."""

    __slots__ = ("_levels",)

    def __init__(self, history: History) -> None:
        self._levels = {name: min(max(level, 1), HIGHEST_FADE_LEVEL) for name, level in history.fade_levels}

    def level(self, technique: str | None) -> int:
        """Return the level of a technique."""
        return 1 if technique is None else self._levels.get(technique, 1)

    def gap_s(self, technique: str | None) -> int:
        """Return the least time between two cues of a technique."""
        return TECHNIQUE_GAPS_S[self.level(technique) - 1]

    def budget(self, technique: str | None) -> int:
        """Return how many cues of a technique may be spoken within ten minutes."""
        return TECHNIQUE_BUDGETS[self.level(technique) - 1]

    def tolerance(self, technique: str | None) -> float:
        """Return how much further off a metric may be than a cue says."""
        return FADE_TOLERANCES[self.level(technique) - 1]

    def __deepcopy__(self, memo: object) -> Fading:
        return self
