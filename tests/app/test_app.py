"""The start, the themes and every way out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.widgets import Input

from stridecue import settings as settings_file
from stridecue.app.screens.before_run import BeforeCard
from stridecue.app.screens.card import Card
from stridecue.app.screens.home import HomeScreen
from stridecue.app.screens.live import LiveScreen
from stridecue.app.screens.profile import ProfileScreen
from stridecue.app.screens.replay import ReplayScreen
from stridecue.app.screens.run_screen import RunScreen
from stridecue.app.screens.safety_card import SafetyCard
from stridecue.app.session_types import SessionKind, Start
from stridecue.model.inputs import MarkKind
from stridecue.settings import Settings

HEAVY = (
    "bleak",
    "sqlite3",
    "fitdecode",
    "numpy",
    "tomlkit",
    "textual.widgets._data_table",
    "textual.widgets._markdown",
)


def messages(app: Any) -> list[str]:
    return [toast.message for toast in app._notifications]


async def test_what_is_said_again_stands_there_once(make: SimpleNamespace) -> None:
    app = make.world().app(Start.HOME)
    async with app.run_test(size=(80, 24)) as pilot:
        for text in ("Saved.", "Not so.", "Not so.", "Not so."):
            app.say(text, "information")
            await pilot.pause()
        assert messages(app) == ["Not so."]
        app.say("Saved.", "information")
        await pilot.pause()
        assert messages(app) == ["Not so.", "Saved."]


@pytest.mark.parametrize("start", [Start.DEMO, Start.REPLAY])
async def test_who_only_watches_reads_the_safety_card_afterwards(make: SimpleNamespace, start: Start) -> None:
    app = make.world(session=make.session(kind=SessionKind(start.value))).app(start)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, RunScreen)
        app.screen.close_session(keep=False)
        app.leave_run(app.screen, None)
        await pilot.pause()
        assert isinstance(app.screen, SafetyCard)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ProfileScreen)


async def test_the_safety_card_comes_first_and_once(make: SimpleNamespace) -> None:
    app = make.world().app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, SafetyCard)
        await pilot.press("r", "d", "escape")
        assert app._exit
    assert not settings_file.load().safety_card_confirmed

    app = make.world().app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ProfileScreen)
        app.screen.query_one("#age_years", Input).value = "44"
        app.screen.query_one("#easy_speed_mps", Input).value = "6:20"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
    saved = settings_file.load()
    assert saved.safety_card_confirmed
    assert (saved.profile.age_years, saved.profile.easy_speed_mps) == (44, 2.6316)

    app = make.world().app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_heart_rate_medicine_is_asked_on_the_card(make: SimpleNamespace) -> None:
    app = make.world().app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "enter", "escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
    assert settings_file.load().profile.heart_rate_medicine


async def test_a_first_live_run_waits_for_the_card(make: SimpleNamespace) -> None:
    world = make.world()
    app = world.app(Start.LIVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert world.calls == []
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert world.calls == [("live",)]
        assert isinstance(app.run_screen(), LiveScreen)
        assert isinstance(app.screen, BeforeCard)


@pytest.mark.parametrize(
    ("start", "call", "screen"),
    [
        (Start.LIVE, ("live",), LiveScreen),
        (Start.DEMO, ("demo",), LiveScreen),
        (Start.REPLAY, ("replay", "last"), ReplayScreen),
    ],
)
async def test_it_opens_where_it_is_told(world: Any, start: Start, call: tuple, screen: type) -> None:
    app = world.app(start)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, screen)
        assert world.calls == [call]


async def test_settings_with_a_mistake_are_said_and_never_written_over(
    world: Any, stridecue_home: Path
) -> None:
    file = stridecue_home / "settings.toml"
    file.write_text('theme = 7\nsafety_card_confirmed = "no"\n')
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("enter", "escape")
        await pilot.press("t")
        assert any("settings.toml" in message for message in messages(app))
    assert file.read_text() == 'theme = 7\nsafety_card_confirmed = "no"\n'


async def test_bad_theme_files_are_named_in_one_toast(world: Any, stridecue_home: Path) -> None:
    folder = stridecue_home / "themes"
    folder.mkdir(parents=True)
    (folder / "bad-one.toml").write_text("[colors\n")
    (folder / "bad-two.toml").write_text('name = "x"\ndark = "perhaps"\n')
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.pause()
        (message,) = messages(app)
        assert "bad-one.toml" in message
        assert "bad-two.toml" in message


async def test_a_theme_that_is_gone_is_replaced_and_said(world: Any) -> None:
    settings_file.save(Settings(safety_card_confirmed=True, theme="[red]gone"))
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.theme.startswith("stridecue")
        assert "There is no theme [red]gone" in messages(app)[0]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals on its loops")
async def test_a_signal_keeps_the_run_and_ends_the_app(world: Any, make: SimpleNamespace, name: str) -> None:
    world.session.tick(make.state())
    app = world.app(Start.LIVE)
    async with app.run_test() as pilot:
        await pilot.pause()
        os.kill(os.getpid(), getattr(signal, name))
        await pilot.pause()
        assert app._exit
    assert [kind for kind, _, _ in world.session.pipeline.marks] == [MarkKind.FINISH]
    assert world.session.ends == ["finished"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals on its loops")
async def test_an_interrupt_asks_and_a_second_one_keeps_the_run(world: Any, make: SimpleNamespace) -> None:
    world.session.tick(make.state())
    app = world.app(Start.LIVE)
    async with app.run_test() as pilot:
        await pilot.pause()
        os.kill(os.getpid(), signal.SIGINT)
        await pilot.pause()
        assert isinstance(app.screen, Card)
        assert world.session.ends == []
        os.kill(os.getpid(), signal.SIGINT)
        await pilot.pause()
        assert world.session.ends == ["finished"]


async def test_ctrl_q_asks_too(world: Any, make: SimpleNamespace) -> None:
    world.session.tick(make.state())
    app = world.app(Start.LIVE)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("ctrl+q")
        assert isinstance(app.screen, Card)


def test_nothing_heavy_is_imported_for_the_first_frame() -> None:
    code = f"import sys, stridecue.app.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
