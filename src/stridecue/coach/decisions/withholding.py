"""Whether a cue helps: one in four of the measured ones is withheld, so that its effect is a comparison.

Rules:
- A cue comes when something is far off, and what is far off comes back by itself: only what happens without the cue
  says what the cue did (a micro-randomised design: Qian et al. 2021, Liu et al. 2023).
- Only technique cues whose first expected metric is measured now are withheld; none that a clock brought as a
  self-check, and none after the runner has said that something hurts.
- Each occasion of a cue is drawn by itself from the run's seed. Only what was drawn is compared: a cue that came
  without a lot has no counterpart.
"""

from __future__ import annotations

from stridecue.coach.decisions.candidate import Candidate
from stridecue.coach.response import ResponseMeter
from stridecue.model.chance import draw
from stridecue.model.cue import CueKind
from stridecue.model.our_choices.coach import WITHHELD_SHARE


class Experiment:
    """Decides by lot which cues are withheld."""

    __slots__ = ("_occasions", "_seed", "on")

    def __init__(self, seed: int, *, on: bool) -> None:
        self.on = on
        self._seed = seed
        self._occasions: dict[str, int] = {}

    def draws(self, candidate: Candidate, meter: ResponseMeter) -> bool | None:
        """Return whether a cue that would come now is withheld, None if the lot has no say; to be asked once."""
        rule = candidate.running.rule
        if not self.on or rule.kind is not CueKind.TECHNIQUE or candidate.self_check:
            return None
        if not meter.can_measure(rule):
            return None
        occasion = self._occasions.get(rule.id, 0)
        self._occasions[rule.id] = occasion + 1
        return draw(self._seed, f"withhold/{rule.id}", occasion) < WITHHELD_SHARE
