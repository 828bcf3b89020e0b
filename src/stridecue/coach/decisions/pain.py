"""When something hurts: the technique that was worked on is left alone for the rest of the run.

Rules: what was worked on is the technique of this section of the focus; without one, that of the last technique cue
within ten minutes. Techniques that hurt in the last seven days, as the history has it, are not offered in the whole
run. From the first pain on nothing is tried out on the runner. Safety cues and guards stay.
"""

from __future__ import annotations

from stridecue.coach.cue_files.cue_set import CueRule
from stridecue.coach.moment import Moment
from stridecue.model.cue import Cue, CueKind
from stridecue.model.inputs import MarkKind
from stridecue.model.our_choices.coach import WORKED_ON_S


class Pain:
    """Which techniques are left alone because something hurts."""

    __slots__ = ("_hurt_before", "_last", "_rested", "said")

    def __init__(self, rested: tuple[str, ...]) -> None:
        self.said = False
        """Whether the runner has said in this run that something hurts."""
        self._rested = set(rested)
        self._hurt_before = False
        self._last: tuple[str, int] | None = None
        """The technique of the last technique cue, and when it was shown."""

    def follow(self, moment: Moment) -> None:
        """Take note of one second."""
        state = moment.state
        if MarkKind.PAIN.value in moment.pressed or (state.hurts and not self._hurt_before):
            self.said = True
            worked_on = state.focus_now or self._worked_on(state.tick_s)
            if worked_on is not None:
                self._rested.add(worked_on)
        self._hurt_before = state.hurts

    def note_shown(self, cue: Cue, tick_s: int) -> None:
        """Remember that a technique cue was shown."""
        if cue.technique is not None:
            self._last = cue.technique, tick_s

    def rests(self, rule: CueRule) -> bool:
        """Return whether a cue is left alone."""
        return rule.technique in self._rested and rule.kind is not CueKind.GUARD

    def _worked_on(self, tick_s: int) -> str | None:
        if self._last is None or tick_s - self._last[1] > WORKED_ON_S:
            return None
        return self._last[0]
