"""What a run comes to, in the names of `--json`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of a run, counted by the engine; means are over readings with a value."""

    elapsed_s: float = 0.0
    moving_s: float = 0.0
    distance_m: float = 0.0
    climb_m: float = 0.0
    records: int = 0
    laps: int = 0
    heart_rate_mean_bpm: float | None = None
    heart_rate_max_bpm: int | None = None
    cadence_mean_spm: float | None = None
    power_mean_w: float | None = None


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One run in the library's list."""

    id: int | None
    sport: str
    started_at: str | None
    demo: bool
    source: str
    totals: Totals
    warnings: tuple[str, ...] = ()
    utc_offset_s: int = 0
    """Of the place and day of the run, so that it is listed at the hour that the runner saw."""
