"""The seconds of a run as columns of a chart: nothing is lost, nothing is made up."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from made_report import made_track
from stridecue.app.report.course import Axis, Columns, Course, course_of


def even(count: int, metres: float = 3.0) -> Course:
    return Course(range(1, count + 1), tuple(metres * at for at in range(1, count + 1)))


def whole(course: Course, count: int, axis: Axis = Axis.TIME) -> Columns:
    return Columns(course, axis, 0.0, course.length(axis), count)


def test_a_column_is_the_mean_of_what_is_known_in_it() -> None:
    values = [1.0, 3.0, None, 5.0, None, None]
    assert whole(even(6), 3).means(values) == [2.0, 5.0, None]


def test_a_second_that_is_wider_than_a_column_fills_its_columns() -> None:
    assert whole(even(3), 6).means([1.0, 2.0, None]) == [1.0, 1.0, 2.0, 2.0, None, None]


def test_along_the_distance_standing_takes_no_room() -> None:
    course = Course(range(1, 7), (2.0, 4.0, 4.0, 4.0, 6.0, 8.0))
    assert whole(course, 4, Axis.DISTANCE).means([1.0, 2.0, 100.0, 100.0, 3.0, 4.0])[2:] == [3.0, 4.0]


def test_a_distance_that_goes_back_does_not_turn_the_axis() -> None:
    track = made_track(60)
    course = course_of(track)
    assert list(course.distances_m) == sorted(course.distances_m)
    assert course.seconds == 60


@settings(max_examples=examples(60))
@given(st.integers(1, 200), st.integers(1, 90), st.sampled_from(Axis), st.data())
def test_a_second_lies_in_the_column_that_means_it(
    count: int, columns: int, axis: Axis, data: st.DataObject
) -> None:
    cut = whole(even(count), columns, axis)
    index = data.draw(st.integers(0, count - 1))
    column = cut.of_index(index)
    assert 0 <= column < columns
    marked = [None] * index + [7.0] + [None] * (count - index - 1)
    means = cut.means(marked)
    assert means[column] == 7.0
    if columns <= count:
        assert [at for at, value in enumerate(means) if value is not None] == [column]
    assert cut.of_index(cut.index_of(column)) == column or columns > count


def test_an_empty_run_has_columns_without_values() -> None:
    empty = Course(range(1, 1), ())
    assert whole(empty, 3).means([]) == [None] * 3
    assert whole(empty, 3).of_index(0) == 0
    assert not math.isnan(empty.length(Axis.DISTANCE))
