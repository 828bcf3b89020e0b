"""A sensor that goes and comes back, and what the runner hears of it.

Rules:
- Gone is who has sent nothing for 5 s; who never sent cannot go. Time in which the computer slept does not count.
- Told once when it goes and once when it is back. Where a cue of the coach says that a strap or footpod is lost, that
  is the message; so what goes is told only once the cue has had its time, and who heard of no loss hears of no return.
- After two absences within two minutes it is told that it comes and goes; then nothing more until it has been here, or
  gone, for a whole minute. If it is gone then, that is told.
"""

from __future__ import annotations

from enum import StrEnum

from stridecue.model.our_choices.signals import (
    COMES_AND_GOES_MS,
    COMES_AND_GOES_PAIRS,
    GONE_AFTER_MS,
    STEADY_AGAIN_MS,
)

_NEVER_MS = -1_000_000_000


class Turn(StrEnum):
    """What the runner hears, after the sensor's name."""

    GONE = "is gone. It comes back by itself."
    BACK = "is back."
    COMES_AND_GOES = "comes and goes; its battery may be low."


class Presence:
    """Whether one sensor is here."""

    __slots__ = ("_away", "_gone_ms", "_gone_told", "_turned_ms", "_unsteady")

    def __init__(self) -> None:
        self._away = False
        self._gone_told = False
        self._turned_ms = 0
        self._gone_ms: tuple[int, ...] = ()
        """When it went, for each time that it came back; the last two."""
        self._unsteady = False

    @property
    def uncertain(self) -> bool:
        """Whether there is anything to look at while it sends."""
        return self._away or self._unsteady

    def observe(
        self,
        t_ms: int,
        heard_ms: int,
        woke_ms: int,
        tell_after_ms: int = GONE_AFTER_MS,
        told_ms: int = _NEVER_MS,
    ) -> tuple[Turn, ...]:
        """Look once a second.

        `heard_ms`: when it sent last; `woke_ms`: when the computer last woke; `tell_after_ms`: how long it has to be
        silent before that is told; `told_ms`: when somebody else last told that it is lost.
        """
        if self._away:
            turned = heard_ms >= self._turned_ms
        else:
            turned = t_ms - heard_ms > GONE_AFTER_MS and t_ms - woke_ms > GONE_AFTER_MS
        turns = self._turn(t_ms) if turned else ()
        if self._unsteady and t_ms - self._turned_ms >= STEADY_AGAIN_MS:
            self._unsteady, self._gone_ms = False, ()
        if self._away and not (self._gone_told or self._unsteady):
            self._gone_told = told_ms > heard_ms
            if not self._gone_told and t_ms - max(heard_ms, woke_ms) > tell_after_ms:
                self._gone_told = True
                return (*turns, Turn.GONE)
        return turns

    def _turn(self, t_ms: int) -> tuple[Turn, ...]:
        went_ms, self._turned_ms = self._turned_ms, t_ms
        self._away = not self._away
        if self._away or self._unsteady:
            return ()
        back = (Turn.BACK,) if self._gone_told else ()
        self._gone_told = False
        self._gone_ms = (*self._gone_ms, went_ms)[-COMES_AND_GOES_PAIRS:]
        if len(self._gone_ms) < COMES_AND_GOES_PAIRS or t_ms - self._gone_ms[0] > COMES_AND_GOES_MS:
            return back
        self._unsteady = True
        return *back, Turn.COMES_AND_GOES
