"""What one run says to the reports of the runs after it, from its track."""

from __future__ import annotations

from collections import Counter

from stridecue.library.derived.figures import body, cadence, effort, hills, steady
from stridecue.library.derived.figures.counted import Counted, counted_seconds
from stridecue.model.key_figures import KeyFigures
from stridecue.model.our_choices.report import MAIN_SLOPE_SHARE
from stridecue.model.our_choices.signals import UPHILL_FROM_PERCENT
from stridecue.model.setup import RunSetup
from stridecue.model.state import Slope
from stridecue.model.track import Track

KEY_FIGURES_VERSION = "4"
"""Goes up when the same track gives other figures than before."""


def key_figures(track: Track, setup: RunSetup) -> KeyFigures:
    """Return the figures of one run."""
    return figures_of(counted_seconds(track), track, setup)


def figures_of(counted: Counted, track: Track, setup: RunSetup) -> KeyFigures:
    """Return the figures of one run whose counted seconds are at hand."""
    running_s, walking_s = counted.running_s, counted.walking_s
    moving_s = running_s + walking_s
    heart = effort.effort(counted, track.limits, setup.profile)
    uphill = hills.hills(counted)
    even = cadence.evenness(counted)
    uncued = cadence.uncued(counted, track, setup)
    mass_kg = setup.profile.mass_kg
    return KeyFigures(
        surface=_most_often([one.surface for one in counted.seconds]) or setup.options.surface,
        running_s=running_s,
        walking_s=walking_s,
        day=track.day,
        active_s=counted.length,
        steps=body.steps(counted),
        cadence_share=_share(_known_moving(counted), moving_s),
        heart_rate_share=_share(heart.known_s, counted.length),
        heart_rate_s=heart.known_s,
        easy_s=heart.easy_s,
        above_easy_s=heart.above_easy_s,
        hard_s=heart.hard_s,
        load=heart.load,
        load_model=heart.load_model,
        mood=track.mood,
        effort=track.effort,
        energy=body.energy(counted, None if mass_kg is None else mass_kg + setup.options.pack_kg),
        efficiency=steady.easy_efficiency(counted, track.limits.easy_cap_bpm),
        steady=steady.steady(counted),
        recoveries_bpm=hills.recoveries_bpm(track, track.limits.max_bpm),
        uphill_s=uphill.uphill_s,
        downhill_s=uphill.downhill_s,
        hilly_s=uphill.hilly_s,
        flat_steady_s=_flat_steady_s(counted),
        climbs=uphill.climbs,
        best_climb_m_per_h=uphill.best_climb_m_per_h,
        slopes=cadence.by_slope(counted),
        speed_mps=_speed_mps(counted),
        main_slope=_main_slope(counted),
        cadence_variation_percent=even.variation_percent,
        cadence_variation_s=even.seconds,
        uncued_s=uncued.seconds,
        uncued_in_band_s=uncued.in_band_s,
        practice_s=track.practice_s,
        hurt=track.hurt,
        hill_reps=sum((rep.grade_percent or 0.0) >= UPHILL_FROM_PERCENT for rep in track.reps),
    )


def _known_moving(counted: Counted) -> int:
    return sum(
        rate is not None and (runs or walks)
        for rate, runs, walks in zip(counted.cadence, counted.running, counted.walking, strict=True)
    )


def _flat_steady_s(counted: Counted) -> int:
    return sum(
        running and second.slope is Slope.FLAT and bool(second.speed_steady)
        for second, running in zip(counted.seconds, counted.running, strict=True)
    )


def _speed_mps(counted: Counted) -> float | None:
    """Return the mean speed of the gait that there was more of."""
    of = counted.running if counted.running_s >= counted.walking_s else counted.walking
    known = [speed for speed, counts in zip(counted.speed, of, strict=True) if counts and speed is not None]
    return sum(known) / len(known) if known else None


def _main_slope(counted: Counted) -> str | None:
    """Return the bin of slope of most of the moving time."""
    slopes = Counter(
        second.slope
        for second, runs, walks in zip(counted.seconds, counted.running, counted.walking, strict=True)
        if (runs or walks) and second.slope is not None
    )
    if not slopes:
        return None
    ((most, seconds),) = slopes.most_common(1)
    return most.value if seconds >= MAIN_SLOPE_SHARE * slopes.total() else None


def _most_often(names: list[str]) -> str | None:
    return Counter(names).most_common(1)[0][0] if names else None


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
