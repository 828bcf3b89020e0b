"""The techniques that a runner can choose to focus on.

Rules: a technique is what technique cues of the loaded sets name; safety, guards and effort need no focus. One whose
name has a comma cannot be chosen, since a focus is told as names with commas between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from stridecue.model.cue import CueKind

SEPARATOR = ","
"""Between the names of a focus."""


class NamesTechnique(Protocol):
    """A cue, as its file says it or as it is traced."""

    @property
    def kind(self) -> CueKind:
        """Return what the cue is for."""

    @property
    def technique(self) -> str | None:
        """Return the technique that it is about."""


@dataclass(frozen=True, slots=True)
class Technique:
    """Something to focus on."""

    name: str
    cues: int
    """How many cues are about it."""


def techniques(cues: Iterable[NamesTechnique]) -> tuple[Technique, ...]:
    """Return the techniques of some cues, by name."""
    counts = Counter(
        cue.technique
        for cue in cues
        if cue.kind is CueKind.TECHNIQUE and cue.technique is not None and SEPARATOR not in cue.technique
    )
    return tuple(Technique(name, counts[name]) for name in sorted(counts))
