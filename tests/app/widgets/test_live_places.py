"""Everything has its place, from the smallest window to the largest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.geometry import Region

from examples import examples
from stridecue.app.widgets.banner import cue_setting
from stridecue.app.widgets.figure import figure_rows
from stridecue.app.widgets.live_places import FIGURE_NAMES, Places, live_places

CUES = [
    "Go",
    "Head up",
    "Stand tall",
    "Shorten stride",
    "Quicker, lighter steps",
    "Shoulders down, chest open",
]
CUE_OR_NONE = st.none() | st.sampled_from(CUES)


def all_regions(places: Places) -> list[Region]:
    banner = [places.banner] if places.banner else []
    return [*places.figures.values(), *places.strips.values(), *banner]


@settings(max_examples=examples(80))
@given(st.integers(60, 220), st.integers(15, 70), CUE_OR_NONE)
def test_nothing_overlaps_and_nothing_sticks_out(columns: int, rows: int, cue: str | None) -> None:
    window = Region(0, 0, columns, rows)
    regions = all_regions(live_places(columns, rows, cue))
    for at, region in enumerate(regions):
        assert region in window
        assert not any(region.overlaps(other) for other in regions[:at])


@settings(max_examples=examples(80))
@given(st.integers(60, 220), st.integers(15, 70), CUE_OR_NONE)
def test_four_numbers_in_letters_two_by_two(columns: int, rows: int, cue: str | None) -> None:
    figures = live_places(columns, rows, cue).figures
    assert tuple(figures) == FIGURE_NAMES
    assert figures["heart_rate"].y == figures["cadence"].y < figures["pace"].y == figures["grade"].y
    assert figures["heart_rate"].x == figures["pace"].x == 0 < figures["cadence"].x == figures["grade"].x
    for region in figures.values():
        face = figure_rows("12:34", *region.size).face
        assert face is not None
        assert face.rows >= 4


@pytest.mark.parametrize("size", [(80, 21), (80, 22), (120, 36), (200, 56)])
@pytest.mark.parametrize("cue", CUES)
def test_a_cue_has_at_least_as_large_letters_as_the_numbers(size: tuple[int, int], cue: str) -> None:
    places = live_places(*size, cue)
    assert places.banner is not None
    setting = cue_setting(cue, *places.banner.size)
    face = figure_rows("151", *places.figures["heart_rate"].size).face
    assert setting is not None and face is not None
    if len(cue) <= 20:
        assert setting.face.rows >= max(5, face.rows)
    assert setting.face.rows >= 3


@pytest.mark.parametrize("rows", [30, 37, 57])
def test_with_room_nothing_moves_when_a_cue_comes(rows: int) -> None:
    assert live_places(120, rows, None).figures == live_places(120, rows, "Stand tall").figures


@pytest.mark.parametrize(("size", "strips"), [((80, 21), 0), ((120, 37), 3), ((200, 57), 3)])
def test_strips_where_there_is_room(size: tuple[int, int], strips: int) -> None:
    assert len(live_places(*size, None).strips) == strips
    assert live_places(*size, "Stand tall").strips == {}
