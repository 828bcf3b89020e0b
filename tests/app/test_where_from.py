"""What a runner comes from, and what is shown around a run, as the settings say it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from textual.widgets import Static

from stridecue.app.around.settings_rows import ROWS, around_of
from stridecue.app.screens.pick import Pick
from stridecue.app.screens.profile import ProfileScreen, taken_into
from stridecue.app.screens.switches import Switches
from stridecue.app.where_from import BACKGROUND_CHOICES, BACKGROUNDS, GOAL_CHOICES, suggestion
from stridecue.model.run_settings import AroundRun
from stridecue.settings import Settings
from stridecue.settings_values import CHOICES


def test_every_choice_has_its_words() -> None:
    assert tuple(BACKGROUNDS) == CHOICES["background"]
    assert [name for name, _ in BACKGROUND_CHOICES] == ["", *CHOICES["background"]]
    assert [name for name, _ in GOAL_CHOICES] == ["", *CHOICES["goal"]]


@pytest.mark.parametrize(
    ("background", "session"),
    [
        ("road", "road to trail, week 1"),
        ("cycling", "walking and running in turns"),
        ("swimming", "walking and running in turns"),
        ("hiking", "hike the hills"),
        ("none", "walking and running in turns"),
    ],
)
def test_a_first_session_by_what_one_comes_from(background: str, session: str) -> None:
    words = suggestion(background, "h")
    assert session in words
    assert words.endswith("h opens it.")


@pytest.mark.parametrize("background", [None, "", "chess"])
def test_nobody_who_said_nothing_is_told_anything(background: str | None) -> None:
    assert suggestion(background, "h") == ""


def test_cyclists_are_told_of_downhill() -> None:
    assert "on foot the legs keep working downhill" in BACKGROUNDS["cycling"].words


def test_the_rows_have_every_setting_once() -> None:
    names = [item for _, items in ROWS.values() for item, _ in items]
    assert sorted(names) == sorted(field.name for field in fields(AroundRun))


def test_a_row_says_all_of_its_settings_and_none_of_another() -> None:
    before = AroundRun(effort=False)
    assert around_of(before, {}) == before
    assert around_of(before, {"before": ("mood",)}) == AroundRun(
        checklist=False, sat=False, drills=False, posture=False, effort=False
    )
    assert around_of(before, {"after": ("effort", "cool_down")}) == AroundRun()


@pytest.mark.nightly
async def test_the_first_form_says_what_a_background_brings_and_the_other_has_switches(world: Any) -> None:
    app = world.app()
    answers: list[Settings | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(ProfileScreen(Settings(), (), first=True), answers.append)
        await pilot.pause()
        app.screen.query_one("#background", Pick).focus()
        await pilot.press("right", "right")
        assert "strong legs" in str(app.screen.query_one("#brings", Static).content)
        assert app.screen.query_one("#form").max_scroll_y == 0
        await pilot.press("enter")
        await pilot.pause()
        app.push_screen(ProfileScreen(Settings(), ()), answers.append)
        await pilot.pause()
        app.screen.query_one("#before", Switches).focus()
        await pilot.press("space", "left", "space", "space", "right", "enter")
        await pilot.pause()
    first, second = answers
    assert first is not None
    assert second is not None
    assert (first.profile.background, first.profile.goal) == ("cycling", None)
    assert first.around == AroundRun()
    assert second.around == AroundRun(checklist=False)
    assert taken_into(Settings(), second).around == second.around
