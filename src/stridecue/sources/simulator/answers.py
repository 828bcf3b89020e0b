"""How the made-up runner answers cues.

Rules: what a cue asks for is read from its words, as a runner would, so that a runner's own cue sets are answered too.
About one cue in five goes unheeded, unless told otherwise. An answer begins after the time it takes to hear and act, is
held, and fades.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from stridecue.model.cue import Cue, CueKind
from stridecue.sources.simulator.chance import between, share


class Answer(StrEnum):
    """What a runner does about a cue."""

    EASE = "ease"
    """Presses the belt slower."""
    QUICKEN = "quicken"
    """Takes shorter, quicker steps."""
    RESET = "reset"
    """Stands tall, and the step comes back."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large an answer is and how long it lasts; the range is drawn from."""

    size: tuple[float, float]
    hold_s: tuple[float, float]
    rise_s: float
    fade_s: float


# OUR CHOICE, all of these.
IGNORED_SHARE = 0.2
DELAY_S = (2.0, 5.0)
MOST_EASED = 0.2
_GONE = 0.01
SHAPES = {
    Answer.EASE: Shape(size=(0.08, 0.08), hold_s=(100.0, 140.0), rise_s=1.0, fade_s=15.0),
    Answer.QUICKEN: Shape(size=(0.03, 0.05), hold_s=(45.0, 65.0), rise_s=4.0, fade_s=15.0),
    Answer.RESET: Shape(size=(0.8, 0.95), hold_s=(50.0, 80.0), rise_s=4.0, fade_s=30.0),
}

_WORDS = (
    # The first that fits wins: "Slow down. Small steps." is above all a slowing down.
    (
        Answer.EASE,
        re.compile(
            r"\b(ease|eases|slow|slower|slowly|slows|walk|effort, not pace|(shift|change) down)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Answer.QUICKEN,
        re.compile(
            r"\b((short|shorter|shorten|quick|quicker|small|smaller|baby) (\S+ )?(steps?|stride)"
            r"|feet under|land close|hot ground|step on the beat)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Answer.RESET,
        re.compile(r"\b(reset|(stand|grow|run|stay) tall|reach (up|the ceiling))\b", re.IGNORECASE),
    ),
)
_QUICKER = re.compile(r"\bquicker\b", re.IGNORECASE)
_ANSWERED_KINDS = frozenset(
    {CueKind.SAFETY, CueKind.GUARD, CueKind.SESSION, CueKind.EFFORT, CueKind.TECHNIQUE}
)


def asked_for(cue: Cue) -> Answer | None:
    """Return what a cue asks for, as far as this runner can do it."""
    if cue.kind not in _ANSWERED_KINDS:
        return None
    for words in (cue.show, cue.say or ""):
        for answer, pattern in _WORDS:
            if pattern.search(words):
                return answer
        if _QUICKER.search(words):
            return Answer.QUICKEN
    return None


class Answers:
    """The answers under way."""

    def __init__(self, seed: int, ignored_share: float = IGNORED_SHARE) -> None:
        self._seed = seed
        self._ignored_share = ignored_share
        self._heard: dict[str, int] = {}
        self._under_way: list[_UnderWay] = []

    def hear(self, at_s: float, cue: Cue) -> None:
        """Take in a cue that the runner was shown at `at_s`."""
        occasion = self._heard.get(cue.id, 0)
        self._heard[cue.id] = occasion + 1
        answer = asked_for(cue)
        if answer is None or self._drawn("ignored", cue, occasion) < self._ignored_share:
            return
        shape = SHAPES[answer]
        self._under_way.append(
            _UnderWay(
                answer,
                size=between(*shape.size, self._drawn("size", cue, occasion)),
                begins_s=at_s + between(*DELAY_S, self._drawn("delay", cue, occasion)),
                hold_s=between(*shape.hold_s, self._drawn("hold", cue, occasion)),
                shape=shape,
            )
        )

    def sizes(self, at_s: float) -> dict[Answer, float]:
        """Return how large each answer is at that second; easing off twice adds up, the others do not."""
        sizes: dict[Answer, float] = {}
        for under_way in self._under_way:
            size = under_way.size_at(at_s)
            before = sizes.get(under_way.answer, 0.0)
            added = min(MOST_EASED, before + size) if under_way.answer is Answer.EASE else max(before, size)
            sizes[under_way.answer] = added
        if any(under_way.is_over(at_s) for under_way in self._under_way):
            self._under_way = [each for each in self._under_way if not each.is_over(at_s)]
        return sizes

    def _drawn(self, what: str, cue: Cue, occasion: int) -> float:
        return share(self._seed, what, cue.id, occasion)


@dataclass(frozen=True, slots=True)
class _UnderWay:
    answer: Answer
    size: float
    begins_s: float
    hold_s: float
    shape: Shape

    def size_at(self, at_s: float) -> float:
        return self.size * self._part(at_s)

    def is_over(self, at_s: float) -> bool:
        return at_s > self.begins_s + self.shape.rise_s and self._part(at_s) < _GONE

    def _part(self, at_s: float) -> float:
        risen = (at_s - self.begins_s) / self.shape.rise_s
        late_s = at_s - self.begins_s - self.shape.rise_s - self.hold_s
        if late_s > 0.0:
            return math.exp(-late_s / self.shape.fade_s)
        return max(0.0, min(risen, 1.0))
