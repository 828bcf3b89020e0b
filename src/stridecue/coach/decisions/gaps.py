"""How close cues may follow one another.

Rules:
- 45 s from spoken to spoken, within which a cue may be shown without a word; 15 s from any to any; 30 s after a safety
  cue (cues beginning with `hp-` excepted); 300 s from praise to praise. Safety and guards, and cues of repetitions, do
  not wait for the gaps between cues. That a sensor is lost is told without starting a gap.
- While the answer to one cue is looked for in a metric, no other with the same first metric comes (safety and guards
  excepted); to a withheld cue as to a shown one. A withheld cue does not come either for as long as that takes.
"""

from __future__ import annotations

from stridecue.coach.cue_files.cue_set import CueRule
from stridecue.coach.decisions.quiet_times import REP_PREFIX, is_signal_note
from stridecue.model.cue import CueKind
from stridecue.model.our_choices.coach import AFTER_SAFETY_S, PRAISE_GAP_S, SPOKEN_GAP_S, TEXT_GAP_S

WITHHELD = "withheld"
UNHURRIED = (CueKind.SAFETY, CueKind.GUARD)
"""Kinds that do not wait for the gaps between cues."""


class Gaps:
    """What was shown last, of each sort."""

    __slots__ = ("_answers", "_praised_s", "_safety_s", "_shown_s", "_spoken_s", "_withheld_until_s")

    def __init__(self) -> None:
        self._shown_s: int | None = None
        self._spoken_s: int | None = None
        self._safety_s: int | None = None
        self._praised_s: int | None = None
        self._answers: dict[str, tuple[float, str]] = {}
        """Until when an answer is looked for in a metric, and whose."""
        self._withheld_until_s: dict[str, float] = {}

    def after_safety(self, rule: CueRule, tick_s: int) -> bool:
        """Return whether a safety cue is still sinking in."""
        return _recent(self._safety_s, tick_s, AFTER_SAFETY_S) and not rule.id.startswith(REP_PREFIX)

    def reason(self, rule: CueRule, tick_s: int) -> str | None:
        """Return what a cue has to wait for, or None."""
        if rule.kind in UNHURRIED or rule.id.startswith(REP_PREFIX):
            return None
        if tick_s < self._withheld_until_s.get(rule.id, 0.0):
            return WITHHELD
        return self._answer(rule, tick_s) or self._gap(rule, tick_s)

    def silent(self, rule: CueRule, tick_s: int) -> bool:
        """Return whether a cue may only be shown now."""
        if rule.kind in UNHURRIED or rule.id.startswith(REP_PREFIX):
            return False
        return _recent(self._spoken_s, tick_s, SPOKEN_GAP_S)

    def note_shown(self, rule: CueRule, tick_s: int, *, spoken: bool) -> None:
        """Remember that a cue was shown."""
        if not is_signal_note(rule):
            self._shown_s = tick_s
        if spoken:
            self._spoken_s = tick_s
        if rule.kind is CueKind.SAFETY:
            self._safety_s = tick_s
        if rule.kind is CueKind.PRAISE:
            self._praised_s = tick_s
        self._await_answer(rule, tick_s)

    def note_withheld(self, rule: CueRule, tick_s: int) -> None:
        """Remember that a cue was withheld."""
        self._withheld_until_s[rule.id] = tick_s + max(each.window_s for each in rule.expect)
        self._await_answer(rule, tick_s)

    def _await_answer(self, rule: CueRule, tick_s: int) -> None:
        if rule.expect:
            first = rule.expect[0]
            self._answers[first.metric] = (tick_s + first.window_s, rule.id)

    def _answer(self, rule: CueRule, tick_s: int) -> str | None:
        if not rule.expect:
            return None
        until_s, cue = self._answers.get(rule.expect[0].metric, (0.0, ""))
        return cue if tick_s < until_s and cue != rule.id else None

    def _gap(self, rule: CueRule, tick_s: int) -> str | None:
        if rule.kind is CueKind.PRAISE and _recent(self._praised_s, tick_s, PRAISE_GAP_S):
            return "gap"
        return "gap" if _recent(self._shown_s, tick_s, TEXT_GAP_S) else None


def _recent(at_s: int | None, tick_s: int, seconds: int) -> bool:
    return at_s is not None and tick_s - at_s < seconds
