"""A run as the writers of files take it.

Rules: as corrected. A run that came from a file keeps the times of its own records; any other has one a second. There
are no records while it was paused. Times are milliseconds since the start of the run.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.model.cue import Decision
from stridecue.model.run_details import RunDetails
from stridecue.model.summary import RunSummary


@dataclass(frozen=True, slots=True)
class ExportedRecord:
    """One record; a value that is not known is None."""

    t_ms: int
    heart_rate_bpm: float | None = None
    cadence_spm: float | None = None
    speed_mps: float | None = None
    grade_percent: float | None = None
    distance_m: float | None = None
    altitude_m: float | None = None
    """For a run from sensors: the climb and descent so far."""
    power_w: float | None = None
    latitude_deg: float | None = None
    longitude_deg: float | None = None

    @property
    def has_position(self) -> bool:
        """Whether it can be put on a map."""
        return self.latitude_deg is not None and self.longitude_deg is not None


@dataclass(frozen=True, slots=True)
class ExportedLap:
    """One lap."""

    from_ms: int
    to_ms: int
    timer_s: float
    distance_m: float
    heart_rate_mean_bpm: float | None = None
    heart_rate_max_bpm: int | None = None
    cadence_mean_spm: float | None = None


@dataclass(frozen=True, slots=True)
class ExportedRun:
    """One run, ready to be written in any format."""

    summary: RunSummary
    details: RunDetails
    surface: str
    """As corrected: treadmill, road, ..."""
    records: tuple[ExportedRecord, ...]
    laps: tuple[ExportedLap, ...]
    """At least one; together they are the run."""
    pauses: tuple[tuple[int, int], ...] = ()
    """(from, to)"""
    cues: tuple[Decision, ...] = ()
    """Those that were shown."""
    sensors: tuple[str, ...] = ()

    @property
    def has_positions(self) -> bool:
        """Whether it can be drawn on a map."""
        return any(record.has_position for record in self.records)
