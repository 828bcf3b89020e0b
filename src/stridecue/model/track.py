"""A finished run as reports, charts and exports read it: as corrected, one row a second, derived by the engine.

Rules:
- Derived from the inputs alone, so it may be thrown away and derived again at any time. Numbers are rounded: 1 cm,
  1 mm/s, a tenth of a beat, step or watt, 0.01 % of grade.
- A value that was stale or lost is None, never an old one; a suspect one is there, and its quality says so.
- The second n is that of the tick `start_ms // 1000 + n`, in which a decision has its `tick_s`. A run of 87.3 s has 88
  seconds, and the last one has the distance, climb and timer of the finish.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from stridecue.model.events import LapEnded
from stridecue.model.plan import RepResult
from stridecue.model.response import Response
from stridecue.model.state import Activity, Gait, HeartRateLimits, Phase, Quality, Slope
from stridecue.model.summary import Totals


@dataclass(frozen=True, slots=True)
class Second:
    """One second of a run, from its start to its finish; the names are those of `State`."""

    elapsed_s: int
    timer_s: int
    activity: Activity
    distance_m: float
    climb_m: float
    heart_rate_bpm: float | None = None
    cadence_spm: float | None = None
    speed_mps: float | None = None
    grade_percent: float | None = None
    power_w: float | None = None
    heart_rate_quality: Quality = Quality.LOST
    cadence_quality: Quality = Quality.LOST
    speed_quality: Quality = Quality.LOST
    grade_quality: Quality = Quality.LOST
    power_quality: Quality = Quality.LOST
    gait: Gait | None = None
    slope: Slope | None = None
    surface: str = "treadmill"
    phase: Phase = Phase.MAIN
    zone: int | None = None
    adjusted_speed_mps: float | None = None
    step_length_m: float | None = None
    cadence_baseline_spm: float | None = None
    cadence_change_percent: float | None = None
    cadence_variation_percent: float | None = None
    speed_steady: bool | None = None
    heart_rate_settled: bool = False
    focus_now: str | None = None
    muted: bool = False
    altitude_m: float | None = None
    """As a file told it, for as long as its values hold; a run from sensors has none."""
    latitude_deg: float | None = None
    longitude_deg: float | None = None
    """Only in seconds that have a record of their own."""


@dataclass(frozen=True, slots=True)
class Track:
    """One finished run, as corrected."""

    totals: Totals
    laps: tuple[LapEnded, ...] = ()
    """Each number once, in order."""
    seconds: tuple[Second, ...] = ()
    """Without a hole: `seconds[n].elapsed_s` is n + 1."""
    limits: HeartRateLimits = field(default_factory=HeartRateLimits)
    """As they were at the end."""
    responses: tuple[Response, ...] = ()
    """How cues were answered."""
    practice_s: tuple[tuple[str, int], ...] = ()
    """(technique, its focus time)"""
    checks_s: tuple[float, ...] = ()
    """When the runner said *yes* to a self-check."""
    start_ms: int = 0
    """Recording time of `elapsed_s` 0."""
    mood: int | None = None
    """1 to 5, as the runner said last in the run."""
    effort: int | None = None
    """0 to 10, as the runner said last in the run."""
    day: str = "easy"
    sensors: tuple[str, ...] = ()
    """The names of the devices that spoke, or their kind where they have none; empty for a file."""
    reps: tuple[RepResult, ...] = ()
    """What the repetitions of the plan came to; empty without a plan."""
    plan_done: bool | None = None
    """Whether the plan was run to its end; None without one."""
    mood_before: int | None = None
    """1 to 5, as the runner said before the start."""
    hurt: bool = False
    """Whether the runner said in the run that something hurts."""
