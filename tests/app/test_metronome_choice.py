"""What the key of the metronome switches between."""

from __future__ import annotations

import pytest

from stridecue.app.metronome_choice import BeatChoice
from stridecue.model.run_settings import Metronome

OFF, SCHEDULE, NEEDED = Metronome.OFF, Metronome.SCHEDULE, Metronome.WHEN_NEEDED


@pytest.mark.parametrize(
    ("of_the_run", "in_settings", "expected"),
    [
        (OFF, OFF, [SCHEDULE, OFF, SCHEDULE]),
        (OFF, NEEDED, [NEEDED, OFF, NEEDED]),
        (NEEDED, OFF, [OFF, NEEDED, OFF]),
        (NEEDED, SCHEDULE, [OFF, NEEDED, OFF]),
    ],
)
def test_it_goes_off_and_back_to_what_was_chosen(
    of_the_run: Metronome, in_settings: Metronome, expected: list[Metronome]
) -> None:
    choice = BeatChoice(of_the_run)
    assert [choice.toggle(in_settings) for _ in range(3)] == expected
