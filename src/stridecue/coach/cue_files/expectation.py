"""What a cue is expected to do, as its file says it: `step_length down 5% in 20s`, `speed within 3% in 30s`.

Rules: a metric, `up`, `down` or `within`, a size, `in` and a window. What is `within` stays as it was, give or take the
size. Percent of a metric that is no percentage is relative to the value before the cue; any other size is in the
metric's own unit, or one of its dimension. Nothing is measured here.
"""

from __future__ import annotations

import re
from typing import Any

from stridecue.coach.cue_files.cue_set import Expectation
from stridecue.coach.language.lexer import tokens
from stridecue.coach.metrics import METRICS
from stridecue.runner_files.mistakes import SlipError, nearest, quoted
from stridecue.runner_files.units import PERCENT, UNITS, Dimension
from stridecue.runner_files.values import Notes, WrongValueError, duration, kind_of

MOST_EXPECTATIONS = 4
SHORTEST_WINDOW_S = 10
"""What is compared is the mean of the window's last 10 s."""

_SHAPE = re.compile(r"(\S+)\s+(\S+)\s+(\d\S*(?:\s+\S+)?)\s+in\s+(\S+)")
_EXAMPLE = 'write it like "step_length down 5% in 20s"'
_WITHIN = "within"
_DIRECTIONS = ("up", "down", _WITHIN)
_read_window = duration(SHORTEST_WINDOW_S)


def expectations(notes: Notes, key: str, value: Any) -> tuple[Expectation, ...]:
    """Read the list of what a cue is expected to do; the first is the effect that is compared."""
    if not isinstance(value, list):
        raise WrongValueError(f"found {kind_of(value)}", f"a list of texts is needed, {_EXAMPLE}")
    if len(value) > MOST_EXPECTATIONS:
        raise WrongValueError(f"found {len(value)} expectations", f"at most {MOST_EXPECTATIONS} are allowed")
    found = [notes.read(_expectation, key, item) for item in value]
    return tuple(item for item in found if item is not None)


def _expectation(notes: Notes, key: str, value: Any) -> Expectation:
    if not isinstance(value, str):
        raise WrongValueError(f"found {kind_of(value)}", _EXAMPLE)
    match = _SHAPE.fullmatch(value.strip())
    if match is None:
        raise WrongValueError(f"found {quoted(value)}", _EXAMPLE)
    name, direction, size, window = match.groups()
    dimension = _dimension(name, match.start(1) + 1)
    if direction not in _DIRECTIONS:
        near = nearest(direction, _DIRECTIONS)
        raise WrongValueError(
            f"found {quoted(direction)}", "up, down or within is allowed", near, column=match.start(2) + 1
        )
    amount, relative = _size(size, dimension, match.start(3) + 1)
    window_s = _read_window(notes, key, window)
    text = " ".join(value.split())
    return Expectation(name, direction == "up", amount, relative, window_s, text, within=direction == _WITHIN)


def _dimension(name: str, column: int) -> Dimension:
    metric = METRICS.get(name)
    if metric is None:
        near = nearest(name, METRICS)
        raise WrongValueError(f"{quoted(name)} is no metric", "a metric comes first", near, column=column)
    if not isinstance(metric.kind, Dimension):
        raise WrongValueError(f"{name} is {metric.kind}", "only a quantity goes up or down", column=column)
    return metric.kind


def _size(text: str, dimension: Dimension, column: int) -> tuple[float, bool]:
    """Return a size and whether it is relative."""
    try:
        number, *rest = tokens(text)
        if number.slip is not None:
            raise SlipError(number.slip)
    except SlipError as error:
        slip = error.slip
        column += slip.column - 1
        raise WrongValueError(slip.found, slip.allowed, slip.nearest, column=column) from error
    pace = any(unit.pace and number.text.endswith(name) for name, unit in UNITS.items())
    if len(rest) != 1 or pace or number.value <= 0:
        raise WrongValueError(f"found {quoted(text)}", "a size above 0 is needed, such as 5%", column=column)
    if number.dimension == PERCENT != dimension:
        return number.value, True
    if number.dimension not in (None, dimension):
        raise WrongValueError(
            f"{number.dimension} for {dimension}", "the units must go together", column=column
        )
    return number.value, False
