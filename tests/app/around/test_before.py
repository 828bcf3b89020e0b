"""What comes before a run: which cards, what their keys do, and what the run knows afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual import events

from stridecue import settings as settings_file
from stridecue.app.around.before import Before, cards_before, is_hard, without
from stridecue.app.screens.before_run import BeforeCard, drills_card
from stridecue.app.screens.drills import DrillsScreen
from stridecue.app.screens.home import HomeScreen
from stridecue.app.screens.live import LiveScreen
from stridecue.app.session_types import Start
from stridecue.model.inputs import MarkKind
from stridecue.model.run_settings import AroundRun

ALL = (Before.CHECKLIST, Before.MOOD, Before.DRILLS)
NONE = AroundRun(checklist=False, mood=False, sat=False, drills=False)


@pytest.mark.parametrize(
    ("around", "hard", "cards"),
    [
        (AroundRun(), False, ALL),
        (AroundRun(), True, ALL),
        (AroundRun(sat=False), False, ALL[:2]),
        (AroundRun(sat=False), True, ALL),
        (AroundRun(checklist=False, mood=False), False, ALL[2:]),
        (NONE, True, ()),
    ],
)
def test_the_settings_and_the_plan_say_which_cards_there_are(
    around: AroundRun, hard: bool, cards: tuple[Before, ...]
) -> None:
    assert cards_before(around, hard=hard) == cards


@pytest.mark.parametrize("card", ALL)
def test_not_again_takes_that_card_away_and_no_other(card: Before) -> None:
    left = cards_before(without(AroundRun(), card), hard=True)
    assert left == tuple(one for one in ALL if one is not card)


def test_drills_are_offered_by_what_there_is_to_offer() -> None:
    plain = drills_card(sat=True, warm_up=False).content().plain
    hills = drills_card(sat=True, warm_up=True).content().plain
    assert "Did you sit for hours today?" in plain
    assert "side steps" not in plain
    assert "side steps, stand on one leg." in hills
    assert "y  I sat for hours today" in hills


def test_a_run_without_a_plan_is_not_hard() -> None:
    assert not is_hard(None)


def wanted(world: Any) -> None:
    settings_file.save(replace(settings_file.load(), around=AroundRun()))


async def test_one_key_again_and_again_begins_the_run(world: Any, make: Any) -> None:
    wanted(world)
    world.session.tick(make.state(activity="before"))
    app = world.app(Start.LIVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        first = app.screen
        for _ in range(2):  # quicker than the card can go: it closes, and nothing below it
            first.post_message(events.Key("space", " "))
        await pilot.pause()
        assert app.screen is not first
        assert any(isinstance(screen, LiveScreen) for screen in app.screen_stack)
        for _ in ALL[1:]:
            assert isinstance(app.screen, BeforeCard)
            await pilot.press("space")
            await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        await pilot.press("space")
        assert world.session.pipeline.marks == [(MarkKind.START, None, None)]


async def test_the_mood_is_kept_the_drills_are_done_and_a_card_goes_for_good(world: Any, make: Any) -> None:
    wanted(world)
    app = world.app(Start.LIVE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("n", "4", "y")
        await pilot.pause()
        assert world.session.pipeline.marks == [(MarkKind.SCORE, "mood_before 4", None)]
        assert settings_file.load().around == AroundRun(checklist=False)
        assert isinstance(app.screen, DrillsScreen)
        world.time_s += 6
        app.screen.follow()
        world.time_s += 31
        app.screen.follow()
        await pilot.press("enter", "space")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)


@pytest.mark.nightly
async def test_escape_goes_home_and_a_run_that_goes_on_has_nothing_before_it(world: Any, make: Any) -> None:
    wanted(world)
    world.unfinished = [make.run(3)]
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert world.session.ends == ["discarded"]
        world.session.pipeline.done.clear()
        app.screen.look_up_runs()
        await pilot.press("g")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
