"""Baseline, target and step length, against worked examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.model.setup import BaselineBin
from stridecue.physiology.cadence import (
    baseline_spm,
    borrowed_baseline_spm,
    change_percent,
    fit_baseline,
    prior_spm,
    spm_from_one_foot,
    step_length_m,
    target_spm,
    theil_sen,
)

FLAT = BaselineBin("flat", speed_mps=2.8, cadence_spm=164, slope_spm_per_mps=8, windows=12)


def test_baseline_and_change() -> None:
    assert baseline_spm(FLAT, 3.2) == pytest.approx(167.2)
    assert change_percent(158, baseline_spm(FLAT, 3.2)) == pytest.approx(-5.50, abs=0.01)


@pytest.mark.parametrize(("cadence", "longer"), [(-3, 3.09), (-4, 4.17), (-5, 5.26)])
def test_fewer_steps_are_longer_steps(cadence: float, longer: float) -> None:
    base = 164.0
    now = base * (1 + cadence / 100)
    before, after = step_length_m(3.0, base), step_length_m(3.0, now)
    assert before is not None
    assert after is not None
    assert change_percent(after, before) == pytest.approx(longer, abs=0.01)


@pytest.mark.parametrize(
    ("baseline", "step", "target"),
    [
        (164, 0.05, 172),
        (164, 0.025, 168),
        (178, 0.05, None),
        (176, 0.025, None),
        (175.9, 0.075, 189),
        (150, 0.5, 165),
        (160, 0.2, 176),
        (175, 0.10, 190),
    ],
)
def test_target(baseline: float, step: float, target: int | None) -> None:
    assert target_spm(baseline, step) == target


@given(baseline=st.floats(60, 200), step=st.floats(0, 1))
def test_a_target_keeps_its_hard_limits(baseline: float, step: float) -> None:
    target = target_spm(baseline, step)
    assert target is None or (target <= 190 and target <= 1.10 * baseline + 1e-6)


@pytest.mark.parametrize(("speed", "cadence", "length"), [(3.0, 165, 1.091), (1.3, 112, 0.696)])
def test_step_length(speed: float, cadence: float, length: float) -> None:
    assert step_length_m(speed, cadence) == pytest.approx(length, abs=1e-3)


def test_no_steps_have_no_length() -> None:
    assert step_length_m(3.0, 0) is None


def test_counting_one_foot() -> None:
    assert spm_from_one_foot(41, 30) == 164
    assert spm_from_one_foot(42, 30) - spm_from_one_foot(41, 30) == 4


def test_prior() -> None:
    assert prior_spm(2.5, 1.65) == pytest.approx(165.68)


@pytest.mark.parametrize(("grade", "borrowed"), [(0, 160), (5, 163.2), (12.5, 168), (30, 168), (-8, 160)])
def test_borrowed_baseline(grade: float, borrowed: float) -> None:
    assert borrowed_baseline_spm(160, grade) == pytest.approx(borrowed)


def test_theil_sen_is_not_moved_by_an_outlier() -> None:
    assert theil_sen([0, 1, 2, 3, 4], [0, 2, 4, 6, 100]) == 2
    assert theil_sen([1, 1], [2, 3]) is None
    assert theil_sen([], []) is None


def test_a_baseline_needs_twelve_windows() -> None:
    windows = [(2.7, 162.0), (2.8, 164.0), (2.9, 166.0)] * 4
    assert fit_baseline("flat", windows[:11]) is None
    assert fit_baseline("flat", windows) == FLAT


@pytest.mark.parametrize(("true_slope", "fitted"), [(5.0, 5.0), (12.0, 12.0), (1.0, 3.0), (30.0, 15.0)])
def test_forty_windows_over_a_range_of_speeds_give_an_own_slope(true_slope: float, fitted: float) -> None:
    windows = [(2.5 + 0.6 * k / 39, 164 + true_slope * 0.6 * k / 39) for k in range(40)]
    found = fit_baseline("up1", windows)
    assert found is not None
    assert found.slope_spm_per_mps == pytest.approx(fitted)
    assert found.windows == 40
    shorter = fit_baseline("up1", windows[:39])
    assert shorter is not None
    assert shorter.slope_spm_per_mps == 8


def test_one_speed_gives_the_usual_slope() -> None:
    found = fit_baseline("flat", [(2.8, 164.0)] * 50)
    assert found is not None
    assert found.slope_spm_per_mps == 8
