"""Quantities of compiled expressions.

Rules: a quantity that is not known, or a division by nothing, is None, and so is everything counted from it. A metric
that is banded counts less once the cue's technique is learnt, here and in windows, so that thresholds on it widen.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable

from stridecue.coach.language.logic import Slots, Test, Truth
from stridecue.coach.language.window import Window
from stridecue.coach.metrics import TABLE
from stridecue.coach.moment import Moment, WindowKey
from stridecue.physiology.slope import running_cost

Quantity = Callable[[Moment, Slots], float | None]

OPERATORS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}

WINDOW_FIGURES: dict[str, Callable[[Window], float | None]] = {
    "mean": Window.mean,
    "min": Window.lowest,
    "max": Window.highest,
    "change": Window.change,
}

PLAIN_FUNCTIONS: dict[str, Callable[[Moment, float], float]] = {
    "abs": lambda moment, value: abs(value),
    "run_cost": lambda moment, grade_percent: running_cost(grade_percent / 100),
    "walk_run_speed": lambda moment, grade_percent: moment.facts.walk_run_speed_mps(grade_percent),
}


def constant(value: float) -> Quantity:
    """Return the quantity that never changes."""
    return lambda moment, slots: value


def metric(index: int) -> Quantity:
    """Return the quantity of a metric."""

    def read(moment: Moment, slots: Slots) -> float | None:
        return moment.values[index]  # type: ignore[return-value]

    return _lenient(read) if TABLE[index].banded else read


def _lenient(quantity: Quantity) -> Quantity:
    """Return a quantity as it counts for the cue that is looked at."""

    def run(moment: Moment, slots: Slots) -> float | None:
        value = quantity(moment, slots)
        return None if value is None else value * moment.leniency

    return run


def negative(operand: Quantity) -> Quantity:
    """Return a quantity with the other sign."""

    def run(moment: Moment, slots: Slots) -> float | None:
        value = operand(moment, slots)
        return None if value is None else -value

    return run


def total(terms: tuple[tuple[int, Quantity], ...]) -> Quantity:
    """Return the sum of terms with their signs."""

    def run(moment: Moment, slots: Slots) -> float | None:
        result = 0.0
        for sign, term in terms:
            value = term(moment, slots)
            if value is None:
                return None
            result += sign * value
        return result

    return run


def product(factors: tuple[tuple[int, Quantity], ...]) -> Quantity:
    """Return the product of factors; those with power -1 divide."""

    def run(moment: Moment, slots: Slots) -> float | None:
        result = 1.0
        for power, factor in factors:
            value = factor(moment, slots)
            if value is None or (power < 0 and value == 0):
                return None
            result = result * value if power > 0 else result / value
        return result if math.isfinite(result) else None

    return run


def applied(function: Callable[[Moment, float], float], operand: Quantity) -> Quantity:
    """Return a function of a quantity."""

    def run(moment: Moment, slots: Slots) -> float | None:
        value = operand(moment, slots)
        return None if value is None else function(moment, value)

    return run


def windowed(figure: Callable[[Window], float | None], key: WindowKey) -> Quantity:
    """Return a figure of a window."""

    def run(moment: Moment, slots: Slots) -> float | None:
        return figure(moment.windows[key])

    return _lenient(run) if TABLE[key[0]].banded else run


def age(index: int) -> Quantity:
    """Return the age of a metric's last value."""
    return lambda moment, slots: moment.age_s(index)


def count(cue: str, seconds: float) -> Quantity:
    """Return how often a cue was shown."""
    return lambda moment, slots: moment.count(cue, seconds)


def recall(slot: int) -> Quantity:
    """Return what a step has left in a slot this second."""

    def run(moment: Moment, slots: Slots) -> float | None:
        value: float | None = slots[slot]
        return value

    return run


def compare(holds: Callable[[float, float], bool], left: Quantity, right: Quantity) -> Test:
    """Return the test of two quantities."""

    def run(moment: Moment, slots: Slots) -> Truth:
        a = left(moment, slots)
        if a is None:
            return None
        b = right(moment, slots)
        return None if b is None else holds(a, b)

    return run


def compare_to_constant(holds: Callable[[float, float], bool], index: int, limit: float) -> Test:
    """Return the test of a metric against a number: the commonest one, without calls in between."""

    def run_lenient(moment: Moment, slots: Slots) -> Truth:
        value = moment.values[index]
        return None if value is None else holds(value * moment.leniency, limit)  # type: ignore[operator]

    def run(moment: Moment, slots: Slots) -> Truth:
        value = moment.values[index]
        return None if value is None else holds(value, limit)  # type: ignore[arg-type]

    return run_lenient if TABLE[index].banded else run


def compare_to_number(holds: Callable[[float, float], bool], left: Quantity, limit: float) -> Test:
    """Return the test of a quantity against a number."""

    def run(moment: Moment, slots: Slots) -> Truth:
        value = left(moment, slots)
        return None if value is None else holds(value, limit)

    return run
