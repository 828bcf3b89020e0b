"""Standing, walking or running.

Rules (the first that holds):
1. Slower than 0.3 m/s and fewer than 30 steps a minute: standing.
2. What a footpod says itself, unless it says running below 125 steps a minute or walking above 160 for 5 s.
3. From 145 steps a minute running, up to 132 walking; between, as before, and without a before running from 2 m/s.
4. Without cadence: standing below 0.3 m/s, running from the speed at which people change on this slope or 85 % of the
   runner's easy speed, whichever is lower.
Without speed as well the gait is unknown. A new gait must hold for 3 s. Many pods never set their running bit, so
walking is only believed of a pod that has said running before, or that says that it has the bit.
"""

from __future__ import annotations

from stridecue.model.our_choices.signals import (
    FOOTPOD_CONTRADICTED_S,
    GAIT_DWELL_S,
    NO_RUN_BELOW_SPM,
    NO_WALK_ABOVE_SPM,
    RUNNING_FROM_EASY_SHARE,
    RUNNING_FROM_SPM,
    STANDING_BELOW_MPS,
    STANDING_BELOW_SPM,
    UNDECIDED_RUNNING_FROM_MPS,
    WALKING_UP_TO_SPM,
)
from stridecue.model.state import Gait
from stridecue.physiology.slope import walk_run_speed_mps


def gait_now(
    speed_mps: float | None,
    cadence_spm: float | None,
    grade_percent: float | None,
    says_running: bool | None,
    before: Gait | None,
    easy_speed_mps: float | None = None,
) -> Gait | None:
    """Return the gait of one second, before any dwell; `says_running` is a footpod's bit, if it can be believed."""
    if cadence_spm is None:
        return None if speed_mps is None else _by_speed(speed_mps, grade_percent, easy_speed_mps)
    slow = speed_mps is None or speed_mps < STANDING_BELOW_MPS
    if slow and cadence_spm < STANDING_BELOW_SPM:
        return Gait.STANDING
    if says_running is not None:
        return Gait.RUNNING if says_running else Gait.WALKING
    if cadence_spm >= RUNNING_FROM_SPM:
        return Gait.RUNNING
    if cadence_spm <= WALKING_UP_TO_SPM:
        return Gait.WALKING
    if before in (Gait.WALKING, Gait.RUNNING):
        return before
    fast = speed_mps is not None and speed_mps >= UNDECIDED_RUNNING_FROM_MPS
    return Gait.RUNNING if fast else Gait.WALKING


def _by_speed(speed_mps: float, grade_percent: float | None, easy_speed_mps: float | None) -> Gait:
    if speed_mps < STANDING_BELOW_MPS:
        return Gait.STANDING
    change = walk_run_speed_mps(grade_percent or 0.0)
    if easy_speed_mps is not None:
        change = min(change, RUNNING_FROM_EASY_SHARE * easy_speed_mps)
    return Gait.RUNNING if speed_mps >= change else Gait.WALKING


class GaitTracker:
    """The gait, second by second."""

    __slots__ = ("_candidate", "_contradicted_s", "_easy_speed_mps", "_held_s", "gait")

    def __init__(self, easy_speed_mps: float | None) -> None:
        self._easy_speed_mps = easy_speed_mps
        self._candidate: Gait | None = None
        self._held_s = 0
        self._contradicted_s = 0
        self.gait: Gait | None = None

    def observe(
        self,
        speed_mps: float | None,
        cadence_spm: float | None,
        grade_percent: float | None,
        says_running: bool | None,
    ) -> Gait | None:
        """Take one second and return the gait."""
        believed = self._believed(says_running, cadence_spm)
        now = gait_now(speed_mps, cadence_spm, grade_percent, believed, self.gait, self._easy_speed_mps)
        if now is None or self.gait is None:
            self.gait = now
        elif now is self.gait:
            self._held_s = 0
        elif now is not self._candidate or not self._held_s:
            self._candidate, self._held_s = now, 1
        else:
            self._held_s += 1
            if self._held_s >= GAIT_DWELL_S:
                self.gait, self._held_s = now, 0
        return self.gait

    def _believed(self, says_running: bool | None, cadence_spm: float | None) -> bool | None:
        if says_running is None or cadence_spm is None:
            self._contradicted_s = 0
            return None
        contradicts = cadence_spm < NO_RUN_BELOW_SPM if says_running else cadence_spm > NO_WALK_ABOVE_SPM
        self._contradicted_s = self._contradicted_s + 1 if contradicts else 0
        return None if self._contradicted_s >= FOOTPOD_CONTRADICTED_S else says_running
