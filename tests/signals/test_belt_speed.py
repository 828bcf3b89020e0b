from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.signals.belt_speed import BeltTimer, SpeedFromDistance
from stridecue.signals.distance import BeltDistance


def by_distance(
    *packets: tuple[int, float | None, float | None],
) -> tuple[list[float | None], SpeedFromDistance]:
    speed = SpeedFromDistance()
    return [speed.take(t_ms, sent, metres) for t_ms, sent, metres in packets], speed


def running(mps: float, seconds: int, begin_s: int = 0, metres: float = 0.0) -> list:
    return [(1000 * (begin_s + s), 0.0, float(int(metres + mps * s))) for s in range(seconds)]


def test_speed_is_the_slope_once_ten_metres_have_come() -> None:
    told, speed = by_distance(*running(2.5, 20))
    assert told[:4] == [None] * 4
    assert told[4] == pytest.approx(2.5, abs=0.1)
    assert speed.found
    assert all(mps == pytest.approx(2.5, abs=0.06) for mps in told[11:])


def test_it_falls_to_nothing_when_the_distance_stands_and_is_known_at_the_next_start() -> None:
    stands = [(1000 * s, 0.0, 50.0) for s in range(20, 60)]
    again = running(3.0, 12, begin_s=60, metres=50.0)
    told, speed = by_distance(*running(2.5, 20), *stands, *again)
    assert told[31:60] == [0.0] * 29
    assert told[63] is not None
    assert told[63] > 0
    assert told[-1] == pytest.approx(3.0, abs=0.2)
    assert speed.found


