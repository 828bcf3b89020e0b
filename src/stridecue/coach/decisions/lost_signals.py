"""When sensors go: with two or more signals lost, the runner hears once what the coach goes by.

Rules: counted are heart rate, cadence and speed that were good in this run, during the run itself; told once a run.
"""

from __future__ import annotations

from stridecue.model.events import Noticed
from stridecue.model.our_choices.coach import SIGNALS_LOST_TO_TELL
from stridecue.model.state import Activity, Quality, Quantity, State

_NAMES = {Quantity.HEART_RATE: "heart rate", Quantity.CADENCE: "cadence", Quantity.SPEED: "speed"}


class LostSignals:
    """Which signals were good, and whether their loss was told."""

    __slots__ = ("_told", "_were_good")

    def __init__(self) -> None:
        self._were_good: set[Quantity] = set()
        self._told = False

    def follow(self, state: State) -> Noticed | None:
        """Take note of one second; return what the runner should hear about it."""
        if self._told or state.activity is not Activity.ACTIVE:
            return None
        qualities = (state.heart_rate.quality, state.cadence.quality, state.speed.quality)
        lost: list[str] = []
        for (quantity, name), quality in zip(_NAMES.items(), qualities, strict=True):
            if quality is Quality.GOOD:
                self._were_good.add(quantity)
            elif quality is Quality.LOST and quantity in self._were_good:
                lost.append(name)
        if len(lost) < SIGNALS_LOST_TO_TELL:
            return None
        self._told = True
        names = " and ".join((", ".join(lost[:-1]), lost[-1]))
        text = f"{names.capitalize()} are lost: coached by time alone."
        return Noticed(text, "signals")
