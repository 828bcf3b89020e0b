"""The step of a plan, in letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from examples import examples
from stridecue.app.widgets.letters import SMALL, lines
from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.plan_step import PlanStep, StepShown, best_setting, halves

PALETTE = Palette({"background": "#0d1017"})
HILL = StepShown(
    left="140m",
    left_label="LEFT",
    left_note="17 min to the end",
    details=("about 0:45", ""),
    what=("Hill 3/5", "Hill"),
    what_label="NOW",
    what_note="rep 3 of 5",
    next=("Next: Walk, 2:45", "set 5.4 km/h, 0 %"),
)
SET = replace(
    HILL, what=("Set 10.4 km/h 5%", "Set 10.4 5%", "10.4 5%"), what_label="SET THE BELT", pressing=True
)
COUNT = replace(SET, left="3", counted=True)


def rows(shown: StepShown, width: int, height: int) -> list[str]:
    widget = PlanStep()
    widget.show(shown)
    return [row.text for row in widget.paint(width, height, PALETTE)]


@settings(max_examples=examples(60))
@given(
    st.sampled_from([HILL, SET, COUNT, StepShown()]),
    st.text(max_size=40),
    st.integers(20, 90),
    st.integers(1, 32),
)
def test_it_has_the_size_that_was_asked_for_whatever_it_says(
    shown: StepShown, text: str, width: int, height: int
) -> None:
    for each in (
        shown,
        replace(shown, what=(text,), what_note=text, next=(text, text), details=(text, text)),
    ):
        drawn = rows(each, width, height)
        assert [cell_len(row) for row in drawn] == [width] * height


def test_beside_the_numbers_left_and_step_stand_one_below_the_other() -> None:
    drawn = rows(HILL, 40, 20)
    assert drawn[0].startswith("  LEFT  17 min to the end")
    assert drawn[8].startswith("  about 0:45")
    assert drawn[10].startswith("  NOW  rep 3 of 5")
    assert [row.strip() for row in drawn[18:]] == ["Next: Walk, 2:45", "set 5.4 km/h, 0 %"]
    assert all("█" in row for row in drawn[1:8] + drawn[11:18])


def test_below_the_numbers_they_stand_side_by_side_under_one_row_of_words() -> None:
    drawn = rows(HILL, 80, 6)
    assert drawn[0].startswith("  about 0:45 · rep 3 of 5")
    assert drawn[0].endswith("Next: Walk, 2:45 · set 5.4 km/h, 0 %  ")
    assert all("█" in row[:32] and "█" in row[32:] for row in drawn[2:5])
    assert "Next" not in "".join(rows(HILL, 80, 4))


def test_a_next_step_in_large_letters_is_not_named_twice_beside_the_numbers() -> None:
    announced = replace(HILL, what=("Walk",), what_label="NEXT", what_note="2:45", next_is_large=True)
    assert [row.strip() for row in rows(announced, 40, 20)[18:]] == ["set 5.4 km/h, 0 %", ""]
    assert rows(announced, 80, 6)[0].split("  ")[1] == "about 0:45"


def test_two_words_take_the_label_s_row_for_readable_letters() -> None:
    drawn = rows(replace(HILL, what=("Slow jog",)), 40, 20)
    assert sum("█" in row or "▀" in row for row in drawn[10:18]) == 8
    assert "NOW" not in "".join(drawn)


def test_words_that_do_not_fit_are_left_out_whole() -> None:
    many = replace(HILL, details=("1 1:17 · 2 1:18 · 3 1:21", "4 % slower than the first"))
    assert rows(many, 80, 6)[0][:42].rstrip() == "  1 1:17 · 2 1:18 · 3 1:21"


@pytest.mark.parametrize(("width", "height"), [(40, 20), (80, 6), (80, 4)])
def test_what_presses_and_the_last_seconds_are_coloured(width: int, height: int) -> None:
    def grounds(shown: StepShown) -> set[object]:
        widget = PlanStep()
        widget.show(shown)
        drawn = widget.paint(width, height, PALETTE)
        return {segment.style.bgcolor for row in drawn for segment in row if segment.style}

    calm, pressing, counted = grounds(HILL), grounds(SET), grounds(COUNT)
    assert len(calm) == 1
    assert counted - calm and counted - pressing
    assert (len(pressing) == 2) == (height > SMALL.rows), "beside a cue it has no ground of its own"


@pytest.mark.parametrize(
    ("columns", "rows_", "expected"),
    [(90, 7, "Set 10.4 5%"), (36, 4, "10.4 5%"), (120, 7, "Set 10.4 km/h 5%"), (44, 3, "Set 10.4 5%")],
)
def test_the_fullest_wording_that_keeps_readable_letters(columns: int, rows_: int, expected: str) -> None:
    setting = best_setting(SET.what, columns, rows_)
    assert setting is not None
    assert " ".join(setting.texts) == expected


def test_a_script_without_letters_is_still_shown() -> None:
    assert best_setting(("山道",), 40, 7) is None
    assert "山道" in "".join(rows(replace(HILL, what=("山道",)), 40, 20))


@pytest.mark.parametrize(
    ("height", "expected"), [(20, (9, 10)), (19, (9, 10)), (18, (9, 9)), (30, (14, 15)), (8, (4, 4))]
)
def test_it_is_in_line_with_the_numbers_beside_it(height: int, expected: tuple[int, int]) -> None:
    assert halves(height) == expected


async def test_only_the_figure_that_runs_down_is_painted_each_second(holder, monkeypatch) -> None:
    widget = PlanStep()
    async with holder(widget).run_test(size=(40, 20)) as pilot:
        widget.show(HILL)
        await pilot.pause()
        regions: list[object] = []
        monkeypatch.setattr(widget, "refresh", lambda *which, **_: regions.append(which))
        widget.show(HILL)
        assert regions == []
        widget.show(replace(HILL, left="130m"))
        (((region,),)) = regions
        assert region.height < 10
        widget.show(COUNT)
        assert regions[-1] == ()
        assert lines("3", SMALL)
