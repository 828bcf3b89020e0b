"""Weeks and months as bars."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from stridecue.app.history.totals_bars import TotalsBars, bar, label
from stridecue.app.widgets.palette import default_palette
from stridecue.model.profile import Unit
from stridecue.model.run_list import Period, PeriodTotals

WEEKS = (
    PeriodTotals("2026-08-31", 5, 40_000.0, 15_500.0, 620.0),
    PeriodTotals("2026-09-07", 0, 0.0, 0.0, 0.0),
    PeriodTotals("2026-09-14", 1, 10_000.0, 3_100.0, 124.0),
)


def rows(
    totals: tuple[PeriodTotals, ...] = WEEKS,
    width: int = 80,
    height: int = 5,
    period: Period = Period.WEEK,
    filtered: bool = False,
) -> list[str]:
    bars = TotalsBars(Unit.KM)
    bars.show(period, totals, filtered=filtered)
    painted = bars.paint(width, height, default_palette())
    assert len(painted) == height
    assert {cell_len(row.text) for row in painted} == {width}
    return [row.text.rstrip() for row in painted]


def test_the_newest_stands_first_and_its_bar_has_its_share() -> None:
    head, newest, none, oldest, _ = rows()
    assert head == "  Your weeks (t: months)"
    assert newest.startswith("  from 14 Sep 26")
    assert newest.endswith("10.00 km    51:40   124 m   1 run")
    assert none == "  from  7 Sep 26  no run"
    assert oldest.count("▄") == 4 * newest.count("▄") + 2 * newest.count("▖")


def test_as_many_as_there_is_room_for_the_latest_of_them() -> None:
    assert [row[7:13] for row in rows(height=2)[1:]] == ["14 Sep"]
    longest = rows(height=2)[1]
    assert longest.count("▄") > 20, "the longest that is seen fills its room"


@pytest.mark.parametrize(("width", "left"), [(80, "1 run"), (52, "51:40"), (40, "10.00 km"), (12, "")])
def test_with_little_room_the_distance_stays(width: int, left: str) -> None:
    assert rows(width=width)[1].endswith(left)


def test_months_have_names_and_a_filter_is_said() -> None:
    head, month, *_ = rows(
        (PeriodTotals("2026-09-01", 3, 1.0, 1.0, 1.0),), period=Period.MONTH, filtered=True
    )
    assert head == "  Your months (t: away), of the runs found"
    assert month.startswith("  Sep 2026")


def test_without_runs_it_says_so() -> None:
    assert rows(())[1] == "  No run to sum up; demos do not count."


def test_what_is_more_than_nothing_is_seen() -> None:
    assert bar(1.0, 1_000_000.0, 40) == "▖"
    assert bar(0.0, 10.0, 40) == bar(3.0, 0.0, 40) == ""
    assert bar(10.0, 10.0, 40) == "▄" * 40


def test_a_damaged_day_is_harmless() -> None:
    assert label("\x1b[2J", Period.WEEK) == "[2J"
