"""Sessions and weeks as lines of a list."""

from __future__ import annotations

import pytest

from stridecue.app.plans import rows
from stridecue.app.plans.choosing import Wanted
from stridecue.app.plans.entries import Entry
from stridecue.plans.weeks.progress import WeeksPlace
from stridecue.plans.weeks.week_file import Weeks, all_weeks
from stridecue.runner_files.mistakes import Mistake

WEEKS: Weeks = next(weeks for weeks in all_weeks() if weeks.name == "walk-run-8")
MISTAKE = Mistake("mine.toml", None, "name", "found 3", "a text is allowed")


@pytest.mark.parametrize(
    ("entry", "beside", "said"),
    [
        (Entry("a", "Hills"), "39 min", "Hills             39 min"),
        (Entry("a", "Hills", own=True), "39 min", "Hills       yours 39 min"),
        (Entry("a", "Hills that never end at all"), "1 h 10", "Hills that never… 1 h 10"),
        (Entry("a", "Hills\x1b[2J\n"), "", "Hills[2J"),
        (Entry("mine", "mine", mistakes=(MISTAKE,)), "", "✕ mine         1 mistake"),
        (Entry("mine", "mine", mistakes=(MISTAKE,) * 2), "", "✕ mine        2 mistakes"),
    ],
)
def test_entries(entry: Entry, beside: str, said: str) -> None:
    assert rows.entry_row(entry, 24, beside).plain.rstrip() == said
    assert len(rows.entry_row(entry, 24, beside).plain) == 24


def test_all_that_can_be_looked_for_is_seen_where_there_is_room() -> None:
    wide = rows.wanted_lines(Wanted("power", "hiking"), 80).plain.splitlines()
    assert wide == [
        "for    all [power] speed  marathon  stamina  recovery  fun  first steps ",
        "from   anywhere  road running  cycling  swimming [hiking]",
    ]
    assert rows.wanted_lines(Wanted("power", "road"), 60).plain == "for   [power]  from  [road running]"


@pytest.mark.parametrize(
    ("number", "place", "said"),
    [
        (3, WeeksPlace(3, (1,), 2, ""), "› Week 3  ●○○"),
        (2, WeeksPlace(3, (1,), 2, ""), "  Week 2  ●○●"),
        (4, WeeksPlace(3, (1,), 2, ""), "  Week 4  ○○○"),
        (8, WeeksPlace(8, (1, 2, 3), 1, "", over=True), "  Week 8  ●●●"),
    ],
)
def test_weeks_say_what_was_done_and_where_one_is(number: int, place: WeeksPlace, said: str) -> None:
    done = {(2, 1), (2, 3), (3, 1), (3, 2), (8, 1), (8, 2), (8, 3)}
    row = rows.week_row(WEEKS, number, place, done, 40).plain
    assert row.startswith(said)
    assert len(row) <= 40


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (WeeksPlace(1, (), 1, ""), ""),
        (WeeksPlace(1, (1,), 2, ""), "week 1 of 8"),
        (WeeksPlace(3, (), 1, ""), "week 3 of 8"),
        (WeeksPlace(8, (), 1, "", over=True), "done"),
    ],
)
def test_where_one_is_in_few_words(place: WeeksPlace, said: str) -> None:
    assert rows.weeks_beside(WEEKS, place) == said
