"""What is known about one sensor, for the page that shows it.

Rules: details are worked out when somebody asks. A fault is told with its evidence, in the sensor's own figures; what
would mend it is offered and never done behind the runner's back.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.model.state import DeviceState


class FaultKind(StrEnum):
    """What can be wrong with what a sensor says."""

    HEART_RATE_JUMPS = "heart_rate_jumps"
    HEART_RATE_FROZEN = "heart_rate_frozen"
    CADENCE_LOCK = "cadence_lock"
    HEART_RATE_FALLS = "heart_rate_falls"
    WORN_ON_WRIST = "worn_on_wrist"
    STEPS_FROZEN = "steps_frozen"
    POD_DIFFERS_FROM_BELT = "pod_differs_from_belt"
    MILES = "miles"
    INCLINE_LEVELS = "incline_levels"
    INCLINE_IMPOSSIBLE = "incline_impossible"
    DISTANCE_RESET = "distance_reset"
    SPEED_ZERO = "speed_zero"
    BELT_EMPTY = "belt_empty"
    UNREADABLE = "unreadable"
    CUT_OFF = "cut_off"


@dataclass(frozen=True, slots=True)
class SensorFault:
    """One thing that is wrong with what a sensor says."""

    kind: FaultKind
    words: str
    """What it is, in one sentence without a full stop; `Speed looks like miles in a field for kilometres`."""
    evidence: str
    """The figures that show it; `120 m by its own distance, 75 m by its speed`."""
    done: str = ""
    """What is made of it already; `Speed is taken from the distance`."""
    mend: DeviceSettings | None = None
    """The settings that would mend it; None when none would."""
    mend_words: str = ""
    """What those settings change; `Multiply its speed by 1.609`."""
    now: bool = True
    """Whether it is so at the moment, or was earlier in this run."""
    hint: bool = False
    """Whether it is only good to know, since it costs the run nothing: a sensor with hints alone is well."""


@dataclass(frozen=True, slots=True)
class SensorValue:
    """One value as a sensor last sent it, beside what is made of it."""

    name: str
    """heart rate, speed, cadence, grade, power, distance, steps"""
    sent: str
    """In the sensor's own unit; `85 a minute`."""
    taken: str
    """After the device's settings, in the unit of inside; `170 steps a minute`."""
    taken_mps: float | None = None
    """The same as a figure, of a speed, for whoever words it in the runner's unit."""


@dataclass(frozen=True, slots=True)
class SensorDetails:
    """Everything that is known about one sensor at one second."""

    state: DeviceState
    settings: DeviceSettings
    """As they hold now, what was found out included."""
    speaks_for: frozenset[Role] = frozenset()
    """What the run takes from it at the moment."""
    maker: str | None = None
    model: str | None = None
    firmware: str | None = None
    worn: str | None = None
    """Where, as the sensor says."""
    cadence_basis: CadenceBasis = CadenceBasis.UNKNOWN
    cadence_basis_from: str = ""
    """settings, name, found out, counted; empty while it is not known."""
    speed_factor: float = 1.0
    speed_factor_from: str = ""
    """settings, name; empty for none."""
    incline_scale: float = 1.0
    incline_scale_from: str = ""
    values: tuple[SensorValue, ...] = ()
    packets: int = 0
    """Notifications of this run."""
    refused: int = 0
    """Those that could not be read."""
    cut_off: int = 0
    """Those that ended before their flags said so."""
    faults: tuple[SensorFault, ...] = ()
    ask: str = ""
    """What the runner has to be asked, because the device does not tell."""


@dataclass(frozen=True, slots=True)
class BeltAndPod:
    """Both speeds side by side."""

    belt_mps: float | None = None
    pod_mps: float | None = None
    factor: float | None = None
    """Belt to pod, over the last minute in which both moved; None while that is not known."""
    used: str | None = None
    """Which of them the run uses: belt, footpod, typed, file."""


@dataclass(frozen=True, slots=True)
class SensorPage:
    """All sensors of a run at one second."""

    sensors: tuple[SensorDetails, ...] = ()
    speeds: BeltAndPod = BeltAndPod()
