"""What a value of a runner's file may be, and how a mistake names the item it stands in."""

from __future__ import annotations

import pytest

from stridecue.runner_files import values
from stridecue.runner_files.values import Notes


@pytest.mark.parametrize(
    ("written", "seconds"), [("90s", 90.0), ("4m", 240.0), ("4 min", 240.0), ("1.5h", 5400.0)]
)
def test_a_duration_is_read_in_seconds(written: str, seconds: float) -> None:
    assert Notes("a.toml").read(values.duration(1), "time", written) == seconds


@pytest.mark.parametrize("written", ["", "4", "four", 4, "25h", "0s", True, None, [], "4min4min", "٤min"])
def test_what_is_no_duration_is_noted(written: object) -> None:
    notes = Notes("a.toml", item="2", sort="step")
    assert notes.read(values.duration(1), "time", written) is None
    assert str(notes.mistakes[0]).startswith("a.toml, step 2, time: found ")


def test_a_word_that_is_near_is_offered() -> None:
    notes = Notes("a.toml", item="2", sort="step")
    notes.read(values.one_of(("warmup", "walk")), "kind", "warmpu")
    assert str(notes.mistakes[0]).endswith("Did you mean warmup?")


@pytest.mark.parametrize("written", ["5", True, None, [5], float("nan"), float("inf"), 41, 10**400])
def test_what_is_no_number_is_noted(written: object) -> None:
    notes = Notes("a.toml")
    assert notes.read(values.number(-40, 40, " %"), "grade", written) is None
    assert str(notes.mistakes[0]).isprintable()


def test_a_number_is_read_as_it_is() -> None:
    notes = Notes("a.toml")
    assert notes.read(values.number(-40, 40), "grade", 5) == 5.0
    assert str(notes.read(values.number(-40, 40), "grade", -0.0)) == "0.0"


@pytest.mark.parametrize("written", [[1], [1, 2, 3], 1, [2, 1], [1, "x"]])
def test_what_is_no_range_is_noted(written: object) -> None:
    notes = Notes("a.toml")
    assert notes.read(values.rising(values.pair_of(values.number(0, 9))), "grades", written) is None
    assert len(notes.mistakes) == 1


def test_a_range_may_be_one_value() -> None:
    read = values.rising(values.pair_of(values.number(0, 9)))
    assert Notes("a.toml").read(read, "grades", [2, 2]) == (2.0, 2.0)


def test_the_line_of_a_key_in_a_table_is_found_by_its_whole_name() -> None:
    notes = Notes("a.toml", lines={"values": 3, "values reps": 4})
    notes.add("values reps", "x", "y")
    notes.add("values other", "x", "y")
    assert [mistake.line for mistake in notes.mistakes] == [4, 3]
