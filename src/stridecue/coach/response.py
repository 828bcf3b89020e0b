"""How the runner answered a cue: what became of the metrics that it is expected to move.

Rules:
- Compared is the mean of a window's last 10 s with the mean of the 20 s before the cue, its own second included.
  Percent of a metric that is no percentage is relative to the value before.
- The effect is positive in the expected direction; of a metric that is to stay as it was, it is the plain change.
- A cue is answered (a hit) when every expectation is met; the first one gives the effect. A missed expectation is a
  miss, whatever became of the others.
- Unknown is what has less than 75 % good seconds on either side, and whatever a pause or the finish falls into.
- Cues of every kind are measured, withheld ones too. What a clock brought and has a condition of its own was a
  self-check, and is not.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stridecue.coach.cue_files.cue_set import CueRule, CueSet, Expectation, merged
from stridecue.coach.metric_type import RunFacts, Value
from stridecue.coach.metrics import INDEX, TABLE
from stridecue.model.cue import Decision, Outcome
from stridecue.model.our_choices.coach import RESPONSE_AFTER_S, RESPONSE_BEFORE_S, WINDOW_COVERAGE
from stridecue.model.response import Response
from stridecue.model.state import Activity, State

MEASURED = (Outcome.SHOWN, Outcome.WITHHELD)
_INTERRUPTED = (Activity.PAUSED, Activity.AUTO_PAUSED, Activity.FINISHED)


@dataclass(frozen=True, slots=True)
class _Change:
    """What became of one expectation."""

    effect: float | None
    met: bool | None


_UNKNOWN = _Change(None, None)


class _Open:
    """A cue whose answer is still looked for."""

    __slots__ = ("before", "changes", "drawn", "rule", "tick_s", "withheld")

    def __init__(self, rule: CueRule, decision: Decision, before: tuple[float | None, ...]) -> None:
        self.rule = rule
        self.tick_s = decision.tick_s
        self.withheld = decision.outcome is Outcome.WITHHELD
        self.drawn = decision.drawn or self.withheld
        self.before = before
        """The mean before the cue, of each expectation's metric."""
        self.changes: list[_Change | None] = [None] * len(before)

    def response(self, tick_s: int) -> Response:
        """Return what is known now; what was not measured is unknown."""
        changes = [change or _UNKNOWN for change in self.changes]
        first = self.rule.expect[0]
        return Response(
            cue=self.rule.id,
            technique=self.rule.technique,
            tick_s=self.tick_s,
            measured_s=tick_s,
            withheld=self.withheld,
            metric=first.metric,
            effect=changes[0].effect,
            relative=first.relative,
            hit=_every_one(change.met for change in changes),
            up=first.up,
            within=first.within,
            drawn=self.drawn,
        )


