from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.signals.distance import BELT_WRAPS_AT_M, BeltDistance, Distance, DistanceCounter

END = BELT_WRAPS_AT_M


def test_a_files_figure_stands_for_the_sum() -> None:
    distance = Distance()
    distance.integrate(1000, 3.0)
    distance.integrate(1000, None)
    assert distance.metres == 3.0
    distance.read(10.0)
    distance.read(9.0)
    distance.integrate(1000, 3.0)
    assert distance.metres == 10.0


def test_what_a_file_had_counted_at_the_start_is_not_of_the_run() -> None:
    distance = Distance()
    distance.begin(100.0)
    distance.read(98.0)
    assert distance.metres == 0.0
    distance.read(112.5)
    assert distance.metres == 12.5


@pytest.mark.parametrize(
    ("totals", "metres", "reset"),
    [
        pytest.param([5000, 5003, 5003, 5006], 6, None, id="goes on from whoever ran before"),
        pytest.param([5000, 5003, 0, 3], 6, (2000, 5003, 0), id="reset to 0"),
        pytest.param([5000, 5003, 4000, 4003], 6, (2000, 5003, 4000), id="falls back"),
        pytest.param([END - 4, END - 2, 1, 4], 8, None, id="passes its end"),
        pytest.param([END - 400, END - 397, 0, 3], 6, (2000, END - 397, 0), id="reset not far from its end"),
        pytest.param([10, 13, 5000, 5003], 6, (2000, 13, 5000), id="jumps"),
        pytest.param([0, 0, 30, 33], 33, None, id="what came late comes at once"),
        pytest.param([0, 12, 24, 36, 48], 48, None, id="as fast as a belt may be"),
    ],
)
def test_what_a_counter_counts(
    totals: list[float], metres: float, reset: tuple[int, float, float] | None
) -> None:
    counter = DistanceCounter(END)
    gained = [counter.read(1000 * second, total) for second, total in enumerate(totals)]
    assert (counter.metres, sum(metres for metres in gained if metres)) == (metres, metres)
    assert counter.last_reset == reset
    assert (None in gained) is (reset is not None)


def test_a_counter_that_runs_away_is_held_to_what_a_belt_can_do() -> None:
    counter = DistanceCounter(END)
    for second in range(100):
        counter.read(1000 * second, 30.0 * second)
    assert counter.metres <= 12 * 99 + 24


def test_after_a_silence_a_whole_stretch_counts() -> None:
    counter = DistanceCounter(END)
    counter.read(0, 100)
    assert counter.read(60_000, 280) == 180
    assert counter.read(61_000, 460) is None


@pytest.mark.parametrize("step_m", [10, 100, 161])
def test_a_console_that_counts_in_large_steps(step_m: int) -> None:
    counter = DistanceCounter(END)
    for second in range(1200):
        counter.read(1000 * second, int(2.6 * second) // step_m * step_m)
    assert (counter.metres, counter.last_reset) == (3117 // step_m * step_m, None)


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, END - 1)), max_size=30))
def test_no_counter_makes_metres_that_nobody_can_run(packets: list[tuple[int, int]]) -> None:
    counter = DistanceCounter(END)
    t_ms = 0
    for wait_ms, total in packets:
        t_ms += wait_ms
        assert (counter.read(t_ms, total) or 0) >= 0
        assert counter.metres <= 12.0 * t_ms / 1000 + 24 + 1e-6


def test_only_what_comes_while_the_run_is_on_counts() -> None:
    belt = BeltDistance()
    assert belt.read(0, 10, False)
    belt.read(1000, 13, False)
    assert (belt.metres, belt.counted_m) == (None, 3)
    belt.read(2000, 16, True)
    assert (belt.metres, belt.counted_m) == (3, 6)


def test_another_machine_has_another_counter() -> None:
    belt = BeltDistance()
    belt.read(0, 5000, True)
    belt.read(1000, 5003, True)
    belt.begin()
    belt.read(2000, 5010, True)
    belt.read(3000, 5012, True)
    assert (belt.metres, belt.counted_m, belt.last_reset) == (5, 2, None)
