"""The list of runs: what is asked of it, and what its rows hold.

Rules: a row is everything that a line of the history shows; nothing else of the run has to be read for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from stridecue.model.run_details import RunDetails
from stridecue.model.summary import RunSummary

OUTLINE_COLUMNS = 40
"""How many values the outline of a run has, whatever its length."""


class SortBy(StrEnum):
    """The columns that the list can be sorted by."""

    DATE = "date"
    DISTANCE = "distance"
    TIME = "time"
    PACE = "pace"
    CLIMB = "climb"
    HEART_RATE = "heart rate"
    CADENCE = "cadence"


class Period(StrEnum):
    """What totals are summed by; weeks begin on Monday."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class RunFilter:
    """Which runs: all that is named must hold; what is empty or None asks for nothing."""

    words: str = ""
    """Each word is somewhere in the title, the notes, the tags, the surface, the plan, the source or the date."""
    tag: str | None = None
    plan: str | None = None
    """A plan's name."""
    from_date: str | None = None
    """ISO, the runner's own date, inclusive."""
    to_date: str | None = None
    demos: bool = True


@dataclass(frozen=True, slots=True)
class ListedRun:
    """One run in the history."""

    summary: RunSummary
    details: RunDetails = field(default_factory=RunDetails)
    outline: tuple[float | None, ...] = ()
    """The run's shape: heart rate, else speed, as OUTLINE_COLUMNS shares from 0 to 1; empty where not known."""
    corrected: bool = False
    plan: str | None = None
    joined: int = 0
    """How many other recordings of the same run are joined to it."""


@dataclass(frozen=True, slots=True)
class PeriodTotals:
    """What the runs of one week or month come to; demos are left out."""

    first_day: str
    """ISO date of its first day."""
    runs: int
    distance_m: float
    moving_s: float
    climb_m: float
