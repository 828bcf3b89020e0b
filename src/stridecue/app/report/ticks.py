"""Round values to write beside an axis."""

from __future__ import annotations

import math
from collections.abc import Sequence

TIME_STEPS_S = (5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 14400.0, 36000.0)
DISTANCE_STEPS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
"""Kilometres or miles."""


def ticks(low: float, high: float, steps: Sequence[float], most: int) -> list[float]:
    """Return the multiples of the finest step that has at most `most` from `low` to `high`; else of the coarsest."""
    for step in steps:
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < most:
            return [step * at for at in range(first, last + 1)]
    first, last = math.ceil(low / steps[-1]), math.floor(high / steps[-1])
    return [steps[-1] * at for at in range(first, min(last, first + max(0, most - 1)) + 1)]
