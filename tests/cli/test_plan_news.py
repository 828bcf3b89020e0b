"""The steps and repetitions of a plan, as a run's lines tell them."""

from __future__ import annotations

import json
from dataclasses import replace

from bare_state import BARE
from stridecue.cli.json_lines import JsonLines
from stridecue.cli.plain_lines import PlainLines
from stridecue.model.events import LapEnded, Ticked
from stridecue.model.plan import EndsBy, PlannedStep, PlanPlace, RepResult, StepKind

STEPS = (
    PlannedStep(
        StepKind.REP, "Hill", EndsBy.DISTANCE, 69.0, 200.0, speed_mps=2.9, grade_percent=5.0, rep=1, reps=1
    ),
    PlannedStep(StepKind.COOLDOWN, "Walk", EndsBy.TIME, 180.0),
)
FIRST = RepResult(1, 69.0, 200.0, 2.9, 5.0, 151.0)
FELL = replace(FIRST, heart_rate_fall_bpm=30.0)


def at(second: int, step: int, in_step_s: float, **more: object) -> Ticked:
    place = PlanPlace(STEPS[step].kind.value, rep=STEPS[step].rep, steps=STEPS, at=step, in_step_s=in_step_s)
    plan = replace(place, **more)  # type: ignore[arg-type]
    return Ticked(replace(BARE, tick_s=second, elapsed_s=float(second), plan=plan), None)


RUN = (
    Ticked(BARE, None),
    at(2, 0, 0.0),
    at(3, 0, 1.0),
    at(4, 0, 0.0),
    at(5, 1, 0.0, results=(FIRST,)),
    at(6, 1, 1.0, results=(FELL,)),
    at(7, 1, 2.0, results=(FELL,), done=True),
)


def test_a_line_when_a_step_begins_or_begins_anew_and_when_a_repetition_is_over() -> None:
    lines: list[str] = []
    sink = PlainLines(lines.append)
    for event in RUN:
        sink.on_event(event)
    assert lines == [
        "   0:02  Step 1 of 2: Hill 1 of 1, 200 m, 5 %, 10.4 km/h",
        "   0:04  Step 1 of 2: Hill 1 of 1, 200 m, 5 %, 10.4 km/h",
        "   0:05  Repetition 1: 1:09, 200 m, 10.4 km/h, heart 151",
        "   0:05  Step 2 of 2: Walk, 3:00",
    ]


def test_a_plan_that_hides_the_numbers_hides_them_in_lines_too() -> None:
    lines: list[str] = []
    sink = PlainLines(lines.append)
    for second in range(1, 130):
        sink.on_event(at(second, 1, float(second), hides_numbers=True))
        sink.on_event(LapEnded(float(second), 1, 60.0, 100.0, None, None))
    assert lines == ["   0:01  Step 2 of 2: Walk, 3:00"]


def test_json_has_a_line_for_each_too_and_the_place_in_every_state() -> None:
    lines: list[str] = []
    sink = JsonLines(lines.append)
    for event in RUN:
        sink.on_event(event)
    rows = [json.loads(line) for line in lines]
    assert [row["type"] for row in rows] == [
        *("state", "step", "state", "state", "step", "state"),
        *("rep", "step", "state", "state", "state"),
    ]
    assert [(row["step"], row["rep"]) for row in rows if row["type"] == "state"] == [
        (None, None),
        *[("rep", 1)] * 3,
        *[("cooldown", None)] * 3,
    ]
    assert rows[1] == {
        "type": "step",
        "elapsed_s": 2.0,
        "number": 1,
        "of": 2,
        "kind": "rep",
        "title": "Hill",
        "rep": 1,
        "ends_by": "distance",
        "duration_s": 69.0,
        "distance_m": 200.0,
        "speed_mps": 2.9,
        "grade_percent": 5.0,
    }
    assert rows[6] == {
        "type": "rep",
        "elapsed_s": 5.0,
        "number": 1,
        "duration_s": 69.0,
        "distance_m": 200.0,
        "speed_mps": 2.9,
        "grade_percent": 5.0,
        "heart_rate_end_bpm": 151.0,
        "cut_short": False,
    }
