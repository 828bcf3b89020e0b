"""The lists of cue sets and cues: looked at, switched, reset."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from stridecue import settings as settings_file
from stridecue.app.screens.card import Card
from stridecue.app.screens.cue_edit import CueEditScreen
from stridecue.app.screens.cue_sets import CueSetsScreen
from stridecue.app.screens.home import HomeScreen
from stridecue.coach import shipped_sets
from stridecue.cue_sets import catalogue, own_file
from stridecue.cue_sets.overview import overview

MINE = 'name = "Mine"\n\n[[cue]]\nid = "my-look"\nkind = "info"\nshow = "Look up"\nevery = "5min"\n'


def write(name: str, text: str = MINE) -> Path:
    file = catalogue.own_file(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


async def opened(app: Any, pilot: Pilot[None]) -> CueSetsScreen:
    await pilot.press("c")
    await pilot.pause()
    assert isinstance(app.screen, CueSetsScreen)
    return app.screen


async def choose(pilot: Pilot[None], screen: CueSetsScreen, name: str, cue: str | None = None) -> None:
    """Put the cursor on a set, or on one of its cues."""
    views = overview(settings_file.load().cue_sets)
    at = next(place for place, view in enumerate(views) if view.name == name)
    screen.action_pane("sets")
    screen.query_one("#sets", OptionList).highlighted = at
    await pilot.pause()
    if cue is not None:
        screen.action_pane("cues")
        cues = [one.id for one in views[at].cues]
        screen.query_one("#cues", OptionList).highlighted = cues.index(cue)
    await pilot.pause()


def rows(screen: CueSetsScreen, which: str) -> list[str]:
    return [str(option.prompt) for option in screen.query_one(f"#{which}", OptionList).options]


def row(screen: CueSetsScreen, which: str, start: str) -> str:
    return next(row for row in rows(screen, which) if row[2:].startswith(start))


def about(screen: CueSetsScreen) -> str:
    return str(screen.query_one("#about", Static).content)


def messages(app: Any) -> list[str]:
    return [toast.message for toast in app._notifications]


async def test_all_sets_stand_there_with_the_cues_of_the_one_in_hand(world: Any) -> None:
    write("mine")
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        assert rows(screen, "sets")[0].startswith("● Safety")
        assert row(screen, "sets", "Hill climb").split() == ["●", "Hill", "climb", "7"]
        assert row(screen, "sets", "Joy run").startswith("○")
        assert row(screen, "sets", "Mine").split() == ["○", "Mine", "1", "yours"]
        await choose(pilot, screen, "mine")
        assert rows(screen, "cues") == ["● Look up                    info     "]
        assert about(screen) == "Your own: mine.toml  Off from the next run."
        await pilot.press("right")
        assert screen.focused is screen.query_one("#cues")
        assert "Its set is off." in about(screen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.nightly
async def test_a_set_is_switched_for_the_next_run_and_the_last_one_off_leaves_safety(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await choose(pilot, screen, "joy-run")
        await pilot.press("space")
        assert "joy-run" in [text.name for text in catalogue.chosen((), settings_file.load().cue_sets)]
        assert row(screen, "sets", "Joy run").startswith("●")
        await pilot.press("space")
        assert settings_file.load().cue_sets == ()
        for name in shipped_sets.DEFAULT_SETS:
            if name != "safety":
                await choose(pilot, screen, name)
                await pilot.press("space")
        assert settings_file.load().cue_sets == ("safety",)
        assert [one[0] for one in rows(screen, "sets")].count("●") == 1


async def test_safety_stays_on_and_says_so(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("space")
        await choose(pilot, screen, "safety", "sf-hr-high")
        await pilot.press("space", "enter")
        assert app.screen is screen
        assert len([text for text in messages(app) if text.startswith("Safety cues stay on")]) == 3
        assert not catalogue.own_file(catalogue.OWN_CHANGES).exists()
        assert settings_file.load().cue_sets == ()


async def test_a_cue_is_switched_off_and_on(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await choose(pilot, screen, "hill-climb", "hc-arms")
        await pilot.press("space")
        text = catalogue.own_file(catalogue.OWN_CHANGES).read_text()
        assert tomllib.loads(text)["off"] == ["hc-arms"]
        assert row(screen, "cues", "Drive your elbows").startswith("○")
        assert about(screen).splitlines()[0].endswith("Off.")
        assert row(screen, "sets", "My changes")
        await pilot.press("space")
        assert row(screen, "cues", "Drive your elbows").startswith("●")
        assert screen.query_one("#cues", OptionList).highlighted == 1


async def test_a_set_that_goes_takes_its_changed_cues_along(world: Any) -> None:
    own_file.change_cue(shipped_sets.text("hill-climb"), "hc-enter", {"cooldown": "3m"})
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await choose(pilot, screen, "hill-climb")
        await pilot.press("space")
        assert tomllib.loads(catalogue.find("my-cues").text)["off"] == ["hc-enter"]
        await pilot.press("space")
        assert tomllib.loads(catalogue.find("my-cues").text)["off"] == []
        assert settings_file.load().cue_sets == ()


async def test_a_changed_cue_is_marked_and_can_be_as_it_was_shipped_again(world: Any) -> None:
    own_file.change_cue(shipped_sets.text("hill-climb"), "hc-enter", {"show": "Tiny steps"})
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await choose(pilot, screen, "hill-climb", "hc-arms")
        await pilot.press("r")
        assert messages(app) == ["Only a cue that you changed can be as it was shipped again."]
        await choose(pilot, screen, "hill-climb", "hc-enter")
        assert row(screen, "cues", "Tiny steps").endswith("technique yours")
        await pilot.press("r")
        assert isinstance(app.screen, Card)
        await pilot.press("n", "r", "y")
        await pilot.pause()
        assert row(screen, "cues", "Shorten stride").split()[-1] == "technique"
        assert "[[cue]]" not in catalogue.find("my-cues").text


@pytest.mark.parametrize("home", ["hill-climb", catalogue.OWN_CHANGES])
async def test_enter_opens_a_cue_as_one_of_the_set_that_it_is_of(world: Any, home: str) -> None:
    own_file.change_cue(shipped_sets.text("hill-climb"), "hc-enter", {"cooldown": "3m"})
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await choose(pilot, screen, home)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CueEditScreen)
        assert app.screen._cue.owner.name == "hill-climb"
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is screen


async def test_a_set_with_mistakes_says_the_first_and_where(world: Any) -> None:
    write("mine", MINE.replace("info", "infos").replace("Look up", "a b c d e"))
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await choose(pilot, screen, "mine")
        assert row(screen, "sets", "mine.toml").endswith("mistakes")
        assert about(screen).startswith("mine.toml, line 5, cue my-look, kind:")
        assert about(screen).endswith("1 more: stridecue cues check mine")
        await pilot.press("enter", "right")
        assert screen.focused is screen.query_one("#sets"), "there is nothing to go to"


async def test_changes_with_mistakes_are_not_written_over(world: Any) -> None:
    file = write(catalogue.OWN_CHANGES, 'name = "Mine"\ncolour = 1\n')
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await choose(pilot, screen, "hill-climb", "hc-arms")
        await pilot.press("space")
        assert "my-cues.toml, line 2, colour" in messages(app)[0]
        assert file.read_text() == 'name = "Mine"\ncolour = 1\n'
        assert row(screen, "cues", "Drive your elbows").startswith("●")


async def test_an_own_set_named_safety_cannot_be_on(world: Any) -> None:
    write("safety")
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        at = next(place for place, view in enumerate(overview(())) if not view.usable)
        screen.query_one("#sets", OptionList).highlighted = at
        await pilot.pause()
        await pilot.press("space")
        assert settings_file.load().cue_sets == ()
        assert "another name" in messages(app)[0]


async def test_a_file_that_cannot_be_read_is_listed_beside_the_others(world: Any) -> None:
    write("binary").write_bytes(b"\xff\xfe\x00")
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("up")
        await pilot.pause()
        assert row(screen, "sets", "binary.toml").endswith("mistakes")
        assert about(screen).startswith("binary.toml: is no text file; A cue set is a TOML file in UTF-8.")
        assert row(screen, "sets", "Hill climb")


@pytest.mark.nightly
async def test_in_a_narrow_window_one_list_stands_alone(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await opened(app, pilot)
        sets, cues = screen.query_one("#sets"), screen.query_one("#cues")
        assert (sets.display, cues.display) == (True, False)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert (sets.display, cues.display) == (False, True)
        assert screen.focused is cues
        await pilot.press("escape")
        await pilot.pause()
        assert (sets.display, cues.display) == (True, False)
        await pilot.resize_terminal(90, 24)
        await pilot.pause()
        assert (sets.display, cues.display) == (True, True)


@pytest.mark.nightly
async def test_every_row_fits_the_smallest_usual_window(world: Any) -> None:
    own_file.change_cue(shipped_sets.text("technique-basics"), "tb-shoulders", {"cooldown": "3m"})
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        for view in overview(()):
            await choose(pilot, screen, view.name)
            for which in ("sets", "cues"):
                there = screen.query_one(f"#{which}").scrollable_content_region.width
                assert max(len(one) for one in rows(screen, which)) <= there
