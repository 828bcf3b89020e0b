"""The runner's choices for a run, each with its default."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DEMO_MINUTES = 30
DEMO_SEED = 7
"""How long a demo is, and which runner runs it, unless told otherwise."""

HIKE_DAY, HARD_DAY = "hike", "hard"
DAYS = ("easy", HIKE_DAY, HARD_DAY)
"""What kinds of day there are."""

TREADMILL, TECHNICAL, SOFT = "treadmill", "technical", "soft"
SURFACES = (TREADMILL, "road", "smooth_trail", "trail", TECHNICAL, SOFT)
"""What can be under the feet."""


class RunFault(StrEnum):
    """What goes wrong in a demo from minute ten on, by the name that the command line takes."""

    LOW_CADENCE = "low-cadence"
    """The steps are 7 % slower than the runner's own, and so much longer."""
    ABOVE_CAP = "above-cap"
    """The flat is run too fast for an easy day."""
    LONG_STEPS_UPHILL = "long-steps-uphill"
    CADENCE_LOCK = "cadence-lock"
    """The strap counts the steps in place of the heart."""
    STRAP_OFF = "strap-off"
    """The strap slips off for two minutes."""


class GapModel(StrEnum):
    """Which curve turns speed on a slope into speed on the flat."""

    COST = "cost"
    HEART_RATE = "heart_rate"


class Metronome(StrEnum):
    """When the metronome beats."""

    OFF = "off"
    SCHEDULE = "schedule"
    """For the share of each five minutes that belongs to the fade level of the step rate."""
    WHEN_NEEDED = "when needed"
    """The same, and only while cadence is out of tolerance."""


@dataclass(frozen=True, slots=True)
class RunSettings:
    """The runner's choices for a run; each default is written here and nowhere else."""

    surface: str = TREADMILL
    """One of `SURFACES`."""
    day: str = "easy"
    """One of `DAYS`."""
    gap_model: GapModel = GapModel.COST
    auto_pause: bool = True
    auto_lap_m: float | None = 1000.0
    """0 or None: no laps by themselves; with miles chosen, 1000 stands for a mile."""
    focus: tuple[str, ...] = ()
    """At most two techniques."""
    cadence_step: float | None = None
    """How far above the baseline the cadence target lies; None follows the runner's progress."""
    experiments: bool = True
    """Whether one in four technique cues is withheld, so that their effect can be compared."""
    metronome: Metronome = Metronome.OFF
    pack_kg: float = 0.0
    """What the runner carries; it counts as mass where energy is worked out."""


@dataclass(frozen=True, slots=True)
class AroundRun:
    """What is shown before and after a live run; each default is written here and nowhere else."""

    checklist: bool = True
    """Shoes, water, strap: before a run."""
    mood: bool = True
    """How the runner feels, before a run."""
    sat: bool = True
    """Whether the runner sat for hours, which adds drills for the hips."""
    drills: bool = True
    """Warm-up drills, offered before hills and repetitions."""
    posture: bool = True
    """A moment of posture before the start."""
    effort: bool = True
    """How hard it was, after a run."""
    cool_down: bool = True
    """Cool-down drills, offered after a run."""


class PlanVersion(StrEnum):
    """How hard a plan is to be."""

    EASIER = "easier"
    AS_WRITTEN = "as written"
    HARDER = "harder"


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan for one run."""

    name: str
    """That of a plan, or a file."""
    version: PlanVersion = PlanVersion.AS_WRITTEN
    seed: int | None = None
    """Which course a plan with surprises has; None draws another each time."""
    values: tuple[tuple[str, str | float | tuple[float, float]], ...] = ()
    """(name, value) of what is otherwise than the plan's file says."""
    weeks: str | None = None
    """The name of the weeks that this session belongs to."""
    week: int | None = None
    session: int | None = None
    """Its number in the week."""


@dataclass(frozen=True, slots=True)
class RunChoices:
    """What the runner wants of one run; None is as the settings say."""

    focus: tuple[str, ...] | None = None
    """Names of techniques; none at all is no focus."""
    day: str | None = None
    plan: PlanChoice | None = None
    """None is no plan."""


AS_SET = RunChoices()
