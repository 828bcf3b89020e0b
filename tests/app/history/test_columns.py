"""The columns of the history."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from examples import examples
from stridecue.app.history import columns as layout
from stridecue.model.profile import Unit
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import OUTLINE_COLUMNS, ListedRun
from stridecue.model.summary import RunSummary, Totals


def names(width: int) -> list[str]:
    return [column.name for column in layout.columns(width)]


def run(
    source: str = "bluetooth", demo: bool = False, plan: str | None = None, **details: object
) -> ListedRun:
    totals = Totals(3162.0, 3100.0, 10_012.0, 124.0, heart_rate_mean_bpm=148.2)
    summary = RunSummary(12, "running", "2026-09-05T16:04:00Z", demo, source, totals)
    return ListedRun(summary, RunDetails(**details), plan=plan)  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [52, 60, 77, 90, 117, 140, 197, 400])
def test_the_columns_fill_the_width(width: int) -> None:
    found = layout.columns(width)
    assert sum(column.columns for column in found) + layout.BETWEEN * (len(found) - 1) == width


def test_more_room_has_more_columns_and_then_wider_ones() -> None:
    always = ["date", "title", "distance", "time", "shape"]
    assert names(40) == names(60) == always
    assert names(77) == ["date", "title", "distance", "time", "pace", "heart", "shape"]
    assert names(117) == ["date", "title", "distance", "time", "pace", "climb", "heart", "cadence", "shape"]
    shape = layout.columns(197)[-1]
    assert shape.columns == OUTLINE_COLUMNS


def test_the_figures_of_a_run() -> None:
    found = {column.name: layout.text(column, run(), Unit.KM) for column in layout.columns(117)}
    assert found["date"] == "Sat  5 Sep 2026, 16:04"
    assert found["distance"] == " 10.01"
    assert found["time"] == "   51:40"
    assert found["pace"] == " 5:10"
    assert found["climb"] == " 124 m"
    assert found["heart"] == "   148"
    assert found["cadence"] == "      --", "missing is dashes, never 0"
    assert layout.text(layout.columns(77)[0], run(), Unit.KM) == "Sat  5 Sep 2026"


def test_distances_are_the_runner_s() -> None:
    distance = layout.columns(60)[2]
    assert (layout.head(distance, Unit.MILE), layout.text(distance, run(), Unit.MILE)) == ("mi", "  6.22")


def test_a_run_without_a_date_or_a_way_has_dashes(make: SimpleNamespace) -> None:
    nothing = ListedRun(RunSummary(1, "running", None, False, "", Totals()))
    found = [layout.text(column, nothing, Unit.KM).strip() for column in layout.columns(117)]
    assert found == ["no date", "Run", "0.00", "0:00", "--:--", "0 m", "--", "--", ""]


@pytest.mark.parametrize(
    ("listed", "title"),
    [
        (run(), "Run"),
        (run(title="Lake"), "Lake"),
        (run(title=" ", plan="Hill 6"), "Hill 6"),
        (run(source="morning.fit"), "morning.fit"),
        (run(source="simulator", demo=True), "Demo"),
        (run(source="simulator", demo=True, plan="Joy run"), "Demo · Joy run"),
        (run(source="simulator", demo=True, title="Try"), "Try"),
    ],
)
def test_what_a_run_is_called(listed: ListedRun, title: str) -> None:
    assert layout.title(listed, 20) == title
    assert cell_len(layout.title(listed, 2)) <= 2


def test_tags_are_shown_whole_or_not() -> None:
    listed = run(tags=("hill", "wet", "very-long-indeed"))
    assert layout.tags(listed, 40) == "#hill #wet #very-long-indeed"
    assert layout.tags(listed, 12) == "#hill #wet"
    assert layout.tags(listed, 3) == ""


@settings(max_examples=examples(60))
@given(st.text(max_size=60), st.text(max_size=40), st.integers(1, 60))
def test_no_title_or_tag_leaves_its_column(title: str, tag: str, room: int) -> None:
    listed = run(title=title, tags=(tag,), source=title)
    for text in (layout.title(listed, room), layout.tags(listed, room)):
        assert cell_len(text) <= room
        assert text.isprintable()
