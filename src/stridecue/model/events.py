"""What the engine answers: events for the screen, the voice and the output.

Rules: an event is a fact in the past tense; sinks never answer back.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stridecue.model.cue import Cue, Decision
from stridecue.model.response import Response
from stridecue.model.state import Quantity, Signal, State


@dataclass(frozen=True, slots=True)
class Sampled:
    """A signal has a new value, ahead of the next second's state."""

    quantity: Quantity
    signal: Signal


@dataclass(frozen=True, slots=True)
class Ticked:
    """A second has passed; `showing` is the cue on screen now."""

    state: State
    showing: Cue | None


@dataclass(frozen=True, slots=True)
class CueDecided:
    """The arbiter showed, withheld or muted a cue."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class Responded:
    """The time in which an answer to a cue is looked for is over."""

    response: Response


@dataclass(frozen=True, slots=True)
class LapEnded:
    """A lap is over; one with the number of an earlier one takes its place, after a finish that was told late."""

    elapsed_s: float
    lap: int
    duration_s: float
    distance_m: float
    heart_rate_mean_bpm: float | None
    cadence_mean_spm: float | None


class Topic(StrEnum):
    """What a notice is about, for those who show some in another way."""

    PRESENCE = "presence"
    """A sensor goes or comes back: told each time, and only the newest of a sensor is of interest."""
    FAULT = "fault"
    """Something is wrong with a sensor, and its page says more."""
    STEP = "step"
    """What becomes of a plan's steps: told each time, and only the newest is of interest."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something a person should hear about once, in one sentence."""

    text: str
    about: str = ""
    """A device, file or signal, so that repeats can be dropped."""
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Rewound:
    """A replay jumped: what was shown so far is void, and the last ten minutes before the new place follow."""

    to_s: int


Event = Sampled | Ticked | CueDecided | Responded | LapEnded | Noticed | Rewound
