"""A recorded run on the screen, by its keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

from textual.pilot import Pilot

from stridecue.app.screens.home import HomeScreen
from stridecue.app.screens.replay import ReplayScreen
from stridecue.app.session_types import SessionKind, Start
from stridecue.app.widgets.banner import CueBanner
from stridecue.app.widgets.live_layout import LiveLayout
from stridecue.app.widgets.player_strip import Place, PlayerStrip
from stridecue.app.widgets.top_line import TopLine
from stridecue.model.cue import Asks


@asynccontextmanager
async def replaying(world: Any, make: SimpleNamespace) -> AsyncIterator[tuple[ReplayScreen, Pilot[None]]]:
    world.session = make.session(kind=SessionKind.REPLAY, clock=make.clock(), length_s=3162)
    world.session.tick(make.state())
    app = world.app(Start.REPLAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ReplayScreen)
        yield app.screen, pilot


async def test_it_says_where_it_stands(world: Any, make: SimpleNamespace) -> None:
    async with replaying(world, make) as (screen, _):
        screen.paint()
        assert screen.query_one(PlayerStrip).place == Place(1421, 3162, "1x", False)
        world.session.length_s = 1420
        screen.paint()
        assert screen.query_one(PlayerStrip).place.position_s == 1420, "the tick of the end is not beyond it"


async def test_nobody_is_asked_to_press_what_means_something_else(world: Any, make: SimpleNamespace) -> None:
    async with replaying(world, make) as (screen, _):
        world.session.cue(make.cue("Can you talk?", asks=Asks.TALK))
        screen.paint()
        banner = screen.query_one(CueBanner)
        assert (banner.text, banner.note) == ("Can you talk?", "")


async def test_space_holds_and_goes_on(world: Any, make: SimpleNamespace) -> None:
    async with replaying(world, make) as (screen, pilot):
        await pilot.press("space")
        assert world.session.clock.paused
        screen.paint()
        assert screen.query_one(PlayerStrip).place.paused
        await pilot.press("space")
        assert not world.session.clock.paused


async def test_arrows_jump_and_stop_at_both_ends(world: Any, make: SimpleNamespace) -> None:
    async with replaying(world, make) as (_, pilot):
        await pilot.press("left", "right", "up", "down", "home", "end")
        assert world.session.pipeline.seeks == [1411, 1431, 1481, 1361, 0, 3162]
        world.session.tick(make.state(tick_s=8))
        await pilot.press("left")
        world.session.tick(make.state(tick_s=3160))
        await pilot.press("right")
        assert world.session.pipeline.seeks[6:] == [0, 3162]


async def test_it_goes_to_cues_and_laps(world: Any, make: SimpleNamespace) -> None:
    async with replaying(world, make) as (_, pilot):
        index = world.session.pipeline.index
        index.cues_s += [900, 1419, 2000]
        index.laps_s += [600, 1200, 1800]
        await pilot.press("n", "b", "l", "k")
        assert world.session.pipeline.seeks == [2000, 900, 1800, 1200]
        world.session.tick(make.state(tick_s=2500))
        await pilot.press("n", "l")  # there is none after this
        assert len(world.session.pipeline.seeks) == 4


async def test_a_click_on_the_strip_goes_there(world: Any, make: SimpleNamespace) -> None:
    async with replaying(world, make) as (screen, pilot):
        screen.paint()
        await pilot.pause()
        await pilot.click(PlayerStrip, offset=(60, 1))
        (second,) = world.session.pipeline.seeks
        assert 1400 < second < 1760
        await pilot.click(PlayerStrip, offset=(0, 0))
        assert world.session.pipeline.seeks == [second]


async def test_plus_and_minus_set_the_pace(world: Any, make: SimpleNamespace) -> None:
    async with replaying(world, make) as (_, pilot):
        await pilot.press("+", "+", "-")
        assert world.session.clock.speed == 2.0


async def test_no_key_of_a_run_does_anything(world: Any, make: SimpleNamespace) -> None:
    async with replaying(world, make) as (_, pilot):
        await pilot.press("m", "u", "f", "y", "a")
        assert world.session.pipeline.marks == []


async def test_a_jump_takes_the_cue_away_and_draws_the_strips_anew(world: Any, make: SimpleNamespace) -> None:
    async with replaying(world, make) as (screen, _):
        world.session.cue(make.cue())
        screen.paint()
        layout = screen.query_one(LiveLayout)
        assert layout.cue_showing
        world.session.jump(60)
        world.session.model.on_event(make.shown(make.cue("Older one")))
        world.session.tick(make.state(tick_s=60))
        screen.paint()
        assert not layout.cue_showing


async def test_at_the_end_it_stays_and_can_go_back(world: Any, make: SimpleNamespace) -> None:
    async with replaying(world, make) as (screen, pilot):
        world.session.pipeline.done.set()
        await pilot.pause()
        screen.paint()
        assert screen.query_one(TopLine).shown[1] == "the end"
        assert world.session.ends == []
        await pilot.press("left")
        await pilot.pause()
        assert world.session.pipeline.runs == 2
        screen.paint()
        assert screen.query_one(TopLine).shown[1] != "the end"


async def test_escape_goes_back_and_keeps_nothing(world: Any, make: SimpleNamespace) -> None:
    async with replaying(world, make) as (_, pilot):
        await pilot.press("escape")
        await pilot.pause()
        assert world.session.ends == ["discarded"]
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_ctrl_c_leaves_without_a_question(world: Any, make: SimpleNamespace) -> None:
    async with replaying(world, make) as (_, pilot):
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert world.session.ends == ["discarded"]
        assert pilot.app._exit
