"""Oxygen and kilocalories, against worked examples."""

import pytest

from stridecue.physiology.energy import (
    ground_factors,
    kcal_per_min,
    kcal_per_min_range,
    net_kcal_per_min,
    running_vo2,
    walking_vo2,
)


@pytest.mark.parametrize(
    ("vo2", "metres_per_min", "grade", "uptake", "kcal"),
    [
        (running_vo2, 150, 0, 33.500, 11.725),
        (running_vo2, 150, 1, 34.850, 12.198),
        (running_vo2, 160.8, 5, 42.896, 15.014),
        (running_vo2, 200, 10, 61.500, 21.525),
        (walking_vo2, 93.8, 10, 29.764, 10.417),
        (walking_vo2, 80, 15, 33.100, 11.585),
    ],
)
def test_oxygen_and_energy(vo2, metres_per_min: float, grade: float, uptake: float, kcal: float) -> None:
    found = vo2(metres_per_min / 60, grade)
    assert found == pytest.approx(uptake, abs=1e-3)
    assert kcal_per_min(found, 70) == pytest.approx(kcal, abs=1e-3)


def test_energy_is_a_range_of_two_models() -> None:
    assert net_kcal_per_min(2.5, 1, 70) == pytest.approx(9.54, abs=0.01)
    assert kcal_per_min_range(2.5, 1, 70) == (pytest.approx(10.76, abs=0.01), pytest.approx(12.20, abs=0.01))
    low, high = kcal_per_min_range(2.5, 1, 70)
    assert kcal_per_min_range(2.5, 1, 70, uneven=True) == (
        pytest.approx(1.05 * low),
        pytest.approx(1.10 * high),
    )


def test_walking_has_its_own_range_and_a_fall_counts_as_level_in_acsm() -> None:
    low, high = kcal_per_min_range(1.4, -5, 70, running=False)
    assert high == pytest.approx(kcal_per_min(walking_vo2(1.4, 0), 70))
    assert low == pytest.approx(net_kcal_per_min(1.4, -5, 70, running=False) + 1.225)


def test_ground_costs_more_the_rougher_it_is() -> None:
    assert ground_factors("treadmill") == ground_factors("road") == (1.0, 1.0)
    assert ground_factors("smooth_trail") == (1.0, 1.05)
    assert ground_factors("trail") == ground_factors("technical") == ground_factors("soft") == (1.05, 1.10)
