"""Slopes and changes with their intervals."""

from __future__ import annotations

import pytest

from stridecue.physiology.statistics import quantile
from stridecue.physiology.trend import change_of_medians, theil_sen_interval


def test_a_straight_line_has_a_slope_without_doubt() -> None:
    found = theil_sen_interval([0, 1, 2, 3, 4], [1, 3, 5, 7, 9])
    assert found == (2, 2, 2)


def test_the_interval_of_a_slope_is_that_of_the_ranks() -> None:
    # Ten points: 45 slopes; 1.96 x sqrt(125) = 21.9, so the bounds are slopes number 10 and 34 of 0 to 44.
    xs = list(range(10))
    ys = [0.0, 2.1, 3.2, 7.4, 7.9, 10.3, 11.0, 15.2, 15.9, 19.0]
    slopes = sorted((ys[j] - ys[i]) / (xs[j] - xs[i]) for i in xs for j in range(i))
    found = theil_sen_interval(xs, ys)
    assert found is not None
    assert (found.estimate, found.low, found.high) == (slopes[22], slopes[10], slopes[34])
    down = theil_sen_interval(xs, [-y for y in ys])
    assert down == (-found.estimate, -found.high, -found.low), "a fall is as sure as a rise"


def test_no_slope_of_too_little() -> None:
    assert theil_sen_interval([1, 2], [1, 2]) is None
    assert theil_sen_interval([1, 1, 1], [1, 2, 3]) is None


def test_a_change_of_medians_has_the_same_interval_each_time() -> None:
    before, after = [1.50, 1.52, 1.49, 1.51, 1.50], [1.60, 1.58, 1.61, 1.59, 1.62]
    found = change_of_medians(before, after, 12)
    assert found is not None
    assert found.estimate == pytest.approx(6.667, abs=0.001)
    assert 0 < found.low < found.estimate < found.high < 9
    assert change_of_medians(before, after, 12) == found
    assert change_of_medians([], after, 12) is None
    assert change_of_medians([0.0], after, 12) is None


def test_no_change_lies_around_zero() -> None:
    found = change_of_medians([1.4, 1.5, 1.6, 1.45], [1.5, 1.42, 1.58, 1.49], 3)
    assert found is not None
    assert found.low < 0 < found.high


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.25, 1.75), (0.5, 2.5), (1.0, 4)])
def test_quantiles(share: float, value: float) -> None:
    assert quantile([4, 1, 3, 2], share) == value
    assert quantile([], share) is None
