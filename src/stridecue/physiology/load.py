"""Load: what a session and a week ask of the body.

Rules: two weightings of heart rate exist; the runner chooses `A` or `B` and is not asked for anything else. A load is
an average of people, not a verdict on one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from stridecue.model.profile import LoadFormula
from stridecue.physiology.statistics import mean, sample_variance

_WEIGHTS = {LoadFormula.A: (0.64, 1.92), LoadFormula.B: (0.86, 1.67)}


def banister_per_min(reserve_share: float, formula: LoadFormula = LoadFormula.A) -> float:
    """Return the load of one minute at this share of heart-rate reserve; nothing below rest."""
    factor, exponent = _WEIGHTS[formula]
    share = max(0.0, reserve_share)
    return share * factor * math.exp(exponent * share)


def banister(
    minutes_and_bpm: Iterable[tuple[float, float]],
    rest_bpm: float,
    max_bpm: float,
    formula: LoadFormula = LoadFormula.A,
) -> float:
    """Return the training impulse of stretches of (minutes, bpm) (Banister 1991)."""
    reserve = max_bpm - rest_bpm
    return math.fsum(
        minutes * banister_per_min((bpm - rest_bpm) / reserve, formula) for minutes, bpm in minutes_and_bpm
    )


def edwards(minutes_in_zones: Sequence[float]) -> float:
    """Return the minutes in zones 1 to 5 of maximum, each times its number (Edwards 1993)."""
    return math.fsum(number * minutes for number, minutes in enumerate(minutes_in_zones, start=1))


def session_rpe(minutes: float, effort: float) -> float:
    """Return minutes times perceived effort on the scale of 0 to 10 (Foster et al. 2001)."""
    return minutes * effort


def monotony(daily_loads: Sequence[float]) -> float | None:
    """Return mean over standard deviation of a week's daily loads, zeros included (Foster 1998).

    None where the days do not differ.
    """
    average, variance = mean(daily_loads), sample_variance(daily_loads)
    if average is None or not variance:
        return None
    return average / math.sqrt(variance)


def spike_ratio(distance_m: float, longest_recent_m: float | None) -> float | None:
    """Return this run's distance over the longest of 30 days (Frandsen et al. 2025); None without one."""
    return distance_m / longest_recent_m if longest_recent_m else None
