"""Whether talking is comfortable: the runner's answer moves the easy cap, which formulas only guess.

Rules:
- *No* with heart rate below the cap: the cap is 3 bpm lower at once, for this run.
- *Yes* at the cap twice, eight minutes or more apart: it is offered once to set the cap 3 bpm higher. A *no* below the
  cap takes back what was said before.
- A heart rate that is not good, or a run without a cap, says nothing.
"""

from __future__ import annotations

from stridecue.model.our_choices.runner import (
    MOST_CAP_SHIFT_BPM,
    TALK_APART_MS,
    TALK_AT_CAP_WITHIN_BPM,
    TALK_STEP_BPM,
)


class TalkCheck:
    """The answers of one run."""

    __slots__ = ("_offered", "_usual_bpm", "_yes_ms", "shift_bpm")

    def __init__(self, usual_shift_bpm: int) -> None:
        self._usual_bpm = usual_shift_bpm
        self._yes_ms: int | None = None
        self._offered = False
        self.shift_bpm = 0
        """How far the answers of this run have moved the cap."""

    def yes(self, t_ms: int, heart_rate_bpm: float | None, cap_bpm: int | None) -> int | None:
        """Take a yes; returns the shift of the cap to offer, if this is the time to."""
        if (
            heart_rate_bpm is None
            or cap_bpm is None
            or abs(heart_rate_bpm - cap_bpm) > TALK_AT_CAP_WITHIN_BPM
        ):
            return None
        if self._yes_ms is None:
            self._yes_ms = t_ms
        offer = min(self._usual_bpm + TALK_STEP_BPM, MOST_CAP_SHIFT_BPM)
        if self._offered or t_ms - self._yes_ms < TALK_APART_MS or offer <= self._usual_bpm:
            return None
        self._offered = True
        return offer

    def no(self, heart_rate_bpm: float | None, cap_bpm: int | None) -> bool:
        """Take a no; returns whether it lowers the cap."""
        if heart_rate_bpm is None or cap_bpm is None or heart_rate_bpm >= cap_bpm:
            return False
        self._yes_ms = None
        lowest = min(0, -MOST_CAP_SHIFT_BPM - self._usual_bpm)
        before, self.shift_bpm = self.shift_bpm, max(lowest, self.shift_bpm - TALK_STEP_BPM)
        return self.shift_bpm < before
