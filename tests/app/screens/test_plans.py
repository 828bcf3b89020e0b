"""Choosing a session."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from stridecue import paths
from stridecue.app.plans.preview import RunsBefore
from stridecue.app.screens.plans import PlansScreen
from stridecue.app.screens.weeks import WeeksScreen
from stridecue.model.run_settings import PlanChoice, PlanVersion, RunChoices
from stridecue.model.setup import History
from stridecue.plans.reading import shipped_plans
from stridecue.plans.weeks.progress import SessionDone

WRONG = 'name = "Wrong"\n[[step]]\nkind = "rum"\n'


@pytest.fixture(autouse=True)
def few_plans(monkeypatch: pytest.MonkeyPatch, world: Any) -> None:
    """Three shipped plans, one file with mistakes."""
    names = ("hill-200", "rolling-surprise", "walk-run")
    monkeypatch.setattr(shipped_plans, "names", lambda: names)
    paths.plans_folder().mkdir(parents=True)
    (paths.plans_folder() / "wrong.toml").write_text(WRONG)


async def at(screen: PlansScreen, pilot: Pilot[None], name: str) -> None:
    """Go to an entry."""
    while screen.entry is None or screen.entry.name != name:
        await pilot.press("down")
        await pilot.pause()


def words_of(screen: PlansScreen | WeeksScreen) -> str:
    return "\n".join(str(screen.query_one(place, Static).render()) for place in ("#what", "#rest"))


async def test_a_session_is_chosen_and_begun(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PlansScreen)
        await pilot.press("right")
        await at(screen, pilot, "hill-200")
        await pilot.press("v")
        await pilot.pause()
        assert "[harder]" in words_of(screen)
        assert "8 reps" in words_of(screen)
        await pilot.press("4")
        assert screen.wishes.typed is None, "hills are no surprise"
        await pilot.press("enter")
        await pilot.pause()
        chosen = PlanChoice("hill-200", PlanVersion.HARDER)
        assert world.calls == [("live", RunChoices(plan=chosen))]


async def test_a_surprise_is_run_again_by_its_number_and_a_file_with_mistakes_is_not_run(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PlansScreen)
        await pilot.press("end")
        await pilot.pause()
        assert "wrong.toml" in words_of(screen)
        await pilot.press("enter", "d", "s", "v", "c", "1")
        await pilot.pause()
        assert (world.calls, app.screen) == ([], screen)
        await pilot.press("home")
        await at(screen, pilot, "rolling-surprise")
        await pilot.press("4", "8", "escape", "4", "2")
        await pilot.pause()
        assert "course 42▏" in words_of(screen)
        await pilot.press("enter")
        await pilot.pause()
        assert "Rolling surprise, course 42" in words_of(screen)
        await pilot.press("d")
        await pilot.pause()
        assert world.calls == [("demo", RunChoices(plan=PlanChoice("rolling-surprise", seed=42)))]


async def test_weeks_remember_where_one_is_and_any_other_can_be_run(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = datetime.now(UTC) - timedelta(days=1)
    done = (SessionDone("walk-run-8", 3, 1, began, complete=True),)
    before = RunsBefore(History(easy_speed_mps=2.5), done=done)
    monkeypatch.setattr(PlansScreen, "on_screen_resume", lambda screen: screen._looked_back(before))
    app = world.app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("h")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PlansScreen)
        assert "Week 3 of 8, session 2 of 3" in words_of(screen)
        await pilot.press("w")
        await pilot.pause()
        weeks = app.screen
        assert isinstance(weeks, WeeksScreen)
        rows = weeks.query_one("#weeks", OptionList)
        assert "› Week 3  ●○○" in str(rows.get_option_at_index(2).prompt)
        await pilot.press("down", "right", "right", "right")
        await pilot.pause()
        assert "Week 4, session 3 of 3" in words_of(weeks)
        await pilot.press("enter")
        await pilot.pause()
        [(name, choices)] = world.calls
        assert name == "live"
        plan = choices.plan
        assert (plan.name, plan.weeks, plan.week, plan.session) == ("walk-run", "walk-run-8", 4, 3)
        world.session.pipeline.done.set()
        await pilot.pause()
        await pilot.pause()
        assert app.screen is screen, "after a run the list says where one is now"
