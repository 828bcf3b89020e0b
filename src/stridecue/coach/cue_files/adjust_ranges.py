"""Between which limits figures of a cue can be adjusted, in which steps, and how they are written.

Rules: limits keep nonsense out, and no more; they are in the unit of their dimension. A figure is written in the unit
that it had; a time in the largest unit that gives a whole number.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.coach.language import syntax
from stridecue.coach.language.parser import LONGEST_TIME_S
from stridecue.runner_files.units import (
    CADENCE,
    COST,
    HEART_RATE,
    HEART_RATE_SLOPE,
    LENGTH,
    NUMBER,
    PERCENT,
    POWER,
    SPEED,
    TIME,
    UNIT_OF,
    UNITS,
    Dimension,
)


@dataclass(frozen=True, slots=True)
class Range:
    """Lowest and highest, in the unit of a dimension."""

    lowest: float
    highest: float


# What an editor offers; a run is never judged by it.

SPAN = Range(1.0, LONGEST_TIME_S)
"""How long something lasts, or how far a function looks back."""
FACTOR = Range(0.0, 5.0)
OF_DIMENSION = {
    HEART_RATE: Range(30, 230),
    HEART_RATE_SLOPE: Range(-2, 2),
    CADENCE: Range(60, 230),
    SPEED: Range(0, 8),
    PERCENT: Range(-50, 50),
    POWER: Range(0, 1000),
    LENGTH: Range(0, 100_000),
    TIME: Range(0, 6 * 3600),
    NUMBER: Range(0, 100),
    COST: Range(0, 30),
}
OF_METRIC = {
    "cadence_variation": Range(0, 50),
    "effort": Range(0, 10),
    "focus_count": Range(0, 2),
    "last_mood": Range(1, 5),
    "mood": Range(1, 5),
    "quiet_rating": Range(1, 5),
    "step_length": Range(0.2, 2.5),
}
OF_DIFFERENCE = {
    HEART_RATE: Range(-60, 60),
    CADENCE: Range(-60, 60),
    SPEED: Range(-5, 5),
    POWER: Range(-500, 500),
    LENGTH: Range(-100_000, 100_000),
    TIME: Range(-6 * 3600, 6 * 3600),
    NUMBER: Range(-100, 100),
}
"""Between two quantities, or of one and its value before; other dimensions as they are."""
OF_ANYTHING_ELSE = Range(-10_000, 10_000)

_STEP_IN_UNIT = {
    "bpm/s": 0.01,
    "%": 0.5,
    "m/s": 0.1,
    "km/h": 0.2,
    "mph": 0.1,
    "W": 5.0,
    "km": 0.1,
    "mile": 0.1,
    "miles": 0.1,
}
"""In units that are not here, 1."""
_FACTOR_STEP = 0.05
_PACE_STEP_S = 5
_SHORT_M, _SHORT_STEP_M, _LONG_STEP_M = 5.0, 0.01, 50.0
"""Lengths of steps, and of ways."""
_TIME_STEPS_S = ((20, 1), (120, 5), (300, 30), (3600, 60), (float("inf"), 600))
"""(below this, step), in seconds."""

_MINUTE_S, _HOUR_S = 60, 3600
_PLACES = 3


def limit_range(subject: syntax.Node, dimension: Dimension) -> Range:
    """Return between what a number may be that something is compared with."""
    if isinstance(subject, syntax.Name) and subject.name in OF_METRIC:
        return OF_METRIC[subject.name]
    if isinstance(subject, syntax.Call) and subject.name == "abs":
        return Range(0.0, difference_range(dimension).highest)
    if isinstance(subject, syntax.Sum) or (isinstance(subject, syntax.Call) and subject.name == "change"):
        return difference_range(dimension)
    return OF_DIMENSION.get(dimension, OF_ANYTHING_ELSE)


def difference_range(dimension: Dimension) -> Range:
    """Return between what a difference may be."""
    return OF_DIFFERENCE.get(dimension) or OF_DIMENSION.get(dimension, OF_ANYTHING_ELSE)


def stepped(value: float, dimension: Dimension, unit: str, steps: int) -> float:
    """Return a value some steps up or down; a pace goes up by getting slower, as its figure does."""
    for _ in range(abs(steps)):
        value = _one_step(value, dimension, unit, 1 if steps > 0 else -1)
    return value


def stepped_factor(value: float, steps: int) -> float:
    """Return a factor some steps up or down."""
    return round(value + steps * _FACTOR_STEP, _PLACES)


def _one_step(value: float, dimension: Dimension, unit: str, way: int) -> float:
    if dimension == TIME:
        step_s = next(step for below, step in _TIME_STEPS_S if value + min(way, 0) < below)
        return max(0.0, (value // step_s + 1 if way > 0 else -(-value // step_s) - 1) * step_s)
    known = UNITS.get(unit or UNIT_OF.get(dimension, ""))
    if known is None:
        return round(value + way, _PLACES)
    if known.pace:
        seconds = round(known.value(1) / value * _MINUTE_S) if value else 0
        return known.value(max(_PACE_STEP_S, seconds + way * _PACE_STEP_S) / _MINUTE_S)
    number = value / known.factor
    size = _STEP_IN_UNIT.get(unit or UNIT_OF[dimension], 1.0)
    if dimension == LENGTH and known.factor == 1.0:
        size = _SHORT_STEP_M if value < _SHORT_M else _LONG_STEP_M
    return round(number + way * size, _PLACES) * known.factor


def figure(value: float, dimension: Dimension, unit: str) -> str:
    """Return a value as a cue file writes it; `unit` is empty for a plain number."""
    if dimension == TIME and unit:
        return duration(value, unit)
    if not unit:
        return plain(value)
    known = UNITS[unit]
    if known.pace:
        minutes, seconds = divmod(round(known.value(1) / value * _MINUTE_S), _MINUTE_S) if value else (0, 0)
        return f"{minutes}:{seconds:02d} {unit}"
    return f"{plain(value / known.factor)} {unit}"


def duration(seconds: float, minute: str = "min") -> str:
    """Return a time as cue files write it: 90s, 4min, 1h; `minute` is min or, outside of conditions, m."""
    minute = "m" if minute == "m" else "min"
    for size, word in ((_HOUR_S, "h"), (_MINUTE_S, minute)):
        if seconds >= size and seconds % size == 0 and seconds != _MINUTE_S:
            return f"{plain(seconds / size)}{word}"
    return f"{plain(seconds)}s"


def told(allowed: Range, dimension: Dimension, unit: str) -> str:
    """Return a range in words, in the unit that is written."""
    if dimension == TIME and unit:
        return f"{duration(allowed.lowest)} to {duration(allowed.highest)}"
    known = UNITS.get(unit)
    if known is not None and known.pace:
        fastest = figure(allowed.highest, dimension, unit)
        if not allowed.lowest:
            return f"{fastest} or slower"
        return f"{fastest.removesuffix(unit)}to {figure(allowed.lowest, dimension, unit)}"
    factor = known.factor if known is not None else 1.0
    words = f"{plain(allowed.lowest / factor)} to {plain(allowed.highest / factor)}"
    return f"{words} {unit or UNIT_OF.get(dimension, '')}".rstrip()


def plain(number: float) -> str:
    """Return a number without needless places."""
    text = f"{number:.{_PLACES}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
