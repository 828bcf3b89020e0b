"""What a value of a runner's file may be, and how a mistake names the item it stands in."""

from __future__ import annotations

import pytest

from stridecue.runner_files import values
from stridecue.runner_files.values import Notes


@pytest.mark.parametrize(
    ("written", "seconds"), [("90s", 90.0), ("4m", 240.0), ("4 min", 240.0), ("1.5h", 5400.0)]
)
def test_a_duration_is_read_in_seconds(written: str, seconds: float) -> None:
    assert Notes("a.toml").read(values.duration(1), "time", written) == seconds


@pytest.mark.parametrize("written", ["", "4", "four", 4, "25h", "0s", True, None, [], "4min4min"])
def test_what_is_no_duration_is_noted(written: object) -> None:
    notes = Notes("a.toml", item="2", sort="step")
    assert notes.read(values.duration(1), "time", written) is None
    assert str(notes.mistakes[0]).startswith("a.toml, step 2, time: found ")


def test_a_word_that_is_near_is_offered() -> None:
    notes = Notes("a.toml", item="2", sort="step")
    notes.read(values.one_of(("warmup", "walk")), "kind", "warmpu")
    assert str(notes.mistakes[0]).endswith("Did you mean warmup?")
