from __future__ import annotations

import math

import pytest

from stridecue.signals.heart_rate_trend import HeartRateTrend


def test_thirty_seconds_after_a_step_from_135_towards_160() -> None:
    trend = HeartRateTrend()
    for second in range(-60, 31):
        trend.push(135.0 if second < 0 else 160 - 25 * math.exp(-second / 57.6))
    assert trend.slope_bpm_per_s == pytest.approx(0.3050, abs=5e-5)
    assert trend.in_60s_bpm == pytest.approx(154.71, abs=0.005)


def test_the_early_warning_comes_before_the_cap_is_crossed() -> None:
    trend = HeartRateTrend()
    first_predicted = first_crossed = None
    for second in range(-60, 120):
        bpm = 135.0 if second < 0 else 160 - 25 * math.exp(-second / 57.6)
        trend.push(bpm)
        if first_predicted is None and (trend.in_60s_bpm or 0) > 148 + 3:
            first_predicted = second
        if first_crossed is None and bpm > 148 + 3:
            first_crossed = second
    assert first_crossed == 59
    assert first_predicted is not None and first_predicted <= 20


def test_fifteen_good_seconds_are_needed() -> None:
    trend = HeartRateTrend()
    for _ in range(14):
        trend.push(150.0)
    assert trend.slope_bpm_per_s is None
    trend.push(150.0)
    assert (trend.slope_bpm_per_s, trend.in_60s_bpm) == (0.0, 150.0)
    for _ in range(5):
        trend.push(None)
    trend.push(150.0)
    assert trend.slope_bpm_per_s == 0.0
    trend.push(None)
    assert trend.slope_bpm_per_s is None


@pytest.mark.parametrize(("slope", "predicted"), [(0.59, True), (0.61, False), (-0.59, True), (-0.61, False)])
def test_no_prediction_from_a_slope_that_no_heart_keeps(slope: float, predicted: bool) -> None:
    trend = HeartRateTrend()
    for second in range(20):
        trend.push(150 + slope * second)
    assert (trend.in_60s_bpm is not None) is predicted
