"""A number at its place, at every size and for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Region

from examples import examples
from stridecue.app.widgets.figure import MARGIN_COLUMNS, Figure, figure_rows, steady_face
from stridecue.app.widgets.palette import default_palette

SIZES = [(30, 4), (30, 7), (40, 5), (40, 10), (60, 9), (60, 14), (100, 14), (100, 30), (5, 2), (1, 1)]


def painted(figure: Figure, width: int, height: int) -> list[str]:
    return [row.text for row in figure.paint(width, height, default_palette())]


@settings(max_examples=examples(60))
@given(st.text(max_size=14), st.text(max_size=60), st.sampled_from(SIZES))
def test_it_fills_its_place_exactly_for_any_text(value: str, meaning: str, size: tuple[int, int]) -> None:
    figure = Figure("HEART RATE", "bpm")
    figure.show(value, meaning, "zone-3")
    rows = painted(figure, *size)
    assert len(rows) == size[1]
    assert {cell_len(row) for row in rows} == {size[0]}


@pytest.mark.parametrize("value", ["--", "7", "62", "151", "5:12", "12:34", "0.0", "-12.5"])
@pytest.mark.parametrize("size", [(40, 5), (40, 10), (60, 9), (100, 14)])
def test_a_number_never_touches_the_edge(value: str, size: tuple[int, int]) -> None:
    figure = Figure("PACE", "min/km")
    figure.show(value, "on the flat 4:07")
    assert figure_rows(value, *size).face is not None
    for row in painted(figure, *size):
        assert row[:MARGIN_COLUMNS].isspace()
        assert row[-3:].isspace()


def test_the_number_stays_where_it_is_from_one_value_to_the_next() -> None:
    places = {
        (rows.value, rows.label, rows.meaning, rows.face)
        for rows in (figure_rows(v, 60, 9) for v in ("99", "151", "5:12", "12:34"))
    }
    assert len(places) == 1


def test_room_is_given_up_meaning_first_then_label() -> None:
    assert figure_rows("151", 60, 9).meaning is not None
    assert figure_rows("151", 60, 8).meaning is None
    assert figure_rows("151", 60, 5).label == 0
    assert figure_rows("151", 60, 4).label is None
    assert figure_rows("151", 60, 2).face is None


def test_a_longer_value_than_usual_gets_its_own_face() -> None:
    face = steady_face("1:12:34", 56, 7)
    assert face is not None
    assert face.width("1:12:34") <= 56


def test_the_meaning_is_made_harmless() -> None:
    figure = Figure("GRADE", "%")
    figure.show("6.0", "belt \x1b[31m\u202e says")
    assert any("belt [31m says" in row for row in painted(figure, 60, 9))


def test_a_tone_colours_the_number_and_an_unknown_one_does_not_fail() -> None:
    palette = default_palette()
    figure = Figure("HEART RATE", "bpm")
    figure.show("151", "", "zone-3")
    assert palette.tone("zone-3") in {style for row in figure.paint(60, 9, palette) for _, style, _ in row}
    figure.show("151", "", "sparkling")
    assert palette.tone("neutral") in {style for row in figure.paint(60, 9, palette) for _, style, _ in row}


class Recording(Figure):
    """A figure that notes what it paints again."""

    def __init__(self) -> None:
        super().__init__("HEART RATE", "bpm")
        self.regions: list[Region | None] = []

    def repaint(self, region: Region | None = None) -> None:
        self.regions.append(region)
        super().repaint(region)


async def test_only_what_changed_is_painted_again(holder) -> None:
    figure = Recording()
    async with holder(figure).run_test(size=(60, 9)) as pilot:
        await pilot.pause()
        figure.show("151", "zone 3", "zone-3")
        figure.regions.clear()
        figure.show("151", "zone 3", "zone-3")
        assert figure.regions == []
        figure.show("152", "zone 3", "zone-3")
        (region,) = figure.regions
        assert region is not None
        assert region.x > 20 and region.height == 7 and region.right < 60
        figure.regions.clear()
        figure.show("152", "zone 3 · cap 156", "zone-3")
        assert figure.regions == [Region(0, 8, 60, 1)]
        await pilot.pause()
        assert "zone 3 · cap 156" in figure.render_line(8).text
