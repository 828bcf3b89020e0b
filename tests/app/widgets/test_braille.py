"""Columns of time, and the lines and profiles drawn from them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stridecue.app.widgets.braille import column_means, line_rows, profile_rows

VALUES = st.lists(st.none() | st.floats(-1e9, 1e9), max_size=80)


def test_a_column_is_the_mean_of_its_seconds() -> None:
    assert column_means([1.0, 3.0, 5.0, 7.0, 8.0, 10.0], 6, 3, 6) == [2.0, 6.0, 9.0]


def test_a_column_keeps_its_seconds_while_it_travels() -> None:
    values = [float(second) for second in range(30)]
    early = column_means(values[:20], 20, 5, 20)
    late = column_means(values[-20:], 24, 5, 20)
    assert late[:4] != early[1:]  # other values under the same count are another run
    assert column_means(values[4:24], 24, 5, 20)[:4] == early[1:]


def test_an_open_column_is_not_shown() -> None:
    values = [1.0] * 8 + [100.0]
    assert column_means(values, 9, 5, 20) == [None, None, None, 1.0, 1.0]


def test_nothing_known_is_none() -> None:
    assert column_means([None, None, 4.0, None], 4, 2, 4) == [None, 4.0]


@given(VALUES, st.integers(0, 40), st.integers(1, 8))
def test_a_line_is_as_wide_and_high_as_asked(values: list[float | None], columns: int, rows: int) -> None:
    drawn = line_rows(column_means(values, len(values), 2 * columns, 60), rows, 0.0, 100.0)
    assert [len(row) for row in drawn] == [columns] * rows


@given(VALUES, st.integers(0, 40), st.integers(1, 8))
def test_a_profile_is_as_wide_and_high_as_asked(values: list[float | None], columns: int, rows: int) -> None:
    drawn = profile_rows(column_means(values, len(values), columns, 60), rows, 0.0, 100.0)
    assert [len(row) for row in drawn] == [columns] * rows


def test_a_flat_line_and_a_jump() -> None:
    assert line_rows([0.0, 0.0, 0.0, 0.0], 1, 0.0, 3.0) == ["⣀⣀"]
    assert line_rows([0.0, 3.0], 1, 0.0, 3.0) == ["⡸"]


def test_a_gap_breaks_the_line() -> None:
    assert line_rows([3.0, 3.0, None, None, 0.0, 0.0], 1, 0.0, 3.0) == ["⠉ ⣀"]


def test_a_profile_rises_from_the_foot() -> None:
    assert profile_rows([None, 0.0, 8.0, 16.0], 2, 0.0, 16.0) == ["   █", " ▁██"]
