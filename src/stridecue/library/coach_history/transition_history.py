"""At which speed a runner changes between walking and running by themselves.

Rules: a change counts when the runner goes on moving, speed and slope are known, nobody asked for another speed or gait
in the last 30 s, and no plan has the say. A slope bin has a speed from four changes on: their median.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stridecue.library.coach_history.told_cues import ToldCues
from stridecue.model.our_choices.signals import MOST_OWN_CHANGES, OWN_CHANGE_UNTOLD_S, OWN_CHANGES_NEEDED
from stridecue.model.state import Activity, Gait, Slope, State
from stridecue.physiology.statistics import median

Change = tuple[str, float]
"""Slope bin, and speed in m/s."""


class Transitions:
    """Finds the changes of one run."""

    def __init__(self, told: ToldCues) -> None:
        self._told = told
        self._gait: Gait | None = None
        self.changes: list[Change] = []

    def observe(self, state: State) -> None:
        """Take one second; what was told must have gone on to it."""
        before, self._gait = self._gait, state.gait
        if {before, self._gait} != {Gait.WALKING, Gait.RUNNING} or len(self.changes) >= MOST_OWN_CHANGES:
            return
        speed = state.speed.good
        if state.activity is not Activity.ACTIVE or state.slope is None or speed is None:
            return
        asked_s = self._told.move_s
        asked = asked_s is not None and state.tick_s - asked_s <= OWN_CHANGE_UNTOLD_S
        if not asked and state.plan is None:
            self.changes.append((state.slope.value, round(speed, 3)))


def transition_speeds(runs: Iterable[Sequence[Change]]) -> tuple[Change, ...]:
    """Return the runner's own speed of changing for each slope bin that has enough changes."""
    by_bin: dict[str, list[float]] = {}
    for changes in runs:
        for slope_bin, speed in changes:
            by_bin.setdefault(slope_bin, []).append(speed)
    return tuple(
        (slope.value, middle)
        for slope in Slope
        if len(speeds := by_bin.get(slope.value, [])) >= OWN_CHANGES_NEEDED
        and (middle := median(speeds)) is not None
    )
