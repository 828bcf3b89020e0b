"""Published costs of slope, and what follows from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.model.run_settings import GapModel
from stridecue.model.state import Slope
from stridecue.physiology.slope import (
    adjusted_speed_mps,
    adjustment_factor,
    climb_m,
    climb_rate_m_per_h,
    equal_cost_speed_mps,
    is_same_grade,
    running_cost,
    slope_bin,
    walk_run_speed_mps,
    walking_cost,
)


@pytest.mark.parametrize(
    ("grade", "running", "walking", "ratio"),
    [
        (-0.20, 1.8000, 1.0867, 0.5000),
        (-0.10, 2.1517, 1.1271, 0.5977),
        (-0.05, 2.7459, 1.6589, 0.7628),
        (0.00, 3.6000, 2.5000, 1.0000),
        (0.01, 3.7996, 2.7011, 1.0554),
        (0.02, 4.0082, 2.9121, 1.1134),
        (0.05, 4.6852, 3.5999, 1.3014),
        (0.08, 5.4334, 4.3594, 1.5093),
        (0.10, 5.9682, 4.8991, 1.6578),
        (0.15, 7.4170, 6.3401, 2.0603),
        (0.20, 9.0067, 7.8774, 2.5019),
        (0.45, 19.4260, 17.6003, 5.3961),
    ],
)
def test_costs_of_running_and_walking(grade: float, running: float, walking: float, ratio: float) -> None:
    assert running_cost(grade) == pytest.approx(running, abs=1e-4)
    assert walking_cost(grade) == pytest.approx(walking, abs=1e-4)
    assert running_cost(grade) / running_cost(0) == pytest.approx(ratio, abs=1e-4)


@pytest.mark.parametrize(
    ("cost", "lowest", "where"), [(running_cost, 1.7813, -0.1814), (walking_cost, 0.9355, -0.1525)]
)
def test_costs_are_lowest_on_a_moderate_fall(cost, lowest: float, where: float) -> None:
    best = min((cost(i / 10000), i / 10000) for i in range(-4500, 1))
    assert best == (pytest.approx(lowest, abs=1e-4), pytest.approx(where, abs=1e-4))


def test_costs_end_where_measurements_end() -> None:
    for cost in (running_cost, walking_cost):
        assert cost(0.9) == cost(0.45)
        assert cost(-0.9) == cost(-0.45)


@pytest.mark.parametrize(
    ("speed", "grade", "factor", "adjusted", "pace_s"),
    [
        (2.50, 5, 1.3014, 3.254, 307),
        (2.00, 10, 1.6578, 3.316, 302),
        (3.00, -5, 0.8945, 2.684, 373),
        (3.00, -15, 0.8646, 2.594, 386),
    ],
)
def test_adjusted_speed(speed: float, grade: float, factor: float, adjusted: float, pace_s: float) -> None:
    assert adjustment_factor(grade, GapModel.COST) == pytest.approx(factor, abs=1e-4)
    assert adjusted_speed_mps(speed, grade, GapModel.COST) == pytest.approx(adjusted, abs=1e-3)
    assert 1000 / adjusted_speed_mps(speed, grade, GapModel.COST) == pytest.approx(pace_s, abs=1)


def test_the_models_differ_uphill_and_agree_downhill() -> None:
    assert adjustment_factor(10, GapModel.COST) == pytest.approx(1.658, abs=1e-3)
    assert adjustment_factor(10, GapModel.HEART_RATE) == pytest.approx(1.439, abs=1e-3)
    assert adjustment_factor(-7, GapModel.COST) == adjustment_factor(-7, GapModel.HEART_RATE)


@pytest.mark.parametrize("model", GapModel)
@given(grade=st.floats(-100, 100))
def test_the_factor_never_falls_as_the_slope_rises(model: GapModel, grade: float) -> None:
    here = adjustment_factor(grade, model)
    assert 0.8646 <= here <= 5.3962
    assert adjustment_factor(grade + 0.5, model) >= here - 1e-12


@pytest.mark.parametrize(
    ("flat", "speeds"),
    [
        (2.2, (1.98, 1.78, 1.61, 1.46, 1.33, 1.21, 1.07)),
        (2.5, (2.25, 2.02, 1.83, 1.66, 1.51, 1.38, 1.21)),
        (2.8, (2.51, 2.26, 2.05, 1.86, 1.69, 1.54, 1.36)),
        (3.2, (2.87, 2.59, 2.34, 2.12, 1.93, 1.76, 1.55)),
        (3.6, (3.23, 2.91, 2.63, 2.39, 2.17, 1.98, 1.75)),
    ],
)
def test_belt_speeds_of_equal_cost(flat: float, speeds: tuple[float, ...]) -> None:
    found = [equal_cost_speed_mps(flat, grade) for grade in (2, 4, 6, 8, 10, 12, 15)]
    assert found == pytest.approx(list(speeds), abs=0.01)


@pytest.mark.parametrize(
    ("grade", "speed"),
    [(0, 2.000), (6, 1.870), (10, 1.783), (15, 1.6745), (26.8, 1.418), (57.7, 0.75), (90, 0.75)],
)
def test_speed_of_changing_between_walking_and_running(grade: float, speed: float) -> None:
    assert walk_run_speed_mps(grade) == pytest.approx(speed, abs=1e-3)


@pytest.mark.parametrize(("speed", "grade", "rate"), [(2.0, 10, 716), (1.5, 12, 643), (2.8, 5, 503)])
def test_climb_rate(speed: float, grade: float, rate: float) -> None:
    assert climb_rate_m_per_h(speed, grade) == pytest.approx(rate, abs=1)
    assert climb_m(3600 * speed, -grade) == pytest.approx(-rate, abs=1)


@pytest.mark.parametrize(
    ("grade", "slope"),
    [
        (-20, Slope.DOWN2),
        (-6, Slope.DOWN2),
        (-5.9, Slope.DOWN1),
        (-2, Slope.DOWN1),
        (-1.9, Slope.FLAT),
        (0, Slope.FLAT),
        (1.9, Slope.FLAT),
        (2, Slope.UP1),
        (5.9, Slope.UP1),
        (6, Slope.UP2),
        (9.9, Slope.UP2),
        (10, Slope.UP3),
        (40, Slope.UP3),
    ],
)
def test_bins_of_slope(grade: float, slope: Slope) -> None:
    assert slope_bin(grade) is slope


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(5.0, 5.5, True), (5.0, 5.6, False), (-1.0, 1.0, False), (None, None, True), (None, 0.0, False)],
)
def test_slopes_are_alike_within_some_points(one: float | None, other: float | None, same: bool) -> None:
    assert is_same_grade(one, other, 0.5) is same
    assert is_same_grade(other, one, 0.5) is same
