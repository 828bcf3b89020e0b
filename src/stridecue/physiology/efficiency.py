"""Efficiency: speed for a heartbeat, and how it falls during a run.

Rules: heart rate has an intercept, so slowing down lowers the factor by itself; two stretches are compared only if
their adjusted speeds lie within 5 %.
"""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.model.our_choices.runner import EFFICIENCY_COMPARABLE_SPEED_SHARE
from stridecue.physiology.cadence import theil_sen
from stridecue.physiology.statistics import Interval
from stridecue.physiology.trend import theil_sen_interval

DRIFT_BLOCK = 60
DRIFT_POINTS = 300
"""Series are averaged down to about this many points before their slope is taken."""


def efficiency_factor(adjusted_speed_mps: float, heart_rate_bpm: float) -> float:
    """Return adjusted speed in m/min for each bpm."""
    return 60 * adjusted_speed_mps / heart_rate_bpm


def decoupling_percent(first_factor: float, second_factor: float) -> float:
    """Return by how many percent the second half's efficiency factor lies below the first's (Pa:Hr)."""
    return 100 * (first_factor - second_factor) / first_factor


def efficiency_drop_percent(factor_now: float, factor_reference: float) -> float:
    """Return by how many percent the efficiency factor has fallen since the reference."""
    return 100 * (1 - factor_now / factor_reference)


def speeds_comparable(speed_mps: float, reference_mps: float) -> bool:
    """Return whether two adjusted speeds are near enough for their efficiency to be compared."""
    return abs(speed_mps - reference_mps) <= EFFICIENCY_COMPARABLE_SPEED_SHARE * reference_mps


def drift_bpm_per_10_min(times_s: Sequence[float], heart_rates_bpm: Sequence[float]) -> float | None:
    """Return the drift of heart rate at steady speed in bpm for 10 min (Theil 1950, Sen 1968)."""
    block = -(-len(times_s) // DRIFT_POINTS) or 1
    slope = theil_sen(_thinned(times_s, block), _thinned(heart_rates_bpm, block))
    return None if slope is None else 600 * slope


def drift_interval_bpm_per_10_min(
    times_s: Sequence[float], heart_rates_bpm: Sequence[float]
) -> Interval | None:
    """Return that drift with its 95 % interval (Sen 1968), from means of a minute of seconds or more.

    Neighbouring seconds say the same, and would make the interval far too narrow.
    """
    block = max(DRIFT_BLOCK, -(-len(times_s) // DRIFT_POINTS))
    slope = theil_sen_interval(_thinned(times_s, block), _thinned(heart_rates_bpm, block))
    return None if slope is None else Interval(*(600 * value for value in slope))


def _thinned(values: Sequence[float], block: int) -> list[float]:
    return [
        sum(values[start : start + block]) / len(values[start : start + block])
        for start in range(0, len(values), block)
    ]
