"""What the metronome beats: the cadence target, as often as the runner still needs it.

Rules:
- It beats while the runner runs with a cadence target, not in the first 180 s, not in a pause, not while muted, not on
  technical ground, and no more once the runner feels unwell.
- When something hurts it is off until the runner switches it on again; where the step rate hurt lately, it begins so.
- On schedule it beats in the first share of each five minutes of timer time: all of it on fade level 1 of the step
  rate, then 60, 30, 10 % and nothing on level 5.
- When needed it beats within that share only while cadence is out of tolerance: 2 % of the target, widened as the fade
  level widens every tolerance. It begins after 5 s out and ends after 10 s in; a cadence that is not good begins
  nothing and ends it.
- Where a plan says so it beats all of the time, or not at all, whatever the schedule; it does not beat for a plan once
  the runner has switched it off in this run, nor where something hurts or the step rate hurt lately.
- The beat follows the target in steps of two or more, so that it does not flutter with speed.
"""

from __future__ import annotations

from stridecue.model.our_choices.coach import (
    FADE_TOLERANCES,
    METRONOME_BEGINS_AFTER_S,
    METRONOME_BLOCK_S,
    METRONOME_ENDS_AFTER_S,
    METRONOME_FOLLOWS_FROM_SPM,
    METRONOME_QUIET_AT_FIRST_S,
    METRONOME_SHARES,
    METRONOME_TOLERANCE,
)
from stridecue.model.run_settings import Metronome
from stridecue.model.setup import History

TECHNIQUE = "quick steps"
"""Whose fade level counts."""


class Beat:
    """The metronome of one run."""

    __slots__ = ("_beats_s", "_held_s", "_needed", "_switched_off", "_tolerance", "mode", "planned", "spm")

    def __init__(self, mode: Metronome, history: History) -> None:
        level = min(max(1, dict(history.fade_levels).get(TECHNIQUE, 1)), len(METRONOME_SHARES))
        self._beats_s = METRONOME_SHARES[level - 1] * METRONOME_BLOCK_S
        self._tolerance = METRONOME_TOLERANCE * FADE_TOLERANCES[level - 1]
        self._needed = False
        self._held_s = 0
        self._switched_off = TECHNIQUE in history.rested_techniques
        self.mode = Metronome.OFF if self._switched_off else mode
        self.planned: bool | None = None
        """Whether the plan wants it to beat; None where it does not say."""
        self.spm: float | None = None
        """What it beats now; None while it does not."""

    def set(self, mode: str) -> bool:
        """Take another mode; returns whether there is such a one."""
        if mode not in list(Metronome):
            return False
        self.mode = Metronome(mode)
        self._switched_off = self.mode is Metronome.OFF
        return True

    def rest(self) -> None:
        """Beat no more until the runner switches it on."""
        self.set(Metronome.OFF)

    def observe(
        self, timer_s: float, target_spm: float | None, cadence_spm: float | None, *, silent: bool
    ) -> None:
        """Take one second; the target is None while the runner is not running."""
        if not self._may_beat() or silent or target_spm is None or timer_s < METRONOME_QUIET_AT_FIRST_S:
            self._rest()
            return
        self._watch(target_spm, cadence_spm)
        if not self.planned and not self._due(timer_s):
            self.spm = None
        elif self.spm is None or abs(target_spm - self.spm) >= METRONOME_FOLLOWS_FROM_SPM:
            self.spm = float(target_spm)

    def _may_beat(self) -> bool:
        if self.planned is None:
            return self.mode is not Metronome.OFF
        return self.planned and not self._switched_off

    def _due(self, timer_s: float) -> bool:
        """Return whether the schedule lets it beat."""
        wanted = self.mode is Metronome.SCHEDULE or self._needed
        return wanted and timer_s % METRONOME_BLOCK_S < self._beats_s

    def _rest(self) -> None:
        self.spm = None
        self._needed = False
        self._held_s = 0

    def _watch(self, target_spm: float, cadence_spm: float | None) -> None:
        """Look whether the runner needs it."""
        if cadence_spm is None:
            self._needed = False
            self._held_s = 0
            return
        out = abs(cadence_spm - target_spm) > self._tolerance * target_spm
        self._held_s = self._held_s + 1 if out is not self._needed else 0
        if self._held_s >= (METRONOME_ENDS_AFTER_S if self._needed else METRONOME_BEGINS_AFTER_S):
            self._needed = out
            self._held_s = 0
