"""The charts as they are painted: bands, ribbon, gaps, marks, cursor."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.strip import Strip as Cells

from examples import examples
from made_report import made_track
from stridecue.app.report import chart_view
from stridecue.app.report.chart_picture import OWN_TONE, chart_rows
from stridecue.app.report.charts import (
    CUE_MARK,
    LEAST_ROWS,
    LEFT_COLUMNS,
    RIGHT_COLUMNS,
    Charts,
    CueMark,
    Plotted,
    charts_for,
    plot_columns,
)
from stridecue.app.report.course import Columns, course_of
from stridecue.app.report.series import series_of
from stridecue.app.widgets.palette import default_palette
from stridecue.model.profile import Unit
from stridecue.model.track import Track

TRACK = made_track(1200)
PALETTE = default_palette()


def plotted(track: Track = TRACK, marks: tuple[CueMark, ...] = ()) -> Plotted:
    return Plotted(course_of(track), series_of(track, Unit.KM), marks)


def painted(
    run: Plotted, width: int = 80, height: int = 20, cursor: int = 0, alone: int | None = None
) -> list[Cells]:
    charts = Charts()
    view = replace(chart_view.at_second(chart_view.whole(run.course), run.course, cursor), alone=alone)
    charts.show(run, view)
    return charts.paint(width, height, PALETTE)


def plot(row: Cells) -> str:
    return row.text[LEFT_COLUMNS:-RIGHT_COLUMNS]


@settings(max_examples=examples(40))
@given(st.integers(1, 220), st.integers(0, 60), st.sampled_from([1, 30, 1200]), st.integers(0, 4))
def test_it_fills_its_place_exactly_for_any_size(width: int, height: int, seconds: int, alone: int) -> None:
    rows = painted(plotted(replace(TRACK, seconds=TRACK.seconds[:seconds])), width, height, 700, alone)
    assert len(rows) == height
    assert {cell_len(row.text) for row in rows} <= {width}


def test_every_chart_has_its_name_and_unit() -> None:
    text = [row.text[: LEFT_COLUMNS - 7].strip() for row in painted(plotted())]
    assert [name for name in text if name] == [
        "heart rate", "bpm", "pace", "min/km", "cadence", "spm", "grade", "%", "time",
    ]  # fmt: skip


def test_little_room_goes_to_what_matters_most() -> None:
    series = plotted().series
    assert [one.name for _, one, _ in charts_for(series, None, 2 * LEAST_ROWS + 1)] == ["heart rate", "pace"]
    assert [rows for _, _, rows in charts_for(series, None, 2 * LEAST_ROWS + 1)] == [4, 3]
    assert [(at, rows) for at, _, rows in charts_for(series, 2, 18)] == [(2, 18)]
    assert charts_for((), None, 18) == []


def test_a_gap_is_blank() -> None:
    heart, *_ = plotted().series
    rows = chart_rows(heart, Columns(plotted().course, chart_view.Axis.TIME, 0.0, 1200.0, 120), 8)
    for row in rows:
        assert row.text[60:63].isspace(), "from 600 to 640 s the strap was silent"
    assert any(not row.text[50:60].isspace() for row in rows)


def test_zones_are_named_where_they_begin() -> None:
    heart, *_ = plotted().series
    rows = chart_rows(heart, Columns(plotted().course, chart_view.Axis.TIME, 0.0, 1200.0, 60), 12)
    notes = [row.note for row in rows if row.note]
    assert notes == sorted(notes, reverse=True)
    assert set(notes) <= {"Z1", "Z2", "Z3", "Z4", "Z5"}
    assert len(notes) >= 3
    for row in rows:
        assert len(set(row.grounds)) == 1


def test_the_runner_s_own_is_a_ribbon_where_it_is_known() -> None:
    _, _, cadence, _ = plotted().series
    rows = chart_rows(cadence, Columns(plotted().course, chart_view.Axis.TIME, 0.0, 1200.0, 60), 8)
    behind = {column for row in rows for column, tone in enumerate(row.grounds) if tone == OWN_TONE}
    assert behind == set(range(10, 60)), "the baseline is known from 200 s on"


def test_values_stand_in_the_row_that_they_belong_to() -> None:
    heart, *_ = plotted().series
    rows = chart_rows(heart, Columns(plotted().course, chart_view.Axis.TIME, 0.0, 1200.0, 60), 10)
    size = (heart.high - heart.low) / 10
    for place, row in enumerate(rows):
        if row.tick:
            assert heart.high - (place + 1) * size <= float(row.tick) <= heart.high - place * size


def test_cues_are_marked_in_the_colour_of_their_kind() -> None:
    run = plotted(marks=(CueMark(599, "technique"), CueMark(899, "safety")))
    *_, marks, _ = painted(run, 80 + LEFT_COLUMNS + RIGHT_COLUMNS)
    assert [at for at, letter in enumerate(plot(marks)) if letter == CUE_MARK] == [39, 59]
    colours = [segment.style.color for segment in marks if segment.style and CUE_MARK in segment.text]
    assert colours == [PALETTE.style("cue-ink-technique").color, PALETTE.style("alert").color]


def test_the_cursor_goes_through_all_charts_and_leaves_the_letters_alone() -> None:
    run = plotted()
    without = painted(run, cursor=0)
    rows = painted(run, cursor=600)
    column = LEFT_COLUMNS + chart_view.whole(run.course).columns(run.course, plot_columns(80)).of_index(600)
    assert [row.text for row in rows] == [row.text for row in without]
    ground = PALETTE.style("background", "accent").bgcolor
    for row in rows:
        (cell,) = row.crop(column, column + 1)
        assert cell.style is not None
        assert cell.style.bgcolor == ground


def test_moving_the_cursor_does_not_draw_the_charts_anew() -> None:
    run, charts = plotted(), Charts()
    view = chart_view.whole(run.course)
    charts.show(run, view)
    charts.paint(80, 20, PALETTE)
    picture = charts._picture
    charts.show(run, chart_view.moved(view, run.course, 50, 1))
    charts.paint(80, 20, PALETTE)
    assert charts._picture is picture
    charts.show(run, chart_view.zoomed(view, run.course, closer=True))
    charts.paint(80, 20, PALETTE)
    assert charts._picture is not picture
