"""How many technique cues are spoken within ten minutes: the more a technique is practised, the fewer.

Rules: what was spoken of any technique counts, before the start excepted; the fade level of the next cue's technique
says how many there may be. What is used up comes back ten minutes after it was spoken.
"""

from __future__ import annotations

from collections import deque

from stridecue.coach.fading import Fading
from stridecue.coach.gaps_and_durations import BUDGET_S, TECHNIQUE_BUDGETS


class Budget:
    """The technique cues spoken of late."""

    __slots__ = ("_fading", "_spoken_s")

    def __init__(self, fading: Fading) -> None:
        self._fading = fading
        self._spoken_s: deque[int] = deque(maxlen=max(TECHNIQUE_BUDGETS))

    def note_spoken(self, tick_s: int) -> None:
        """Remember that a technique cue was spoken."""
        self._spoken_s.append(tick_s)

    def used_up(self, technique: str | None, tick_s: int) -> bool:
        """Return whether no more may be spoken of a technique now."""
        lately = sum(tick_s - at_s < BUDGET_S for at_s in self._spoken_s)
        return lately >= self._fading.budget(technique)
