"""What the arrow keys type: the next grade and the next speed.

Rules: a step goes from what is shown now, and lands on a round figure: half percents, tenths of km/h or mph.
"""

from __future__ import annotations

from stridecue.model.profile import Unit
from stridecue.model.state import Signal
from stridecue.report import wording

LEAST_GRADE, MOST_GRADE = -30.0, 40.0
SPEED_STEP = 0.1
"""In km/h or mph."""
MOST_SPEED_MPS = 10.0
USUAL_FIRST_MPS = 2.5
"""9 km/h; OUR CHOICE."""


def next_grade(signal: Signal, step_percent: float) -> float:
    """Return the grade in percent one step up or down."""
    size = abs(step_percent)
    steps = round(((signal.current or 0.0) + step_percent) / size)
    return min(max(steps * size, LEAST_GRADE), MOST_GRADE)


def next_speed_mps(signal: Signal, direction: int, unit: Unit, first_mps: float | None = None) -> float:
    """Return the speed in m/s one tenth faster (1) or slower (-1) on the belt's panel.

    Where no speed is known yet, the first press says `first_mps`, the runner's comfortable speed.
    """
    step_mps = SPEED_STEP * wording.unit_metres(unit) / 3600
    if signal.current is None:
        steps = round((first_mps or USUAL_FIRST_MPS) / step_mps)
    else:
        steps = round(signal.current / step_mps) + direction
    return min(max(steps * step_mps, 0.0), MOST_SPEED_MPS)
