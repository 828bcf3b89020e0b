"""What a treadmill says of itself: started, paused, stopped, safety key pulled.

Rules:
- A belt that has said that it stops runs out: while it does it moves, and nobody runs. That is over when its speed has
  been 0, when it says that it has started, when it has been faster again for 3 s, or after 30 s.
- A belt that has said stop and then is no slower for 10 s has not stopped, and one that still moves after 30 s does not
  mean it either: the run goes on, and its stops are not believed any more.
- What a belt is asked to do (target speed, target incline) is nothing that it does, and is not looked at.
"""

from __future__ import annotations

from stridecue.model.measurement import MachineEvent
from stridecue.model.our_choices.signals import (
    BELT_COASTS_MS,
    BELT_RISES_MPS,
    BELT_RISES_MS,
    BELT_SLOWS_WITHIN_MS,
    OTHERS_LOST_S,
    STANDING_BELOW_MPS,
)

_STOPS = frozenset({MachineEvent.STOPPED, MachineEvent.PAUSED, MachineEvent.SAFETY_KEY})
_SILENT_MS = round(OTHERS_LOST_S * 1000)


class BeltWord:
    """The word of one treadmill."""

    __slots__ = (
        "_believed",
        "_level_mps",
        "_level_ms",
        "_lowest_mps",
        "_moved_ms",
        "_rising_ms",
        "_stopped_ms",
    )

    def __init__(self) -> None:
        self._believed = True
        self._stopped_ms: int | None = None
        self._moved_ms = 0
        self._level_mps = 0.0
        """What it has not been slower than since `_level_ms`."""
        self._level_ms = 0
        self._lowest_mps = 0.0
        self._rising_ms: int | None = None

    def runs_out(self, t_ms: int) -> bool:
        """Return whether the belt has said stop and may still be moving at `t_ms`."""
        return self._stopped_ms is not None and t_ms - self._stopped_ms <= BELT_COASTS_MS

    def says(self, t_ms: int, event: MachineEvent) -> bool | None:
        """Take what it says; returns whether it moves from now on, None where that says nothing new."""
        if event is MachineEvent.STARTED:
            self._stopped_ms = None
            return True
        if event not in _STOPS or not self._believed or self.runs_out(t_ms):
            return None
        self._stopped_ms = self._moved_ms = t_ms
        self._rising_ms = None
        self._level_mps = self._lowest_mps = float("inf")
        return False

    def moves(self, t_ms: int, speed_mps: float) -> bool | None:
        """Take a speed of the belt; returns True when it shows that the belt runs on or again, else None."""
        if self._stopped_ms is None:
            return None
        silent, self._moved_ms = t_ms - self._moved_ms > _SILENT_MS, t_ms
        if speed_mps < self._level_mps - BELT_RISES_MPS:
            self._level_mps, self._level_ms = speed_mps, t_ms
        if silent or speed_mps < STANDING_BELOW_MPS:
            self._stopped_ms = None
        elif not self.runs_out(t_ms) or t_ms - self._level_ms >= BELT_SLOWS_WITHIN_MS:
            self._stopped_ms = None
            self._believed = False
            return True
        elif speed_mps <= self._lowest_mps + BELT_RISES_MPS:
            self._lowest_mps = min(self._lowest_mps, speed_mps)
            self._rising_ms = None
        elif self._rising_ms is None:
            self._rising_ms = t_ms
        elif t_ms - self._rising_ms >= BELT_RISES_MS:
            self._stopped_ms = None
            return True
        return None
