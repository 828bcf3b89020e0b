"""A plan as a picture in cells."""

from __future__ import annotations

import pytest

from stridecue.app.widgets.palette import default_palette
from stridecue.app.widgets.plan_profile import PLACE, Scale, columns_of, plan_profile, scale
from stridecue.model.plan import EndsBy, PlannedStep, StepKind
from stridecue.model.profile import Unit

PALETTE = default_palette()


def step(kind: str, seconds: float, speed: float | None = 2.5, grade: float | None = 0.0) -> PlannedStep:
    return PlannedStep(StepKind(kind), kind, EndsBy.TIME, seconds, speed_mps=speed, grade_percent=grade)


HILLS = [
    step("warmup", 720),
    *[step("rep", 30, 2.7, 6), step("recover", 120, 1.5)] * 6,
    step("cooldown", 360),
]
WALK_RUN = [
    step("walk", 360, 1.5),
    *[step("run", 30, 2.2), step("walk", 90, 1.5)] * 8,
    step("walk", 300, 1.5),
]


def picture(steps: list[PlannedStep], columns: int, rows: int, at_s: float | None = None) -> list[str]:
    drawn = plan_profile(steps, columns, rows, PALETTE, at_s)
    return ["".join(text for text, _ in row) for row in drawn]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (HILLS, Scale(True, 0.0, 6.0)),
        ([step("run", 60, grade=3)], Scale(True, 0.0, 6.0)),
        ([step("run", 60, grade=-5), step("run", 60, grade=12)], Scale(True, -5.0, 12.0)),
        (WALK_RUN, Scale(False, 0.75, 2.2)),
        ([step("run", 60, 2.8, 1)], Scale(False, 1.4, 2.8)),
        ([step("run", 60, None, None)], Scale(False, 0.5, 1.0)),
        ([], Scale(False, 0.5, 1.0)),
    ],
)
def test_it_is_drawn_by_grade_or_where_that_hardly_changes_by_speed(
    steps: list[PlannedStep], expected: Scale
) -> None:
    assert scale(steps) == expected


def test_foot_and_top_are_named() -> None:
    assert scale(HILLS).labels(Unit.KM) == ("6 %", "0 %")
    assert scale(WALK_RUN).labels(Unit.KM) == ("7.9 km/h", "2.7")
    assert scale(WALK_RUN).labels(Unit.MILE) == ("4.9 mph", "1.7")


@pytest.mark.parametrize("columns", [36, 50, 100])
def test_each_repetition_is_seen_though_it_is_shorter_than_a_column(columns: int) -> None:
    shown = columns_of(HILLS, columns)
    assert {at for at in shown if at is not None and HILLS[at].kind is StepKind.REP} == {1, 3, 5, 7, 9, 11}
    running = columns_of(WALK_RUN, columns)
    assert len({at for at in running if at is not None and WALK_RUN[at].kind is StepKind.RUN}) == 8


def test_repetitions_stand_out() -> None:
    assert picture(HILLS, 32, 2) == [
        "           █  █ █  █ █  █       ",
        "▁▁▁▁▁▁▁▁▁▁▁█▁▁█▁█▁▁█▁█▁▁█▁▁▁▁▁▁▁",
    ]
    tones = {style.color for row in plan_profile(HILLS, 32, 2, PALETTE) for text, style in row if "█" in text}
    assert tones == {PALETTE.style("accent").color}


def test_the_place_is_a_line() -> None:
    top, foot = picture(HILLS, 40, 2, at_s=0)
    assert top[0] == PLACE and foot[0] == "▁"
    assert picture(HILLS, 40, 2, at_s=99999)[0][39] == PLACE


@pytest.mark.parametrize("columns", [0, 1, 7, 500])
@pytest.mark.parametrize("steps", [[], HILLS, WALK_RUN, [step("run", 0.0)]])
def test_it_has_the_size_that_was_asked_for(steps: list[PlannedStep], columns: int) -> None:
    assert [len(row) for row in picture(steps, columns, 3, at_s=5)] == [columns] * 3
