"""A cue's places on a run, as it is and as changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from examples import examples
from stridecue.app.cue_trial import CueMark, TriedCue
from stridecue.app.widgets.palette import default_palette
from stridecue.app.widgets.timeline import LEGEND, NOTE, Comparison, Timeline
from stridecue.model.cue import Outcome
from stridecue.model.trial import Course

LENGTH_S = 3600.0
GRADES = tuple(6.0 if 100 <= place < 200 else 0.0 for place in range(360))
BEATS = tuple(140.0 + place / 36 for place in range(360))
COURSE = Course(10, GRADES, BEATS)


def tried(*marks: tuple[float, Outcome], course: Course = COURSE, length_s: float = LENGTH_S) -> TriedCue:
    return TriedCue(tuple(CueMark(at_s, outcome) for at_s, outcome in marks), course, length_s)


WAS = tried((0, Outcome.SHOWN), (1800, Outcome.WITHHELD), (1805, Outcome.MUTED), (3600, Outcome.SHOWN))
NOW = tried((1800, Outcome.MUTED), (1805, Outcome.SHOWN))
CHANGED = Comparison("Your last run", WAS, NOW, changed=True)


def rows(comparison: Comparison, width: int = 80, height: int = 7) -> list[str]:
    timeline = Timeline()
    timeline.show(comparison)
    painted = timeline.paint(width, height, default_palette())
    assert len(painted) == height
    assert [cell_len(row.text) for row in painted] == [width] * height
    return [row.text.rstrip() for row in painted]


def plot(row: str) -> str:
    return row[17:]


def test_marks_stand_where_the_cue_came_under_the_hills_of_the_run() -> None:
    head, top, foot, was, now, axis, note = rows(CHANGED)
    assert head.startswith("  Your last run ")
    assert head.endswith("was 3, now 1")
    assert top.startswith("  6 %")
    assert foot.startswith("  grade 0")
    assert {place for place, block in enumerate(plot(top)) if block == "█"} <= set(range(17, 34))
    assert was.startswith("  as it is    3")
    assert [(place, mark) for place, mark in enumerate(plot(was)) if mark != " "] == [
        (0, "●"),
        (30, "○"),
        (60, "●"),
    ]
    assert now.startswith("  changed     1")
    assert [(place, mark) for place, mark in enumerate(plot(now)) if mark != " "] == [(30, "●")]
    assert plot(axis).startswith("0:00")
    assert "30:00" in axis
    assert note == f"  {NOTE}"


def test_without_a_change_there_is_one_row_of_marks_and_no_promise() -> None:
    head, *_, was, now, _, note = rows(replace(CHANGED, changed=False, now=None))
    assert head.endswith("comes 3 times")
    assert was.startswith("  as it is")
    assert now.split() == ["changed", "nothing", "yet"]
    assert note == ""


@pytest.mark.parametrize(("count", "words"), [(0, "never comes"), (1, "comes once"), (2, "comes twice")])
def test_how_often_in_words(count: int, words: str) -> None:
    once = tried(*[(60.0 * at, Outcome.SHOWN) for at in range(count)])
    assert rows(Comparison("x", once))[0].endswith(words)


def test_a_trial_under_way_leaves_what_was_found_before() -> None:
    head, *_, was, _, _, _ = rows(replace(CHANGED, message="trying, 40 %"))
    assert head.endswith("trying, 40 %")
    assert was.startswith("  as it is    3")


def test_before_anything_is_known_there_is_only_the_message() -> None:
    head, *rest = rows(Comparison("No run yet", message="bad\nfile \x1b[2J"))
    assert head.startswith("  No run yet ")
    assert head.endswith("bad file [2J")
    assert not any(rest)


def test_a_cue_that_looks_at_heart_rate_stands_under_it() -> None:
    _, top, foot, *_ = rows(replace(CHANGED, heart_first=True))
    assert top.startswith("  150 bpm")
    assert foot.startswith("  heart rate 140")


def test_a_flat_run_shows_heart_rate_and_one_without_any_a_flat_grade() -> None:
    flat = replace(COURSE, grade_percent=(0.5,) * 360)
    assert rows(Comparison("x", tried(course=flat)))[2].startswith("  heart rate")
    bare = Course(10, (0.5,) * 360, (None,) * 360)
    assert rows(Comparison("x", tried(course=bare)))[2].startswith("  grade")
    assert rows(Comparison("x", tried(course=Course(10, (), ()))))[3].startswith("  as it is")


def test_where_there_is_room_the_marks_are_explained() -> None:
    assert f"  {LEGEND}" in rows(CHANGED, height=12)
    assert f"  {LEGEND}" not in rows(CHANGED)


@given(
    width=st.integers(1, 200),
    height=st.integers(0, 20),
    marks=st.lists(st.tuples(st.floats(-10, 1e5), st.sampled_from(Outcome)), max_size=20),
    length_s=st.floats(0, 1e5),
    title=st.text(max_size=60),
    message=st.text(max_size=60),
    heart_first=st.booleans(),
)
@settings(max_examples=examples(60))
def test_every_size_is_filled_exactly(
    width: int,
    height: int,
    marks: list[tuple[float, Outcome]],
    length_s: float,
    title: str,
    message: str,
    heart_first: bool,
) -> None:
    one = tried(*marks, length_s=length_s)
    rows(Comparison(title, one, one, True, message, heart_first), width, height)
