"""A run scaled to the distance that its belt said at the end.

Rules: distance, speeds and step length grow alike; climb does where it comes from a belt's grade, not where it is that
of the land. Time, steps, heart rate and what was made of the speeds in the run stay.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stridecue.library.derived.track_gathering import FlatTrack

if TYPE_CHECKING:
    from stridecue.model.track import Track


def scale_of(frame: Track, distance_m: float | None) -> float | None:
    """Return by what a run has to be scaled to have gone a distance; None where nothing is to be scaled."""
    if distance_m is None or distance_m <= 0 or frame.totals.distance_m <= 0:
        return None
    return distance_m / frame.totals.distance_m


def scaled(flat: FlatTrack, factor: float) -> FlatTrack:
    """Return a track with all that grows with distance multiplied; its columns are changed in place."""
    frame = flat.frame
    totals = frame.totals
    climb_m = totals.climb_m * (1.0 if flat.columns.has_altitude else factor)
    totals = replace(totals, distance_m=totals.distance_m * factor, climb_m=climb_m)
    flat.columns.scale(factor, totals.distance_m, totals.climb_m)
    laps = tuple(replace(lap, distance_m=lap.distance_m * factor) for lap in frame.laps)
    reps = tuple(
        replace(rep, metres=rep.metres * factor, speed_mps=_times(rep.speed_mps, factor))
        for rep in frame.reps
    )
    return FlatTrack(replace(frame, totals=totals, laps=laps, reps=reps), flat.columns)


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor
