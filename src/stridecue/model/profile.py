"""The runner: what is known about them; a figure that is not known is None."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FIRST_STEPS = "first steps"
GOALS = ("power", "speed", "marathon", "stamina", "recovery", "fun", FIRST_STEPS)
"""What somebody runs for, and what a plan is for."""
SPORTS_BEFORE = ("road", "cycling", "swimming", "hiking")
"""What somebody can come from, and whom a plan suits."""


class Unit(StrEnum):
    """The unit of distance that a runner sees."""

    KM = "km"
    MILE = "mile"


class LoadFormula(StrEnum):
    """Which weighting of heart-rate reserve counts as load (Banister 1991; Morton et al. 1990)."""

    A = "A"
    B = "B"


@dataclass(frozen=True, slots=True)
class Profile:
    """The runner; a figure that is not known is None."""

    age_years: int | None = None
    height_m: float | None = None
    heart_rate_max_bpm: int | None = None
    heart_rate_rest_bpm: int | None = None
    heart_rate_threshold_bpm: int | None = None
    """At lactate threshold (LTHR)."""
    heart_rate_alert_bpm: int | None = None
    heart_rate_medicine: bool = False
    """Takes medicine that changes heart rate: every heart-rate cap is off."""
    easy_speed_mps: float | None = None
    unit: Unit = Unit.KM
    easy_cap_shift_bpm: int = 0
    """How far the runner has moved the easy cap, from -10 to 10."""
    mass_kg: float | None = None
    """Given only by those who want energy in their reports."""
    load_formula: LoadFormula = LoadFormula.A
    background: str | None = None
    """What the runner comes from: one of `SPORTS_BEFORE`, or `none`."""
    goal: str | None = None
    """What for: one of `GOALS`."""
