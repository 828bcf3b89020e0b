"""The parts of a parsed expression; each knows the column where it begins, counted from 1."""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.runner_files.mistakes import Slip
from stridecue.runner_files.units import Dimension


@dataclass(frozen=True, slots=True)
class Number:
    """A literal in the unit of its dimension; None where no unit was written."""

    column: int
    value: float
    dimension: Dimension | None
    text: str
    slip: Slip | None = None
    """Its unit is unknown."""


@dataclass(frozen=True, slots=True)
class Name:
    """A metric, or a word of one; `optional` is the question mark."""

    column: int
    name: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class CueName:
    """A cue's id within `count`."""

    column: int
    id: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function and its arguments."""

    column: int
    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Negative:
    """A minus sign before something."""

    column: int
    operand: Node


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms with their signs, 1 or -1."""

    column: int
    terms: tuple[tuple[int, Node], ...]


@dataclass(frozen=True, slots=True)
class Product:
    """Factors with their powers: 1 multiplies, -1 divides."""

    column: int
    factors: tuple[tuple[int, Node], ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Two quantities, or a metric and one of its words."""

    column: int
    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Within:
    """A metric and the words that it may be."""

    column: int
    subject: Node
    words: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    column: int
    operand: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of several."""

    column: int
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of several at least."""

    column: int
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A condition that has to have been true for some time."""

    column: int
    condition: Node
    seconds: float


Node = Number | Name | CueName | Call | Negative | Sum | Product | Compare | Within | Not | And | Or | Held
