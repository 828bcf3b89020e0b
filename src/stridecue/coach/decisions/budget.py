"""How many technique cues are spoken within ten minutes: the more a technique is practised, the fewer.

Rules: of one technique no more than its fade level allows, of all together no more than the first level allows; so what
is new to the runner does not use up what a practised technique still gets. Cues before the start do not count. What is
used up comes back ten minutes after it was spoken.
"""

from __future__ import annotations

from collections import deque

from stridecue.coach.decisions.fade_effects import Fading
from stridecue.model.our_choices.coach import BUDGET_S, TECHNIQUE_BUDGETS

_ALL_TOGETHER = TECHNIQUE_BUDGETS[0]


class Budget:
    """The technique cues spoken of late."""

    __slots__ = ("_fading", "_spoken")

    def __init__(self, fading: Fading) -> None:
        self._fading = fading
        self._spoken: deque[tuple[int, str | None]] = deque(maxlen=_ALL_TOGETHER)

    def note_spoken(self, technique: str | None, tick_s: int) -> None:
        """Remember that a technique cue was spoken."""
        self._spoken.append((tick_s, technique))

    def used_up(self, technique: str | None, tick_s: int) -> bool:
        """Return whether no more may be spoken of a technique now."""
        lately = [spoken_of for at_s, spoken_of in self._spoken if tick_s - at_s < BUDGET_S]
        return len(lately) >= _ALL_TOGETHER or lately.count(technique) >= self._fading.budget(technique)
