from __future__ import annotations

import pytest

from stridecue.model.state import Quality, Signal
from stridecue.signals.grade import Grade


@pytest.mark.parametrize(
    ("surface", "value"),
    [("treadmill", 0.0), ("road", 0.0), ("trail", None), ("technical", None), ("soft", None)],
)
def test_without_any_grade(surface: str, value: float | None) -> None:
    signal = Grade(5).signal(0, surface)
    if value is None:
        assert signal == Signal()
    else:
        assert (signal.good, signal.source) == (value, "assumed")


def test_what_was_typed_holds_until_it_is_given_back() -> None:
    grade = Grade(5)
    grade.add(0, "belt", 1.0)
    grade.type(6.0)
    grade.add(1000, "belt", 2.0)
    assert (grade.signal(600_000, "treadmill").good, grade.signal(0, "treadmill").source) == (6.0, "typed")
    grade.type(None)
    assert (grade.signal(1000, "treadmill").good, grade.signal(1000, "treadmill").source) == (2.0, "belt")


def test_a_belt_that_fell_silent_is_not_flat() -> None:
    grade = Grade(5)
    grade.add(0, "belt", 4.0)
    qualities = [grade.signal(t, "treadmill").quality for t in (5000, 5001, 10_001)]
    assert qualities == [Quality.GOOD, Quality.STALE, Quality.LOST]
    assert grade.signal(10_001, "treadmill").good is None
