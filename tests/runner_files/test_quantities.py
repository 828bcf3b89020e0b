"""Quantities with a unit in a runner's file."""

from __future__ import annotations

import pytest

from stridecue.runner_files.quantities import plain, quantity
from stridecue.runner_files.units import LENGTH, SPEED
from stridecue.runner_files.values import Notes

LENGTHS = quantity(LENGTH, 5, 10_000, '"200 m"')
SPEEDS = quantity(SPEED, 0.2, 10, '"10 km/h"')


@pytest.mark.parametrize(
    ("written", "metres"), [("200 m", 200), ("200m", 200), ("1.5 km", 1500), ("1 mile", 1609.344)]
)
def test_a_length_is_read_in_metres(written: str, metres: float) -> None:
    assert Notes("a.toml").read(LENGTHS, "distance", written) == metres


@pytest.mark.parametrize(
    ("written", "mps"),
    [
        ("10 km/h", 2.777778),
        ("2.8 m/s", 2.8),
        ("6 mph", 2.68224),
        ("5:30 min/km", 3.030303),
        ("9 min/mile", 2.980267),
    ],
)
def test_a_speed_or_a_pace_is_read_in_metres_a_second(written: str, mps: float) -> None:
    assert Notes("a.toml").read(SPEEDS, "speed", written) == mps


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("200", 'write "200 m"'),
        (200, "a whole number"),
        ("200 metres", "units are m, km, mile, miles"),
        ("5:30 km", "minutes and seconds are for a pace"),
        ("1 m", "5 to 10000 m is allowed"),
        ("٣ m", 'write "200 m"'),
        ("1e3 m", 'write "200 m"'),
        ("-5 m", 'write "200 m"'),
    ],
)
def test_what_is_no_length_is_noted(written: object, said: str) -> None:
    notes = Notes("a.toml")
    assert notes.read(LENGTHS, "distance", written) is None
    assert said in str(notes.mistakes[0])


@pytest.mark.parametrize(
    ("number", "written"),
    [(2.0, "2"), (0.000001, "0.000001"), (-0.0, "0"), (1234567.25, "1234567.25"), (100, "100")],
)
def test_a_number_as_a_file_has_it(number: float, written: str) -> None:
    assert plain(number) == written
    assert float(written) == number
