"""The first screen and the help."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from stridecue import settings as settings_file
from stridecue.app.keys import KEYS
from stridecue.app.screens.card import Card
from stridecue.app.screens.cue_sets import CueSetsScreen
from stridecue.app.screens.history import HistoryScreen
from stridecue.app.screens.home import HomeScreen
from stridecue.app.screens.live import LiveScreen
from stridecue.app.screens.profile import ProfileScreen
from stridecue.app.screens.replay import ReplayScreen
from stridecue.app.screens.sensors import SensorsScreen
from stridecue.errors import BluetoothError, LibraryError


async def looked_up(app: Any, pilot: Pilot[None]) -> HomeScreen:
    """The first screen with its runs, without waiting for its timer."""
    await pilot.pause()
    assert isinstance(app.screen, HomeScreen)
    app.screen.look_up_runs()
    await pilot.pause()
    return app.screen


def text(world_app: Any, selector: str) -> str:
    return str(world_app.screen.query_one(selector, Static).content)


@pytest.mark.parametrize(
    ("key", "call", "screen"),
    [
        ("r", ("live",), LiveScreen),
        ("d", ("demo",), LiveScreen),
        ("p", ("replay", "last"), ReplayScreen),
        ("s", None, ProfileScreen),
        ("a", None, HistoryScreen),
        ("b", None, SensorsScreen),
        ("c", None, CueSetsScreen),
    ],
)
async def test_one_key_for_each_thing(world: Any, key: str, call: tuple | None, screen: type) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, screen)
        assert world.calls == ([call] if call else [])


async def test_the_latest_runs_stand_there(world: Any, make: SimpleNamespace) -> None:
    world.runs = [make.run(number) for number in range(9, 0, -1)]
    app = world.app()
    async with app.run_test(size=(120, 40)) as pilot:
        await looked_up(app, pilot)
        lines = text(app, "#runs").splitlines()
        assert len(lines) == 6
        assert lines[1].startswith("Wed 9 Sep 2026, 16:04    10.01 km    52:42")


async def test_everything_fits_the_smallest_usual_window(world: Any, make: SimpleNamespace) -> None:
    world.runs = [make.run(number) for number in range(9, 0, -1)]
    world.unfinished = [make.run(12)]
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await looked_up(app, pilot)
        for name in ("#title", "#menu", "#broken", "#runs"):
            region = screen.query_one(name).region
            assert region.y > 0
            assert region.bottom < 24
        await pilot.resize_terminal(50, 14)
        await pilot.pause()
        assert not screen.query_one("#title").display
        assert screen.query_one("#menu").region.bottom <= 14


async def test_without_runs_it_says_how_to_begin(world: Any) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        await looked_up(app, pilot)
        assert "No runs yet" in text(app, "#runs")


async def test_a_run_that_broke_off_is_offered_until_it_is_settled(world: Any, make: SimpleNamespace) -> None:
    world.unfinished = [make.run(12)]
    app = world.app()
    async with app.run_test() as pilot:
        await looked_up(app, pilot)
        assert app.screen.query_one("#broken").display
        await pilot.press("k")
        await pilot.pause()
        assert world.calls == [("keep", 12)]
        assert not app.screen.query_one("#broken").display
        await pilot.press("k", "x", "g")
        assert world.calls == [("keep", 12)]


async def test_it_is_thrown_away_only_after_a_question(world: Any, make: SimpleNamespace) -> None:
    world.unfinished = [make.run(12)]
    app = world.app()
    async with app.run_test() as pilot:
        await looked_up(app, pilot)
        await pilot.press("x", "n")
        assert world.calls == []
        await pilot.press("x", "y")
        await pilot.pause()
        assert world.calls == [("drop", 12)]


async def test_it_can_go_on(world: Any, make: SimpleNamespace) -> None:
    world.unfinished = [make.run(12)]
    app = world.app()
    async with app.run_test() as pilot:
        await looked_up(app, pilot)
        await pilot.press("g")
        await pilot.pause()
        assert world.calls == [("resume", 12)]
        assert isinstance(app.screen, LiveScreen)


async def test_a_library_that_cannot_be_opened_is_said_and_the_rest_works(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = world.app()

    def broken(most: int) -> list:
        raise LibraryError("The library is not a database.", "Move it away.")

    monkeypatch.setattr(type(app.factories), "latest_runs", property(lambda _: broken))
    async with app.run_test() as pilot:
        await looked_up(app, pilot)
        assert text(app, "#runs") == "The library is not a database. Move it away."
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)


async def test_a_run_that_cannot_begin_says_why(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    app = world.app()

    def no_adapter() -> Any:
        raise BluetoothError("There is no Bluetooth adapter.", "Plug one in.")

    monkeypatch.setattr(type(app.factories), "live", property(lambda _: no_adapter))
    async with app.run_test() as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert [toast.message for toast in app._notifications] == [
            "There is no Bluetooth adapter. Plug one in."
        ]


async def test_help_lists_every_key_wherever_it_is_called(world: Any) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        for opens, first in (((), "On the first screen"), (("d",), "During a run")):
            await pilot.press(*opens, "?")
            await pilot.pause()
            card = app.screen
            assert isinstance(card, Card)
            lines = card.content().plain.splitlines()
            shown = " ".join(" ".join(lines).split())  # a long one goes on in the next line
            assert [key.help for key in KEYS if key.help not in shown] == []
            assert lines[2] == first
            await pilot.press("escape")


async def test_the_next_theme_is_used_and_remembered(world: Any) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        before = app.theme
        await pilot.press("t")
        assert app.theme != before
        assert settings_file.load().theme == app.theme
        await pilot.press(*["t"] * (len(app.themes.names) - 1))
        assert app.theme == before


async def test_q_leaves(world: Any) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert app._exit
