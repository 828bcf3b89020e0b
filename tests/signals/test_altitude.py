from __future__ import annotations

import pytest

from stridecue.signals.altitude import AltitudeGrade


def test_grade_of_an_even_slope() -> None:
    altitude = AltitudeGrade()
    grades = [altitude.add(distance * 3.0, 100 + distance * 0.15) for distance in range(60)]
    assert grades[13] is None
    assert grades[14] == pytest.approx(5.0)
    assert grades[-1] == pytest.approx(5.0)


def test_standing_still_gives_no_slope() -> None:
    altitude = AltitudeGrade()
    assert {altitude.add(10.0, float(height)) for height in range(100)} == {None}


def test_distance_that_begins_anew() -> None:
    altitude = AltitudeGrade()
    for step in range(60):
        altitude.add(step * 3.0, 100.0)
    assert altitude.add(0.0, 500.0) is None
