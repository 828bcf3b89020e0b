"""The drills before and after a run."""

from __future__ import annotations

import pytest

from stridecue.app.around.drills import COOL_DOWN, HIPS, WARM_UP, Drill, listed, minutes


@pytest.mark.parametrize("drills", [HIPS, WARM_UP, COOL_DOWN])
def test_every_part_has_a_time_or_a_number_and_every_name_fits_in_large_letters(
    drills: tuple[Drill, ...],
) -> None:
    for drill in drills:
        assert len(drill.name) <= 16
        assert all((part.seconds is None) != (part.times is None) for part in drill.parts)


def test_the_drills_are_as_often_as_they_should_be() -> None:
    sums = {
        drill.name: (
            sum(part.seconds or 0 for part in drill.parts),
            sum(part.times or 0 for part in drill.parts),
        )
        for drill in (*WARM_UP, *COOL_DOWN[:3])
    }
    assert sums == {
        "Open the hips": (60, 0),
        "Glute bridges": (0, 10),
        "Side steps": (0, 20),
        "Stand on one leg": (120, 0),
        "Lunges": (0, 16),
        "Squats": (0, 20),
        "Plank": (60, 0),
    }


def test_they_are_told_with_their_length() -> None:
    assert (minutes(HIPS), minutes(WARM_UP)) == (2, 5)
    assert listed(HIPS) == "Open the hips, glute bridges."
