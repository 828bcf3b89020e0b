"""One cue changed: checked, tried and saved."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from hilly_run import HillyRun
from often import first_daily
from stridecue.app.screens import cue_edit
from stridecue.app.screens.card import Card
from stridecue.app.screens.cue_edit import MISTAKE, NO_RUN, CueEditScreen
from stridecue.app.screens.home import HomeScreen
from stridecue.app.widgets.banner import CueBanner
from stridecue.app.widgets.form_row import FieldInput, FormRow
from stridecue.app.widgets.timeline import Comparison, Timeline
from stridecue.app.widgets.top_line import TopLine
from stridecue.coach import shipped_sets
from stridecue.cue_sets import catalogue, own_file
from stridecue.cue_sets.overview import edited, overview
from stridecue.errors import LibraryError

HILLS = shipped_sets.text("hill-climb")
UP = """\
# My climbs.
name = "Climbs"

[[cue]]
id = "up"
kind = "info"
show = "Up we go"
when = "grade >= 5 for 20s"   # steep
cooldown = "4m"
"""


@pytest.fixture(autouse=True)
def no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A change is tried when the test says so."""
    monkeypatch.setattr(cue_edit, "REST_S", 3600.0)
    monkeypatch.setattr(cue_edit, "SEEN_S", 3600.0)


@pytest.fixture
def climbs(stridecue_home: Path) -> Path:
    """A set of the runner's own, one of whose cues comes twice in the hilly run."""
    file = catalogue.own_file("climbs")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(UP)
    return file


async def opened(world: Any, app: Any, pilot: Pilot[None], name: str, cue: str) -> CueEditScreen:
    await pilot.pause()
    view = next(view for view in overview(()) if view.name == name)
    screen = CueEditScreen(
        edited(view, next(one for one in view.cues if one.id == cue)), app.factories.last_run
    )
    app.push_screen(screen, lambda saved: world.calls.append(("saved", saved)))
    await pilot.pause()
    return screen


def field(screen: CueEditScreen, name: str) -> FieldInput:
    return screen.query_one(f"#{name}", FieldInput)


def mistake(screen: CueEditScreen, name: str) -> str:
    row = screen.query_one(f"#{name}-row", FormRow)
    text = row.query_one(".mistake", Static)
    assert text.display == row.has_class("wrong")
    return str(text.content)


def static(screen: CueEditScreen, name: str) -> str:
    return str(screen.query_one(f"#{name}", Static).content)


def compared(screen: CueEditScreen) -> Comparison:
    return screen.query_one(Timeline).shown


async def test_words_reason_rule_and_figures_stand_there(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "hill-climb", "hc-enter")
        assert screen.query_one(TopLine).shown[:3] == ("Cue", "Hill climb · hc-enter", "")
        assert screen.query_one(CueBanner).text == "Shorten stride"
        assert static(screen, "about").startswith("Uphill the natural step is shorter and quicker.")
        assert "gait: running" in static(screen, "about")
        assert static(screen, "rule") == "when  grade >= 4 and change(grade, 20s) >= 3"
        shown = [
            (row.input.value, str(row.query_one(".allowed", Static).content)) for row in screen.query(FormRow)
        ]
        assert shown[0] == ("4", "-50 to 50 %")
        assert shown[-2] == ("Shorten stride", "4 words, 26 characters")
        assert screen.focused is field(screen, "when-0")


async def test_what_is_typed_shows_at_once_and_is_checked(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "hill-climb", "hc-enter")
        await pilot.press("6", "0")
        await pilot.pause()
        assert mistake(screen, "when-0") == "-50 to 50 % is allowed."
        assert static(screen, "rule").startswith("when  grade >= 60 and")
        assert screen.query_one(TopLine).shown[2] == "changed, not saved"
        await pilot.press("enter")
        assert app.screen is screen
        assert screen.focused is field(screen, "when-0")
        await pilot.press("backspace")
        await pilot.pause()
        assert mistake(screen, "when-0") == ""
        field(screen, "show").value = "Tiny quick steps"
        await pilot.pause()
        assert screen.query_one(CueBanner).text == "Tiny quick steps"


@pytest.mark.nightly
async def test_arrow_keys_step_figures_and_walk_in_words(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "hill-climb", "hc-enter")
        await pilot.press("right", "right", "down", "left")
        await pilot.pause()
        assert [field(screen, name).value for name in ("when-0", "when-1")] == ["5", "19s"]
        field(screen, "show").focus()
        await pilot.press("home", "right", "x")
        assert field(screen, "show").value == "Sxhorten stride"
        await pilot.press("up")
        assert screen.focused is field(screen, "priority")


