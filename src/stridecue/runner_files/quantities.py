"""Quantities with a unit as texts in a runner's file: `200 m`, `10 km/h`, `5:30 min/km`.

Rules: a quantity is kept in the unit of its dimension, to a millionth. A pace is a speed written the other way round.
"""

from __future__ import annotations

import re
from typing import Any

from stridecue.runner_files.mistakes import nearest, quoted
from stridecue.runner_files.units import UNITS, Dimension
from stridecue.runner_files.values import Notes, Reader, WrongValueError, kind_of

DECIMALS = 6

_QUANTITY = re.compile(r"(?:(\d{1,3}):([0-5]\d)|(\d{1,6}(?:\.\d{1,6})?)) ?([A-Za-z%/]{1,12})", re.ASCII)


def quantity(dimension: Dimension, lowest: float, highest: float, examples: str) -> Reader:
    """Return the reader of a quantity of this dimension; `examples` says how one is written."""
    units = [name for name, unit in UNITS.items() if unit.dimension == dimension]

    def read(notes: Notes, key: str, value: Any) -> float:
        match = _QUANTITY.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            found = quoted(value) if isinstance(value, str) else kind_of(value)
            raise WrongValueError(f"found {found}", f"write {examples}")
        minutes, seconds, number, name = match.groups()
        if name not in units:
            allowed = f"units are {', '.join(units)}"
            raise WrongValueError(f"{quoted(name)} in {quoted(value)}", allowed, nearest(name, units))
        unit = UNITS[name]
        if minutes is not None and not unit.pace:
            raise WrongValueError(f"found {quoted(value)}", "minutes and seconds are for a pace, in min/km")
        figure = float(number) if minutes is None else int(minutes) + int(seconds) / 60
        if figure == 0 and unit.pace:
            raise WrongValueError(f"found {quoted(value)}", "a pace is more than 0")
        result = round(unit.value(figure), DECIMALS)
        if not lowest <= result <= highest:
            own = next(each for each in units if UNITS[each].factor == 1.0)
            raise WrongValueError(f"found {quoted(value)}", f"{lowest:g} to {highest:g} {own} is allowed")
        return result

    return read


def plain(number: float) -> str:
    """Return a number as a file has it: no more decimals than it needs, and none of an exponent."""
    return f"{number + 0.0:.{DECIMALS}f}".rstrip("0").rstrip(".")
