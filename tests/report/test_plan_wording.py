from __future__ import annotations

from dataclasses import replace

import pytest

from stridecue.model.plan import BeltSetting, EndsBy, PlannedStep, RepResult, StepKind
from stridecue.model.profile import Unit
from stridecue.report.plan_wording import effort, grade, rep_line, set_speed_mps, step_line

HILL = PlannedStep(
    StepKind.REP,
    "Hill",
    EndsBy.DISTANCE,
    69.0,
    distance_m=200.0,
    speed_mps=2.904,
    grade_percent=5.0,
    belt=BeltSetting(2.8889, 5.0),
    rep=1,
    reps=5,
)
WALK = PlannedStep(
    StepKind.RECOVER, "Walk", EndsBy.TIME, 165.0, speed_mps=1.5, grade_percent=0.0, rep=1, reps=5
)


@pytest.mark.parametrize(
    ("step", "unit", "line"),
    [
        (HILL, Unit.KM, "Hill 1 of 5, 200 m, 5 %, 10.4 km/h"),
        (HILL, Unit.MILE, "Hill 1 of 5, 200 m, 5 %, 6.5 mph"),
        (WALK, Unit.KM, "Walk, 2:45, 0 %, 5.4 km/h"),
        (PlannedStep(StepKind.RUN, "Run", EndsBy.KEY, 1800.0), Unit.KM, "Run, until you go on"),
        (
            PlannedStep(StepKind.RUN, "Flat", EndsBy.DISTANCE, 900.0, distance_m=2400.0, grade_percent=-2.5),
            Unit.KM,
            "Flat, 2.40 km, -2.5 %",
        ),
        (
            PlannedStep(StepKind.RECOVER, "Calm", EndsBy.HEART_RATE, 180.0, heart_rate_below_bpm=120),
            Unit.KM,
            "Calm, until heart rate is below 120, at most 3:00",
        ),
        (PlannedStep(StepKind.REP, "a\x1b[2J", EndsBy.TIME, 10.0, rep=2), Unit.KM, "a[2J 2, 0:10"),
    ],
)
def test_a_step_in_one_line(step: PlannedStep, unit: Unit, line: str) -> None:
    assert step_line(step, unit) == line


def test_a_repetition_in_one_line() -> None:
    assert rep_line(RepResult(1, 69.3, 200.4, 2.89, 5.0, 151.6)) == (
        "Repetition 1: 1:09, 200 m, 10.4 km/h, heart 152"
    )
    assert rep_line(RepResult(2, 30.0, 80.0, None, None, cut_short=True)) == "Repetition 2: 0:30, cut short"


def test_the_parts_of_a_step() -> None:
    assert [effort(replace(HILL, effort=each)) for each in (None, (7, 7), (4, 6))] == ["", "7", "4-6"]
    assert [grade(percent) for percent in (5.0, -1.5, -0.01, 10.0)] == ["5 %", "-1.5 %", "0 %", "10 %"]
    assert set_speed_mps(HILL) == 2.8889
    assert set_speed_mps(WALK) == 1.5
