"""The form of figures and choices."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from stridecue import settings as settings_file
from stridecue.app.screens.home import HomeScreen
from stridecue.app.screens.profile import ProfileScreen
from stridecue.model.profile import Unit
from stridecue.model.run_settings import Metronome, RunSettings
from stridecue.settings import Settings


def beside(screen: Any, name: str) -> str:
    return str(screen.query_one(f"#{name}-beside", Static).content)


async def opened(app: Any, pilot: Pilot[None]) -> ProfileScreen:
    await pilot.press("s")
    await pilot.pause()
    assert isinstance(app.screen, ProfileScreen)
    return app.screen


async def test_it_shows_what_is_known_and_saves_what_is_changed(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        assert screen.query_one("#age_years", Input).value == "40"
        assert screen.query_one("#easy_speed_mps", Input).value == "10.1"
        screen.query_one("#heart_rate_max_bpm", Input).value = "187"
        screen.query_one("#height_m", Input).value = "178"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        saved = settings_file.load().profile
        assert (saved.age_years, saved.heart_rate_max_bpm, saved.height_m) == (40, 187, 1.78)
        assert saved.easy_speed_mps == 2.8
        assert app.settings.profile == saved


async def test_a_mistake_stands_beside_its_field_and_nothing_is_saved(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        before = settings_file.load()
        screen.query_one("#heart_rate_rest_bpm", Input).value = "fifty"
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is screen
        assert (
            beside(screen, "heart_rate_rest_bpm")
            == "The resting heart rate is a whole number from 25 to 120."
        )
        assert screen.focused is screen.query_one("#heart_rate_rest_bpm")
        assert settings_file.load() == before
        screen.query_one("#heart_rate_rest_bpm", Input).value = "52"
        await pilot.pause()
        assert beside(screen, "heart_rate_rest_bpm") == "bpm, on waking"
        await pilot.press("enter")
        assert settings_file.load().profile.heart_rate_rest_bpm == 52


async def test_escape_leaves_everything_as_it_was(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        before = settings_file.load()
        screen = await opened(app, pilot)
        screen.query_one("#age_years", Input).value = "20"
        await pilot.press("escape")
        await pilot.pause()
        assert settings_file.load() == before


@pytest.mark.nightly
async def test_choices_by_the_arrow_keys(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        screen.query_one("#unit").focus()
        await pilot.press("right")
        assert screen.query_one("#easy_speed_mps", Input).value == "6.3"
        assert beside(screen, "easy_speed_mps").startswith("mph")
        await pilot.press("down", "space", "down", "right", "enter")
        await pilot.pause()
        saved = settings_file.load()
        assert saved.profile.unit is Unit.MILE
        assert saved.profile.heart_rate_medicine
        assert saved.profile.easy_speed_mps == 2.8
        assert app.theme == saved.theme != "stridecue-dark"


async def test_every_row_fits_the_smallest_screen(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        assert screen.query_one("#form").max_scroll_y == 0
        for field in screen.query("Input, Pick"):
            assert field.region.height == 1
            assert field.region.right <= 80


@pytest.mark.nightly
async def test_how_cues_come_when_a_run_begins(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        screen.query_one("#voice").focus()
        await pilot.pause()
        await pilot.press("right", "down", "right", "down", "right", "right", "enter")
        await pilot.pause()
        saved = settings_file.load()
        assert (saved.voice, saved.text, saved.run.metronome) == (False, False, Metronome.WHEN_NEEDED)


async def test_the_first_form_leaves_how_cues_come(world: Any) -> None:
    before = Settings(voice=False, text=False, run=RunSettings(metronome=Metronome.SCHEDULE))
    screen = ProfileScreen(before, (), first=True)
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        answers: list[Settings | None] = []
        app.push_screen(screen, answers.append)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert answers == [before]


@pytest.mark.nightly
async def test_experiments_and_the_easy_cap_can_be_changed_later(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        assert beside(screen, "experiments") == "1 technique cue in 4 left out"
        screen.query_one("#easy_cap_shift_bpm", Input).value = "-4"
        screen.query_one("#experiments").focus()
        await pilot.press("right", "enter")
        await pilot.pause()
        saved = settings_file.load()
        assert saved.profile.easy_cap_shift_bpm == -4
        assert not saved.run.experiments


@pytest.mark.nightly
async def test_the_first_form_explains_the_experiments_and_can_switch_them_off(world: Any) -> None:
    screen = ProfileScreen(Settings(), (), first=True)
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        answers: list[Settings | None] = []
        app.push_screen(screen, answers.append)
        await pilot.pause()
        told = " ".join(str(one.content) for one in screen.query(Static))
        assert "one technique cue in four is left out by lot" in told
        assert "Safety cues never are." in told
        assert screen.query_one("#form").max_scroll_y == 0
        screen.query_one("#experiments").focus()
        await pilot.press("space", "enter")
        await pilot.pause()
        assert answers == [Settings(run=RunSettings(experiments=False))]
