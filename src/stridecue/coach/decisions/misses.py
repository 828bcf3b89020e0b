"""Cues that did not help: after three misses in a row a cue is left alone, never made louder.

Rules: three measured misses of a cue in a row put it aside for 600 s; then it comes in another wording. Three more in a
row, and it is off for the rest of the run. A hit begins the count anew; what could not be measured, and what happened
after a withheld cue, counts neither way. Safety cues stay, and so do those of repetitions, which say where the session
is.
"""

from __future__ import annotations

from stridecue.coach.decisions.quiet_times import REP_PREFIX
from stridecue.model.our_choices.coach import MISSES_TO_REST, NO_HELP_S
from stridecue.model.response import Response


class NoHelp:
    """Which cues were missed how often."""

    __slots__ = ("_misses", "_off", "_resting_until_s")

    def __init__(self) -> None:
        self._misses: dict[str, int] = {}
        self._resting_until_s: dict[str, int] = {}
        """Stays after the rest, so that a second one is known for what it is."""
        self._off: list[str] = []

    @property
    def off_for_today(self) -> tuple[str, ...]:
        """The cues that are off for the rest of the run, in the order that they went."""
        return tuple(self._off)

    def take(self, response: Response) -> bool:
        """Take the answer to a cue; return whether the cue is put aside for a while now."""
        cue = response.cue
        if response.withheld or response.hit is None or cue in self._off or cue.startswith(REP_PREFIX):
            return False
        self._misses[cue] = 0 if response.hit else self._misses.get(cue, 0) + 1
        if self._misses[cue] < MISSES_TO_REST:
            return False
        self._misses[cue] = 0
        if cue in self._resting_until_s:
            self._off.append(cue)
            return False
        self._resting_until_s[cue] = response.measured_s + NO_HELP_S
        return True

    def put_aside(self, cue: str, tick_s: int) -> bool:
        """Return whether a cue is put aside now."""
        return tick_s < self._resting_until_s.get(cue, 0) or cue in self._off