@pytest.mark.parametrize(
    "packets",
    [
        pytest.param([(1000 * s, 0.0, 0.5 * s) for s in range(60)], id="too slow to tell"),
        pytest.param([(1000 * s, 0.0, 0.0 if s < 9 else 100.0) for s in range(40)], id="one step"),
        pytest.param([(1000 * s, 0.0, 12.0 * (s // 6)) for s in range(60)], id="too few steps"),
        pytest.param(
            [(1000 * s, 0.01 * (s % 3 == 0), 3.0 * s) for s in range(60)], id="a speed now and then"
        ),
        pytest.param([(1000 * s, 2.5, 2.5 * s) for s in range(60)], id="a speed"),
        pytest.param([(1000 * s, 0.0, None) for s in range(60)], id="no distance"),
        pytest.param([(s, 0.0, 0.003 * s) for s in range(3000)], id="many packets and few metres"),
    ],
)
def test_what_makes_no_speed(packets: list) -> None:
    told, speed = by_distance(*packets)
    assert set(told) == {None}
    assert not speed.found


def test_a_speed_that_is_sent_ends_it_at_once() -> None:
    told, speed = by_distance(*running(2.5, 20), (20_000, 2.4, 50.0), (21_000, 0.0, 52.0))
    assert told[-2:] == [None, None]
    assert not speed.found


def test_records_without_a_speed_count_like_those_with_0() -> None:
    told, _ = by_distance(*[(t_ms, None, metres) for t_ms, _, metres in running(2.5, 20)])
    assert told[-1] == pytest.approx(2.5, abs=0.06)


def test_ten_packets_a_second_give_the_same() -> None:
    told, _ = by_distance(*[(100 * i, 0.0, float(int(0.25 * i))) for i in range(300)])
    assert told[-1] == pytest.approx(2.5, abs=0.06)


def test_records_between_repeat_it_for_ten_seconds() -> None:
    told, _ = by_distance(*running(2.5, 20), *[(1000 * s, 0.0, None) for s in range(20, 40)])
    assert told[28] == told[19]
    assert told[29:] == [None] * 11


def test_after_a_silence_it_is_the_speed_of_the_whole_stretch() -> None:
    told, _ = by_distance(*running(2.5, 20), (60_000, 0.0, 150.0))
    assert told[-1] == pytest.approx(2.5, abs=0.1)


def test_a_counter_that_breaks_off_keeps_the_speed_until_a_new_stretch_shows_it() -> None:
    speed = SpeedFromDistance()
    told = [speed.take(*packet) for packet in running(2.5, 20)]
    speed.interrupt()
    again = [speed.take(*packet) for packet in running(3.0, 12, begin_s=20, metres=47.5)]
    assert again[:2] == [told[-1]] * 2
    assert all(mps == pytest.approx(3.0, abs=0.3) for mps in again[2:])


TOTALS = st.lists(st.integers(0, 2**24 - 1) | st.integers(0, 50), max_size=40)


@given(TOTALS)
def test_a_counter_that_jumps_resets_or_wraps_makes_no_impossible_speed(totals: list[int]) -> None:
    belt, speed = BeltDistance(), SpeedFromDistance()
    for second, total in enumerate(totals):
        if not belt.read(1000 * second, total, True):
            speed.interrupt()
        told = speed.take(1000 * second, 0.0, belt.counted_m)
        assert told is None or 0 <= told <= 30  # rough while it begins; the intake takes nothing above 12


def stands(*packets: tuple[int, int]) -> list[bool]:
    timer = BeltTimer()
    seen = []
    for t_ms, elapsed_s in packets:
        timer.take(t_ms, elapsed_s)
        seen.append(timer.stands)
    return seen


COUNTS = [(1000 * s, s) for s in range(6)]
"""Up to 5 s at 5000 ms."""


@pytest.mark.parametrize(
    ("packets", "expected"),
    [
        pytest.param([(7000, 5), (8000, 5), (8001, 5), (9000, 5)], [0, 0, 1, 1], id="more than 3 s"),
        pytest.param([(8500, 5), (9000, 6), (9500, 6)], [1, 0, 0], id="until it goes on"),
        pytest.param([(8500, 5), (9000, 0), (9500, 0)], [1, 0, 0], id="or begins anew"),
        pytest.param([(5000 + 100 * i, 5) for i in range(1, 31)], [0] * 30, id="ten packets a second"),
        pytest.param([(25_000, 25), (26_000, 25), (29_000, 25)], [0, 0, 0], id="silence was no standing"),
        pytest.param([(25_000, 5)], [1], id="a silence in which it stood"),
        pytest.param([(15_000, 15), (25_000, 25), (36_900, 25), (37_100, 25)], [0, 0, 0, 1], id="tens"),
        pytest.param([(6000, 605), (6500, 605), (67_000, 605), (69_000, 605)], [0, 0, 0, 1], id="a leap"),
    ],
)
def test_time_that_stands_still(packets: list[tuple[int, int]], expected: list[int]) -> None:
    assert stands(*COUNTS, *packets)[len(COUNTS) :] == [bool(one) for one in expected]


@pytest.mark.parametrize("elapsed_s", [0, 7, 3600])
def test_time_that_never_counted_proves_nothing(elapsed_s: int) -> None:
    assert not any(stands(*[(1000 * s, elapsed_s) for s in range(60)]))


def stands_beside(totals: list[float]) -> list[bool]:
    """A time that stops at 5 s, second by second, beside what the belt counts then; its speed is of no account."""
    timer = BeltTimer()
    seen = []
    for second in range(6 + len(totals)):
        timer.take(1000 * second, None, totals[second - 6] if second > 5 else 0.0)
        timer.take(1000 * second, min(second, 5))
        seen.append(timer.stands)
    return seen[6:]


@pytest.mark.parametrize(
    ("totals", "stands_from"),
    [
        pytest.param([2.8 * s for s in range(1, 60)], None, id="a console that stops at its last minute"),
        pytest.param([1.1 * s for s in range(1, 60)], None, id="and a walker"),
        pytest.param([0.0] * 60, 3, id="nobody on it"),
        pytest.param([1.0, 2.0, *[2.0] * 58], 3, id="a metre that came late"),
        pytest.param([*(2.5 * s for s in range(1, 5)), *[10.0] * 56], 14, id="it ran out"),
        pytest.param([*(0.0 for _ in range(9)), *[5000.0] * 50], 3, id="a counter that jumps"),
        pytest.param([-4.0 * s for s in range(60)], 3, id="a counter that falls"),
    ],
)
def test_a_belt_that_goes_on_counting_metres_is_run_on(totals: list[float], stands_from: int | None) -> None:
    seen = stands_beside(totals)
    assert [second for second, one in enumerate(seen) if one] == list(range(stands_from or 99, len(seen)))


@pytest.mark.parametrize("end_s", [5999, 35_999])
def test_a_console_whose_time_is_at_its_end_proves_nothing(end_s: int) -> None:
    assert not any(stands(*[(1000 * s, min(end_s - 10 + s, end_s)) for s in range(60)]))


def test_a_reset_is_no_counting() -> None:
    assert not any(stands((0, 100), (1000, 0), *[(1000 * s, 0) for s in range(2, 60)]))
