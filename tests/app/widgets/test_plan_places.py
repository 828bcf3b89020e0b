"""Everything has its place while a plan is followed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.geometry import Region

from examples import examples
from stridecue.app.widgets.banner import cue_setting
from stridecue.app.widgets.figure import figure_rows
from stridecue.app.widgets.live_places import FIGURE_NAMES, Places, live_places
from stridecue.app.widgets.plan_places import WIDE_COLUMNS, calm_places, plan_places

CUES = ["Go", "Stand tall", "Ready: stand tall", "Stop while sharp", "Next step soon"]
CUE_OR_NONE = st.none() | st.sampled_from(CUES)


def regions(places: Places) -> list[Region]:
    found = [places.banner, places.step, places.profile]
    return [*places.figures.values(), *places.strips.values(), *(each for each in found if each is not None)]


@settings(max_examples=examples(120))
@given(st.integers(60, 220), st.integers(15, 70), CUE_OR_NONE, st.sampled_from([0, 10]))
def test_nothing_overlaps_and_nothing_sticks_out(
    columns: int, rows: int, cue: str | None, covered: int
) -> None:
    window = Region(0, 0, columns, rows)
    placed = regions(plan_places(columns, rows, cue, min(covered, rows // 2)))
    for at, region in enumerate(placed):
        assert region in window
        assert not any(region.overlaps(other) for other in placed[:at])


@settings(max_examples=examples(80))
@given(st.integers(60, 220), st.integers(15, 70), CUE_OR_NONE)
def test_four_numbers_in_readable_letters(columns: int, rows: int, cue: str | None) -> None:
    figures = plan_places(columns, rows, cue).figures
    assert tuple(figures) == FIGURE_NAMES
    for region in figures.values():
        face = figure_rows("12:34", *region.size).face
        assert face is not None
        assert face.rows >= 4


@pytest.mark.parametrize("size", [(120, 37), (160, 40), (200, 57)])
@pytest.mark.parametrize("cue", CUES)
def test_in_a_wide_window_the_numbers_keep_their_height_and_a_cue_its_place(
    size: tuple[int, int], cue: str
) -> None:
    with_plan, without = plan_places(*size, cue), live_places(*size, cue)
    assert with_plan.banner == without.banner
    assert {each.height for each in with_plan.figures.values()} == {
        each.height for each in without.figures.values()
    }
    assert plan_places(*size, None).figures == with_plan.figures, "nothing moves when a cue comes"
    assert with_plan.step is not None and with_plan.step.x == with_plan.figures["cadence"].right


@pytest.mark.parametrize("size", [(80, 22), (80, 21), (100, 37), (120, 22)])
@pytest.mark.parametrize("cue", CUES)
def test_a_cue_has_at_least_letters_of_four_rows_and_the_step_stays(size: tuple[int, int], cue: str) -> None:
    places = plan_places(*size, cue)
    assert places.banner is not None and places.step is not None and places.step.height >= 3
    setting = cue_setting(cue, *places.banner.size)
    assert setting is not None and setting.face.rows >= 4


@pytest.mark.parametrize(
    ("size", "strips", "picture_rows"),
    [
        ((120, 37), {"heart_rate", "cadence"}, 4),
        ((100, 37), {"heart_rate"}, 4),
        ((80, 22), set(), 2),
        ((120, 22), set(), 2),
    ],
)
def test_the_picture_takes_the_lowest_strip_s_place(
    size: tuple[int, int], strips: set[str], picture_rows: int
) -> None:
    places = plan_places(*size, None)
    assert set(places.strips) == strips
    assert places.profile is not None and places.profile.height >= picture_rows
    assert all(strip.y < places.profile.y for strip in places.strips.values())


def test_with_few_rows_the_numbers_go_before_the_picture_and_a_cue_before_the_step() -> None:
    small = plan_places(60, 16, None)
    assert small.profile is None and small.step is not None
    assert plan_places(60, 16, "Stand tall") == live_places(60, 16, "Stand tall")


def test_what_is_opened_over_a_run_leaves_the_numbers() -> None:
    low = plan_places(80, 22, None, 12)
    assert low == live_places(80, 22, None, 12)
    wide = plan_places(WIDE_COLUMNS, 22, None, 12)
    assert all(region.bottom <= 10 for region in regions(wide))


def test_with_hidden_numbers_there_is_a_calm_place_and_a_cue() -> None:
    assert regions(calm_places(80, 22, None)) == [Region(0, 0, 80, 22)]
    with_cue = calm_places(80, 22, "Ease off now")
    assert with_cue.figures == {} and with_cue.banner == Region(0, 11, 80, 11)
