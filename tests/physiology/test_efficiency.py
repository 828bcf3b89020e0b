"""Efficiency, decoupling and drift, against worked examples."""

import pytest

from stridecue.physiology.efficiency import (
    decoupling_percent,
    drift_bpm_per_10_min,
    drift_interval_bpm_per_10_min,
    efficiency_drop_percent,
    efficiency_factor,
    speeds_comparable,
)


@pytest.mark.parametrize(
    ("first", "second", "percent"),
    [((3.00, 140), (3.00, 147), 4.76), ((3.00, 140), (2.95, 141), 2.36), ((2.80, 150), (2.80, 148), -1.35)],
)
def test_decoupling(first: tuple[float, float], second: tuple[float, float], percent: float) -> None:
    assert decoupling_percent(efficiency_factor(*first), efficiency_factor(*second)) == pytest.approx(
        percent, abs=0.01
    )


def test_efficiency_drop() -> None:
    now, reference = efficiency_factor(3, 156), efficiency_factor(3, 147)
    assert efficiency_drop_percent(now, reference) == pytest.approx(5.77, abs=0.01)
    assert speeds_comparable(2.86, 3.0)
    assert not speeds_comparable(2.84, 3.0)
    assert not speeds_comparable(3.16, 3.0)


def test_drift() -> None:
    times = [float(t) for t in range(2400)]
    rates = [150 + t / 300 + (60 if t % 100 == 7 else 0) for t in times]
    assert drift_bpm_per_10_min(times, rates) == pytest.approx(2.0, abs=0.05)
    assert drift_bpm_per_10_min([], []) is None


def test_drift_has_an_interval() -> None:
    times = [float(t) for t in range(2400)]
    rates = [150 + t / 300 + (4 if t % 700 < 90 else 0) for t in times]
    found = drift_interval_bpm_per_10_min(times, rates)
    assert found is not None
    assert found.low <= 2.0 <= found.high < 3.0
    assert found.estimate == pytest.approx(2.0, abs=0.3)
    level = drift_interval_bpm_per_10_min(times, [150 + t % 7 for t in times])
    assert level is not None
    assert level.low <= 0 <= level.high
    assert drift_interval_bpm_per_10_min(times[:100], rates[:100]) is None
