"""Ten minutes in a strip: columns close, gaps stay gaps, bands lie behind."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Region

from examples import examples
from stridecue.app.widgets.palette import default_palette
from stridecue.app.widgets.strip import KEPT_S, LABEL_COLUMNS, Band, Strip


def painted(strip: Strip, width: int = 79, height: int = 5) -> list[str]:
    return [row.text for row in strip.paint(width, height, default_palette())]


def plot(rows: list[str]) -> list[str]:
    return [row[LABEL_COLUMNS + 2 : -5] for row in rows]


@settings(max_examples=examples(40))
@given(
    st.lists(st.none() | st.floats(), max_size=700),
    st.sampled_from([(76, 5), (120, 3), (196, 8), (10, 1), (700, 2)]),
    st.booleans(),
)
def test_it_fills_its_place_exactly_for_any_values(
    values: list[float | None], size: tuple[int, int], filled: bool
) -> None:
    strip = Strip("HEART", "bpm", filled=filled)
    strip.load(values)
    rows = painted(strip, *size)
    assert len(rows) == size[1]
    assert {cell_len(row) for row in rows} == {size[0]}


def test_the_newest_is_at_the_right_and_a_gap_is_blank() -> None:
    strip = Strip("HEART", "bpm")
    strip.load([None] * 400 + [150.0] * 200)
    for row in plot(painted(strip)):
        assert row[:39].isspace()
    assert any(row[41:60].strip() for row in plot(painted(strip)))
    strip.load([150.0] * 400 + [None] * 200)
    assert all(row[41:].isspace() for row in plot(painted(strip)))


def test_pushing_and_loading_draw_the_same() -> None:
    values = [140 + 10 * math.sin(second / 30) for second in range(900)]
    pushed, loaded = Strip("HEART", "bpm"), Strip("HEART", "bpm")
    for value in values:
        pushed.push(value)
    loaded.load(values[-KEPT_S:])
    assert painted(pushed) == painted(loaded)


def test_the_current_value_stands_under_the_label() -> None:
    strip = Strip("GRADE", "%", decimals=1)
    strip.push(6.04)
    rows = painted(strip)
    assert rows[0].startswith("  GRADE")
    assert rows[1].startswith("  6.0 %")
    strip.push(None)
    assert painted(strip)[1].startswith("  -- ")


def test_bands_lie_behind_by_value_and_zones_are_named() -> None:
    strip, palette = Strip("HEART", "bpm"), default_palette()
    strip.set_range(100, 150)
    strip.set_bands((Band(100, 120, "zone-1"), Band(120, 150, "zone-2")))
    rows = strip.paint(76, 5, palette)
    grounds = [{style.bgcolor for _, style, _ in row if style} for row in rows]
    one, two = palette.tinted("strip-line", "zone-1").bgcolor, palette.tinted("strip-line", "zone-2").bgcolor
    assert [two in ground for ground in grounds] == [True, True, True, False, False]
    assert [one in ground for ground in grounds] == [False, False, False, True, True]
    assert [row.text.rstrip()[-2:] for row in rows if row.text.rstrip().endswith(("Z1", "Z2"))] == [
        "Z2",
        "Z1",
    ]


def test_a_narrow_band_is_not_lost_between_rows() -> None:
    strip, palette = Strip("CADENCE", ""), default_palette()
    strip.set_range(100, 200)
    strip.set_bands((Band(171, 173, "good"),))
    tint = palette.tinted("strip-line", "good")
    assert sum(any(style == tint for _, style, _ in row) for row in strip.paint(76, 5, palette)) == 1


def test_without_a_range_it_follows_its_values_in_coarse_steps() -> None:
    strip = Strip("HEART", "bpm", least_span=40)
    strip.load([151.0, 152.0])
    low, high = strip.shown_range()
    assert low < 151 < 152 < high
    assert high - low == 40
    strip.load([90.0, 188.0])
    low, high = strip.shown_range()
    assert low <= 90 and high >= 188


def test_a_profile_stands_on_nought() -> None:
    strip = Strip("GRADE", "%", filled=True, least_span=8)
    strip.load([2.0, 5.0])
    assert strip.shown_range() == (0.0, 8.0)


class Recording(Strip):
    """A strip that notes what it paints again."""

    def __init__(self) -> None:
        super().__init__("HEART", "bpm")
        self.regions: list[Region | None] = []

    def repaint(self, region: Region | None = None) -> None:
        self.regions.append(region)
        super().repaint(region)


async def test_it_is_painted_when_a_column_closes_and_not_before(holder) -> None:
    strip = Recording()
    async with holder(strip).run_test(size=(LABEL_COLUMNS + 7 + 60, 5)) as pilot:
        await pilot.pause()
        strip.load([150.0] * KEPT_S)
        strip.regions.clear()
        for _ in range(20):  # 120 dot columns for 600 s: one in five seconds
            strip.push(150.0)
        assert strip.regions == [None] * 4
        strip.regions.clear()
        strip.push(151.0)
        (region,) = strip.regions
        assert region is not None and region.right <= LABEL_COLUMNS + 2


ZONES = tuple(
    Band(low, low + 16, f"zone-{number}") for number, low in enumerate((112, 128, 144, 160, 176), start=1)
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([80.0, 90.0], (80, 144)),  # below the first zone: that one and the next show
        ([105.0, 138.0], (100, 144)),  # the zone that was reached shows to its end
        ([130.0, 138.0], (112, 160)),  # too few beats apart: two zones, and the one below
        ([150.0, 170.0], (128, 176)),
        ([180.0, 200.0], (160, 200)),  # above the last zone
    ],
)
def test_the_heart_strip_shows_whole_zones(values: list[float], expected: tuple[float, float]) -> None:
    strip = Strip("HEART", "bpm", least_span=40)
    strip.set_bands(ZONES)
    strip.load(values)
    assert strip.shown_range() == expected


def test_the_target_shows_whole_above_the_values() -> None:
    strip = Strip("CADENCE", "", least_span=20)
    strip.set_bands((Band(168, 174, "good"),))
    strip.load([156.0, 160.0])
    assert strip.shown_range() == (155, 174 + 1)


def test_a_value_below_a_narrow_band_is_not_on_its_ground() -> None:
    strip = Strip("CADENCE", "", least_span=20)
    strip.set_bands((Band(168, 174, "good"),))
    strip.load([110.0] * 300 + [167.0] * 300)
    first, second, *_ = plot(painted(strip))
    assert not first.strip()
    assert second.strip()


def test_all_strips_have_one_axis_of_time() -> None:
    named, plain = Strip("HEART", "bpm"), Strip("CADENCE", "")
    named.set_bands(ZONES)
    for strip in (named, plain):
        strip.load([None] * 300 + [150.0] * 300)
    one, other = (next(row for row in painted(strip) if row[14:74].strip()) for strip in (named, plain))
    assert len(one[14:74].rstrip()) == len(other[14:74].rstrip()) == 60
