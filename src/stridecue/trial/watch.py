"""What becomes of each cue while a run is played.

Rules: a cue's wait goes from the second at which its condition began to hold to the first time that it comes; when it
comes again while the condition still holds, that is no wait. A condition has *cured itself* when it is false within
20 s after the cue; where the run is interrupted or a signal fails before, that is not judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stridecue.coach.cue_files.cue_set import CueRule
from stridecue.engine import Engine
from stridecue.model.cue import Decision, Outcome
from stridecue.model.state import Activity, State
from stridecue.model.trace import CueTrace, Stage
from stridecue.model.trial import CURE_WITHIN_S, CueTrial
from stridecue.trial.course import CourseMeter
from stridecue.trial.sides import most_frequent_first


@dataclass(frozen=True, slots=True)
class _Given:
    """A cue that was given while its condition held."""

    cue: str
    tick_s: int
    known: frozenset[str]
    """The metrics of its rule that had a value."""


class Watch:
    """Looks on while an engine plays a run."""

    def __init__(self, engine: Engine) -> None:
        self.decisions: list[Decision] = []
        self.course = CourseMeter()
        self._engine = engine
        self._new: list[str] = []
        self._followed: list[_Given] = []
        self._waits_s: dict[str, list[int]] = {}
        self._waited: dict[str, int] = {}
        """Since when the condition held whose wait was counted last."""
        self._judged: Counter[str] = Counter()
        self._cured: Counter[str] = Counter()

    def decided(self, decision: Decision) -> None:
        """Take what was decided in the second whose tick follows."""
        self.decisions.append(decision)
        if decision.outcome is not Outcome.MUTED:
            self._new.append(decision.cue.id)

    def tick(self, state: State) -> None:
        """Look at the conditions of the cues given now and a little before."""
        self.course.tick(state)
        if self._followed:
            self._followed = [given for given in self._followed if self._goes_on(given, state)]
        for cue in self._new:
            trace = self._trace(cue)
            if trace is not None and trace.began_s is not None:
                if self._waited.get(cue) != trace.began_s:
                    self._waited[cue] = trace.began_s
                    self._waits_s.setdefault(cue, []).append(state.tick_s - trace.began_s)
                self._followed.append(_Given(cue, state.tick_s, _known(trace)))
        self._new.clear()

    def cues(self, rules: Sequence[CueRule], tried: frozenset[str], moving_s: float) -> tuple[CueTrial, ...]:
        """Return what each cue came to, those of the tried sets first."""
        empty = [
            CueTrial(rule.id, rule.set, rule.kind, rule.show, rule.set in tried, moving_s) for rule in rules
        ]
        known = {cue.id for cue in empty}
        # A set that came during the run is not among the rules of its start.
        late = {decision.cue.id: decision.cue for decision in self.decisions if decision.cue.id not in known}
        empty += [
            CueTrial(cue.id, cue.set, cue.kind, cue.show, cue.set in tried, moving_s) for cue in late.values()
        ]
        counted = [self._counted(cue, known | late.keys()) for cue in empty]
        return tuple(sorted(counted, key=lambda cue: not cue.tried))

    def _counted(self, cue: CueTrial, ids: set[str]) -> CueTrial:
        mine = [decision for decision in self.decisions if decision.cue.id == cue.id]
        outcomes = Counter(decision.outcome for decision in mine)
        by = Counter(decision.by for decision in mine if decision.by is not None)
        lost_to = Counter({name: number for name, number in by.items() if name in ids})
        return replace(
            cue,
            shown=outcomes[Outcome.SHOWN],
            withheld=outcomes[Outcome.WITHHELD],
            muted=most_frequent_first(by - lost_to),
            lost_to=most_frequent_first(lost_to),
            waits_s=tuple(self._waits_s.get(cue.id, ())),
            judged=self._judged[cue.id],
            cured=self._cured[cue.id],
        )

    def _goes_on(self, given: _Given, state: State) -> bool:
        """Judge a cue's condition, if that can be done now; return whether to look at it again."""
        trace = self._trace(given.cue)
        if trace is None or trace.stage is Stage.SPENT or state.activity is not Activity.ACTIVE:
            return False  # nobody looks at a condition that counts no more
        if trace.began_s is None:
            self._judged[given.cue] += 1
            self._cured[given.cue] += 1
            return False
        if state.tick_s - given.tick_s < CURE_WITHIN_S:
            return True
        self._judged[given.cue] += given.known <= _known(trace)
        return False

    def _trace(self, cue: str) -> CueTrace | None:
        traces = self._engine.traces(cue)
        return traces[0] if traces else None


def _known(trace: CueTrace) -> frozenset[str]:
    return frozenset(name for name, value in trace.values if value is not None)
