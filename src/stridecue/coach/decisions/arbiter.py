"""At most one cue a second, and on screen: which, and when it has to wait.

Rules:
- Kinds decide before priorities. A safety cue replaces anything at once but a safety cue of its rank; a guard replaces
  anything but safety and guards; all others wait until the screen is free. What says that a sensor is lost holds up
  nobody, nor does the notice of a step once that step has begun. There is no queue: what loses is dropped.
- The safety cues that come with the program stand above a runner's own, whatever their priority.
- Among several: safety, guards, the rest; then priority; then the one shown longest ago; then by name.
- A cue waits for its own cooldown, for the gaps between cues, and for whatever else keeps it from coming.
- Of what is to come, one in four technique cues whose answer can be measured is withheld, and nothing comes instead,
  for as long as nothing would have come after it.
- A cue stays 8 s; a safety cue 12 s, and on for as long as its condition holds.
- A loser is told once for each time that it comes due, with what it lost to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from stridecue.coach.cue_files.cue_keys import SAFETY_PREFIX
from stridecue.coach.cue_files.cue_set import CueRule
from stridecue.coach.decisions.candidate import Candidate
from stridecue.coach.decisions.gaps import BELT_NOTICE, Gaps
from stridecue.coach.decisions.quiet_times import is_signal_note
from stridecue.coach.decisions.restraints import Restraints
from stridecue.coach.moment import Moment
from stridecue.coach.rule import Running
from stridecue.model.cue import Cue, CueKind, Decision, Outcome

_RANK = {CueKind.SAFETY: 2, CueKind.GUARD: 1}
_RANK_OF_OUR_SAFETY = 3
_RANK_OF_SIGNAL_NOTES = -1

Draws = Callable[[Candidate], bool | None]
"""Whether a cue is withheld by lot; None where the lot has no say."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What is on screen."""

    running: Running
    cue: Cue
    until_s: float

    @property
    def rank(self) -> int:
        """What a cue's rank has to be above to replace it."""
        rule = self.running.rule
        is_over = rule.id == BELT_NOTICE and self.running.truth is not True
        return _RANK_OF_SIGNAL_NOTES if is_over or is_signal_note(rule) else _rank(rule)

    def over(self, tick_s: int) -> bool:
        """Return whether its time is up."""
        warns_still = self.cue.kind is CueKind.SAFETY and self.running.truth is True
        return tick_s >= self.until_s and not warns_still


class Arbiter:
    """Decides what the runner is told."""

    __slots__ = ("_gaps", "_restraints", "showing")

    def __init__(self, restraints: Restraints) -> None:
        self.showing: Showing | None = None
        self._gaps = Gaps()
        self._restraints = restraints

    def decide(self, candidates: list[Candidate], moment: Moment, draws: Draws) -> list[Decision]:
        """Return what was decided this second; the cue that was shown or withheld comes first."""
        tick_s = moment.state.tick_s
        if self.showing is not None and self.showing.over(tick_s):
            self.showing = None
        if not candidates:
            return []
        lost: list[tuple[Candidate, str]] = []
        able: list[Candidate] = []
        for candidate in candidates:
            by = self._reason(candidate, moment)
            if by is None:
                able.append(candidate)
            else:
                lost.append((candidate, by))
        decisions: list[Decision] = []
        if able:
            able.sort(key=_order)
            winner = able[0]
            lost += [(loser, winner.running.rule.id) for loser in able[1:]]
            withheld = draws(winner)
            give = self._withhold if withheld else self._show
            decisions.append(give(winner, moment, drawn=withheld is not None))
        decisions += [loser.decision(moment, Outcome.MUTED, by) for loser, by in lost if loser.tell()]
        return decisions

    def use(self, running: Mapping[str, Running]) -> None:
        """Go by these cues from now on; one that is gone leaves the screen when its time is up."""
        showing = self.showing
        if showing is None:
            return
        now = running.get(showing.cue.id)
        if now is None:
            showing.running.pause()
        else:
            self.showing = replace(showing, running=now)

    def dismiss(self) -> None:
        """Take away what is on screen."""
        self.showing = None

    def muted_by(self, candidate: Candidate, moment: Moment) -> str | None:
        """Return what would mute a cue now, its own cooldown apart, or None."""
        if self.showing is not None and self.showing.running is candidate.running:
            return None
        return self._restraints.reason(candidate, moment) or self._wait(candidate, moment)

    def _reason(self, candidate: Candidate, moment: Moment) -> str | None:
        """Return why a cue does not come now, or None."""
        restrained = self._restraints.reason(candidate, moment)
        if restrained is not None:
            return restrained
        cooling = candidate.running.cooling(moment.state.tick_s)
        return "cooldown" if cooling else self._wait(candidate, moment)

    def _wait(self, candidate: Candidate, moment: Moment) -> str | None:
        """Return what a cue has to wait for, or None."""
        running, tick_s = candidate.running, moment.state.tick_s
        rule, showing = running.rule, self.showing
        if rule.kind is CueKind.SAFETY:
            if showing is None or showing.running is running:
                return None
            above = (showing.rank, showing.cue.priority) >= (_rank(rule), rule.priority)
            return showing.cue.id if above else None
        if self._gaps.after_safety(rule, tick_s):
            return "gap"
        if showing is not None and _rank(rule) <= showing.rank:
            return "cooldown" if showing.running is running else showing.cue.id
        words = running.wording.say is not None
        return self._gaps.reason(rule, tick_s, words=words) or self._restraints.dose(running, moment)

    def _silent(self, candidate: Candidate, moment: Moment) -> bool:
        """Return whether a cue is only shown now."""
        return moment.state.muted or self._gaps.silent(candidate.running.rule, moment.state.tick_s)

    def _show(self, candidate: Candidate, moment: Moment, *, drawn: bool) -> Decision:
        running, tick_s = candidate.running, moment.state.tick_s
        silent, words = self._silent(candidate, moment), running.wording.say is not None
        decision = candidate.decision(moment, Outcome.SHOWN, silent=silent, drawn=drawn)
        cue = decision.cue
        self.showing = Showing(running, cue, tick_s + cue.display_s)
        self._gaps.note_shown(running.rule, tick_s, words=words, spoken=cue.say is not None)
        self._restraints.note_shown(running.rule, cue, moment)
        running.shown(tick_s)
        moment.note_shown(cue.id)
        if candidate.clock is not None:
            candidate.clock.serve()
        return decision

    def _withhold(self, candidate: Candidate, moment: Moment, *, drawn: bool) -> Decision:
        running, tick_s = candidate.running, moment.state.tick_s
        silent, words = self._silent(candidate, moment), running.wording.say is not None
        decision = candidate.decision(moment, Outcome.WITHHELD, silent=silent, drawn=drawn)
        self._gaps.note_withheld(running.rule, tick_s, words=words, spoken=decision.cue.say is not None)
        self._restraints.note_withheld(running.rule, tick_s)
        running.told = True
        if candidate.clock is not None:
            candidate.clock.serve()
        return decision


def _order(candidate: Candidate) -> tuple[int, int, int, str]:
    running = candidate.running
    shown_at_s = -1 if running.shown_at_s is None else running.shown_at_s
    return -_rank(running.rule), -running.rule.priority, shown_at_s, running.rule.id


def _rank(rule: CueRule) -> int:
    if rule.kind is CueKind.SAFETY and rule.id.startswith(SAFETY_PREFIX):
        return _RANK_OF_OUR_SAFETY
    return _RANK.get(rule.kind, 0)
