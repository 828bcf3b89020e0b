"""A cue set as the coach works with it: what its file says, checked and compiled.

Rules: everything here is immutable, shared by copies of the coach, and compares by what the file says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from stridecue.coach.language.expression import Expression
from stridecue.model.cue import Asks, CueKind


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to put a cue; `say` is None when it is only shown."""

    show: str
    say: str | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """How we will know that a cue helped: where a metric goes, by how much, until when."""

    metric: str
    up: bool
    size: float
    """In the metric's own unit, or in percent of it."""
    relative: bool
    """Whether the size is percent of the value before the cue."""
    window_s: float
    text: str
    within: bool = False
    """The metric is to stay as it was: any change of at most the size is as expected, and `up` says nothing."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A metric whose word has to be one of these while the cue may come."""

    metric: str
    index: int
    """The metric's place in the table."""
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueRule:
    """One cue of a set and when it comes due."""

    id: str
    set: str
    kind: CueKind
    wordings: tuple[Wording, ...]
    """The first, then its variants."""
    why: str = ""
    technique: str | None = None
    attention: str | None = None
    when: Expression | None = None
    slot: bool = False
    """Whether it takes part in the shared check-ins."""
    every_s: float | None = None
    every_jitter_s: float = 0.0
    """How much sooner or later than that."""
    gates: tuple[Gate, ...] = ()
    only: Expression | None = None
    """What has to be so as well, whichever way it comes due; it remembers nothing."""
    once: bool = False
    cooldown_s: float = 0.0
    priority: int = 0
    expect: tuple[Expectation, ...] = ()
    asks: Asks | None = None
    """What it asks the runner."""
    replaced_set: str | None = None
    """The set of the cue whose place it takes."""

    @property
    def home(self) -> str:
        """The set that it belongs to: its own, or that of the cue whose place it takes."""
        return self.replaced_set or self.set

    @property
    def show(self) -> str:
        """What is shown, as first put."""
        return self.wordings[0].show

    @property
    def say(self) -> str | None:
        """What is said, as first put."""
        return self.wordings[0].say

    def __deepcopy__(self, memo: object) -> CueRule:
        return self


@dataclass(frozen=True, slots=True)
class CueSet:
    """A file of cues."""

    name: str
    """The file's stem."""
    title: str
    shipped: bool
    cues: tuple[CueRule, ...]
    off: tuple[str, ...] = ()
    """The ids of cues that it switches off, in whatever set they are."""

    def __deepcopy__(self, memo: object) -> CueSet:
        return self


def merged(sets: tuple[CueSet, ...]) -> tuple[CueRule, ...]:
    """Return the cues of several sets.

    A runner's cue takes the place of a shipped one with its id, and belongs to that one's set; what any set switches
    off is left out.
    """
    cues: dict[str, CueRule] = {}
    for one in sorted(sets, key=lambda one: not one.shipped):
        for cue in one.cues:
            before = cues.get(cue.id)
            cues[cue.id] = cue if before is None else replace(cue, replaced_set=before.home)
    off = {name for one in sets for name in one.off}
    return tuple(cue for cue in cues.values() if cue.id not in off)
