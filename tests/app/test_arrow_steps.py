"""What the arrow keys type."""

from __future__ import annotations

import pytest

from stridecue.app.arrow_steps import LEAST_GRADE, MOST_GRADE, MOST_SPEED_MPS, next_grade, next_speed_mps
from stridecue.model.profile import Unit
from stridecue.model.state import Quality, Signal


@pytest.mark.parametrize(
    ("now", "step", "expected"),
    [
        (None, 0.5, 0.5),
        (None, -0.5, -0.5),
        (5.9, 0.5, 6.5),
        (6.0, -0.5, 5.5),
        (40.0, 0.5, MOST_GRADE),
        (-30, -0.5, LEAST_GRADE),
    ],
)
def test_grade(now: float | None, step: float, expected: float) -> None:
    signal = Signal(now, Quality.GOOD) if now is not None else Signal()
    assert next_grade(signal, step) == expected


@pytest.mark.parametrize(
    ("now_kmh", "direction", "expected_kmh"),
    [(None, 1, 9.0), (None, -1, 9.0), (0.0, 1, 0.1), (0.0, -1, 0.0), (10.0, 1, 10.1), (9.97, 1, 10.1)],
)
def test_speed(now_kmh: float | None, direction: int, expected_kmh: float) -> None:
    signal = Signal(now_kmh / 3.6, Quality.GOOD) if now_kmh is not None else Signal()
    assert next_speed_mps(signal, direction, Unit.KM) * 3.6 == pytest.approx(expected_kmh)


def test_the_first_press_says_the_comfortable_speed() -> None:
    assert next_speed_mps(Signal(), 1, Unit.KM, 2.8) * 3.6 == pytest.approx(10.1)


def test_speed_in_miles_goes_by_tenths_of_a_mile() -> None:
    faster = next_speed_mps(Signal(6.0 * 1609.344 / 3600, Quality.GOOD), 1, Unit.MILE)
    assert faster * 3600 / 1609.344 == pytest.approx(6.1)


def test_a_speed_has_its_end() -> None:
    assert next_speed_mps(Signal(MOST_SPEED_MPS, Quality.GOOD), 1, Unit.KM) == MOST_SPEED_MPS


def test_a_value_that_is_not_of_now_is_no_place_to_start_from() -> None:
    assert next_grade(Signal(6.0, Quality.LOST, 60.0), 0.5) == 0.5
