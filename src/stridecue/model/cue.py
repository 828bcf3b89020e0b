"""What the coach says, and what it decided not to say.

Rules: a decision is a fact about what the runner was told, so it is stored with the run; everything that led to it
can be derived again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CueKind(StrEnum):
    """What a cue is for; kinds, not priorities, decide which rules of the arbiter apply."""

    SAFETY = "safety"
    GUARD = "guard"
    SESSION = "session"
    EFFORT = "effort"
    TECHNIQUE = "technique"
    PRAISE = "praise"
    INFO = "info"


class Asks(StrEnum):
    """What a cue asks the runner, so that a key can be taken as the answer."""

    CHECK = "check"
    """A self-check: *yes* says that it was done."""
    TALK = "talk"
    """Whether talking is comfortable: yes or no."""
    STOP_SET = "stop set"
    """Whether the cue's set should end for today: yes."""
    QUIET = "quiet"
    """How quiet the landing was, 1 to 5."""
    MOOD = "mood"
    """1 to 5."""
    EFFORT = "effort"
    """0 to 10."""


class Outcome(StrEnum):
    """What became of a cue that came due."""

    SHOWN = "shown"
    WITHHELD = "withheld"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Cue:
    """A prompt as the runner gets it."""

    id: str
    set: str
    kind: CueKind
    show: str
    say: str | None
    """None when it is to be shown only."""
    why: str
    priority: int
    display_s: float
    speak_s: float
    """How long saying it takes, counted from its words."""
    asks: Asks | None = None
    technique: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What the arbiter decided about one cue at one second."""

    elapsed_s: float
    tick_s: int
    cue: Cue
    outcome: Outcome
    by: str | None = None
    """What muted it: another cue's id, or gap, cooldown, warm-up, focus, silence, plan, mute, budget, no help, pain,
    off; a word of its own is `withheld`: it was withheld just now, and what happens anyway is looked at."""
    values: tuple[tuple[str, float | str | bool | None], ...] = ()
    """The metrics that its rule looked at."""
    by_clock: bool = False
    """Whether a clock alone made it come due: a check-in, `every`, or the recall of a technique."""
    drawn: bool = False
    """Whether a lot decided between showing and withholding it."""
