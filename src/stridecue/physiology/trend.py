"""Trends in short series of measurements, with how far they can be trusted.

Rules: chance is drawn from a stable hash, so that the same run says the same each time it is looked at. A figure that
the data cannot give is None.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from stridecue.model.chance import draw
from stridecue.physiology.statistics import Z_95, Interval, median, quantile

RESAMPLES = 1000


def theil_sen_interval(xs: Sequence[float], ys: Sequence[float]) -> Interval | None:
    """Return the median of the slopes between all pairs with its 95 % interval (Sen 1968).

    None below three points, or where x does not vary. The work grows with the square of the length.
    """
    count = len(xs)
    slopes = sorted(
        (ys[j] - y) / (xs[j] - x)
        for i, (x, y) in enumerate(zip(xs, ys, strict=True))
        for j in range(i)
        if xs[j] != x
    )
    estimate = median(slopes)
    if estimate is None or count < 3:
        return None
    spread = Z_95 * math.sqrt(count * (count - 1) * (2 * count + 5) / 18)
    low = max(0, math.floor((len(slopes) - spread) / 2) - 1)
    high = min(len(slopes) - 1, math.ceil((len(slopes) + spread) / 2))
    return Interval(estimate, slopes[low], slopes[high])


def change_of_medians(before: Sequence[float], after: Sequence[float], seed: int) -> Interval | None:
    """Return by how many percent the median has changed, with its 95 % percentile bootstrap interval (Efron 1979).

    None where either is empty or the first median is 0.
    """
    first, second = median(before), median(after)
    if not first or second is None:
        return None
    changes = []
    for turn in range(RESAMPLES):
        old, new = _resampled(before, seed, f"before {turn}"), _resampled(after, seed, f"after {turn}")
        if old:
            changes.append(100 * (new / old - 1))
    low, high = quantile(changes, 0.025), quantile(changes, 0.975)
    if low is None or high is None:
        return None
    return Interval(100 * (second / first - 1), low, high)


def _resampled(values: Sequence[float], seed: int, name: str) -> float:
    count = len(values)
    return median([values[int(draw(seed, name, place) * count)] for place in range(count)]) or 0.0
