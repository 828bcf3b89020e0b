"""What became of the cues of a run: how often each came, how it was answered, and whether that was the cue's doing.

Rules:
- A share is of the measured answers in this run to cues that were shown. From five on it has its interval (Wilson
  1927); below that there are counts and nothing else.
- A bare share is no proof: cues come when a figure is extreme, and it drifts back by itself. What a cue does is told by
  the comparison alone: the mean change after it, less the mean change where it was silently withheld, with its interval
  (Welch 1947), over this run and the earlier ones, from eight shown and four withheld on. Compared are only answers to
  cues between whose showing and withholding a lot decided.
- Only technique cues are ever withheld; all others are told without comparison.
- A check is the *yes* that answers the last self-check before it. One that was not answered is no failure.
- A cue that misses in a row made go quiet says so; one that went off for the rest of the run did not help in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from stridecue.coach.decisions.misses import NoHelp
from stridecue.model.cue import Asks, Cue, CueKind, Decision, Outcome
from stridecue.model.our_choices.coach import (
    COMPARED_SHOWN_NEEDED,
    COMPARED_WITHHELD_NEEDED,
    SHARE_ANSWERS_NEEDED,
)
from stridecue.model.response import Response
from stridecue.physiology.statistics import Interval, WelchInterval, welch_interval, wilson_interval


class Quieted(StrEnum):
    """How long a cue that was not answered kept quiet."""

    FOR_A_WHILE = "for a while"
    FOR_THE_RUN = "for the run"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came after a cue against what came where it was withheld."""

    shown: int
    withheld: int
    """How many answers of either kind there are, earlier runs included."""
    interval: WelchInterval | None
    """Of the difference, positive in the expected direction; None where there is too little to tell."""

    @property
    def enough(self) -> bool:
        """Whether there are enough answers to compare."""
        return self.shown >= COMPARED_SHOWN_NEEDED and self.withheld >= COMPARED_WITHHELD_NEEDED

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out that the cue does nothing."""
        return self.interval is not None and (self.interval.low > 0 or self.interval.high < 0)


@dataclass(frozen=True, slots=True)
class CueLine:
    """One cue in the report."""

    id: str
    set: str
    kind: CueKind
    show: str
    technique: str | None
    shown: int
    withheld: int
    measured: int
    """Answers to cues that were shown."""
    hits: int
    share: Interval | None
    """Of the hits; None below what is needed."""
    metric: str | None
    """What it was expected to move; None where no sensor sees that."""
    relative: bool
    up: bool
    within: bool
    comparison: Comparison | None
    """None for a cue that is never withheld."""
    asked: int
    """How often it asked for a self-check."""
    checked: int
    quieted: Quieted | None


def cue_report(
    decisions: Iterable[Decision],
    responses: Iterable[Response],
    earlier: Iterable[Response] = (),
    checks_s: Iterable[float] = (),
) -> tuple[CueLine, ...]:
    """Return a line for each cue that was shown or withheld: measured ones first, then by how often they came.

    `earlier` are the answers in runs before this one; `checks_s` is when the runner said *yes* to a self-check.
    """
    tallies: dict[str, _Tally] = {}
    self_checks: list[tuple[int, str]] = []
    for decision in decisions:
        if decision.outcome is Outcome.MUTED:
            continue
        cue = decision.cue
        tally = tallies.setdefault(cue.id, _Tally(cue))
        if decision.outcome is Outcome.WITHHELD:
            tally.withheld += 1
            continue
        tally.shown += 1
        if cue.asks is Asks.CHECK:
            tally.asked += 1
            self_checks.append((decision.tick_s, cue.id))
    for name in _answered(self_checks, checks_s):
        tallies[name].checked += 1
    for response in responses:
        if response.cue in tallies:
            tallies[response.cue].here.append(response)
    for response in earlier:
        if response.cue in tallies:
            tallies[response.cue].before.append(response)
    lines = [tally.line() for tally in tallies.values()]
    return tuple(sorted(lines, key=lambda line: (not line.measured, -line.shown, line.id)))


@dataclass(slots=True)
class _Tally:
    """What is counted of one cue."""

    cue: Cue
    shown: int = 0
    withheld: int = 0
    asked: int = 0
    checked: int = 0
    here: list[Response] = field(default_factory=list)
    before: list[Response] = field(default_factory=list)

    def line(self) -> CueLine:
        hits = [one.hit for one in self.here if not one.withheld and one.hit is not None]
        last = self.here[-1] if self.here else None
        enough = len(hits) >= SHARE_ANSWERS_NEEDED
        return CueLine(
            id=self.cue.id,
            set=self.cue.set,
            kind=self.cue.kind,
            show=self.cue.show,
            technique=self.cue.technique,
            shown=self.shown,
            withheld=self.withheld,
            measured=len(hits),
            hits=sum(hits),
            share=wilson_interval(sum(hits), len(hits)) if enough else None,
            metric=None if last is None else last.metric,
            relative=last is not None and last.relative,
            up=last is None or last.up,
            within=last is not None and last.within,
            comparison=self._comparison(last),
            asked=self.asked,
            checked=self.checked,
            quieted=_quieted(self.cue, self.here),
        )

    def _comparison(self, last: Response | None) -> Comparison | None:
        if last is None or self.cue.kind is not CueKind.TECHNIQUE:
            return None
        alike = [one for one in (*self.before, *self.here) if one.drawn and _alike(one, last)]
        shown = [one.effect for one in alike if not one.withheld and one.effect is not None]
        withheld = [one.effect for one in alike if one.withheld and one.effect is not None]
        found = Comparison(len(shown), len(withheld), None)
        if not found.enough:
            return found
        return Comparison(len(shown), len(withheld), welch_interval(shown, withheld))


def _alike(one: Response, other: Response) -> bool:
    """Return whether two answers say the same; a cue may have been changed between two runs."""
    return _expected(one) == _expected(other)


def _expected(one: Response) -> tuple[str, bool, bool, bool]:
    return (one.metric, one.relative, one.up, one.within)


def _answered(self_checks: Sequence[tuple[int, str]], checks_s: Iterable[float]) -> list[str]:
    """Return the self-checks that were answered; each is answered once, by what comes before the next one."""
    answered: dict[int, str] = {}
    for at_s in checks_s:
        before = [place for place, (tick_s, _) in enumerate(self_checks) if tick_s <= at_s]
        if before:
            answered[before[-1]] = self_checks[before[-1]][1]
    return list(answered.values())


def _quieted(cue: Cue, responses: Iterable[Response]) -> Quieted | None:
    """Return how long a cue kept quiet after its misses."""
    no_help = NoHelp()
    rested = [no_help.take(response) for response in responses]
    if cue.kind is CueKind.SAFETY:
        return None
    if cue.id in no_help.off_for_today:
        return Quieted.FOR_THE_RUN
    return Quieted.FOR_A_WHILE if any(rested) else None
