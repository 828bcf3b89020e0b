"""What a planned run comes to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stridecue.model.plan import EndsBy, PlannedStep, StepKind
from stridecue.plans.outline import Outline, outline


def step(
    seconds: float, grade: float | None = 0.0, speed: float | None = 2.5, **fields: object
) -> PlannedStep:
    plain = PlannedStep(
        StepKind.RUN,
        "Run",
        EndsBy.TIME,
        seconds,
        speed_mps=speed,
        grade_percent=grade,
        running=True,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


WALK = {"kind": StepKind.WALK, "running": False}
REP = {"kind": StepKind.REP}


def test_nothing_comes_to_nothing() -> None:
    assert outline([]) == Outline(0, 0, 0, 0, 0, 0, 0, 0, 0, False, False, 0)


def test_sums() -> None:
    found = outline(
        [
            step(180, 0, 1.5, **WALK),
            step(300, 1, 2.0),
            step(60, 5, 3.0, **REP, ends_by=EndsBy.DISTANCE, distance_m=200.0),
            step(120, 0, 1.5, **WALK),
            step(100, -4, 2.0),
            step(100, -10, 2.0),
            step(60, None, None),
        ]
    )
    assert found.seconds == 920
    assert found.metres == 180 * 1.5 + 600 + 200 + 180 + 200 + 200
    assert found.climb_m == pytest.approx(600 * 0.01 + 200 * 0.05, abs=0.02)
    assert (found.hard_s, found.uphill_running_s) == (60, 60)
    assert found.downhill_s == 100 + 2 * 100
    assert found.steepest_running_percent == 5
    assert (found.moving_before_hard_s, found.running_before_hard_s, found.has_hard) == (480, 300, True)
    assert found.hilly


@pytest.mark.parametrize(
    ("last", "has_hard"), [(step(60, 6), True), (step(60, 5.9), False), (step(60, 12, 1.5, **WALK), False)]
)
def test_running_steep_is_hard_and_hiking_is_not(last: PlannedStep, has_hard: bool) -> None:
    found = outline([step(300), last])
    assert found.has_hard is has_hard
    assert found.moving_before_hard_s == (300 if has_hard else 360)


@pytest.mark.parametrize(
    ("steps", "hilly"),
    [
        ([step(20, 3, **REP)], True),
        ([step(20, 2.9, **REP)], False),
        ([step(299, 3)], False),
        ([step(150, 3), step(600), step(150, 3, 1.5, **WALK)], True),
    ],
)
def test_hilly(steps: list[PlannedStep], hilly: bool) -> None:
    assert outline(steps).hilly is hilly


@pytest.mark.parametrize(
    ("steps", "seconds"),
    [
        ([step(300), step(200, 1), step(100, speed=2.55)], 600),
        ([step(300), step(200, speed=2.6)], 300),
        ([step(300), step(60, 0, 1.5, **WALK), step(310)], 310),
        ([step(300), step(10, 2), step(200)], 300),
        ([step(100, speed=2.5), step(100, speed=2.57), step(100, speed=2.64)], 200),
        ([step(600, speed=None)], 0),
        ([step(300, None)], 300),
    ],
)
def test_the_longest_flat_stretch_at_one_speed(steps: list[PlannedStep], seconds: float) -> None:
    assert outline(steps).flat_steady_s == seconds
