"""The file that a runner's own set starts from."""

from __future__ import annotations

import pytest

from stridecue.coach.cue_files.cue_file import known_ids, parse_cue_set
from stridecue.coach.cue_files.cue_keys import CUE_KEYS
from stridecue.cue_sets.starter import LONGEST_NAME, starter_text

NAMES = ["my-hills", "Hills_2", "2fast", "hügel", "sf", "sf-x", "a" * LONGEST_NAME, "ü"]


@pytest.mark.parametrize("name", NAMES)
def test_it_has_two_cues_and_no_mistakes(name: str) -> None:
    cue_set = parse_cue_set(name, starter_text(name), shipped=False)
    assert len(cue_set.cues) == 2


def test_it_is_named_as_its_file() -> None:
    assert parse_cue_set("x", starter_text("my-hills"), shipped=False).title == "My hills"


def test_two_new_sets_have_cues_of_their_own() -> None:
    sets = [parse_cue_set(name, starter_text(name), shipped=False) for name in ("hills", "flats")]
    assert len(known_ids(sets)) == 4


def test_every_key_is_explained() -> None:
    comments = [line.split()[1] for line in starter_text("x").splitlines() if line.startswith("#   ")]
    assert set(CUE_KEYS) <= set(comments)


def test_one_cue_comes_by_the_sensors_and_one_by_the_clock() -> None:
    sensed, by_clock = parse_cue_set("x", starter_text("x"), shipped=False).cues
    assert sensed.when is not None
    assert sensed.expect
    assert by_clock.every_s is not None


def test_what_is_commented_out_can_be_switched_on() -> None:
    text = starter_text("x").replace('# off = ["hc-arms"]', 'off = ["hc-arms"]')
    assert parse_cue_set("x", text, shipped=False).off == ("hc-arms",)
