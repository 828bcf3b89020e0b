"""What comes into a run, in the order it came: the truth that everything else is derived from.

Rules: an `Input` is a stamp (`t_ms`, `seq`) and one body. `t_ms` is recording time in whole milliseconds and never goes
back; `seq` counts up from 0 and settles the order of equal times. Live sources deliver bodies, and the pipeline
stamps them. Nothing is left out because it looks wrong: judging is the business of `signals/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Packet:
    """A notification as it came over the air."""

    device: str
    characteristic: str
    """Four hex digits in upper case, for example `2A37`."""
    payload: bytes


@dataclass(frozen=True, slots=True)
class CharacteristicRead:
    """A characteristic that was read once, for example a battery level."""

    device: str
    characteristic: str
    payload: bytes


class LinkEvent(StrEnum):
    """What happened to the link with a device."""

    FOUND = "found"
    CONNECTED = "connected"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Link:
    """A device was found, connected or lost."""

    device: str
    event: LinkEvent
    name: str | None = None
    services: tuple[str, ...] = ()
    """Service numbers as four hex digits in upper case, for example `180D`."""
    rssi_dbm: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One record of a file that has no packets; a value that the file does not have is None."""

    device: str
    heart_rate_bpm: float | None = None
    cadence_spm: float | None = None
    speed_mps: float | None = None
    grade_percent: float | None = None
    distance_m: float | None = None
    """Since the start of the file's run."""
    altitude_m: float | None = None
    power_w: float | None = None
    latitude_deg: float | None = None
    longitude_deg: float | None = None


class MarkKind(StrEnum):
    """What a runner can tell us."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    LAP = "lap"
    FINISH = "finish"
    GRADE = "grade"
    SPEED = "speed"
    SURFACE = "surface"
    FOCUS = "focus"
    YES = "yes"
    NO = "no"
    SCORE = "score"
    UNWELL = "unwell"
    PAIN = "pain"
    TAP = "tap"
    MUTE = "mute"
    DISMISS = "dismiss"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the runner did.

    `value`: grade in percent, speed in m/s (None gives either back to the sensors: *auto*), a surface's or focus's
    name, a score; `mute` carries 1 or 0; `step` what to do about the
    plan's step (see `StepMark`); a start or finish at which a run was cut, what its file had counted by then,
    in metres, 0 without one. `effective_from_ms`: since when it holds, if the runner says so late.
    """

    kind: MarkKind
    value: float | str | None = None
    effective_from_ms: int | None = None


class ChangeKind(StrEnum):
    """What can be changed during a run."""

    CUE_SET = "cue_set"
    ROLE = "role"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Change:
    """A cue set, role or setting changed; `content` is its full new text, so that a replay needs nothing else."""

    kind: ChangeKind
    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Gap:
    """The laptop slept; stamped with the last moment before, and `duration_ms` long."""

    duration_ms: int


Body = Packet | CharacteristicRead | Link | Reading | Mark | Change | Gap


@dataclass(frozen=True, slots=True)
class Input:
    """A body with its stamp."""

    t_ms: int
    seq: int
    body: Body
