"""What the last weeks say about a plan that is about to be run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Lately:
    """The runs before now, as far as the guards of a plan look at them; None where nothing is known."""

    runs_7d: int = 0
    runs_30d: int = 0
    longest_30d_m: float | None = None
    downhill_budget_s: float = 300.0
    hilly: tuple[bool, ...] = ()
    """Of the last eight sessions, the newest first: whether it was a hill session."""
    days_since_hilly: float | None = None
    days_since_flat_steady: float | None = None
    """Where none of the runs that are looked at was one: since the first of them, so many days at least."""
    climb_7d_m: float = 0.0
    climb_week_before_m: float = 0.0
    """In the seven days before those."""
    most_uphill_30d_s: float | None = None
    """The most uphill running of one run."""
    last_moods: tuple[int, ...] = ()
    """1 to 5, the newest first, of at most two runs."""
    last_effort: int | None = None
    """0 to 10, of the last hard or hilly run of thirty days that has one."""
    load_7d: float | None = None
    load_28d_weekly: float | None = None
    """Mean load of a week; None with less than 14 days of data."""
    rough_min_7d: float = 0.0
    """Minutes on technical ground."""
    rough_min_week_before: float = 0.0
    soft_runs: int = 0
    """How many runs were on soft ground, ever."""
    hikes_7d: int = 0
    hurt_7d: bool = False
    """Whether the runner said in a run of the last seven days that something hurt."""


class Weight(StrEnum):
    """How much a note matters."""

    INFO = "info"
    NOTE = "note"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class PlanNote:
    """One thing to know before a plan; never a refusal."""

    text: str
    """One sentence, two at most."""
    weight: Weight = Weight.NOTE
    rule: str = ""
    """Its short name, for example `warm-up`."""