class ResponseMeter:
    """Measures the answers to the cues of one run."""

    __slots__ = ("_last_tick_s", "_open", "_recent", "_stands_still")

    def __init__(self, rules: Iterable[CueRule] = ()) -> None:
        self._recent: dict[int, deque[Value]] = {}
        """The last 20 s of each metric that some expectation names."""
        self._open: list[_Open] = []
        self._last_tick_s: int | None = None
        self._stands_still = False
        self.use(rules)

    @property
    def watched(self) -> tuple[int, ...]:
        """The metrics that it needs every second, as places in the table."""
        return tuple(self._recent)

    def use(self, rules: Iterable[CueRule]) -> None:
        """Measure these cues from now on; what is open goes on."""
        wanted = [*(one.rule for one in self._open), *rules]
        indices = sorted({INDEX[each.metric] for rule in wanted for each in rule.expect})
        self._recent = {
            index: self._recent.get(index) or deque(maxlen=RESPONSE_BEFORE_S) for index in indices
        }

    def follow(self, tick_s: int, activity: Activity, values: Sequence[Value]) -> list[Response]:
        """Take the values of one second, in the order of the table; return the answers that are complete now."""
        if activity in _INTERRUPTED:
            return self._interrupt(tick_s)
        self._stands_still = False
        self._fill_up(tick_s)
        for index, recent in self._recent.items():
            recent.append(values[index])
        if not self._open:
            return []
        return list(self._measure(tick_s))

    def can_measure(self, rule: CueRule) -> bool:
        """Return whether the first metric that a cue is expected to move is measured now."""
        return bool(rule.expect) and self._mean(rule.expect[0].metric, RESPONSE_BEFORE_S) is not None

    def begin(self, rule: CueRule, decision: Decision) -> None:
        """Look for the answer to a cue that was decided on in the second that was taken last."""
        if not rule.expect:
            return
        before = tuple(
            None if self._stands_still else self._mean(each.metric, RESPONSE_BEFORE_S) for each in rule.expect
        )
        self._open.append(_Open(rule, decision, before))

    def _interrupt(self, tick_s: int) -> list[Response]:
        """End what is open: what comes after a pause is no answer to what came before it."""
        if not self._stands_still:
            self._stands_still = True
            for recent in self._recent.values():
                recent.clear()
        self._last_tick_s = tick_s
        ended, self._open = self._open, []
        return [one.response(tick_s) for one in ended]

    def _fill_up(self, tick_s: int) -> None:
        """Take seconds that nobody looked at as unknown."""
        missed = 0 if self._last_tick_s is None else tick_s - self._last_tick_s - 1
        self._last_tick_s = tick_s
        for recent in self._recent.values() if missed > 0 else ():
            recent.extend([None] * min(missed, RESPONSE_BEFORE_S))

    def _measure(self, tick_s: int) -> Iterator[Response]:
        for one in self._open:
            for place, expected in enumerate(one.rule.expect):
                if one.changes[place] is None and tick_s - one.tick_s >= expected.window_s:
                    after = self._mean(expected.metric, RESPONSE_AFTER_S)
                    one.changes[place] = _change(expected, one.before[place], after)
            if None not in one.changes:
                yield one.response(tick_s)
        self._open = [one for one in self._open if None in one.changes]

    def _mean(self, metric: str, seconds: int) -> float | None:
        """Return the mean of the last seconds, or None when too few of them are good."""
        last = list(self._recent[INDEX[metric]])[-seconds:]
        known = [value for value in last if isinstance(value, float | int)]
        return math.fsum(known) / len(known) if len(known) >= WINDOW_COVERAGE * seconds else None


def measures(rule: CueRule, decision: Decision) -> bool:
    """Return whether the answer to a decision is looked for."""
    is_self_check = decision.by_clock and rule.when is not None
    return bool(rule.expect) and decision.outcome in MEASURED and not is_self_check


def responses_of(
    sets: tuple[CueSet, ...], facts: RunFacts, states: Iterable[State], decisions: Iterable[Decision]
) -> list[Response]:
    """Return the answers in a run to the cues that were decided on, by the cue sets of its setup.

    A cue that these sets do not have, or whose answer was not complete when the states end, has none.
    """
    rules = {rule.id: rule for rule in merged(sets)}
    told = _by_tick(rules, decisions)
    meter = ResponseMeter(rules.values())
    reads = [(index, TABLE[index].read) for index in meter.watched]
    values: list[Value] = [None] * len(TABLE)
    responses: list[Response] = []
    for state in states:
        for index, read in reads:
            values[index] = read(state, facts)
        responses += meter.follow(state.tick_s, state.activity, values)
        for rule, decision in told.get(state.tick_s, ()):
            meter.begin(rule, decision)
    return responses


def _by_tick(
    rules: dict[str, CueRule], decisions: Iterable[Decision]
) -> dict[int, list[tuple[CueRule, Decision]]]:
    told: dict[int, list[tuple[CueRule, Decision]]] = {}
    for decision in decisions:
        rule = rules.get(decision.cue.id)
        if rule is not None and measures(rule, decision):
            told.setdefault(decision.tick_s, []).append((rule, decision))
    return told


def _change(expected: Expectation, before: float | None, after: float | None) -> _Change:
    if before is None or after is None or (expected.relative and before == 0):
        return _UNKNOWN
    change = after - before if expected.up or expected.within else before - after
    effect = 100 * change / abs(before) if expected.relative else change
    return _Change(effect, abs(effect) <= expected.size if expected.within else effect >= expected.size)


def _every_one(truths: Iterable[bool | None]) -> bool | None:
    found = set(truths)
    if False in found:
        return False
    return None if None in found else True
