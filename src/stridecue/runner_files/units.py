"""Dimensions of quantities, and the units that an expression can be written in.

Rules: a quantity is kept in the unit of its dimension: s, m, m/s, bpm, spm, %, W. A pace is a speed written the other
way round. What has no unit is a plain number, and takes the unit of what it meets.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a quantity measures, as powers of base units in alphabetical order."""

    powers: tuple[tuple[str, int], ...] = ()

    def times(self, other: Dimension, sign: int = 1) -> Dimension:
        """Return the dimension of a product, or of a quotient with `sign` -1."""
        total = dict(self.powers)
        for base, power in other.powers:
            total[base] = total.get(base, 0) + sign * power
        return Dimension(tuple(sorted((base, power) for base, power in total.items() if power)))

    def __str__(self) -> str:
        return _WORDS.get(self) or "a quantity in " + "·".join(
            base if power == 1 else f"{base}^{power}" for base, power in self.powers
        )


class Sort(Enum):
    """What an expression can be besides a quantity."""

    TRUTH = "yes or no"
    WORD = "a word"
    PLAIN = "a plain number"
    BROKEN = "something wrong"
    """Already reported, so that one slip is not reported twice."""

    def __str__(self) -> str:
        return self.value


Kind = Dimension | Sort

NUMBER = Dimension()
TIME = Dimension((("s", 1),))
LENGTH = Dimension((("m", 1),))
SPEED = Dimension((("m", 1), ("s", -1)))
HEART_RATE = Dimension((("bpm", 1),))
HEART_RATE_SLOPE = Dimension((("bpm", 1), ("s", -1)))
CADENCE = Dimension((("spm", 1),))
PERCENT = Dimension((("%", 1),))
POWER = Dimension((("W", 1),))
COST = Dimension((("J/kg/m", 1),))

_WORDS = {
    NUMBER: "a number",
    TIME: "a time (s)",
    LENGTH: "a distance (m)",
    SPEED: "a speed (m/s)",
    HEART_RATE: "a heart rate (bpm)",
    HEART_RATE_SLOPE: "a change of heart rate (bpm/s)",
    CADENCE: "a cadence (spm)",
    PERCENT: "a percentage (%)",
    POWER: "a power (W)",
    COST: "an energy cost (J/kg/m)",
}

UNIT_OF = {
    NUMBER: "",
    TIME: "s",
    LENGTH: "m",
    SPEED: "m/s",
    HEART_RATE: "bpm",
    HEART_RATE_SLOPE: "bpm/s",
    CADENCE: "spm",
    PERCENT: "%",
    POWER: "W",
    COST: "J/kg/m",
}
"""What the values of each dimension are kept in."""

_KM_M, _MILE_M = 1000.0, 1609.344


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its dimension and what one of it is; a pace is turned round."""

    dimension: Dimension
    factor: float
    pace: bool = False

    def value(self, number: float) -> float:
        """Return a number of this unit in the unit of its dimension; a pace must not be 0."""
        return self.factor / number if self.pace else self.factor * number


UNITS = {
    "s": Unit(TIME, 1.0),
    "min": Unit(TIME, 60.0),
    "h": Unit(TIME, 3600.0),
    "m": Unit(LENGTH, 1.0),
    "km": Unit(LENGTH, _KM_M),
    "mile": Unit(LENGTH, _MILE_M),
    "miles": Unit(LENGTH, _MILE_M),
    "m/s": Unit(SPEED, 1.0),
    "km/h": Unit(SPEED, _KM_M / 3600),
    "mph": Unit(SPEED, _MILE_M / 3600),
    "min/km": Unit(SPEED, _KM_M / 60, pace=True),
    "min/mile": Unit(SPEED, _MILE_M / 60, pace=True),
    "bpm": Unit(HEART_RATE, 1.0),
    "bpm/s": Unit(HEART_RATE_SLOPE, 1.0),
    "spm": Unit(CADENCE, 1.0),
    "%": Unit(PERCENT, 1.0),
    "W": Unit(POWER, 1.0),
}
"""Every unit that may follow a number."""

PACE_UNITS = ("min/km", "min/mile")
