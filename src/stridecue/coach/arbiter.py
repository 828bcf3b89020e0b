"""At most one cue a second, and on screen: which, and when it has to wait.

Rules:
- Kinds decide before priorities. A safety cue replaces anything at once but a safety cue of its rank; a guard replaces
  anything but safety and guards; all others wait until the screen is free. There is no queue: what loses is dropped.
- Among several: safety, guards, the rest; then priority; then the one shown longest ago; then by name.
- Gaps: 45 s from spoken to spoken, within which a cue may be shown without a word; 15 s from any to any; 30 s after a
  safety cue (cues beginning with `hp-` excepted); 300 s from praise to praise. Safety and guards, and cues of
  repetitions, do not wait for the gaps between cues.
- A cue waits for its own cooldown. While the response of one cue is looked for in a metric, no other with the same
  first metric comes (safety and guards excepted).
- A cue stays 8 s; a safety cue 12 s, and on for as long as its condition holds.
- A loser is told once for each time that it comes due, with what it lost to.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.coach.gaps_and_durations import (
    AFTER_SAFETY_S,
    DISPLAY_S,
    PRAISE_GAP_S,
    SAFETY_DISPLAY_S,
    SPOKEN_GAP_S,
    TEXT_GAP_S,
)
from stridecue.coach.metrics import INDEX
from stridecue.coach.moment import Moment
from stridecue.coach.quiet_times import REP_PREFIX, Quiet
from stridecue.coach.rule import Running
from stridecue.coach.slots import Clock
from stridecue.coach.speech import speaking_time_s
from stridecue.model.cue import Cue, CueKind, Decision, Outcome

_RANK = {CueKind.SAFETY: 2, CueKind.GUARD: 1}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue that is due, and what made it so: its condition, or a clock."""

    running: Running
    clock: Clock | None = None

    @property
    def sensed(self) -> bool:
        """Whether it came due by what sensors say."""
        when = self.running.rule.when
        return self.clock is None and when is not None and when.sensed

    def tell(self) -> bool:
        """Return whether this coming due was not told of yet, and take it as told."""
        owner = self.clock or self.running
        first = not owner.told
        owner.told = True
        return first


@dataclass(frozen=True, slots=True)
class Showing:
    """What is on screen."""

    running: Running
    cue: Cue
    until_s: float

    def over(self, tick_s: int) -> bool:
        """Return whether its time is up."""
        warns_still = self.cue.kind is CueKind.SAFETY and self.running.truth is True
        return tick_s >= self.until_s and not warns_still


