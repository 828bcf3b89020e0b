"""The count of right foot strikes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from textual.widgets import Static

from stridecue.app.screens.count_test import CountScreen
from stridecue.app.screens.pain import PainCard
from stridecue.app.screens.unwell import StopCard
from stridecue.app.widgets.banner import CueBanner
from stridecue.model.cue import CueKind
from stridecue.model.events import Noticed
from stridecue.model.inputs import MarkKind
from stridecue.model.state import CountTest

TAP = (MarkKind.TAP, None, None)
BEGIN, END = (MarkKind.TAP, "begin", None), (MarkKind.TAP, "end", None)


async def opened(pilot: Any) -> CountScreen:
    await pilot.press("c")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, CountScreen)
    return screen


def numbers(screen: CountScreen) -> tuple[str, str]:
    return screen._left.value, screen._strikes.value


def result(screen: CountScreen) -> str:
    return str(screen.query_one("#result", Static).content)


async def test_every_tap_is_told_and_shows_at_once(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (_, pilot):
        screen = await opened(pilot)
        assert numbers(screen) == ("30", "00")
        for _ in range(3):
            world.time_s += 0.7
            await pilot.press("space")
        assert numbers(screen) == ("30", "03")
        assert world.session.pipeline.marks == [BEGIN, TAP, TAP, TAP]
        world.session.tick(make.state(counting=CountTest(21.6, 12)))
        screen.follow()
        assert numbers(screen)[0] == "22"


async def test_a_held_key_counts_as_little_as_in_the_engine(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (_, pilot):
        screen = await opened(pilot)
        for _ in range(8):
            await pilot.press("space")
            world.time_s += 0.05
        assert numbers(screen)[1] == "02"


async def test_the_result_is_what_the_engine_says(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (run, pilot):
        world.session.model.on_event(Noticed("Something before."))
        screen = await opened(pilot)
        world.session.tick(make.state(counting=CountTest(30.0, 0)))
        screen.follow()
        world.session.model.on_event(Noticed("41 strikes: 164 steps a minute.", "count"))
        world.session.tick(make.state())
        screen.follow()
        assert result(screen) == "41 strikes: 164 steps a minute."
        assert numbers(screen)[0] == "00"
        await pilot.press("space", "space")
        assert pilot.app.screen is screen, "whoever taps on reads the result all the same"
        await pilot.press("enter")
        assert pilot.app.screen is run
        assert world.session.pipeline.marks == [BEGIN], "neither another tap nor a pause"


async def test_a_count_that_came_to_nothing_says_so(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (_, pilot):
        world.session.model.on_event(Noticed("Something before."))
        screen = await opened(pilot)
        world.session.tick(make.state(counting=CountTest(30.0, 0)))
        screen.follow()
        world.session.tick(make.state())
        screen.follow()
        assert result(screen) == "Nothing was counted."


async def test_before_the_engine_has_begun_nothing_is_over(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (_, pilot):
        screen = await opened(pilot)
        screen.follow()
        assert result(screen) == ""
        assert numbers(screen)[0] == "30"


async def test_escape_ends_it_early(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (run, pilot):
        await opened(pilot)
        await pilot.press("space", "escape")
        assert pilot.app.screen is run
        assert world.session.pipeline.marks == [BEGIN, TAP, END]


@pytest.mark.parametrize(("kind", "comes"), [(CueKind.SAFETY, True), (CueKind.TECHNIQUE, False)])
async def test_only_safety_comes_between_and_the_count_goes_on(
    world: Any, make: SimpleNamespace, kind: CueKind, comes: bool
) -> None:
    async with world.running(make.state()) as (_, pilot):
        screen = await opened(pilot)
        world.session.cue(make.cue("Ease off now", kind, 98))
        screen.follow()
        await pilot.pause()
        banner = screen.query_one(CueBanner)
        assert banner.display is comes
        assert screen._numbers.display is not comes
        assert (banner.text == "Ease off now") is comes
        await pilot.press("space")
        world.session.tick(make.state())
        screen.follow()
        assert not banner.display
        assert numbers(screen)[1] == "01"
        assert world.session.pipeline.marks == [BEGIN, TAP]


async def test_no_other_key_of_the_run_works_meanwhile(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (_, pilot):
        await opened(pilot)
        await pilot.press("l", "o", "m", "up", "5", "f")
        assert world.session.pipeline.marks == [BEGIN]


@pytest.mark.parametrize(("key", "kind"), [("u", MarkKind.UNWELL), ("p", MarkKind.PAIN)])
async def test_what_is_urgent_ends_the_count_and_is_done_at_once(
    world: Any, make: SimpleNamespace, key: str, kind: MarkKind
) -> None:
    async with world.running(make.state()) as (_, pilot):
        count = await opened(pilot)
        await pilot.press("space", key)
        await pilot.pause()
        assert world.session.pipeline.marks == [BEGIN, TAP, END, (kind, None, None)]
        assert count not in pilot.app.screen_stack
        assert isinstance(pilot.app.screen, PainCard if key == "p" else StopCard)
