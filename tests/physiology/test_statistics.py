"""Intervals and slopes, against worked examples."""

import pytest

from stridecue.physiology.statistics import (
    linear_slope,
    mean,
    median,
    student_t_975,
    welch_interval,
    wilson_interval,
)


def test_median_and_mean() -> None:
    assert median([3, 1, 2]) == 2
    assert median([4, 1, 2, 3]) == 2.5
    assert median([]) is None
    assert mean([1, 2, 6]) == 3
    assert mean([]) is None


def test_linear_slope() -> None:
    assert linear_slope([0, 1, 2, 3], [1, 3, 5, 7]) == pytest.approx(2)
    assert linear_slope([2, 2], [1, 5]) is None
    assert linear_slope([2], [1]) is None


@pytest.mark.parametrize(
    ("hits", "tries", "low", "high"), [(7, 10, 0.397, 0.892), (3, 5, 0.231, 0.882), (18, 20, 0.699, 0.972)]
)
def test_wilson(hits: int, tries: int, low: float, high: float) -> None:
    found = wilson_interval(hits, tries)
    assert found is not None
    assert found == (hits / tries, pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


def test_wilson_stays_within_a_share() -> None:
    assert wilson_interval(0, 0) is None
    for hits in (0, 3):
        found = wilson_interval(hits, 3)
        assert found is not None
        assert 0 <= found.low <= found.estimate <= found.high <= 1


def test_welch() -> None:
    found = welch_interval([3.1, 2.4, 1.8, 4.0, 2.2, 3.5, 0.9, 2.7], [1.2, 0.4, 2.0, 0.8])
    assert found is not None
    assert found.difference == pytest.approx(1.475, abs=1e-3)
    assert (found.low, found.high) == (pytest.approx(0.363, abs=1e-3), pytest.approx(2.587, abs=1e-3))
    assert found.degrees_of_freedom == pytest.approx(8.51, abs=0.01)


def test_welch_needs_two_varying_sides() -> None:
    assert welch_interval([1, 2], [3]) is None
    assert welch_interval([1], [3, 4]) is None
    assert welch_interval([1, 1], [3, 3]) is None


@pytest.mark.parametrize(
    ("freedom", "t"), [(1, 12.7062), (2, 4.3027), (5, 2.5706), (30, 2.0423), (1000, 1.9623)]
)
def test_student_t(freedom: float, t: float) -> None:
    assert student_t_975(freedom) == pytest.approx(t, abs=2e-4)
