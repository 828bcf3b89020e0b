"""Dataclasses as plain values: strict and total."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import pytest

from stridecue.library.plain_json import NotPlainError, reader, to_plain


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Inner:
    size: int
    colour: Colour = Colour.RED


@dataclass(frozen=True, slots=True)
class Outer:
    inner: Inner
    pairs: tuple[tuple[str, int], ...] = ()
    colours: frozenset[Colour] = frozenset()
    raw: bytes = b""
    value: float | str | None = None


FULL = Outer(Inner(3), (("a", 1), ("b", 2)), frozenset({Colour.RED}), b"\x00\xff", 2.5)
PLAIN = {
    "inner": {"size": 3, "colour": "red"},
    "pairs": [["a", 1], ["b", 2]],
    "colours": ["red"],
    "raw": "00ff",
    "value": 2.5,
}


def test_it_goes_there_and_back() -> None:
    assert to_plain(FULL) == PLAIN
    assert reader(Outer)(PLAIN) == FULL


def test_a_field_that_is_not_there_takes_its_default() -> None:
    assert reader(Outer)({"inner": {"size": 1}}) == Outer(Inner(1))


@pytest.mark.parametrize("value", [None, 4, 4.0, "road", math.inf])
def test_a_union_keeps_the_type(value: object) -> None:
    read = reader(Outer)({"inner": {"size": 1}, "value": value}).value
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("plain", "says"),
    [
        ([], "no Outer"),
        ({}, "lacks 'inner'"),
        ({"inner": {"size": 1}, "age": 3}, "has no 'age'"),
        ({"inner": {"size": "1"}}, "not a whole number"),
        ({"inner": {"size": True}}, "not a whole number"),
        ({"inner": {"size": 1, "colour": "blue"}}, "no Colour"),
        ({"inner": {"size": 1, "colour": ["red"]}}, "no Colour"),
        ({"inner": {"size": 1}, "pairs": [["a"]]}, "1 values where 2 belong"),
        ({"inner": {"size": 1}, "pairs": "ab"}, "not a list"),
        ({"inner": {"size": 1}, "raw": "0g"}, "not bytes"),
        ({"inner": {"size": 1}, "raw": 5}, "not bytes"),
        ({"inner": {"size": 1}, "value": [1]}, "not of type"),
    ],
)
def test_what_does_not_fit_is_refused(plain: object, says: str) -> None:
    with pytest.raises(NotPlainError, match=says):
        reader(Outer)(plain)


def test_a_whole_number_may_be_written_as_a_float() -> None:
    assert reader(Inner)({"size": 3.0}) == Inner(3)


def test_what_is_never_stored_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="complex is not stored"):
        to_plain(1j)
    with pytest.raises(TypeError, match="not stored"):
        reader(complex)
