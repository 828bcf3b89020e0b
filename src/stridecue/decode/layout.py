"""Layouts: which numbers follow one another in a payload, and how to read them in one go.

Rules: numbers are little-endian. A layout reads every number that is complete and never past the end; what comes after
its last number is left alone. What was cut off is missing, and the reading says that it is truncated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from struct import Struct
from typing import Any, NamedTuple

from stridecue.errors import DecodeError

U8, S16, U16, U24, U32 = "B", "h", "H", "3s", "I"
"""How a number is stored; one of 24 bits comes out as three bytes."""

Value = float | int | None


class Field(NamedTuple):
    """One number of a payload: its name, how it is stored, and what it means."""

    name: str
    stored: str
    meaning: Callable[[Any], Value]


class Layout:
    """Fields one after the other, from `start` on."""

    __slots__ = ("_fields", "_numbers", "_prefixes", "end", "start")

    def __init__(self, fields: Sequence[Field], start: int) -> None:
        self._fields = tuple((field.name, field.meaning) for field in fields)
        stored = [field.stored for field in fields]
        self._prefixes = tuple(Struct("<" + "".join(stored[:count])) for count in range(len(stored) + 1))
        self._numbers = self._prefixes[-1]
        self.start = start
        self.end = start + self._numbers.size

    def read(self, payload: bytes) -> tuple[dict[str, Any], bool]:
        """Return the complete fields by name, and whether some were cut off; `payload` reaches `start`."""
        truncated = len(payload) < self.end
        numbers = self._fitting(len(payload) - self.start) if truncated else self._numbers
        found = numbers.unpack_from(payload, self.start)
        return {
            name: meaning(raw) for (name, meaning), raw in zip(self._fields, found, strict=False)
        }, truncated

    def _fitting(self, room: int) -> Struct:
        return next(numbers for numbers in reversed(self._prefixes) if numbers.size <= room)


def plain(raw: int) -> int:
    """Return the number itself."""
    return raw


def scaled(divisor: float, *unavailable: int) -> Callable[[int], float | None]:
    """Return what turns a number into a quantity, with the numbers that mean *not available*."""

    def meaning(raw: int) -> float | None:
        return None if raw in unavailable else raw / divisor

    return meaning


def whole(*unavailable: int) -> Callable[[int], int | None]:
    """Return what passes a whole number on, but for those that mean *not available*."""

    def meaning(raw: int) -> int | None:
        return None if raw in unavailable else raw

    return meaning


def named(number: int, names: Sequence[str]) -> str | None:
    """Return the name of a number; None for the reserved ones behind the last name."""
    return names[number] if number < len(names) else None


def named_bits(bits: int, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the bits that are set, the lowest bit first."""
    return tuple([name for place, name in enumerate(names) if bits >> place & 1])


def too_short(payload: bytes, measurement: str, missing: str, hint: str) -> DecodeError:
    """Return the error for a payload that lacks a mandatory field."""
    size = "1 byte is" if len(payload) == 1 else f"{len(payload)} bytes are"
    return DecodeError(f"{size} no {measurement}: the {missing} is missing.", hint)
