"""Why a cue spoke or did not, at one second."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stridecue.model.cue import CueKind


class Stage(StrEnum):
    """Where a cue is."""

    WAITING = "waiting"
    """Its condition is false."""
    UNKNOWN = "unknown"
    """Its condition cannot be judged: a signal is not good."""
    PENDING = "pending"
    """Its condition is true and has to hold for longer."""
    FIRING = "firing"
    COOLING = "cooling"
    SPENT = "spent"
    """It comes once, and did."""


@dataclass(frozen=True, slots=True)
class CueTrace:
    """One cue at the end of one second."""

    tick_s: int
    id: str
    set: str
    kind: CueKind
    show: str
    technique: str | None
    stage: Stage
    values: tuple[tuple[str, float | str | None], ...]
    """The metrics that its rule looks at; None is not good."""
    began_s: int | None = None
    """The tick since which its condition, what `for` counts included, has held."""
    pending_s: float | None = None
    """How long the `for` that is nearest to its end has counted."""
    needed_s: float | None = None
    """How long that one has to."""
    cooling_until_s: int | None = None
    """The tick at which it may come again."""
    muted_by: str | None = None
    """What would mute it now, in the words of `Decision.by`; another cue's id if that one has the screen."""
