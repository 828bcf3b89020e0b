"""Tracks that never were: a run of parts, each the same from its first second to its last."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from stridecue.model.run_settings import GapModel
from stridecue.model.state import Activity, Gait, HeartRateLimits, Phase, Quality
from stridecue.model.summary import Totals
from stridecue.model.track import Second, Track
from stridecue.physiology.slope import adjusted_speed_mps, slope_bin

LIMITS = HeartRateLimits(
    max_bpm=190,
    easy_cap_bpm=148,
    hill_cap_bpm=156,
    alert_bpm=195,
    zone_floors_bpm=(95.0, 114.0, 133.0, 152.0, 171.0),
)
Rate = float | Callable[[int], float] | None


@dataclass(frozen=True)
class Part:
    """Some seconds of one kind; a rate of heart or steps may be a function of the second of the part."""

    seconds: int
    speed: float | None = 2.8
    heart_rate: Rate = 140.0
    cadence: Rate = 166.0
    grade: float | None = 0.0
    gait: Gait | None = Gait.RUNNING
    activity: Activity = Activity.ACTIVE
    surface: str = "treadmill"
    phase: Phase = Phase.MAIN
    baseline: float | None = 164.0
    variation: float | None = 1.5
    steady: bool = True


def walk(seconds: int, heart_rate: Rate = 115.0, speed: float = 1.1, grade: float = 0.0) -> Part:
    """A walk."""
    return Part(seconds, speed, heart_rate, 110.0, grade, Gait.WALKING)


def made_track(*parts: Part, limits: HeartRateLimits = LIMITS) -> Track:
    """A run of these parts, with totals that fit."""
    seconds: list[Second] = []
    distance = climb = 0.0
    timer = 0
    for part in parts:
        for place in range(part.seconds):
            counts = part.activity is Activity.ACTIVE
            moved = part.speed or 0.0
            if counts:
                timer += 1
                distance += moved
                climb += moved * math.sin(math.atan(max(0.0, part.grade or 0.0) / 100))
            seconds.append(_second(part, place, len(seconds) + 1, timer, distance, climb, limits))
    rates = [one.heart_rate_bpm for one in seconds if one.heart_rate_bpm is not None]
    steps = [one.cadence_spm for one in seconds if one.cadence_spm is not None]
    moving = sum(one.gait in {Gait.RUNNING, Gait.WALKING} for one in seconds)
    totals = Totals(
        elapsed_s=float(len(seconds)),
        moving_s=float(moving),
        distance_m=distance,
        climb_m=climb,
        records=len(seconds),
        heart_rate_mean_bpm=sum(rates) / len(rates) if rates else None,
        heart_rate_max_bpm=int(max(rates)) if rates else None,
        cadence_mean_spm=sum(steps) / len(steps) if steps else None,
    )
    return Track(totals, seconds=tuple(seconds), limits=limits)


def _second(
    part: Part, place: int, elapsed: int, timer: int, distance: float, climb: float, limits: HeartRateLimits
) -> Second:
    rate, cadence = _value(part.heart_rate, place), _value(part.cadence, place)
    running = part.gait is Gait.RUNNING
    known = part.speed is not None and part.grade is not None
    return Second(
        elapsed_s=elapsed,
        timer_s=timer,
        activity=part.activity,
        distance_m=distance,
        climb_m=climb,
        heart_rate_bpm=rate,
        cadence_spm=cadence,
        speed_mps=part.speed,
        grade_percent=part.grade,
        heart_rate_quality=Quality.LOST if rate is None else Quality.GOOD,
        cadence_quality=Quality.LOST if cadence is None else Quality.GOOD,
        speed_quality=Quality.LOST if part.speed is None else Quality.GOOD,
        grade_quality=Quality.LOST if part.grade is None else Quality.GOOD,
        gait=part.gait,
        slope=None if part.grade is None else slope_bin(part.grade),
        surface=part.surface,
        phase=part.phase,
        adjusted_speed_mps=(
            adjusted_speed_mps(part.speed or 0.0, part.grade or 0.0, GapModel.COST)
            if running and known
            else None
        ),
        cadence_baseline_spm=part.baseline if running else None,
        cadence_variation_percent=part.variation if cadence is not None else None,
        speed_steady=part.steady,
        heart_rate_settled=elapsed > 180,
    )


def _value(rate: Rate, place: int) -> float | None:
    return rate(place) if callable(rate) else rate


def with_marks(track: Track, **given: object) -> Track:
    """The same run with what its runner said."""
    return replace(track, **given)  # type: ignore[arg-type]
