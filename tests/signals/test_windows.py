from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.signals.windows import RecentSamples, SecondMean, SecondPairs, SecondRange

SECONDS = st.lists(st.none() | st.integers(-50, 50).map(float), max_size=60)


def test_samples_leave_when_they_are_as_old_as_the_span() -> None:
    recent = RecentSamples(5)
    for t_ms, value in ((0, 1.0), (2000, 9.0), (5000, 5.0)):
        recent.add(t_ms, value)
    assert recent.median(4999) == 5.0
    assert recent.median(5000) == 7.0
    assert recent.mean(9999) == 5.0
    assert recent.mean(10_000) is None


def test_a_flood_of_samples_is_bounded() -> None:
    recent = RecentSamples(1000)
    for t_ms in range(1000):
        recent.add(t_ms, float(t_ms))
    assert recent.extremes(1000) == (872.0, 999.0)


@given(SECONDS, st.integers(1, 12))
def test_mean_and_range_are_those_of_the_last_seconds(values: list[float | None], length: int) -> None:
    mean, spread = SecondMean(length), SecondRange(length)
    for value in values:
        mean.push(value)
        spread.push(value)
    window = [value for value in values[-length:] if value is not None]
    assert spread.count == mean.count == len(window)
    if window:
        assert mean.mean == pytest.approx(sum(window) / len(window))
        assert (spread.lowest, spread.highest) == (min(window), max(window))
        assert spread.spread == max(window) - min(window)
    else:
        assert (mean.mean, spread.spread) == (None, None)


@given(st.lists(st.tuples(st.integers(-20, 20).map(float), st.integers(-20, 20).map(float)), max_size=40))
def test_moments_are_those_of_the_last_pairs(pairs: list[tuple[float, float]]) -> None:
    window = SecondPairs(10, origin=(3.0, -2.0))
    for x, y in pairs:
        window.push(x, y)
        window.push(x, None)
    last = [(x, y) for x, y in pairs][-5:]
    assert window.pairs() == last
    if last:
        x_mean, y_mean = (sum(values) / len(last) for values in zip(*last, strict=True))
        expected = (
            sum((x - x_mean) ** 2 for x, _ in last),
            sum((y - y_mean) ** 2 for _, y in last),
            sum((x - x_mean) * (y - y_mean) for x, y in last),
        )
        assert window.centred() == pytest.approx(expected, abs=1e-9)
        assert window.mean_y == pytest.approx(y_mean)
