"""A plan as its file says it, checked, and not yet worked out for a runner.

Rules: everything here is immutable and compares by what the file says. Versions and surprises are settled by
`reading.made_ready`, before a run starts; speeds that stand relative to the runner by `for_runner`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stridecue.model.plan import EndsBy, StepKind

EASY_CAP, HILL_CAP, MAX = "easy_cap", "hill_cap", "max"
FIGURES = (EASY_CAP, HILL_CAP, MAX)
"""Figures of heart rate that a limit can be a share of."""


class SpeedOf(StrEnum):
    """What a speed is a multiple of."""

    ABSOLUTE = "m/s"
    EASY = "easy"
    """The runner's easy speed on the flat."""
    EQUAL_COST = "easy at equal cost"
    """The speed that costs on the step's grade as much as the easy speed on the flat."""
    WALK = "walk"
    """The runner's brisk walk."""


@dataclass(frozen=True, slots=True)
class Speed:
    """A speed as a plan asks for it: `factor` times what it is of, or m/s."""

    factor: float
    of: SpeedOf


@dataclass(frozen=True, slots=True)
class Beats:
    """A limit of heart rate: beats, or a share of a figure of the runner's (`easy_cap`, `hill_cap`, `max`)."""

    value: float
    of: str = "bpm"
    plus_bpm: float = 0.0
    """Added to the share."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a plan, repetitions written out."""

    kind: StepKind
    title: str
    ends_by: EndsBy
    time_s: float | None = None
    """Of one that ends by time; the time limit of one that ends by heart rate; what an open one is reckoned with."""
    distance_m: float | None = None
    heart_rate_below: Beats | None = None
    speed: Speed | None = None
    speed_range: tuple[Speed, Speed] | None = None
    grade_percent: float | None = None
    grade_range_percent: tuple[float, float] | None = None
    heart_rate_most: Beats | None = None
    effort: tuple[int, int] | None = None
    cue_sets: tuple[str, ...] | None = None
    silent: bool = False
    beat: bool | None = None
    landing_game: bool = False
    """Whether a block of the landing game begins with it."""
    cadence_step: float | None = None
    walk_after_over_cap: tuple[float, float] | None = None
    """(seconds of running, seconds of walking)"""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan, made ready: its steps in the order in which they are run."""

    name: str
    """The file's stem, for example `hill-200`."""
    title: str
    """What a runner sees; with the version and the number of its course."""
    about: str = ""
    goals: tuple[str, ...] = ()
    """What it is for, of `GOALS`."""
    suits: tuple[str, ...] = ()
    """Whom it suits by what they come from, of `SPORTS_BEFORE`."""
    day: str = "easy"
    cue_sets: tuple[str, ...] = ()
    hides_numbers: bool = False
    rough_ground: bool = False
    """Whether it is meant for outdoors."""
    weeks: str | None = None
    week: int | None = None
    session: int | None = None
    """Which weeks, which of them and which session of it this run is, if of any."""
    steps: tuple[Step, ...] = ()

    def __deepcopy__(self, memo: object) -> Plan:
        return self
