"""What a key means as an answer: to what a cue asked, or else how hard the run feels.

Rules: functions of what was asked and when; the engine says what an answer leads to. A question stands for
`ANSWER_WITHIN_S` after its cue came. Without one, a digit is the effort: 1 to 9, and 0 for ten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stridecue.model.cue import Asks
from stridecue.model.inputs import MarkKind

ANSWER_WITHIN_S = 30
"""OUR CHOICE: long enough to get to the keys after the voice has ended."""
HARDEST = 10
"""What the digit 0 stands for as effort."""

KEYS_FOR: Mapping[Asks, str] = {
    Asks.CHECK: "y done",
    Asks.TALK: "y yes · n no",
    Asks.STOP_SET: "y yes",
    Asks.QUIET: "1-5",
    Asks.MOOD: "1-5",
    Asks.EFFORT: "1-9, 0 is ten",
}
"""What stands under a cue that asks."""
COOL_DOWN_KEY = "k twice: cool down"
"""Stands beside the answer to whether there should be no more repetitions, while a plan is followed."""
READ_ON_THE_RUN = frozenset(Asks) - {Asks.CHECK}
"""Whose keys stand there in large letters. A self-check needs no answer: there the cue keeps all the room."""

_YES_OR_NO = (Asks.CHECK, Asks.TALK, Asks.STOP_SET)
_BY_NUMBER = (Asks.QUIET, Asks.MOOD, Asks.EFFORT)
_HIGHEST = {Asks.QUIET: 5, Asks.MOOD: 5, Asks.EFFORT: HARDEST}
_KEPT = {
    (Asks.CHECK, "yes"): "kept: checked",
    (Asks.TALK, "yes"): "kept: easy to talk",
    (Asks.TALK, "no"): "kept: hard to talk",
    (Asks.STOP_SET, "yes"): "kept: no more today",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What to tell the engine, and the runner."""

    kind: MarkKind | None
    """None when the key answers nothing."""
    value: str | None
    words: str
    to: Asks | None = None
    """What it answers, asked for or not."""


def rating(digit: int, asked: Mapping[Asks, int], tick_s: int) -> Answer:
    """Return what a digit means; `asked` is when each kind of question was asked last."""
    scale = _newest(_BY_NUMBER, asked, tick_s) or Asks.EFFORT
    number = HARDEST if digit == 0 and scale is Asks.EFFORT else digit
    highest = _HIGHEST[scale]
    if not 1 <= number <= highest:
        return Answer(None, None, f"{scale.value}: 1 to {highest}")
    return _score(scale, number)


def mood(digit: int) -> Answer:
    """Return what a digit from 1 to 5 means when a run is about to end."""
    return _score(Asks.MOOD, digit)


def yes_or_no(word: str, asked: Mapping[Asks, int], tick_s: int) -> Answer:
    """Return what `yes` or `no` means."""
    question = _newest(_YES_OR_NO, asked, tick_s)
    if question is None:
        return Answer(MarkKind(word), None, "")
    return Answer(MarkKind(word), question.value, _KEPT.get((question, word), ""), question)


def _score(scale: Asks, number: int) -> Answer:
    words = f"{scale.value} {number} of {_HIGHEST[scale]} kept"
    return Answer(MarkKind.SCORE, f"{scale.value} {number}", words, scale)


def _newest(kinds: tuple[Asks, ...], asked: Mapping[Asks, int], tick_s: int) -> Asks | None:
    """Return the question of these kinds that still stands, the newest one."""
    standing = [kind for kind in kinds if kind in asked and 0 <= tick_s - asked[kind] <= ANSWER_WITHIN_S]
    return max(standing, key=lambda kind: asked[kind], default=None)
