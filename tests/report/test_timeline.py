"""A run as one line of characters."""

from __future__ import annotations

import pytest

from stridecue.report.timeline import FULL, MOST_ROWS, axis, mark_rows, profile


def test_marks_stand_in_the_columns_of_their_times() -> None:
    assert mark_rows([(0.0, "A"), (50.0, "B"), (99.0, "C")], 100.0, 10) == ["A    B   C"]
    assert mark_rows([], 100.0, 10) == [""]


def test_what_is_outside_the_run_stands_at_its_ends() -> None:
    assert mark_rows([(-5.0, "A"), (120.0, "B")], 100.0, 10) == ["A        B"]
    assert mark_rows([(3.0, "A")], 0.0, 10) == ["A"]


def test_marks_of_one_slot_stand_under_one_another_until_there_is_no_room() -> None:
    marks = [(float(second), letter) for second, letter in enumerate("ABCD")]
    assert mark_rows(marks[:2], 100.0, 10) == ["A", "B"]
    rows = mark_rows(marks, 100.0, 10)
    assert (len(rows), rows[-1]) == (MOST_ROWS, FULL)


def test_a_profile_goes_from_the_lowest_to_the_highest() -> None:
    assert profile([0.0, 1.0, 7.0], 10.0, 30.0, 3) == "▁▂█"
    assert profile([0.0, 2.0, 7.0, 9.0], 10.0, 40.0, 2) == "▁█", "two means to a column"
    assert profile([1.0, 2.0], 10.0, 20.0, 4) == "▁▁██", "two columns to a mean"


def test_a_profile_is_blank_where_nothing_is_known() -> None:
    assert profile([1.0, None, 2.0], 10.0, 30.0, 3) == "▁ █"
    assert profile([None, None], 10.0, 20.0, 2) == ""
    assert profile([], 10.0, 20.0, 2) == ""
    assert profile([5.0, 5.0], 10.0, 20.0, 2) == "▁▁", "the same all along is low, and not divided by"


@pytest.mark.parametrize("length_s", [1, 59, 600, 1800, 3600, 36_000, 400_000])
@pytest.mark.parametrize("columns", [20, 59, 79])
def test_an_axis_fits_and_its_labels_are_apart(length_s: int, columns: int) -> None:
    line = axis(length_s, columns)
    assert len(line) <= columns
    assert line.startswith("0:00")
    assert len(line.split()) == len(set(line.split()))


def test_labels_begin_where_their_time_is() -> None:
    line = axis(1800, 60)
    assert line.split() == ["0:00", "5:00", "10:00", "15:00", "20:00", "25:00"]
    assert line.index("15:00") == 30
