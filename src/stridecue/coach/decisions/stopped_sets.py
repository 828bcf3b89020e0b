"""Cue sets that the runner has stopped for today, by *yes* to a cue that asks for it.

Rules: a *yes* that says what it answers counts for the last cue that asked. A bare *yes* counts while such a cue is on
screen, and for 30 s after it has gone unless another question is on screen.
"""

from __future__ import annotations

from stridecue.model.cue import Asks, Cue
from stridecue.model.our_choices.coach import STOP_ANSWER_S


class StoppedSets:
    """The sets that are off for the rest of the run."""

    __slots__ = ("_asked", "_stopped")

    def __init__(self) -> None:
        self._asked: tuple[str, float] | None = None
        """The set that was asked about last, and until when a bare *yes* is meant for it."""
        self._stopped: set[str] = set()

    def note_shown(self, cue: Cue, home: str, tick_s: int) -> None:
        """Remember that a cue asked, and of which set it is."""
        if cue.asks is Asks.STOP_SET:
            self._asked = home, tick_s + cue.display_s + STOP_ANSWER_S

    def say_yes(self, value: float | str | None, showing: Cue | None, now_s: float) -> None:
        """Take a *yes*, with what it answers if that was said."""
        if self._asked is None:
            return
        name, until_s = self._asked
        meant = value == Asks.STOP_SET.value
        if value is None:
            asks = None if showing is None else showing.asks
            meant = asks is Asks.STOP_SET or (asks is None and now_s <= until_s)
        if meant:
            self._stopped.add(name)

    def __contains__(self, name: str) -> bool:
        return name in self._stopped
