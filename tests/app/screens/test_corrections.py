"""What can be put right about a run, each idea with its form."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from made_library import MadeLibrary, made_row
from made_track import Part, made_track
from stridecue.app.screens.correction import WORKING
from stridecue.app.screens.corrections import CorrectionsScreen, ideas
from stridecue.app.screens.history import HistoryScreen
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.top_line import TopLine
from stridecue.errors import LibraryError
from stridecue.model.corrections import NO_CORRECTIONS, Corrections, GradeFrom
from stridecue.model.profile import Unit


@pytest.fixture
def library(world: Any, make: SimpleNamespace) -> MadeLibrary:
    world.library = MadeLibrary([made_row(make.run(12))], made=made_track(Part(1800)))
    return world.library


async def corrections(app: Any, pilot: Pilot[None]) -> CorrectionsScreen:
    """The menu with the run in it."""
    await pilot.press("a")
    await pilot.pause()
    await pilot.press("c")
    await pilot.pause()
    assert isinstance(app.screen, CorrectionsScreen)
    await app.workers.wait_for_complete()
    await pilot.pause()
    return app.screen


async def kept(app: Any, pilot: Pilot[None], *keys: str) -> None:
    """Keys, and what they come to kept beside the screen."""
    await pilot.press(*keys)
    await app.workers.wait_for_complete()
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.nightly
async def test_each_idea_has_its_key(world: Any, library: MadeLibrary) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        screen = await corrections(app, pilot)
        await pilot.press("d")
        await kept(app, pilot, *"10.2", "enter")
        await pilot.press("g")
        await kept(app, pilot, *"9:00", "right", "tab", *"4.5", "enter")
        await pilot.press("t")
        await kept(app, pilot, *"1:00", "tab", *"29:00", "enter")
        wanted = Corrections(10_200.0, (GradeFrom(550_000, 4.5),), 60_000, 1_740_000)
        assert library.kept == {12: wanted}
        shown = str(screen.query_one("#ideas", Static).content)
        assert "as the belt said: 10.20 km" in shown
        assert "one grade" in shown
        assert "beginning and end cut off" in shown
        await pilot.press("t")
        await kept(app, pilot, "ctrl+r")
        assert library.kept[12].from_ms is None
        await kept(app, pilot, "u")
        assert library.kept == {12: NO_CORRECTIONS}
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HistoryScreen)


async def test_a_run_is_cut_in_two(world: Any, library: MadeLibrary) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        await corrections(app, pilot)
        await pilot.press("s")
        await kept(app, pilot, *"10:00", "ctrl+r", "enter")
        assert library.splits == [(12, 600_000)]
        assert [toast.message for toast in app._notifications] == [
            "Run 12 ends there now; what follows is run 99."
        ]


@pytest.mark.nightly
async def test_a_split_is_undone_for_both_pieces_or_for_none(
    world: Any, library: MadeLibrary, make: SimpleNamespace
) -> None:
    library.runs.append(made_row(make.run(99)))
    library.kept[12] = Corrections(to_ms=600_000)
    library.cut_from[12] = [99]
    app = world.app()
    async with app.run_test() as pilot:
        await corrections(app, pilot)
        await pilot.press("t")
        assert "ctrl+r" not in dict(app.screen.query_one(KeyLine).pairs)
        await pilot.press("escape")
        await kept(app, pilot, "u", "n")
        assert library.kept[12].to_ms == 600_000
        await kept(app, pilot, "u", "y")
        assert library.kept[12] == NO_CORRECTIONS
        assert [run.summary.id for run in library.runs] == [12]
        assert app.deleted.last == 99, "u in the history brings it back"


async def test_what_is_being_kept_is_waited_for(world: Any, library: MadeLibrary) -> None:
    app = world.app()
    library.may_go_on.clear()
    async with app.run_test() as pilot:
        screen = await corrections(app, pilot)
        await pilot.press("d", "9", "enter", "enter", "escape")
        form = app.screen
        assert form is not screen
        assert form.query_one(TopLine).shown[1] == WORKING
        library.may_go_on.set()
        await kept(app, pilot)
        assert app.screen is screen
        assert library.kept[12].distance_m == 9000.0


async def test_mistakes_are_said_at_their_fields(world: Any, library: MadeLibrary) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        await corrections(app, pilot)
        await pilot.press("d")
        await kept(app, pilot, "x", "enter")
        form = app.screen

        def mistake() -> str:
            return str(form.query_one(".wrong .mistake", Static).content)

        assert mistake() == "A distance in km, like 10.25."
        await kept(app, pilot, "backspace", "1", "enter")
        assert mistake() == "That is no distance of a run.", "what the library refuses too"
        assert app.screen is form
        library.error = LibraryError("The disk is full.")
        await kept(app, pilot, "backspace", "2", "enter")
        assert [toast.message for toast in app._notifications] == ["The disk is full."]
        assert app.screen is form
        await pilot.press("escape")
        assert library.kept == {}


async def test_a_run_that_cannot_be_worked_out_can_only_be_left(world: Any, library: MadeLibrary) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("a")
        await pilot.pause()
        library.damaged = LibraryError("Run 12 is damaged.")
        screen = await corrections(app, pilot)
        assert "Run 12 is damaged." in screen.query_one("#shape").render_line(0).text
        await pilot.press("d", "g", "t", "s", "u")
        assert app.screen is screen


def test_what_is_not_put_right_yet_has_nothing_beside_it() -> None:
    lines = ideas(NO_CORRECTIONS, Unit.KM).plain.splitlines()
    assert [line[0] for line in lines] == ["d", "g", "t", "s"]
    one = ideas(Corrections(grades=(GradeFrom(0, 1.0),), to_ms=5), Unit.KM).plain
    assert "one grade" in one
    assert "end cut off" in one
    assert "u " in one
