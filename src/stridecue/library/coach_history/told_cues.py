"""What a runner was told in a run, looked back at from each second of it.

Rules: only cues that were shown were told. A cue that was recorded without its technique has that of the rule with its
id, as far as the run's cue sets have one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stridecue.coach.cue_files.cue_file import readable
from stridecue.coach.cue_files.cue_set import CueRule, CueSet
from stridecue.model.cue import Cue, CueKind, Decision, Outcome
from stridecue.model.cue_set_changes import changed_cue_sets
from stridecue.model.inputs import Input
from stridecue.model.setup import RunSetup

HIKE_PREFIX = "rh-"
_MOVES = frozenset({CueKind.SAFETY, CueKind.GUARD, CueKind.EFFORT, CueKind.SESSION})
"""The kinds that ask for another speed or gait."""


class ToldCues:
    """The cues that were shown up to one second."""

    def __init__(self, decisions: Iterable[Decision], rules: Iterable[CueRule]) -> None:
        self._technique_of: Mapping[str, str | None] = {rule.id: rule.technique for rule in rules}
        shown = [decision for decision in decisions if decision.outcome is Outcome.SHOWN]
        self._ahead = sorted(shown, key=lambda decision: decision.tick_s, reverse=True)
        self.last_s: dict[str, int] = {}
        """When each technique was last told of."""
        self.times: dict[str, int] = {}
        """How often each technique was told of."""
        self.last_technique: str | None = None
        self.technique_s: int | None = None
        """When a technique was last told of, whichever."""
        self.move_s: int | None = None
        """When the runner was last asked for another speed or gait."""

    def advance(self, tick_s: int) -> None:
        """Go on to a second."""
        while self._ahead and self._ahead[-1].tick_s <= tick_s:
            decision = self._ahead.pop()
            self._take(decision.tick_s, decision.cue)

    def _take(self, tick_s: int, cue: Cue) -> None:
        if cue.kind in _MOVES or cue.id.startswith(HIKE_PREFIX):
            self.move_s = tick_s
        technique = cue.technique or self._technique_of.get(cue.id)
        if cue.kind is CueKind.TECHNIQUE and technique is not None:
            self.last_s[technique] = self.technique_s = tick_s
            self.times[technique] = self.times.get(technique, 0) + 1
            self.last_technique = technique


def sets_of(setup: RunSetup, inputs: Iterable[Input]) -> tuple[CueSet, ...]:
    """Return the cue sets of a run, each as it was changed last; one that is not understood any more is left out."""
    sets = {one.name: one for one in readable((*setup.cue_sets, *changed_cue_sets(inputs)))}
    return tuple(sets.values())
