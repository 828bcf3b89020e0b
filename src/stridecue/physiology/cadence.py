"""Cadence: a runner's own baseline, the target above it, and step length.

Rules:
- The baseline is a straight line of cadence on speed for each bin of slope, fitted to quiet half minutes.
- Below twelve windows there is no baseline. A prior from height serves only to check units and is never shown.
- A target never exceeds 110 % of the baseline or 190 steps a minute; a cadence that is high already gets none.
"""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.model.our_choices.runner import (
    BASELINE_SLOPE_SPM_PER_MPS,
    BASELINE_WINDOWS_NEEDED,
    BORROWED_BASELINE_AT_MOST,
    BORROWED_BASELINE_PER_PERCENT,
    NO_TARGET_FROM_SPM,
    OWN_BASELINE_SLOPE_LIMITS_SPM_PER_MPS,
    OWN_BASELINE_SLOPE_SPEED_RANGE_MPS,
    OWN_BASELINE_SLOPE_WINDOWS_NEEDED,
    TARGET_CEILING_FACTOR,
    TARGET_CEILING_SPM,
)
from stridecue.model.setup import BaselineBin
from stridecue.physiology.heart_rate import round_half_up
from stridecue.physiology.statistics import median

_ROUNDING_SLACK = 1e-9
"""Keeps 1.1 x 160 at 176 in binary fractions."""


def baseline_spm(bin: BaselineBin, speed_mps: float) -> float:
    """Return the runner's usual cadence at this speed, in steps a minute."""
    return bin.cadence_spm + bin.slope_spm_per_mps * (speed_mps - bin.speed_mps)


def borrowed_baseline_spm(flat_baseline: float, grade_percent: float) -> float:
    """Return a cadence baseline for a slope without one of its own, from the flat one, in steps a minute."""
    return flat_baseline * (
        1 + max(0.0, min(BORROWED_BASELINE_AT_MOST, BORROWED_BASELINE_PER_PERCENT * grade_percent))
    )


def prior_spm(speed_mps: float, height_m: float) -> float:
    """Return what cadence is likely for a stranger of this height, to check units with, in steps a minute."""
    return 165 + 8 * (speed_mps - 3.04) - 50 * (height_m - 1.75)


def target_spm(baseline: float, step: float) -> int | None:
    """Return the cadence to aim at, in steps a minute; None when the baseline is high enough.

    `step` is how far above the baseline, as a fraction (0.025 to 0.075).
    """
    if baseline >= NO_TARGET_FROM_SPM:
        return None
    ceiling = int(TARGET_CEILING_FACTOR * baseline + _ROUNDING_SLACK)
    return min(round_half_up(baseline * (1 + step)), ceiling, TARGET_CEILING_SPM)


def step_length_m(speed_mps: float, cadence_spm: float) -> float | None:
    """Return the length of one step in m, or None without steps."""
    return 60 * speed_mps / cadence_spm if cadence_spm > 0 else None


def spm_from_one_foot(contacts: int, seconds: float) -> float:
    """Return steps a minute from the counted contacts of one foot."""
    return 2 * 60 * contacts / seconds


def change_percent(value: float, base: float) -> float:
    """Return by how many percent a value lies above its base."""
    return 100 * (value - base) / base


def theil_sen(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return the median of the slopes between all pairs (Theil 1950, Sen 1968), or None where x does not vary.

    The work grows with the square of the length: thin long series first.
    """
    slopes = []
    for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
        slopes += [(ys[j] - y) / (xs[j] - x) for j in range(i) if xs[j] != x]
    return median(slopes)


def fit_baseline(slope_bin: str, windows: Sequence[tuple[float, float]]) -> BaselineBin | None:
    """Fit the baseline of one slope bin to windows of (speed in m/s, cadence in steps a minute).

    None below twelve windows. The slope is the runner's own where there are enough windows over enough speeds.
    """
    if len(windows) < BASELINE_WINDOWS_NEEDED:
        return None
    speeds = [speed for speed, _ in windows]
    cadences = [cadence for _, cadence in windows]
    return BaselineBin(
        slope_bin=str(slope_bin),
        speed_mps=median(speeds) or 0.0,
        cadence_spm=median(cadences) or 0.0,
        slope_spm_per_mps=_slope(speeds, cadences),
        windows=len(windows),
    )


def _slope(speeds: Sequence[float], cadences: Sequence[float]) -> float:
    spread = max(speeds) - min(speeds)
    if (
        len(speeds) < OWN_BASELINE_SLOPE_WINDOWS_NEEDED
        or spread < OWN_BASELINE_SLOPE_SPEED_RANGE_MPS - _ROUNDING_SLACK
    ):
        return BASELINE_SLOPE_SPM_PER_MPS
    own = theil_sen(speeds, cadences)
    lowest, highest = OWN_BASELINE_SLOPE_LIMITS_SPM_PER_MPS
    return BASELINE_SLOPE_SPM_PER_MPS if own is None else max(lowest, min(highest, own))
