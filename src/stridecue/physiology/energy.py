"""Energy: what running and walking cost, as a range.

Rules:
- Two models differ by some 15 %, so energy is a range of both and is never shown to the single kilocalorie.
- The ACSM equations hold on treadmills and not downhill: a falling slope counts as level in them. At equal speed
  their walking and running lines cross at 11.1 % whatever the speed, so they never decide between the two.
"""

from __future__ import annotations

from stridecue.physiology.slope import running_cost, walking_cost

RESTING_VO2_ML_PER_KG_MIN = 3.5
KCAL_PER_LITRE_OXYGEN = 5.0
JOULE_PER_KCAL = 4184.0
UNEVEN_GROUND_FACTORS = (1.05, 1.10)
"""Uneven ground costs some 5 % more (Voloshina and Ferris 2015), at most a tenth."""
SMOOTH_TRAIL_FACTORS = (1.00, 1.05)
GROUND_FACTORS = {
    "smooth_trail": SMOOTH_TRAIL_FACTORS,
    "trail": UNEVEN_GROUND_FACTORS,
    "technical": UNEVEN_GROUND_FACTORS,
    "soft": UNEVEN_GROUND_FACTORS,
}
"""What a kind of ground costs at least and at most; any other is 1."""


def walking_vo2(speed_mps: float, grade_percent: float) -> float:
    """Return gross oxygen uptake of walking in ml/(kg min) (ACSM); for 0.8 to 1.7 m/s, up to 2.2 if truly walking."""
    metres_per_min = 60 * speed_mps
    return RESTING_VO2_ML_PER_KG_MIN + metres_per_min * (0.1 + 1.8 * max(0.0, grade_percent) / 100)


def running_vo2(speed_mps: float, grade_percent: float) -> float:
    """Return gross oxygen uptake of running in ml/(kg min) (ACSM); from 2.2 m/s, or 1.3 if truly running."""
    metres_per_min = 60 * speed_mps
    return RESTING_VO2_ML_PER_KG_MIN + metres_per_min * (0.2 + 0.9 * max(0.0, grade_percent) / 100)


def kcal_per_min(vo2_ml_per_kg_min: float, mass_kg: float) -> float:
    """Return the energy of an oxygen uptake in kcal/min, at 5 kcal a litre."""
    return vo2_ml_per_kg_min * mass_kg / 1000 * KCAL_PER_LITRE_OXYGEN


def net_kcal_per_min(
    speed_mps: float, grade_percent: float, mass_kg: float, *, running: bool = True
) -> float:
    """Return energy above rest in kcal/min (Minetti et al. 2002)."""
    cost = running_cost if running else walking_cost
    return cost(grade_percent / 100) * speed_mps * mass_kg * 60 / JOULE_PER_KCAL


def kcal_per_min_range(
    speed_mps: float, grade_percent: float, mass_kg: float, *, running: bool = True, uneven: bool = False
) -> tuple[float, float]:
    """Return lowest and highest gross energy in kcal/min: Minetti et al. (2002) with rest added, and ACSM."""
    rest = kcal_per_min(RESTING_VO2_ML_PER_KG_MIN, mass_kg)
    vo2 = running_vo2 if running else walking_vo2
    by_cost = net_kcal_per_min(speed_mps, grade_percent, mass_kg, running=running) + rest
    by_oxygen = kcal_per_min(vo2(speed_mps, grade_percent), mass_kg)
    low, high = min(by_cost, by_oxygen), max(by_cost, by_oxygen)
    if uneven:
        less, more = UNEVEN_GROUND_FACTORS
        return low * less, high * more
    return low, high


def ground_factors(surface: str) -> tuple[float, float]:
    """Return what energy on this ground has to be multiplied with, at least and at most."""
    return GROUND_FACTORS.get(surface, (1.0, 1.0))
