"""A cue tried on a run, slice by slice."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from hilly_run import HILLS_S, MINUTES, HillyRun
from stridecue.app.cue_trial import sets_to_try, try_cue, with_text
from stridecue.coach import shipped_sets
from stridecue.cue_sets import catalogue, own_file
from stridecue.errors import CueFileError, UsageError
from stridecue.model.cue import Outcome
from stridecue.model.setup import CueSetText
from stridecue.trial import try_sets

HILLS = shipped_sets.text("hill-climb")
UP = CueSetText(
    "up",
    '[[cue]]\nid = "up"\nkind = "info"\nshow = "Up"\nwhen = "grade >= 5 for 20s"\ncooldown = "1h"\n',
    False,
)


async def test_a_cue_is_tried_as_the_engine_would_have_it_and_others_come_in_between() -> None:
    run, others = HillyRun(), 0
    slices: list[int] = []

    async def other() -> None:
        nonlocal others
        while True:
            others += 1
            await asyncio.sleep(0)

    beside = asyncio.create_task(other())
    tried = await try_cue(run, (shipped_sets.text("safety"), UP), "up", slices.append)
    beside.cancel()
    first, second = (float(start + 21) for start, _ in HILLS_S)  # 20 s after the first second on the hill
    assert [(mark.elapsed_s, mark.outcome) for mark in tried.marks] == [
        (first, Outcome.SHOWN),
        (second, Outcome.MUTED),
    ]
    assert tried.came == 1
    assert tried.length_s == MINUTES * 60
    assert len(slices) >= MINUTES - 2
    assert others >= len(slices)
    whole = try_sets(run, (shipped_sets.text("safety"), UP))
    assert [one.elapsed_s for one in whole.decisions if one.cue.id == "up"] == [first, second]


async def test_sets_of_the_run_that_are_not_tried_are_left_out() -> None:
    run = HillyRun(setup=replace(HillyRun().setup, cue_sets=(shipped_sets.text("safety"), UP)))
    assert (await try_cue(run, (shipped_sets.text("safety"),), "up", print)).marks == ()


def test_the_sets_are_those_that_a_run_would_load_now() -> None:
    assert sets_to_try((), HILLS, "hc-enter") == catalogue.chosen()
    joy = shipped_sets.text("joy-run")
    assert sets_to_try((), joy, "jr-smile") == (*catalogue.chosen(), joy)
    with pytest.raises(UsageError, match="no cue set 'gone'"):
        sets_to_try(("gone",), HILLS, "hc-enter")


def test_the_runner_s_changes_stay_last_and_what_is_off_is_tried_as_on() -> None:
    own_file.change_cue(HILLS, "hc-enter", {"cooldown": "2m"})
    own_file.switch_cues(["hc-enter", "hc-arms"], on=False)
    joy = shipped_sets.text("joy-run")
    sets = sets_to_try((), joy, "hc-enter")
    assert [text.name for text in sets[-2:]] == ["joy-run", "my-cues"]
    assert 'off = ["hc-arms"]' in sets[-1].text


def test_a_changed_text_takes_the_place_of_the_one_of_its_name() -> None:
    new = CueSetText("up", UP.text + "priority = 3\n", False)
    assert with_text((UP, HILLS), new, "up") == (new, HILLS)
    assert with_text((HILLS,), new, "up") == (HILLS, new)


async def test_a_set_with_mistakes_is_said() -> None:
    with pytest.raises(CueFileError):
        await try_cue(HillyRun(), (CueSetText("x", "[[cue]]\n", False),), "x", print)
