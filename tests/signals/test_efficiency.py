from __future__ import annotations

import pytest

from stridecue.signals.efficiency import Efficiency


def drop(then: tuple[float, float], now: tuple[float, float], reference_s: int = 600) -> float | None:
    efficiency = Efficiency()
    for second in range(600, 1200):
        efficiency.push(second, *(then if second < 600 + reference_s else (None, None)))
    for second in range(1200, 1320):
        efficiency.push(second, *now)
    return efficiency.drop_percent(1320)


def test_equal_speed_and_nine_beats_more() -> None:
    assert drop((3.0, 147), (3.0, 156)) == pytest.approx(5.77, abs=0.005)


@pytest.mark.parametrize(("speed", "known"), [(2.85, True), (2.84, False), (3.15, True), (3.16, False)])
def test_only_at_a_comparable_speed(speed: float, known: bool) -> None:
    assert (drop((3.0, 147), (speed, 147)) is not None) is known


@pytest.mark.parametrize(("reference_s", "known"), [(449, False), (450, True)])
def test_the_reference_needs_three_quarters(reference_s: int, known: bool) -> None:
    assert (drop((3.0, 147), (3.0, 150), reference_s) is not None) is known


def test_nothing_before_minute_twenty_and_after_forgetting() -> None:
    efficiency = Efficiency()
    for second in range(600, 1320):
        efficiency.push(second, 3.0, 147)
        assert (efficiency.drop_percent(second) is None) is (second < 1200)
    efficiency.forget_reference()
    assert efficiency.drop_percent(1320) is None
