"""Small statistics for short series of measurements.

Rules: pure Python, no state. A figure that the data cannot give is None, never a guess.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

Z_95 = 1.959963984540054
"""Two-sided 95 % point of the normal distribution."""

_INTEGRATION_STEPS = 400


class Interval(NamedTuple):
    """An estimate with the interval it lies in."""

    estimate: float
    low: float
    high: float


class WelchInterval(NamedTuple):
    """The difference of two means with its 95 % interval and degrees of freedom."""

    difference: float
    low: float
    high: float
    degrees_of_freedom: float


def median(values: Sequence[float]) -> float | None:
    """Return the median, or None of nothing."""
    count = len(values)
    if not count:
        return None
    ordered = sorted(values)
    middle = count // 2
    if count % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def quantile(values: Sequence[float], share: float) -> float | None:
    """Return the value below which this share lies, between neighbours along a straight line; None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def mean(values: Sequence[float]) -> float | None:
    """Return the mean, or None of nothing."""
    return math.fsum(values) / len(values) if values else None


def sample_variance(values: Sequence[float]) -> float | None:
    """Return the variance with n - 1, or None below two values."""
    if len(values) < 2:
        return None
    centre = math.fsum(values) / len(values)
    return math.fsum((value - centre) ** 2 for value in values) / (len(values) - 1)


def linear_slope(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return the least-squares slope of y on x, or None where x does not vary."""
    count = len(xs)
    if count < 2:
        return None
    x_mean = sum(xs) / count
    y_mean = sum(ys) / count
    above = below = 0.0
    for x, y in zip(xs, ys, strict=True):
        from_mean = x - x_mean
        above += from_mean * (y - y_mean)
        below += from_mean * from_mean
    return above / below if below > 0 else None


def wilson_interval(hits: int, tries: int) -> Interval | None:
    """Return a share with its 95 % interval (Wilson 1927), or None without a try."""
    if tries <= 0:
        return None
    share = hits / tries
    z2 = Z_95 * Z_95
    scale = 1 + z2 / tries
    centre = (share + z2 / (2 * tries)) / scale
    half = Z_95 * math.sqrt(share * (1 - share) / tries + z2 / (4 * tries * tries)) / scale
    return Interval(share, max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half)))


def welch_interval(first: Sequence[float], second: Sequence[float]) -> WelchInterval | None:
    """Return mean(first) - mean(second) with its 95 % interval (Welch 1947).

    None below two values on a side, or where neither side varies.
    """
    variance_1, variance_2 = sample_variance(first), sample_variance(second)
    if variance_1 is None or variance_2 is None:
        return None
    share_1, share_2 = variance_1 / len(first), variance_2 / len(second)
    if share_1 + share_2 <= 0:
        return None
    freedom = (share_1 + share_2) ** 2 / (
        share_1 * share_1 / (len(first) - 1) + share_2 * share_2 / (len(second) - 1)
    )
    difference = math.fsum(first) / len(first) - math.fsum(second) / len(second)
    half = student_t_975(freedom) * math.sqrt(share_1 + share_2)
    return WelchInterval(difference, difference - half, difference + half, freedom)


def student_t_975(degrees_of_freedom: float) -> float:
    """Return the two-sided 95 % point of Student's t, for one degree of freedom or more."""
    low, high = Z_95, 13.0
    while high - low > 1e-7:
        middle = (low + high) / 2
        if _student_t_half(middle, degrees_of_freedom) < 0.475:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _student_t_half(t: float, freedom: float) -> float:
    """Return the probability between 0 and t, by Simpson's rule on the density."""
    gammas = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)
    scale = math.exp(gammas) / math.sqrt(freedom * math.pi)
    power = -(freedom + 1) / 2
    step = t / _INTEGRATION_STEPS
    total = 1.0 + math.pow(1 + t * t / freedom, power)
    for i in range(1, _INTEGRATION_STEPS):
        x = i * step
        total += (4 if i % 2 else 2) * math.pow(1 + x * x / freedom, power)
    return scale * total * step / 3
