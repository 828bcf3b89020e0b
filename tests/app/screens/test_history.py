"""The history: opened at once, found as one types, and all that can be done with a run."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot

from made_library import MadeLibrary, made_row
from stridecue.app.history.run_table import PAGE, RunTable
from stridecue.app.screens.history import EMPTY, NONE_FITS, HistoryScreen
from stridecue.app.screens.home import HomeScreen
from stridecue.app.screens.replay import ReplayScreen
from stridecue.app.screens.run_details import RunDetailsScreen
from stridecue.errors import LibraryError
from stridecue.model.run_list import RunFilter, SortBy


@pytest.fixture
def library(world: Any, make: SimpleNamespace) -> MadeLibrary:
    titles = {3: "Lake", 2: "Hills", 1: ""}
    rows = [made_row(make.run(number), title=title) for number, title in titles.items()]
    rows[1] = made_row(make.run(2), title="Hills", tags=("hill",))
    world.library = MadeLibrary(rows)
    return world.library


def said(app: Any) -> list[str]:
    return [toast.message for toast in app._notifications]


def table(app: Any) -> RunTable:
    assert isinstance(app.screen, HistoryScreen)
    return app.screen.query_one(RunTable)


def line(app: Any, selector: str, y: int = 0) -> str:
    return app.screen.query_one(selector).render_line(y).text.strip()


async def opened(pilot: Pilot[None]) -> None:
    await pilot.press("a")
    await pilot.pause()


async def test_it_finds_runs_as_one_types_and_says_how_many(world: Any, library: MadeLibrary) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        await opened(pilot)
        assert line(app, "#top").endswith("3 runs")
        assert table(app).chosen_id == 3
        await pilot.press("slash", *"hil")
        assert line(app, "#top").endswith("1 of 3 runs")
        assert table(app).chosen_id == 2
        assert "Run 2: Hills" in line(app, "AboutLine")
        await pilot.press(*"xx")
        assert line(app, "#top").endswith("0 of 3 runs")
        assert line(app, "AboutLine") == NONE_FITS
        await pilot.press("escape")
        assert line(app, "#top").endswith("3 runs")
        await pilot.press("slash", *"tag:hill", "enter", "s", "r")
        assert library.asked[-1] == (RunFilter(tag="hill"), SortBy.DISTANCE, False)
        assert "▲km" in line(app, "TableHead")
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert (library.opened, library.open) == (1, 0), "opened once, and closed when it is left"


async def test_the_order_goes_through_the_columns_that_are_seen(world: Any, library: MadeLibrary) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press(*"sssss")
        orders = [(by, descending) for _, by, descending in library.asked[-5:]]
        assert orders == [
            (SortBy.DISTANCE, True),
            (SortBy.TIME, True),
            (SortBy.PACE, False),
            (SortBy.HEART_RATE, True),
            (SortBy.DATE, True),
        ]


async def test_what_is_deleted_comes_back_until_the_program_closes(world: Any, library: MadeLibrary) -> None:
    app = world.app()
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        assert "undo" not in line(app, "#keys")
        await pilot.press("down", "x")
        assert table(app).chosen_id == 1
        assert said(app) == ["Run 2 deleted; u brings it back."]
        assert "u undo" in line(app, "#keys")
        await pilot.press("q", "a")
        await pilot.pause()
        await pilot.press("u")
        assert table(app).chosen_id == 2
        assert line(app, "#top").endswith("3 runs")
        assert said(app) == ["Run 2 is back."], "what was said before is put away"
        await pilot.press("u", "x")
        assert library.emptied == 0
    assert library.emptied == 1
    assert library.open == 0


async def test_what_the_runner_says_is_kept(world: Any, library: MadeLibrary) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, RunDetailsScreen)
        await pilot.press("end", "!", "enter")
        await pilot.pause()
        assert library.details(3).title == "Lake!"
        assert "Run 3: Lake!" in line(app, "AboutLine")
        assert library.opened == 1


async def test_totals_of_weeks_then_months_then_none(world: Any, library: MadeLibrary) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        await opened(pilot)
        bars = app.screen.query_one("#totals")
        assert not bars.display
        await pilot.press("t")
        await pilot.pause()
        assert line(app, "#totals", 1).startswith("from 14 Sep 26")
        assert table(app).size.height >= 8
        await pilot.press("t")
        await pilot.pause()
        assert line(app, "#totals", 1).startswith("Sep 2026")
        await pilot.press("t")
        assert not bars.display


async def test_a_run_is_replayed_and_the_history_is_there_again(world: Any, library: MadeLibrary) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("down", "p")
        await pilot.pause()
        assert world.calls == [("replay", "2")]
        assert isinstance(app.screen, ReplayScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert table(app).chosen_id == 2


async def test_without_runs_it_says_how_to_begin_and_no_key_breaks_it(world: Any) -> None:
    app = world.app()
    async with app.run_test() as pilot:
        await opened(pilot)
        assert line(app, "AboutLine") == EMPTY
        await pilot.press("enter", "p", "e", "c", "x", "u", "s", "r", "t", "down", "end")
        assert isinstance(app.screen, HistoryScreen)
        assert said(app) == []


async def test_a_library_that_cannot_be_read_is_said(world: Any, library: MadeLibrary) -> None:
    library.error = LibraryError("The library is away.", "Bring it back.")
    app = world.app()
    async with app.run_test() as pilot:
        await opened(pilot)
        assert set(said(app)) == {"The library is away. Bring it back."}
        library.error = None
        await pilot.press("t")
        assert isinstance(app.screen, HistoryScreen)


async def test_thousands_of_runs_are_not_read_to_show_the_first(
    world: Any, library: MadeLibrary, make: SimpleNamespace
) -> None:
    row = library.runs[0]
    library.runs = [row] * 5000
    library.ids = lambda *_, **__: range(5000, 0, -1)  # type: ignore[method-assign]
    app = world.app()
    async with app.run_test() as pilot:
        await opened(pilot)
        assert line(app, "#top").endswith("5000 runs")
        assert [len(run_ids) for run_ids in library.fetched] == [PAGE]
