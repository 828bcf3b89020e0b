"""What one run says to the reports of other runs: a handful of figures, so that no earlier run has to be read whole.

Rules: derived from a run's track and its setup, and from nothing else. A figure that the run does not give is None.
Seconds are those that the timer counted; steps, cadence and heart rate are of seconds where they were good.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.model.run_details import RunDetails
from stridecue.model.summary import RunSummary


@dataclass(frozen=True, slots=True)
class SurfaceSteps:
    """The steps on one kind of ground."""

    surface: str
    running: int
    walking: int


@dataclass(frozen=True, slots=True)
class SlopeFigures:
    """Running in one bin of slope: medians of the seconds where speed and cadence are good."""

    slope: str
    running_s: int
    speed_mps: float
    cadence_spm: float


@dataclass(frozen=True, slots=True)
class SteadyFigures:
    """The longest steady stretch after the first ten minutes."""

    from_s: int
    to_s: int
    """Elapsed times."""
    seconds: int
    speed_mps: float
    grade_percent: float
    heart_rate_share: float
    """Of its seconds, those with a good heart rate."""
    drift_bpm_per_10_min: float | None = None
    drift_low: float | None = None
    drift_high: float | None = None
    """95 % interval."""
    decoupling_percent: float | None = None


@dataclass(frozen=True, slots=True)
class EnergyFigures:
    """Kilocalories of moving by two models, rest included, with what the ground adds."""

    low_kcal: float
    high_kcal: float


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The figures of one run that later reports compare with."""

    surface: str = "treadmill"
    """That of most of its seconds."""
    running_s: float = 0.0
    walking_s: float = 0.0
    day: str = "easy"
    active_s: int = 0
    """Seconds that the timer counted."""
    steps: tuple[SurfaceSteps, ...] = ()
    cadence_share: float = 0.0
    """Of the moving seconds, those with a good cadence."""
    heart_rate_share: float = 0.0
    """Of the counted seconds, those with a good heart rate."""
    heart_rate_s: int = 0
    easy_s: int | None = None
    """At the easy cap or below; None without a cap."""
    above_easy_s: int | None = None
    """Clearly above the easy cap."""
    hard_s: int | None = None
    """Near the highest heart rate; None where that is not known."""
    load: float | None = None
    load_model: str | None = None
    """`banister A`, `banister B` or `edwards`: loads of different models are never compared."""
    mood: int | None = None
    """1 to 5, as the runner said in the run."""
    effort: int | None = None
    """0 to 10, as the runner said in the run."""
    energy: EnergyFigures | None = None
    """None where the runner's mass is not known."""
    efficiency: float | None = None
    """Median efficiency factor, m/min for each bpm, of easy steady running; None where there is too little of it."""
    steady: SteadyFigures | None = None
    recoveries_bpm: tuple[float, ...] = ()
    """How far heart rate fell in the first minute after each real effort that ended in walking."""
    uphill_s: float = 0.0
    """Running time uphill."""
    downhill_s: float = 0.0
    """Running time downhill; steep seconds count twice."""
    hilly_s: int = 0
    """Moving time up or down a hill."""
    flat_steady_s: int = 0
    """Running on the flat at a steady speed."""
    climbs: int = 0
    best_climb_m_per_h: float | None = None
    """Over three minutes."""
    slopes: tuple[SlopeFigures, ...] = ()
    speed_mps: float | None = None
    """Mean speed of running, or of walking where there was more of it."""
    main_slope: str | None = None
    """The bin of slope of most of the moving time; None where no bin has half of it."""
    cadence_variation_percent: float | None = None
    """Median at steady speed."""
    cadence_variation_s: int = 0
    uncued_s: int = 0
    """Running with a cadence target, while nothing that was said or beaten steered the steps."""
    uncued_in_band_s: int = 0
    practice_s: tuple[tuple[str, int], ...] = ()
    """(technique, its focus time)"""
    hurt: bool = False
    """Whether the runner said in the run that something hurts."""
    hill_reps: int = 0
    """How many repetitions of a plan were run uphill."""


@dataclass(frozen=True, slots=True)
class EarlierRun:
    """A run before the one that is reported on."""

    summary: RunSummary
    details: RunDetails
    figures: KeyFigures

    @property
    def mood(self) -> int | None:
        """1 to 5, after the run, as its runner says."""
        return self.figures.mood if self.details.mood_after is None else self.details.mood_after

    @property
    def effort(self) -> int | None:
        """0 to 10, as its runner says."""
        return self.figures.effort if self.details.effort is None else self.details.effort
