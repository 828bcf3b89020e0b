"""How close cues may follow one another.

Rules:
- 45 s from spoken to spoken, within which a cue may be shown without a word; 15 s from any to any; 30 s after a safety
  cue (cues beginning with `hp-` excepted); 300 s from praise to praise. Safety and guards, cues of repetitions, and
  those that tell that a planned step begins, do not wait for the gaps between cues.
- That a sensor is lost, and that the belt is to be set, is told without starting a gap or a silence: what follows a
  change of step matters as much as its notice.
- Between two spoken cues one at most is shown without its words; then technique, praise and information wait until
  they can be spoken: the fewer come, the better is learnt.
- A withheld cue counts for these gaps as if it had been shown, so that what follows is alike with it and without.
- While the answer to one cue is looked for in a metric, none with the same first metric comes, nor it again (safety
  and guards excepted); to a withheld cue as to a shown one. A withheld cue does not come until all its windows ended.
"""

from __future__ import annotations

from stridecue.coach.cue_files.cue_set import CueRule
from stridecue.coach.decisions.quiet_times import REP_PREFIX, is_signal_note
from stridecue.model.cue import CueKind
from stridecue.model.our_choices.coach import AFTER_SAFETY_S, PRAISE_GAP_S, SPOKEN_GAP_S, TEXT_GAP_S

WITHHELD = "withheld"
UNHURRIED = (CueKind.SAFETY, CueKind.GUARD)
"""Kinds that do not wait for the gaps between cues."""
STEP_STARTS = ("bs-run", "bs-walk")
"""Cues that tell that a step begins: said late, or not at all, they would tell it wrongly."""
BELT_NOTICE = "sf-belt"
PATIENT = (CueKind.TECHNIQUE, CueKind.PRAISE, CueKind.INFO)
"""Kinds that can wait until they are spoken."""


class Gaps:
    """What was shown last, of each sort."""

    __slots__ = (
        "_answers",
        "_praised_s",
        "_safety_s",
        "_shown_s",
        "_spoken_s",
        "_unspoken",
        "_withheld_until_s",
    )

    def __init__(self) -> None:
        self._shown_s: int | None = None
        self._spoken_s: int | None = None
        self._safety_s: int | None = None
        self._praised_s: int | None = None
        self._unspoken = False
        """Whether a cue that has words was shown without them since the last spoken one."""
        self._answers: dict[str, tuple[float, str]] = {}
        """Until when an answer is looked for in a metric, and whose."""
        self._withheld_until_s: dict[str, float] = {}

    def after_safety(self, rule: CueRule, tick_s: int) -> bool:
        """Return whether a safety cue is still sinking in."""
        return _recent(self._safety_s, tick_s, AFTER_SAFETY_S) and not rule.id.startswith(REP_PREFIX)

    def reason(self, rule: CueRule, tick_s: int, *, words: bool) -> str | None:
        """Return what a cue has to wait for, or None; `words`: it has something to say."""
        if _unhurried(rule):
            return None
        if tick_s < self._withheld_until_s.get(rule.id, 0.0):
            return WITHHELD
        return self._answer(rule, tick_s) or self._gap(rule, tick_s, words)

    def silent(self, rule: CueRule, tick_s: int) -> bool:
        """Return whether a cue may only be shown now."""
        if _unhurried(rule):
            return False
        return _recent(self._spoken_s, tick_s, SPOKEN_GAP_S)

    def note_shown(self, rule: CueRule, tick_s: int, *, words: bool, spoken: bool) -> None:
        """Remember that a cue was shown, whether it has words, and whether they were spoken."""
        if rule.id == BELT_NOTICE:
            return
        if not is_signal_note(rule):
            self._shown_s = tick_s
        self._note_words(tick_s, words=words, spoken=spoken)
        if rule.kind is CueKind.SAFETY:
            self._safety_s = tick_s
        if rule.kind is CueKind.PRAISE:
            self._praised_s = tick_s
        self._await_answer(rule, tick_s)

    def note_withheld(self, rule: CueRule, tick_s: int, *, words: bool, spoken: bool) -> None:
        """Remember that a cue was withheld, and how it would have come."""
        self._withheld_until_s[rule.id] = tick_s + max(each.window_s for each in rule.expect)
        self._shown_s = tick_s
        self._note_words(tick_s, words=words, spoken=spoken)
        self._await_answer(rule, tick_s)

    def _note_words(self, tick_s: int, *, words: bool, spoken: bool) -> None:
        if spoken:
            self._spoken_s, self._unspoken = tick_s, False
        elif words:
            self._unspoken = True

    def _await_answer(self, rule: CueRule, tick_s: int) -> None:
        if rule.expect:
            first = rule.expect[0]
            self._answers[first.metric] = (tick_s + first.window_s, rule.id)

    def _answer(self, rule: CueRule, tick_s: int) -> str | None:
        if not rule.expect:
            return None
        until_s, cue = self._answers.get(rule.expect[0].metric, (0.0, ""))
        if tick_s >= until_s:
            return None
        return "cooldown" if cue == rule.id else cue

    def _gap(self, rule: CueRule, tick_s: int, words: bool) -> str | None:
        if rule.kind is CueKind.PRAISE and _recent(self._praised_s, tick_s, PRAISE_GAP_S):
            return "gap"
        if rule.kind in PATIENT and words and self._unspoken and self.silent(rule, tick_s):
            return "gap"
        return "gap" if _recent(self._shown_s, tick_s, TEXT_GAP_S) else None


def _unhurried(rule: CueRule) -> bool:
    return rule.kind in UNHURRIED or rule.id.startswith(REP_PREFIX) or rule.id in STEP_STARTS


def _recent(at_s: int | None, tick_s: int, seconds: int) -> bool:
    return at_s is not None and tick_s - at_s < seconds