async def test_a_shipped_cue_is_saved_among_the_runner_s_changes(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(world, app, pilot, "hill-climb", "hc-enter")
        await pilot.press("5", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert world.calls == [("saved", True)]
        assert 'when = "grade >= 5 and change(grade, 20s) >= 3"' in catalogue.find("my-cues").text
        assert [toast.message for toast in app._notifications] == ["Saved in my-cues.toml"]
        again = await opened(world, app, pilot, "hill-climb", "hc-enter")
        assert again.query_one(TopLine).shown[2] == "your change"
        assert field(again, "when-0").value == "5"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert world.calls[-1] == ("saved", False), "nothing was changed"


async def test_an_own_cue_is_saved_in_its_file_with_its_comments(world: Any, climbs: Path) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "climbs", "up")
        field(screen, "when-1").value = "30"
        field(screen, "say").value = "Up we go."
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        expected = UP.replace("20s", "30s").replace(
            'cooldown = "4m"\n', 'cooldown = "4m"\nsay = "Up we go."\n'
        )
        assert climbs.read_text() == expected


@pytest.mark.nightly
async def test_leaving_asks_only_if_something_was_changed(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "hill-climb", "hc-enter")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        screen = await opened(world, app, pilot, "hill-climb", "hc-enter")
        await pilot.press("5", "escape")
        assert isinstance(app.screen, Card)
        await pilot.press("n")
        assert app.screen is screen
        await pilot.press("escape", "y")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert not catalogue.own_file("my-cues").exists()
        assert world.calls == [("saved", False), ("saved", False)]


@pytest.mark.nightly
async def test_reset_puts_the_shipped_words_back_and_saving_takes_the_change_away(world: Any) -> None:
    own_file.change_cue(HILLS, "hc-enter", {"show": "Tiny steps", "when": "grade >= 7 for 5s"})
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "hill-climb", "hc-enter")
        assert field(screen, "when-0").value == "7"
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert [row.input.value for row in screen.query(FormRow)][:3] == ["4", "20s", "3"]
        assert screen.query_one(CueBanner).text == "Shorten stride"
        assert screen.query_one(TopLine).shown[2] == "changed, not saved"
        assert "Tiny steps" in catalogue.find("my-cues").text
        field(screen, "cooldown").value = "2m"
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        text = catalogue.find("my-cues").text
        assert "Shorten stride" in text
        assert 'cooldown = "2m"' in text

        screen = await opened(world, app, pilot, "hill-climb", "hc-enter")
        await pilot.press("ctrl+r")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "[[cue]]" not in catalogue.find("my-cues").text
        assert world.calls == [("saved", True), ("saved", True)]


@pytest.mark.nightly
async def test_reset_of_an_own_cue_is_what_its_file_says(world: Any, climbs: Path) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "climbs", "up")
        await pilot.press("9", "ctrl+r")
        await pilot.pause()
        assert field(screen, "when-0").value == "5"
        assert not screen.is_changed


async def test_a_change_is_tried_on_the_last_run(world: Any, climbs: Path) -> None:
    world.last_run = HillyRun()
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "climbs", "up")
        await screen.try_change()
        now = compared(screen)
        assert now.title == "Your last run, Sat 5 Sep 2026, 16:04"
        assert now.was is not None
        assert (now.was.came, now.now, now.changed, now.message) == (2, None, False, "")

        await pilot.press("7")
        await screen.try_change()
        now = compared(screen)
        assert now.was is not None
        assert now.now is not None
        assert (now.was.came, now.now.came, now.changed) == (2, 0, True)
        assert climbs.read_text() == UP, "a trial writes nothing"

        await pilot.press("home", "x")
        await screen.try_change()
        now = compared(screen)
        assert (now.message, now.now, now.changed) == (MISTAKE, None, False)


@pytest.mark.nightly
async def test_a_trial_gives_way_to_the_next_one(world: Any, climbs: Path) -> None:
    world.last_run = HillyRun()
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "climbs", "up")
        screen.try_now()
        await asyncio.sleep(0)
        await pilot.press("4")
        screen.try_now()
        running = [worker for worker in app.workers if worker.group == "trial" and not worker.is_cancelled]
        assert len(running) == 1
        await running[0].wait()
        now = compared(screen)
        assert now.was is not None
        assert now.now is not None
        assert (now.was.came, now.now.came) == (2, 2)


@pytest.mark.nightly
async def test_a_cue_that_is_off_is_tried_as_if_it_were_on(world: Any, climbs: Path) -> None:
    own_file.switch_cues(["up"], on=False)
    world.last_run = HillyRun()
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "climbs", "up")
        assert screen.query_one(TopLine).shown[2] == "off"
        await screen.try_change()
        was = compared(screen).was
        assert was is not None
        assert was.came == 2


async def test_without_a_run_it_says_how_to_get_one(world: Any) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "hill-climb", "hc-enter")
        await screen.try_change()
        assert compared(screen).title == NO_RUN


@pytest.mark.nightly
async def test_what_keeps_a_trial_from_going_on_is_said(world: Any) -> None:
    def broken() -> None:
        raise LibraryError("The library is damaged.", "Restore a backup.")

    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "hill-climb", "hc-enter")
        screen._last_run = broken
        await screen.try_change()
        assert compared(screen).message == "The library is damaged. Restore a backup."


async def test_a_file_that_has_mistakes_by_now_is_not_written_over(world: Any, climbs: Path) -> None:
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(world, app, pilot, "climbs", "up")
        climbs.write_text(UP.replace("grade", "grad"))
        await pilot.press("6", "enter")
        await pilot.pause()
        assert app.screen is screen
        (message,) = (toast.message for toast in app._notifications)
        assert "climbs.toml, line 8, cue up, when" in message
        assert climbs.read_text() == UP.replace("grade", "grad")


@pytest.mark.parametrize("size", first_daily((80, 24), (120, 40), (60, 20)))
@pytest.mark.parametrize("name", first_daily("hc-effort", "hc-enter"))
async def test_fields_and_timeline_have_room(world: Any, size: tuple[int, int], name: str) -> None:
    app = world.app()
    async with app.run_test(size=size) as pilot:
        screen = await opened(world, app, pilot, "hill-climb", name)
        fields, timeline = screen.query_one("#fields").region, screen.query_one(Timeline).region
        assert fields.height >= 3
        assert fields.bottom <= timeline.y
        assert timeline.height >= 7
        assert timeline.bottom < size[1]
        assert all(row.input.region.right <= size[0] for row in screen.query(FormRow))
