"""The table: what is painted, what is fetched, what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from made_library import made_row
from stridecue.app.history.run_table import MOST_PAGES, PAGE, RunTable, TableHead, run_line
from stridecue.app.themes import variable_defaults
from stridecue.app.widgets.palette import default_palette
from stridecue.errors import LibraryError, StridecueError
from stridecue.model.profile import Unit
from stridecue.model.run_list import ListedRun, SortBy
from stridecue.model.summary import RunSummary, Totals

MANY = 5000
PALETTE = default_palette()


def summary(number: int) -> RunSummary:
    return RunSummary(
        number, "running", "2026-09-05T16:04:00Z", False, "bluetooth", Totals(3162.0, 3100.0, 10_012.0)
    )


class Tabled(App[None]):
    """A table and what it asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[Sequence[int]] = []
        self.problems: list[StridecueError] = []
        self.error: LibraryError | None = None
        self.gone: set[int] = set()
        self.table = RunTable(self.fetch, self.problems.append, Unit.KM)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield self.table

    def fetch(self, run_ids: Sequence[int]) -> list[ListedRun]:
        self.fetched.append(run_ids)
        if self.error is not None:
            raise self.error
        return [made_row(summary(run_id)) for run_id in run_ids if run_id not in self.gone]

    def line(self, y: int) -> str:
        return self.table.render_line(y).text


async def test_only_what_is_seen_is_fetched_and_painted() -> None:
    app = Tabled()
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.show(range(MANY, 0, -1))
        await pilot.pause()
        assert [len(ids) for ids in app.fetched] == [PAGE]
        assert app.line(0).startswith("▌ Sat  5 Sep 2026")
        assert app.line(1).startswith("  Sat")
        assert {cell_len(app.line(y)) for y in range(24)} == {79}
        await pilot.press("end")
        assert app.table.chosen_id == 1
        await pilot.pause()
        assert app.line(23).startswith("▌ ")
        assert sum(map(len, app.fetched)) <= 3 * PAGE
        await pilot.press("home", "down", "down", "up", "pagedown")
        assert app.table.chosen_id == MANY - 24
        for place in range(0, MANY, PAGE):
            app.table.move_to(place)
            app.table.render_line(0)
        assert len(app.table._pages) <= MOST_PAGES


async def test_the_chosen_run_stays_chosen_and_another_order_keeps_it_in_sight() -> None:
    app = Tabled()
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.show(range(200, 0, -1))
        await pilot.press("down")
        app.table.show(range(1, 201))
        assert app.table.chosen_id == 199
        await pilot.pause()
        assert any(app.line(y).startswith("▌") for y in range(24))
        app.table.show([5, 4, 3])
        assert app.table.chosen_id == 3, "one that is gone leaves its place, or the last"
        app.table.show([5, 4, 3], choose=4)
        assert app.table.chosen_id == 4
        app.table.show([])
        assert app.table.chosen_id is None
        assert app.table.chosen is None
        await pilot.press("down", "end")
        assert app.line(0).strip() == ""


async def test_a_click_chooses() -> None:
    app = Tabled()
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.show([9, 8, 7])
        await pilot.pause()
        await pilot.click(app.table, offset=(10, 2))
        assert app.table.chosen_id == 7
        await pilot.click(app.table, offset=(10, 9))
        assert app.table.chosen_id == 7


async def test_what_cannot_be_fetched_is_said_once_a_page() -> None:
    app = Tabled()
    app.error = LibraryError("The library is away.")
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.show(range(40, 0, -1))
        await pilot.pause()
        assert app.problems == [app.error]
        assert app.line(0).strip() == "▌ Run 40 cannot be read."
        assert app.table.chosen is None


async def test_a_run_that_is_gone_leaves_the_others() -> None:
    app = Tabled()
    app.gone = {39}
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.show([40, 39, 38])
        await pilot.pause()
        assert app.line(1).strip() == "Run 39 cannot be read."
        assert "10.01" in app.line(2)


@pytest.mark.parametrize("width", [20, 51, 79, 119, 199])
def test_columns_stand_below_their_heads(width: int, make: SimpleNamespace) -> None:
    head = TableHead(Unit.KM)
    head.show(SortBy.TIME, descending=True)
    heads = head.paint(width + 1, 1, PALETTE)[0].text
    line = run_line(made_row(make.run(12)), width, Unit.KM, PALETTE, chosen=True, run_id=12)
    assert cell_len(line.text) == width
    assert cell_len(heads) == width + 1
    if width >= 79:
        assert heads.index("▼time") + 5 == line.text.index("51:40") + 5
        assert heads.index("km") + 2 == line.text.index("10.01") + 5


def test_the_sorted_column_is_marked() -> None:
    head = TableHead(Unit.KM)
    assert "date ▼" in head.paint(80, 1, PALETTE)[0].text
    head.show(SortBy.PACE, descending=False)
    text = head.paint(80, 1, PALETTE)[0].text
    assert "▲pace" in text
    assert "▼" not in text


@pytest.mark.parametrize("letters", [10, 11, 12])
def test_a_title_that_fits_has_no_dots_behind_it(letters: int, make: SimpleNamespace) -> None:
    row = made_row(make.run(1), title="w" * letters, tags=("hill",))
    text = run_line(row, 79, Unit.KM, PALETTE, chosen=False, run_id=1).text
    assert "…" not in text
    assert "w" * letters in text


def test_hostile_words_stay_in_their_line(make: SimpleNamespace) -> None:
    worst = "\x1b]0;owned\x07[red]evil\n\u202e👩‍👩‍👧‍👦" * 9
    row = made_row(make.run(12, source=worst), title=worst, tags=(worst,))
    line = run_line(row, 119, Unit.KM, PALETTE, chosen=False, run_id=12)
    assert cell_len(line.text) == 119
    assert line.text.isprintable()
