"""A few large figures side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Size

from stridecue.app.widgets.headline import Headline, Headlines, face_for
from stridecue.app.widgets.palette import default_palette

FIGURES = (
    Headline("distance", "km", "42.20", "1240 m up"),
    Headline("moving", "", "10:03:07", "10:20:00 with pauses"),
    Headline("pace", "min/km", "14:18", "13:02 on the flat"),
)


def painted(width: int, most_rows: int) -> list[str]:
    figures = Headlines()
    figures.shown, figures._most_rows = FIGURES, most_rows
    height = figures.get_content_height(Size(width, 60), Size(width, 60), width)
    return [row.text for row in figures.paint(width, height, default_palette())]


@given(st.integers(1, 240), st.integers(0, 12))
def test_it_fills_its_place_at_any_width(width: int, most_rows: int) -> None:
    rows = painted(width, most_rows)
    assert {cell_len(row) for row in rows} == {width}
    assert len(rows) <= max(1, most_rows) + 3


@pytest.mark.parametrize(("width", "most_rows"), [(78, 4), (118, 6), (198, 9)])
def test_ten_hours_and_a_marathon_fit_the_usual_sizes(width: int, most_rows: int) -> None:
    face = face_for(FIGURES, width, most_rows)
    assert face is not None
    assert face.rows <= most_rows


def test_labels_stand_above_and_what_it_means_below() -> None:
    first, *_, last = painted(118, 6)
    assert first.split() == ["distance", "km", "moving", "pace", "min/km"]
    assert "10:20:00 with pauses" in last


@pytest.mark.parametrize("width", range(100, 200, 7))
def test_nothing_is_cut_that_fits(width: int) -> None:
    assert not any("…" in row for row in painted(width, 9))


def test_without_room_for_letters_the_figures_are_text() -> None:
    assert "42.20" in painted(60, 2)[1]
