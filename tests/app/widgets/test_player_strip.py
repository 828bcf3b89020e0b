"""The whole of a replay as a strip."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stridecue.app.widgets.palette import default_palette
from stridecue.app.widgets.player_strip import Place, PlayerStrip, Shape


def rows(place: Place, shape: Shape, width: int = 80) -> list[str]:
    strip = PlayerStrip()
    strip.show(place, shape)
    painted = strip.paint(width, 2, default_palette())
    assert all(row.cell_length == width for row in painted)
    return ["".join(segment.text for segment in row) for row in painted]


def test_the_shape_stands_between_the_times_and_the_marks_above_it() -> None:
    values = [140.0] * 1800 + [170.0] * 1800
    marks, shape = rows(Place(1800, 3600, "8x"), Shape(3600, values, (900,), (2700,)))
    assert shape.startswith("    ▶ 30:00 ")
    assert shape.rstrip().endswith("1:00:00  8x")
    assert shape.count("█") > 20
    assert marks.index("•") < marks.index("▼") < marks.index("╎")


def test_the_strip_stays_where_it_is_whatever_the_time_and_the_speed() -> None:
    shape = Shape(7200, [150.0] * 7200)
    places = [Place(5, 7200, "1x", True), Place(700, 7200, "full speed"), Place(7100, 7200, "0.5x")]
    assert len({rows(place, shape)[1].index(" 2:00:00") for place in places}) == 1


def test_what_was_not_gone_through_is_a_line() -> None:
    half = rows(Place(0, 3600, "1x"), Shape(1800, [150.0] * 1800))[1].count("─")
    assert half in {23, 24}
    assert rows(Place(0, 3600), Shape())[1].count("─") == 48


def test_a_slot_without_a_value_is_blank_and_a_level_run_is_level() -> None:
    shape = rows(Place(0, 60), Shape(60, [150.0, None] * 30), 140)[1]
    assert set(shape[10:-22]) <= set(" ▁▂▃▄▅▆▇█")
    assert " " in shape[12:-30]


@given(
    st.integers(0, 100_000),
    st.integers(0, 100_000),
    st.lists(st.one_of(st.none(), st.floats(0, 250)), max_size=50),
    st.integers(0, 120),
)
def test_any_place_fits_any_width(
    position_s: int, length_s: int, values: list[float | None], width: int
) -> None:
    rows(Place(position_s, length_s, "1x"), Shape(len(values), values, (position_s,), (7,)), width)
