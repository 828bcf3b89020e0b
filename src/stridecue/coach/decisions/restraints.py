"""Everything that can keep a cue from coming, apart from other cues and its own cooldown.

Rules: safety cues are never kept. Looking changes nothing, so that a trace can ask at any time.
"""

from __future__ import annotations

from stridecue.coach.cue_files.cue_set import CueRule
from stridecue.coach.decisions.budget import Budget
from stridecue.coach.decisions.candidate import Candidate
from stridecue.coach.decisions.fade_effects import Fading
from stridecue.coach.decisions.misses import NoHelp
from stridecue.coach.decisions.pain import Pain
from stridecue.coach.decisions.quiet_times import Quiet, in_focus, left_out_of_step
from stridecue.coach.decisions.stopped_sets import StoppedSets
from stridecue.coach.decisions.technique_gaps import TechniqueGaps
from stridecue.coach.moment import Moment
from stridecue.coach.rule import Running
from stridecue.model.cue import Cue, CueKind
from stridecue.model.our_choices.coach import HIGHEST_FADE_LEVEL
from stridecue.model.response import Response
from stridecue.model.setup import History
from stridecue.model.state import Phase


class Restraints:
    """What keeps cues from coming in one run."""

    __slots__ = ("_budget", "_fading", "_technique_gaps", "no_help", "pain", "quiet", "stopped")

    def __init__(self, history: History, fading: Fading) -> None:
        self.quiet = Quiet()
        self.stopped = StoppedSets()
        self.pain = Pain(history.rested_techniques)
        self.no_help = NoHelp()
        self._fading = fading
        self._budget = Budget(fading)
        self._technique_gaps = TechniqueGaps(fading)

    def follow(self, moment: Moment) -> None:
        """Take note of one second."""
        self.quiet.follow(moment)
        self.pain.follow(moment)

    def take(self, response: Response) -> bool:
        """Take the answer to a cue; return whether the cue is put aside for a while now."""
        self._technique_gaps.take(response)
        return self.no_help.take(response)

    def note_shown(self, rule: CueRule, cue: Cue, moment: Moment) -> None:
        """Remember that a cue was shown, and how."""
        tick_s = moment.state.tick_s
        self.stopped.note_shown(cue, rule.home, tick_s)
        if cue.kind is not CueKind.TECHNIQUE:
            return
        self.pain.note_shown(cue, tick_s)
        self._technique_gaps.note_shown(cue.technique, tick_s)
        if cue.say is not None and moment.state.phase is not Phase.PRE_RUN:
            self._budget.note_spoken(cue.technique, tick_s)

    def note_withheld(self, rule: CueRule, tick_s: int) -> None:
        """Remember that a technique cue was withheld: its technique is left alone as after a shown one."""
        self._technique_gaps.note_shown(rule.technique, tick_s)

    def reason(self, candidate: Candidate, moment: Moment) -> str | None:
        """Return what keeps a cue from coming now, or None."""
        rule = candidate.running.rule
        if rule.kind is CueKind.SAFETY:
            return None
        quiet = self.quiet.reason(rule, candidate.sensed, moment)
        return quiet or self._put_aside(rule, moment.state.tick_s)

    def dose(self, running: Running, moment: Moment) -> str | None:
        """Return whether a technique is spoken of too often, and by what, or None."""
        rule, tick_s = running.rule, moment.state.tick_s
        if rule.kind is not CueKind.TECHNIQUE:
            return None
        if self._technique_gaps.too_early(rule.technique, tick_s):
            return "gap"
        counts = running.wording.say is not None and moment.state.phase is not Phase.PRE_RUN
        return "budget" if counts and self._budget.used_up(rule.technique, tick_s) else None

    def passes_turn(self, rule: CueRule, moment: Moment) -> bool:
        """Return whether a check-in goes to another cue: what keeps this one is its own affair."""
        return (
            self.only_recalled(rule)
            or not in_focus(rule, moment.state)
            or left_out_of_step(rule, moment)
            or self._put_aside(rule, moment.state.tick_s) is not None
            or self._technique_gaps.too_early(rule.technique, moment.state.tick_s)
        )

    def only_recalled(self, rule: CueRule) -> bool:
        """Return whether no clock brings a cue but the recall: its technique is learnt."""
        return rule.kind is CueKind.TECHNIQUE and self._fading.level(rule.technique) == HIGHEST_FADE_LEVEL

    def _put_aside(self, rule: CueRule, tick_s: int) -> str | None:
        if rule.home in self.stopped:
            return "off"
        if self.pain.rests(rule):
            return "pain"
        return "no help" if self.no_help.put_aside(rule.id, tick_s) else None
