"""What a slope costs, and what a speed on it is worth on the flat.

Rules:
- Grade is percent in every name that says so, a fraction in the two cost polynomials.
- Uphill the default is the energy cost of running (Minetti et al. 2002). Downhill that curve gives far too much
  credit, so both models use a curve fitted to heart rate there, held at its minimum where it would rise again.
- A cost curve never decides between walking and running: that is a matter of speed at a slope.
"""

from __future__ import annotations

import math

from stridecue.model.our_choices.signals import SLOPE_CEILINGS_PERCENT, SLOPE_FLOORS_PERCENT
from stridecue.model.run_settings import GapModel
from stridecue.model.state import Slope

STEEPEST_FRACTION = 0.45
"""Where the measurements of Minetti et al. (2002) end; steeper is taken as this."""

_FLAT_RUNNING_COST = 3.6
_STEEPEST_PERCENT = 100 * STEEPEST_FRACTION

# Heart-rate based curve fitted to some six million runs: 1 + LINEAR * g + SQUARE * g^2, g in percent.
_FIT_LINEAR = 0.02869556
_FIT_SQUARE = 0.001520768
_FIT_LOWEST_PERCENT = -_FIT_LINEAR / (2 * _FIT_SQUARE)
_FIT_MINIMUM = 1 - _FIT_LINEAR * _FIT_LINEAR / (4 * _FIT_SQUARE)

# Preferred speed of changing from walking to running: 2.0 m/s on the level, 0.75 m/s at 57.7 %.
_CHANGE_LEVEL_MPS = 2.0
_CHANGE_STEEPEST_MPS = 0.75
_CHANGE_MPS_PER_PERCENT = 0.0217  # a straight line between the two published speeds


def running_cost(grade_fraction: float) -> float:
    """Return the net energy cost of running in J/(kg m) (Minetti et al. 2002); grade clipped to ±0.45."""
    i = max(-STEEPEST_FRACTION, min(STEEPEST_FRACTION, grade_fraction))
    return ((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + 3.6


def walking_cost(grade_fraction: float) -> float:
    """Return the net energy cost of walking in J/(kg m) (Minetti et al. 2002); grade clipped to ±0.45."""
    i = max(-STEEPEST_FRACTION, min(STEEPEST_FRACTION, grade_fraction))
    return ((((280.5 * i - 58.7) * i - 76.8) * i + 51.9) * i + 19.6) * i + 2.5


def adjustment_factor(grade_percent: float, model: GapModel) -> float:
    """Return what a speed on this slope has to be multiplied with to cost the same on the flat."""
    if grade_percent < 0 or model is GapModel.HEART_RATE:
        if grade_percent <= _FIT_LOWEST_PERCENT:
            return _FIT_MINIMUM
        grade = min(grade_percent, _STEEPEST_PERCENT)
        return 1 + (_FIT_LINEAR + _FIT_SQUARE * grade) * grade
    return running_cost(grade_percent / 100) / _FLAT_RUNNING_COST


def adjusted_speed_mps(speed_mps: float, grade_percent: float, model: GapModel) -> float:
    """Return the speed on the flat that costs as much, in m/s (grade-adjusted speed); for running only."""
    return speed_mps * adjustment_factor(grade_percent, model)


def equal_cost_speed_mps(flat_mps: float, grade_percent: float) -> float:
    """Return the speed on this slope that costs as much as `flat_mps` on the flat, in m/s."""
    return flat_mps / adjustment_factor(grade_percent, GapModel.COST)


def walk_run_speed_mps(grade_percent: float) -> float:
    """Return the speed in m/s at which people change between walking and running on this slope.

    Between the level (2.0 m/s) and 57.7 % (0.75 m/s; Ortiz et al. 2017, Brill and Kram 2021).
    """
    return max(_CHANGE_STEEPEST_MPS, _CHANGE_LEVEL_MPS - _CHANGE_MPS_PER_PERCENT * grade_percent)


def climb_rate_m_per_h(speed_mps: float, grade_percent: float) -> float:
    """Return the height gained in an hour at this speed along the slope, in m/h."""
    return climb_m(speed_mps * 3600, grade_percent)


def climb_m(distance_m: float, grade_percent: float) -> float:
    """Return the height gained over a distance along the slope, in m; negative downhill."""
    grade = grade_percent / 100
    return distance_m * grade / math.sqrt(1 + grade * grade)


def slope_bin(grade_percent: float) -> Slope:
    """Return the bin of grades that this one lies in; runs are compared within a bin."""
    for floor, slope in SLOPE_FLOORS_PERCENT:
        if grade_percent >= floor:
            return slope
    for ceiling, slope in SLOPE_CEILINGS_PERCENT:
        if grade_percent <= ceiling:
            return slope
    return Slope.FLAT


def is_same_grade(one_percent: float | None, other_percent: float | None, within_percent: float) -> bool:
    """Return whether two slopes are so alike that speeds on them can be compared; two that are not known are."""
    if one_percent is None or other_percent is None:
        return one_percent is other_percent
    return abs(one_percent - other_percent) <= within_percent
