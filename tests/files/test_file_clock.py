"""Recording time from the times of records: breaks are kept, jumps bridged, strays left out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.files.file_clock import FileClock, Moment


@pytest.mark.parametrize(
    ("times_s", "seconds"),
    [
        ([None, 1000.5, None, 1002.0], [0, 0, 0, 1.5]),
        ([100, 101, 4000, 4001], [0, 1, 3900, 3901]),
        ([100, 101, 99, 103], [0, 1, 1, 3]),
        ([100, 101, 80_000, 80_001, 80_002], [0, 1, 79_900, 79_901, 79_902]),
        ([100, 101, 90_000, 90_001, 90_002], [0, 1, 2, 3, 4]),
        ([100, 101, 900_000_000, 900_000_001], [0, 1, 2, 3]),
        ([900_000_000, 900_000_001, 100, 101], [0, 1, 2, 3]),
        ([100, 101, 16_486, 103, 104], [0, 1, 1, 3, 4]),
        ([100, 101, 5000, None, 103], [0, 1, 1, 1, 3]),
        ([16_000, 16_001, 2, 16_003], [0, 1, 1, 3]),
        ([None, None], [0, 0]),
    ],
)
def test_times(times_s: list[float | None], seconds: list[float]) -> None:
    assert FileClock(times_s).times_ms == [1000 * second for second in seconds]


def test_what_lies_between_records_is_placed_by_the_clock_of_its_time() -> None:
    clock = FileClock([100, 101, 900_000_000, 900_000_001])
    assert clock.place_ms(Moment(100.5, 1)) == 500
    assert clock.place_ms(Moment(90.0, 0)) == -10_000
    assert clock.place_ms(Moment(900_000_000.5, 4)) == 2500
    assert FileClock([]).place_ms(Moment(7.0, 0)) == 0


def test_the_start_is_the_first_time_that_is_a_date() -> None:
    assert FileClock([100, 101, 900_000_000]).start_s(268_435_456) == 899_999_998
    assert FileClock([100, 101]).start_s(268_435_456) is None
    assert FileClock([100, 101]).has_times
    assert not FileClock([None]).has_times


TIMES = st.none() | st.integers(0, 2**32) | st.integers(1000, 1100) | st.floats(0, 2**32)


@given(st.lists(TIMES, max_size=30))
def test_time_never_goes_back(times_s: list[float | None]) -> None:
    clock = FileClock(times_s)
    assert len(clock.times_ms) == len(times_s)
    assert all(earlier <= later for earlier, later in pairwise(clock.times_ms))
