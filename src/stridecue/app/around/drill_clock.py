"""Where one is in a row of drills: parts with a time count down by themselves, parts with a number wait for a key.

Rules: time is handed in. Before a part with a time there are some seconds to get ready; a pause holds both.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from stridecue.app.around.drills import GET_READY_S, Drill, Part


@dataclass(frozen=True, slots=True)
class DrillPlace:
    """What is to be done now."""

    drill: Drill
    part: Part
    number: int
    """Of the part among all parts, from 1."""
    of: int
    ready: bool
    """Whether these are the seconds to get ready."""
    left_s: int | None
    """Whole seconds, rounded up; None where a number is done."""
    paused: bool
    following: str
    """The next drill or side; empty in the last part."""


class DrillClock:
    """A row of drills under way."""

    def __init__(self, drills: tuple[Drill, ...], now_s: float) -> None:
        self._parts = tuple((drill, part) for drill in drills for part in drill.parts)
        self._at = -1
        self._ready = False
        self._until_s = 0.0
        self._held_s: float | None = None
        self.next(now_s)

    @property
    def over(self) -> bool:
        """Whether all is done."""
        return self._at >= len(self._parts)

    def tick(self, now_s: float) -> bool:
        """Let time go on; return whether a part came to its end."""
        if self.over or self._held_s is not None or self._part.seconds is None or now_s < self._until_s:
            return False
        if self._ready:
            self._ready = False
            self._until_s = now_s + self._part.seconds
            return False
        self.next(now_s)
        return True

    def next(self, now_s: float) -> None:
        """Go on to the next part."""
        self._at = min(self._at + 1, len(self._parts))
        self._held_s = None
        timed = [part.seconds is not None for _, part in self._parts[self._at : self._at + 1]]
        self._ready = any(timed)
        self._until_s = now_s + GET_READY_S

    def pause(self, now_s: float) -> None:
        """Hold the time, or let it go on."""
        if self._held_s is None:
            self._held_s = max(0.0, self._until_s - now_s)
        else:
            self._until_s = now_s + self._held_s
            self._held_s = None

    def place(self, now_s: float) -> DrillPlace | None:
        """Return what is to be done now; None once all is done."""
        if self.over:
            return None
        drill, part = self._parts[self._at]
        left = self._held_s if self._held_s is not None else self._until_s - now_s
        return DrillPlace(
            drill,
            part,
            self._at + 1,
            len(self._parts),
            self._ready,
            None if part.seconds is None else max(0, math.ceil(left)),
            self._held_s is not None,
            self._following(drill),
        )

    @property
    def _part(self) -> Part:
        return self._parts[self._at][1]

    def _following(self, drill: Drill) -> str:
        after = self._parts[self._at + 1 : self._at + 2]
        if not after:
            return ""
        return after[0][1].side if after[0][0] is drill and after[0][1].side else after[0][0].name
