"""Everything that a finished run has to say, for the screen, for `show` and for `--json`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.cue import Decision
from stridecue.model.profile import Unit
from stridecue.model.run_list import ListedRun
from stridecue.model.track import Track
from stridecue.report.cue_report import CueLine
from stridecue.report.insight import Insight
from stridecue.report.plan_report import PlanReport

FIRST_PAGE_INSIGHTS = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """A split or a lap: a part of the run with its figures."""

    number: int
    from_s: int
    to_s: int
    """Elapsed times; pauses lie within."""
    timer_s: float
    distance_m: float
    climb_m: float
    heart_rate_mean_bpm: float | None = None
    heart_rate_max_bpm: int | None = None
    cadence_mean_spm: float | None = None
    adjusted_speed_mps: float | None = None
    """What the speed would have been on the flat; None where part of the stretch was walked."""
    whole: bool = True
    """False for the rest after the last full split."""


@dataclass(frozen=True, slots=True)
class ZoneTime:
    """The time in one heart-rate zone."""

    zone: int
    """1 to 5; 0 is below the first."""
    from_bpm: float | None
    seconds: int


@dataclass(frozen=True, slots=True)
class CadenceCell:
    """Cadence in one bin of speed or slope."""

    label: str
    """As shown, for example `5:30-6:00` or `up 2-6 %`."""
    seconds: int
    cadence_median_spm: float
    cadence_low_spm: float
    """Quartiles."""
    cadence_high_spm: float
    baseline_spm: float | None
    """The runner's own at this speed and slope."""
    slope: str | None = None
    """The bin of slope, for a cell of the table by slope."""


@dataclass(frozen=True, slots=True)
class ComparedRun:
    """An earlier run of the same kind, beside this one."""

    run_id: int
    started_at: str | None
    utc_offset_s: int
    distance_m: float
    moving_s: float
    speed_mps: float | None
    heart_rate_mean_bpm: float | None
    cadence_mean_spm: float | None
    climb_m: float


@dataclass(frozen=True, slots=True)
class RunReport:
    """One run's report."""

    run: ListedRun
    track: Track
    splits: tuple[Stretch, ...]
    laps: tuple[Stretch, ...]
    zones: tuple[ZoneTime, ...]
    """Empty where the limits are not known or heart rate was not."""
    cadence_by_speed: tuple[CadenceCell, ...]
    cadence_by_slope: tuple[CadenceCell, ...]
    cues: tuple[CueLine, ...]
    shown: tuple[Decision, ...]
    """The cues that were shown, in their order."""
    practice_s: Mapping[str, float]
    experiments: bool
    insights: tuple[Insight, ...]
    """What comes first first; those without enough data are last."""
    next_step: str | None
    """One line, at most one technique."""
    compared: tuple[ComparedRun, ...]
    """Earlier runs of the same kind, newest first; comparisons need three."""
    unit: Unit = Unit.KM
    """Of the splits and of every sentence."""
    corrections: Corrections = NO_CORRECTIONS
    """What the runner put right; all figures are as corrected."""
    zones_estimated: bool = False
    """Whether the zones rest on a maximum from a formula."""
    plan: PlanReport | None = None
    """None without a plan."""
