"""What the body did: steps by ground, and the energy of moving as a range of two models.

Rules: steps are counted where cadence is good. Energy is worked out where speed is good and the runner moves, for the
mass of body and pack; a grade that is not known counts as level.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from stridecue.library.derived.figures.counted import Counted
from stridecue.model.key_figures import EnergyFigures, SurfaceSteps
from stridecue.physiology.energy import (
    RESTING_VO2_ML_PER_KG_MIN,
    ground_factors,
    kcal_per_min,
    net_kcal_per_min,
    running_vo2,
    walking_vo2,
)


def steps(counted: Counted) -> tuple[SurfaceSteps, ...]:
    """Return the steps on each ground, in the order of their number."""
    running: defaultdict[str, float] = defaultdict(float)
    walking: defaultdict[str, float] = defaultdict(float)
    for second, cadence, runs, walks in zip(
        counted.seconds, counted.cadence, counted.running, counted.walking, strict=True
    ):
        if cadence is None:
            continue
        if runs:
            running[second.surface] += cadence / 60
        elif walks:
            walking[second.surface] += cadence / 60
    found = [SurfaceSteps(name, round(running[name]), round(walking[name])) for name in {*running, *walking}]
    return tuple(sorted(found, key=lambda one: (-one.running - one.walking, one.surface)))


def energy(counted: Counted, mass_kg: float | None) -> EnergyFigures | None:
    """Return the energy of moving by Minetti et al. (2002) and ACSM, the lesser first, with what the ground adds."""
    if mass_kg is None:
        return None
    alike = Counter(
        (round(speed, 2), round(grade or 0.0, 1), runs, second.surface)
        for second, speed, grade, runs, walks in zip(
            counted.seconds, counted.speed, counted.grade, counted.running, counted.walking, strict=True
        )
        if speed is not None and (runs or walks)
    )
    if not alike:
        return None
    rest = kcal_per_min(RESTING_VO2_ML_PER_KG_MIN, mass_kg)
    sums = [[0.0, 0.0], [0.0, 0.0]]
    for (speed, grade, runs, surface), times in alike.items():
        vo2 = running_vo2 if runs else walking_vo2
        by_cost = net_kcal_per_min(speed, grade, mass_kg, running=runs) + rest
        by_oxygen = kcal_per_min(vo2(speed, grade), mass_kg)
        for factor_place, factor in enumerate(ground_factors(surface)):
            sums[factor_place][0] += factor * by_cost * times / 60
            sums[factor_place][1] += factor * by_oxygen * times / 60
    return EnergyFigures(low_kcal=min(sums[0]), high_kcal=max(sums[1]))