class Arbiter:
    """Decides what the runner is told."""

    __slots__ = ("_praised_s", "_responses", "_safety_s", "_shown_s", "_spoken_s", "showing")

    def __init__(self) -> None:
        self.showing: Showing | None = None
        self._shown_s: int | None = None
        self._spoken_s: int | None = None
        self._safety_s: int | None = None
        self._praised_s: int | None = None
        self._responses: dict[str, tuple[float, str]] = {}
        """Until when a metric's response is looked for, and whose."""

    def decide(self, candidates: list[Candidate], moment: Moment, quiet: Quiet) -> list[Decision]:
        """Return what was decided this second; the cue that was shown comes first."""
        tick_s = moment.state.tick_s
        if self.showing is not None and self.showing.over(tick_s):
            self.showing = None
        if not candidates:
            return []
        lost: list[tuple[Candidate, str]] = []
        able: list[Candidate] = []
        for candidate in candidates:
            by = quiet.reason(candidate.running.rule, candidate.sensed, moment) or self._wait(
                candidate, tick_s
            )
            if by is None:
                able.append(candidate)
            else:
                lost.append((candidate, by))
        decisions: list[Decision] = []
        if able:
            able.sort(key=_order)
            winner = able[0]
            lost += [(loser, winner.running.rule.id) for loser in able[1:]]
            decisions.append(self._show(winner, moment))
        for loser, by in lost:
            if loser.tell():
                decisions.append(_decision(_cue(loser.running), moment, loser.running, Outcome.MUTED, by))
        return decisions

    def dismiss(self) -> None:
        """Take away what is on screen."""
        self.showing = None

    def _wait(self, candidate: Candidate, tick_s: int) -> str | None:
        """Return what a cue has to wait for, or None."""
        running = candidate.running
        rule, showing = running.rule, self.showing
        if running.cooling(tick_s):
            return "cooldown"
        if rule.kind is CueKind.SAFETY:
            equal = (
                showing is not None and showing.cue.kind is CueKind.SAFETY and showing.running is not running
            )
            return showing.cue.id if showing and equal and showing.cue.priority >= rule.priority else None
        of_rep = rule.id.startswith(REP_PREFIX)
        if _recent(self._safety_s, tick_s, AFTER_SAFETY_S) and not of_rep:
            return "gap"
        if showing is not None and _RANK.get(rule.kind, 0) <= _RANK.get(showing.cue.kind, 0):
            return "cooldown" if showing.running is running else showing.cue.id
        if rule.kind is CueKind.GUARD or of_rep:
            return None
        return self._response(running, tick_s) or self._gap(running, tick_s)

    def _response(self, running: Running, tick_s: int) -> str | None:
        if not running.rule.expect:
            return None
        until_s, cue = self._responses.get(running.rule.expect[0].metric, (0.0, ""))
        return cue if tick_s < until_s and cue != running.rule.id else None

    def _gap(self, running: Running, tick_s: int) -> str | None:
        if running.rule.kind is CueKind.PRAISE and _recent(self._praised_s, tick_s, PRAISE_GAP_S):
            return "gap"
        return "gap" if _recent(self._shown_s, tick_s, TEXT_GAP_S) else None

    def _silent(self, running: Running, moment: Moment) -> bool:
        """Return whether a cue is only shown now."""
        rule = running.rule
        if moment.state.muted:
            return True
        if rule.kind in _RANK or rule.id.startswith(REP_PREFIX):
            return False
        return _recent(self._spoken_s, moment.state.tick_s, SPOKEN_GAP_S)

    def _show(self, candidate: Candidate, moment: Moment) -> Decision:
        running, tick_s = candidate.running, moment.state.tick_s
        rule = running.rule
        cue = _cue(running, silent=self._silent(running, moment))
        decision = _decision(cue, moment, running, Outcome.SHOWN)
        self.showing = Showing(running, cue, tick_s + cue.display_s)
        self._shown_s = tick_s
        if cue.say is not None:
            self._spoken_s = tick_s
        if rule.kind is CueKind.SAFETY:
            self._safety_s = tick_s
        if rule.kind is CueKind.PRAISE:
            self._praised_s = tick_s
        if rule.expect:
            self._responses[rule.expect[0].metric] = (tick_s + rule.expect[0].window_s, rule.id)
        running.shown(tick_s)
        moment.note_shown(rule.id)
        if candidate.clock is not None:
            candidate.clock.serve()
        return decision


def _order(candidate: Candidate) -> tuple[int, int, int, str]:
    running = candidate.running
    shown_at_s = -1 if running.shown_at_s is None else running.shown_at_s
    return -_RANK.get(running.rule.kind, 0), -running.rule.priority, shown_at_s, running.rule.id


def _recent(at_s: int | None, tick_s: int, seconds: int) -> bool:
    return at_s is not None and tick_s - at_s < seconds


def _cue(running: Running, *, silent: bool = False) -> Cue:
    rule, wording = running.rule, running.wording
    say = None if silent else wording.say
    return Cue(
        id=rule.id,
        set=rule.set,
        kind=rule.kind,
        show=wording.show,
        say=say,
        why=rule.why,
        priority=rule.priority,
        display_s=SAFETY_DISPLAY_S if rule.kind is CueKind.SAFETY else DISPLAY_S,
        speak_s=speaking_time_s(say),
    )


def _decision(
    cue: Cue, moment: Moment, running: Running, outcome: Outcome, by: str | None = None
) -> Decision:
    when = running.rule.when
    return Decision(
        elapsed_s=moment.state.elapsed_s,
        tick_s=moment.state.tick_s,
        cue=cue,
        outcome=outcome,
        by=by,
        values=() if when is None else tuple((name, _plain(moment, name)) for name in when.metrics),
    )


def _plain(moment: Moment, name: str) -> float | str | None:
    value = moment.values[INDEX[name]]
    return str(value) if isinstance(value, str) else value
