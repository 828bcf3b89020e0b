"""What a file's words say was done."""

from __future__ import annotations

import pytest

from stridecue.files.sports import Sport, sport


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("Running",), Sport.RUNNING),
        (("trail_running",), Sport.RUNNING),
        (("Easy Run",), Sport.RUNNING),
        (("9",), Sport.RUNNING),
        (("fitness_equipment", "treadmill"), Sport.RUNNING),
        (("generic", "elliptical"), Sport.ELSEWHERE),
        (("Walking",), Sport.WALKING),
        (("hiking", "generic"), Sport.HIKING),
        (("Biking",), Sport.ELSEWHERE),
        (("mountain_biking",), Sport.ELSEWHERE),
        (("open_water_swimming",), Sport.ELSEWHERE),
        (("wheelchair_push_run",), Sport.ELSEWHERE),
        (("Other",), None),
        (("", None, 7), None),
        (("tennis",), None),
        (("x" * 100_000 + " cycling",), None),
    ],
)
def test_words(words: tuple[object, ...], found: Sport | None) -> None:
    assert sport(*words) is found
