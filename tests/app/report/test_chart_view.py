"""Cursor and zoom: the cursor is always in sight and always in the run."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.app.report import chart_view
from stridecue.app.report.chart_view import View
from stridecue.app.report.course import Axis, Course

COLUMNS = 80
LONG = Course(range(1, 36_001), tuple(2.5 * at for at in range(1, 36_001)))
Step = Callable[[View, Course], View]
STEPS: dict[str, Step] = {
    "left": lambda view, run: chart_view.moved(view, run, COLUMNS, -1),
    "right": lambda view, run: chart_view.moved(view, run, COLUMNS, 1),
    "far": lambda view, run: chart_view.moved(view, run, COLUMNS, 10),
    "closer": lambda view, run: chart_view.zoomed(view, run, closer=True),
    "wider": lambda view, run: chart_view.zoomed(view, run, closer=False),
    "axis": chart_view.other_axis,
    "start": lambda view, run: chart_view.at_second(view, run, 0),
    "end": lambda view, run: chart_view.at_second(view, run, run.seconds - 1),
    "whole": lambda view, run: chart_view.whole(run, view),
}


@settings(max_examples=examples(60))
@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=25), st.sampled_from([1, 2, 45, 900, 36_000]))
def test_the_cursor_is_in_the_run_and_in_sight(steps: list[str], seconds: int) -> None:
    run = Course(range(1, seconds + 1), LONG.distances_m[:seconds])
    view = chart_view.whole(run)
    for step in steps:
        view = STEPS[step](view, run)
        assert 0 <= view.cursor < seconds
        assert 0 <= view.from_place < view.to_place <= run.length(view.axis) + 1e-9
        assert 0 <= view.columns(run, COLUMNS).of_index(view.cursor) < COLUMNS


def test_a_step_is_a_column_and_close_up_a_second() -> None:
    view = chart_view.whole(LONG)
    assert chart_view.moved(view, LONG, COLUMNS, 1).cursor == pytest.approx(view.cursor + 450, abs=226)
    while (closer := chart_view.zoomed(view, LONG, closer=True)) != view:
        view = closer
    assert view.to_place - view.from_place == 30.0
    assert chart_view.moved(view, LONG, COLUMNS, 1).cursor == view.cursor + 1
    assert chart_view.moved(view, LONG, COLUMNS, -1).cursor == view.cursor - 1


def test_zooming_keeps_the_cursor_in_its_place() -> None:
    view = chart_view.at_second(chart_view.whole(LONG), LONG, 8999)
    before = view.columns(LONG, COLUMNS).of_index(view.cursor)
    view = chart_view.zoomed(view, LONG, closer=True)
    assert view.columns(LONG, COLUMNS).of_index(view.cursor) == before
    assert chart_view.zoomed(view, LONG, closer=False) == chart_view.whole(LONG, view)


def test_the_other_axis_shows_the_same_stretch() -> None:
    view = chart_view.zoomed(chart_view.whole(LONG), LONG, closer=True)
    turned = chart_view.other_axis(view, LONG)
    assert (turned.axis, turned.cursor) == (Axis.DISTANCE, view.cursor)
    assert turned.from_place == pytest.approx(2.5 * view.from_place, abs=3.0)
    assert turned.to_place == pytest.approx(2.5 * view.to_place, abs=3.0)


def test_a_run_without_a_distance_has_one_axis() -> None:
    run = Course(range(1, 61), (0.0,) * 60)
    view = chart_view.whole(run)
    assert chart_view.other_axis(view, run) == view


def test_marks_are_gone_through_and_do_not_go_round() -> None:
    view = chart_view.whole(LONG)
    there = chart_view.to_mark(view, LONG, (100, 20_000, 30_000), on=True)
    assert there.cursor == 20_000
    assert chart_view.to_mark(there, LONG, (100, 20_000), on=True).cursor == 20_000
    assert chart_view.to_mark(there, LONG, (100, 20_000), on=False).cursor == 100


def test_charts_are_shown_alone_in_turn() -> None:
    view, seen = View(), []
    for _ in range(4):
        view = chart_view.one_alone(view, 3, 1)
        seen.append(view.alone)
    assert seen == [0, 1, 2, None]
    assert chart_view.one_alone(View(), 3, -1).alone == 2
