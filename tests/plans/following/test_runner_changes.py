"""What the runner skips, repeats, extends and eases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from stridecue.model.plan import EndsBy, PlannedStep, PlanPlace, StepKind, StepMark
from stridecue.model.state import Activity
from stridecue.plans.following.step_changes import eased, numbered

Make = Callable[..., Any]
Step = Callable[..., PlannedStep]


def hills(step: Step, reps: int = 3) -> tuple[PlannedStep, ...]:
    up = step("rep", 40, distance_m=100.0, speed_mps=2.5, grade_percent=5.0, grade_range_percent=(5.0, 6.0))
    rest = step("recover", 60, speed_mps=1.5)
    return numbered((step("warmup", 30, grade_percent=1.0), *[up, rest] * reps, step("cooldown", 30)))


def kinds(place: PlanPlace) -> str:
    letters = {StepKind.WARMUP: "W", StepKind.REP: "R", StepKind.RECOVER: "e", StepKind.COOLDOWN: "C"}
    return "".join(letters[one.kind] for one in place.steps)


def test_numbers_of_repetitions(step: Step) -> None:
    given = [(one.kind.value, one.rep, one.reps) for one in hills(step, 2)]
    assert given == [
        ("warmup", None, None),
        ("rep", 1, 2),
        ("recover", 1, 2),
        ("rep", 2, 2),
        ("recover", 2, 2),
        ("cooldown", None, None),
    ]


def test_next_goes_on_and_a_repetition_counts_as_cut_short(follow: Make, step: Step) -> None:
    run = follow(*hills(step))
    steps = run.place.steps
    run.run(50)
    run.mark(StepMark.NEXT)
    place = run.run(1)
    assert (place.at, place.in_step_s, run.told) == (2, 0, ["On to: Recover."])
    assert [(one.number, one.seconds, one.cut_short) for one in place.results] == [(1, 21, True)]
    assert place.steps is steps


def test_a_repetition_without_a_second_of_counting_leaves_no_result(follow: Make, step: Step) -> None:
    run = follow(*hills(step), speed=1.0)
    run.run(40)
    run.mark(StepMark.NEXT)
    assert run.run(1).results == ()


def test_what_the_runner_ends_does_not_end_once_more(follow: Make, step: Step) -> None:
    run = follow(*hills(step))
    run.run(29)
    run.mark(StepMark.NEXT)
    assert run.run(1).at == 1
    run.mark(StepMark.NEXT)
    run.mark(StepMark.NEXT)
    assert run.run(1).at == 3


def test_next_in_the_last_step_is_the_end_of_the_plan(follow: Make, step: Step) -> None:
    run = follow(step("run", 30), step("cooldown", 30))
    for mark in (StepMark.NEXT, StepMark.NEXT, *StepMark):
        run.mark(mark)
    place = run.run(1)
    assert (place.done, place.step, place.belt, place.left_s) == (True, "cooldown", None, 0)
    assert run.told == ["On to: Cooldown.", "The plan is done."]
    run.mark(StepMark.REPEAT)
    assert run.run(5).done


def test_repeat_begins_the_step_anew(follow: Make, step: Step) -> None:
    run = follow(*hills(step))
    run.run(50)
    run.mark(StepMark.REPEAT)
    place = run.run(1)
    assert (place.at, place.in_step_s, place.left_m, place.results) == (1, 0, 100, ())
    assert kinds(place) == "WReReReC"
    assert run.run(40).results[0].seconds == 40
    assert run.told == ["From its beginning: Rep."]


def test_repeat_at_once_brings_the_step_before_once_more(follow: Make, step: Step) -> None:
    run = follow(*hills(step))
    run.run(30 + 40 + 5)
    run.mark(StepMark.REPEAT)
    place = run.run(1)
    assert (kinds(place), place.at) == ("WReReReC", 2)  # 6 s in: the recovery anew
    run.run(4)
    run.mark(StepMark.REPEAT)
    place = run.run(1)
    assert (kinds(place), place.at, place.rep, place.in_step_s) == ("WRReReReC", 2, 2, 0)
    assert {one.reps for one in place.steps if one.rep} == {4}
    assert [one.number for one in run.run(40).results] == [1, 2]
    assert run.place.at == 3
    assert run.told[-1] == "Once more: Rep."


def test_repeat_in_the_first_step_begins_it_anew(follow: Make, step: Step) -> None:
    run = follow(*hills(step))
    run.run(3)
    run.mark(StepMark.REPEAT)
    assert (run.run(1).in_step_s, kinds(run.place)) == (0, "WReReReC")


@pytest.mark.parametrize(
    ("fields", "left_s", "left_m", "told"),
    [
        ({}, 84, None, "This step is 60 seconds longer."),
        ({"distance_m": 75.0}, 30, 75, "This step is a fifth longer."),
        (
            {"ends_by": EndsBy.HEART_RATE, "heart_rate_below_bpm": 90},
            84,
            None,
            "This step is 60 seconds longer.",
        ),
        ({"ends_by": EndsBy.KEY}, None, None, "This step lasts until you go on."),
    ],
)
def test_extend(
    follow: Make, step: Step, fields: dict[str, Any], left_s: float | None, left_m: float | None, told: str
) -> None:
    run = follow(step("run", 30, **fields), step("cooldown", 30))
    run.run(5)
    run.mark(StepMark.EXTEND)
    place = run.run(1)
    assert (run.told, place.at) == ([told], 0)
    assert (place.left_s, place.left_m) == (pytest.approx(left_s), pytest.approx(left_m))
    assert place.plan_left_s == (None if left_s is None else pytest.approx(left_s + 30))


@pytest.mark.parametrize(
    ("reps", "at", "left", "fewer"),
    [
        (1, 0, "WReC", 0),
        (2, 0, "WReC", 1),
        (5, 0, "WReReReReC", 1),
        (6, 0, "WReReReReC", 2),
        (3, 1, "WReReC", 1),
    ],
)
def test_easier_leaves_out_a_fifth_of_the_repetitions_to_come(
    step: Step, reps: int, at: int, left: str, fewer: int
) -> None:
    steps, number, flatter = eased(hills(step, reps), at)
    assert (kinds(PlanPlace("run", steps=steps)), number, flatter) == (left, fewer, True)


def test_easier_is_flatter_and_no_faster(follow: Make, step: Step) -> None:
    run = follow(*hills(step, 5))
    run.run(5)
    run.mark(StepMark.EASIER)
    place = run.run(1)
    up = place.steps[1]
    assert (up.grade_percent, up.grade_range_percent, up.belt.grade_percent) == (3, (3, 4), 3)
    assert (up.speed_mps, up.belt.speed_mps, up.reps) == (2.5, 2.5, 4)
    assert place.steps[0].grade_percent == 1
    assert run.told == ["Easier from here: 1 repetition fewer, inclines 2 points lower."]
    assert (place.at, place.in_step_s) == (0, 6)
    run.mark(StepMark.EASIER)
    run.mark(StepMark.EASIER)
    steps = run.run(1).steps
    assert [one.grade_percent for one in steps if one.kind is StepKind.REP] == [0, 0]
    for _ in range(3):
        run.mark(StepMark.EASIER)
    assert [one.reps for one in run.run(1).steps if one.kind is StepKind.REP] == [1]
    assert run.told[-1] == "What is still to come is as easy as it gets."


def test_easier_leaves_out_the_recovery_before_where_there_is_none_after(step: Step) -> None:
    up, rest = step("rep"), step("recover")
    steps, fewer, _ = eased(numbered((step("warmup"), rest, up, rest, up, step("cooldown"))), 0)
    assert (kinds(PlanPlace("run", steps=steps)), fewer) == ("WeRC", 1)


def test_a_descent_gets_no_steeper(step: Step) -> None:
    down = step("run", grade_percent=-4.0)
    steps, _, flatter = eased((step("warmup"), down), 0)
    assert (steps[1], flatter) == (down, False)


def test_cool_down_leaves_out_what_is_between(follow: Make, step: Step) -> None:
    run = follow(*hills(step))
    run.run(50)
    run.mark(StepMark.COOL_DOWN)
    place = run.run(1)
    assert (kinds(place), place.at, place.step, place.in_step_s) == ("WRC", 2, "cooldown", 0)
    assert [(one.number, one.cut_short) for one in place.results] == [(1, True)]
    assert place.plan_left_s == 30
    run.mark(StepMark.COOL_DOWN)
    assert run.run(1).in_step_s == 1
    assert run.told == ["On to the cool-down.", "This is the cool-down."]


def test_without_a_cool_down_it_is_the_end(follow: Make, step: Step) -> None:
    run = follow(step("run", 30), step("run", 30))
    run.run(5)
    run.mark(StepMark.COOL_DOWN)
    assert run.run(1).done
    assert run.told == ["The plan is done."]


def test_the_runner_may_change_steps_in_a_pause(follow: Make, step: Step) -> None:
    run = follow(*hills(step))
    run.run(10)
    run.run(5, activity=Activity.PAUSED)
    run.mark(StepMark.NEXT)
    assert (run.run(1).at, run.place.in_step_s) == (1, 0)


def test_what_comes_once_more_ends_somewhere(
    follow: Make, step: Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stridecue.plans.following.runner_changes.MOST_STEPS_FOLLOWED", 5)
    run = follow(*[step("run", 60)] * 3)
    run.run(61)
    for _ in range(8):
        run.mark(StepMark.REPEAT)
    assert len(run.run(1).steps) == 5
    assert run.told[-1] == "From its beginning: Run."
