"""Repetitions: when their clock begins, what they come to, whether they fade."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from stridecue.model.plan import PlannedStep, RepResult, StepMark
from stridecue.model.state import Activity, Gait
from stridecue.plans.following.repetitions import fade_percent

Make = Callable[..., Any]
Step = Callable[..., PlannedStep]
RUN = Gait.RUNNING
WALK = Gait.WALKING


def hill(step: Step, **fields: Any) -> PlannedStep:
    return step(
        "rep",
        40,
        **{"distance_m": 100.0, "speed_mps": 2.5, "grade_percent": 5.0, "rep": 1, "reps": 1, **fields},
    )


@pytest.mark.parametrize(
    ("speeds", "begins"),
    [
        ((2.5,), 0),
        ((2.375,), 0),
        ((None,), 0),
        ((1.5, 1.5, 1.5, 2.4), 3),
        ((1.5, 1.5, None), 2),
        ((1.5,), 20),
        ((2.37,), 20),
    ],
)
def test_the_clock_begins_with_the_speed(
    follow: Make, step: Step, speeds: tuple[float | None, ...], begins: int
) -> None:
    run = follow(step("recover", 10), hill(step, ends_by="time"), speed=1.5)
    run.run(9)
    counting = []
    for index in range(25):
        run.run(1, speed=speeds[min(index, len(speeds) - 1)])
        counting.append(run.place.counting)
    assert counting.index(True) == begins
    assert all(counting[begins:])


def test_what_is_left_waits_for_the_clock(follow: Make, step: Step) -> None:
    run = follow(step("recover", 10), hill(step), step("cooldown", 60), speed=1.5)
    place = run.run(20)
    assert (place.in_step_s, place.left_s, place.left_m, place.counting) == (10, 40, 100, False)
    place = run.run(2, speed=2.5)
    assert (place.in_step_s, place.left_s, place.left_m, place.counting) == (12, 39, 97.5, True)


@pytest.mark.parametrize("surface", ["trail", "technical", "soft"])
def test_on_rough_ground_effort_counts(follow: Make, step: Step, surface: str) -> None:
    run = follow(step("recover", 10), hill(step), speed=1.5, surface=surface)
    place = run.run(11)
    assert (place.by_effort, place.speed_mps, place.counting) == (True, None, True)
    assert place.belt is not None and place.belt.speed_mps is None and place.belt.grade_percent is None
    place = run.run(1, surface="road")
    assert (place.by_effort, place.speed_mps) == (False, 2.5)


def test_the_result_of_a_repetition(follow: Make, step: Step) -> None:
    run = follow(step("recover", 10), hill(step), step("recover", 90), gait=RUN)
    run.run(10, speed=2.5, heart_rate=120.0, grade=0.0)
    run.run(20, grade=4.0)
    run.run(15, grade=6.0, heart_rate=150.0)
    run.run(5, heart_rate=160.0)
    (result,) = run.place.results
    assert (result.number, result.seconds, result.metres, result.speed_mps) == (1, 40, 100, 2.5)
    assert (result.grade_percent, result.heart_rate_end_bpm, result.cut_short) == (5, 155, False)
    assert result.heart_rate_fall_bpm is None
    run.run(54, gait=WALK, heart_rate=140.0)
    place = run.run(10, heart_rate=120.0)
    assert place.results[0].heart_rate_fall_bpm is None
    assert run.run(1).results[0].heart_rate_fall_bpm == 35


@pytest.mark.parametrize(
    ("meanwhile", "fall"),
    [
        (({"gait": RUN}, {"gait": WALK}), 30.0),
        (({"gait": WALK}, {"gait": RUN}), None),
        (({"gait": WALK}, {"heart_rate": None}), None),
        (({"gait": WALK}, {"activity": Activity.PAUSED}), 30.0),
    ],
)
def test_the_heart_falls_while_the_runner_does_not_run(
    follow: Make, step: Step, meanwhile: tuple[dict[str, Any], ...], fall: float | None
) -> None:
    run = follow(hill(step), step("recover", 90), heart_rate=150.0)
    run.run(40)
    run.run(15, heart_rate=120.0, **meanwhile[0])
    assert run.run(60, **meanwhile[1]).results[0].heart_rate_fall_bpm == fall


def test_a_sensor_lost_in_a_repetition(follow: Make, step: Step) -> None:
    run = follow(hill(step), step("cooldown", 60), speed=3.0)
    run.run(10)
    run.run(20, speed=None, heart_rate=None)
    run.run(40, speed=3.0)
    (result,) = run.place.results
    assert result.seconds == 37  # 30 m, 50 m by the clock, 21 m
    assert (result.metres, result.speed_mps) == (pytest.approx(101), pytest.approx(3.0))


def test_a_speed_that_was_never_known(follow: Make, step: Step) -> None:
    run = follow(hill(step), step("cooldown", 60), speed=None, grade=None, heart_rate=None)
    (result,) = run.run(41).results
    assert (result.seconds, result.metres, result.speed_mps) == (40, 100, None)
    assert (result.grade_percent, result.heart_rate_end_bpm) == (None, None)


def test_a_late_grade_mends_the_repetition_that_it_holds_for(follow: Make, step: Step) -> None:
    run = follow(step("recover", 10), hill(step), step("recover", 90), grade=0.0)
    run.run(30)
    run.run(1, grade=6.0, grade_mended_from_s=21)
    run.run(19, grade_mended_from_s=None)
    assert run.place.results[0].grade_percent == pytest.approx(6 * 30 / 40, abs=0.2)
    run.run(5)
    run.run(1, grade=6.0, grade_mended_from_s=5)
    assert run.place.results[0].grade_percent == 6
    run.run(1, grade=0.0, grade_mended_from_s=55)
    assert run.place.results[0].grade_percent == 6


def test_a_repetition_that_the_finish_ends_was_cut_short(follow: Make, step: Step) -> None:
    run = follow(hill(step), step("cooldown", 60))
    run.run(20)
    (result,) = run.run(5, activity=Activity.FINISHED).results
    assert (result.seconds, result.cut_short) == (20, True)


def test_a_finish_that_is_told_late_takes_back_what_came_after_it(follow: Make, step: Step) -> None:
    steps = [hill(step, rep=1, reps=2), step("recover", 20), hill(step, rep=2, reps=2), step("cooldown", 5)]
    run = follow(*steps)
    place = run.run(120)
    assert ([one.number for one in place.results], place.done) == ([1, 2], True)
    place = run.run(3, activity=Activity.FINISHED, timer_s=50.0)
    assert ([one.number for one in place.results], place.done, place.at) == ([1], False, 1)
    assert (place.in_step_s, place.plan_in_s, place.left_s) == (10, 50, 20)


def test_the_repetition_that_a_finish_told_late_came_in_was_cut_short(follow: Make, step: Step) -> None:
    run = follow(hill(step), step("recover", 20), heart_rate=150.0)
    run.run(30, speed=2.5)
    late = {"activity": Activity.FINISHED, "timer_s": 20.0, "distance_m": 50.0}
    (result,) = run.run(2, **late).results
    assert (result.seconds, result.metres, result.speed_mps) == (20, 50, 2.5)
    assert (result.cut_short, result.heart_rate_end_bpm, run.place.at) == (True, None, 0)
    over = follow(hill(step), step("recover", 120), heart_rate=150.0)
    over.run(110, speed=2.5, gait=WALK)
    assert over.place.results[0].heart_rate_fall_bpm == 0
    (result,) = over.run(2, **{**late, "timer_s": 30.0, "distance_m": 75.0}).results
    assert (result.seconds, result.metres, result.speed_mps) == (30, 75, 2.5)
    assert (result.cut_short, result.heart_rate_end_bpm, result.heart_rate_fall_bpm) == (True, None, None)


@pytest.mark.parametrize("again_s", [3, 8])
def test_a_finish_told_late_comes_before_a_step_that_was_begun_anew(
    follow: Make, step: Step, again_s: int
) -> None:
    run = follow(step("run", 10), step("walk", 60), step("cooldown", 5))
    run.run(10 + again_s)
    run.mark(StepMark.REPEAT)
    run.run(8)
    place = run.run(1, activity=Activity.FINISHED, timer_s=4.0)
    assert (place.at, place.in_step_s, place.plan_in_s) == (0, 4, 4)
    alone = follow(step("run", 60))
    alone.run(30)
    alone.mark(StepMark.REPEAT)
    alone.run(5)
    assert alone.run(1, activity=Activity.FINISHED, timer_s=20.0).in_step_s == 20


def test_a_plan_that_was_done_stays_done_when_the_finish_is_told_late(follow: Make, step: Step) -> None:
    run = follow(step("run", 10))
    run.run(30)
    place = run.run(1, activity=Activity.FINISHED, timer_s=15.0)
    assert (place.done, place.in_step_s, place.plan_in_s) == (True, 15, 15)


def results(*speeds: float | None, grades: tuple[float | None, ...] = ()) -> tuple[RepResult, ...]:
    given = grades or (5.0,) * len(speeds)
    return tuple(
        RepResult(index + 1, 60.0, 150.0, speed, grade)
        for index, (speed, grade) in enumerate(zip(speeds, given, strict=True))
    )


@pytest.mark.parametrize(
    ("ran", "fade"),
    [
        (results(), None),
        (results(2.5, 2.5, 2.0), None),
        (results(2.4, 2.6, 2.3, 2.3), 8.0),
        (results(2.5, 2.5, 2.0, 2.45), 2.0),
        (results(2.5, 2.5, 2.5, 2.0), 0.0),
        (results(2.5, 2.5, 2.5, 2.5, 2.0, 2.25), 10.0),
        (results(2.5, 2.5, 2.0, None), None),
        (results(2.5, 2.5, 2.0, 2.0, grades=(5.0, 5.0, 5.4, 5.5)), 20.0),
        (results(2.5, 2.5, 2.0, 2.0, grades=(5.0, 5.0, 6.0, 6.0)), None),
        (results(2.5, 2.5, 3.0, 3.0, 3.0, 2.7, grades=(5.0, 5.0, 3.0, 3.0, 3.0, 3.0)), 0.0),
        (results(2.5, 2.5, 2.25, 2.0, grades=(None,) * 4), 10.0),
        (results(2.5, 2.5, 2.25, 2.0, grades=(None, None, 5.0, 5.0)), None),
    ],
)
def test_fading(ran: tuple[RepResult, ...], fade: float | None) -> None:
    assert fade_percent(ran) == (None if fade is None else pytest.approx(fade))


def test_speed_against_the_first(follow: Make, step: Step) -> None:
    run = follow(hill(step), step("recover", 10), hill(step, rep=2), step("recover", 30))
    assert run.run(41, speed=2.5).rep_speed_change_percent is None
    assert run.run(50, speed=4.0).rep_speed_change_percent == pytest.approx(60)
    run.mark(StepMark.NEXT)
    assert run.run(1).rep_fade_percent is None


def test_a_pause_in_a_repetition_leaves_no_heart_rate_in_it(follow: Make, step: Step) -> None:
    run = follow(hill(step, ends_by="time"), step("cooldown", 60), heart_rate=160.0)
    run.run(39)
    run.run(60, activity=Activity.PAUSED, heart_rate=100.0)
    (result,) = run.run(1, activity=Activity.ACTIVE, heart_rate=160.0).results
    assert (result.seconds, result.heart_rate_end_bpm) == (40, 160)


def test_the_way_up_to_speed_has_no_part_in_a_repetition(follow: Make, step: Step) -> None:
    run = follow(hill(step, ends_by="time"), step("cooldown", 60), speed=1.0, grade=0.0)
    run.run(10)
    (result,) = run.run(41, speed=2.5, grade=5.0).results
    assert (result.seconds, result.grade_percent, result.speed_mps) == (40, 5.0, 2.5)


def test_a_finish_told_for_the_very_end_of_a_repetition_keeps_it_whole(follow: Make, step: Step) -> None:
    run = follow(hill(step), step("recover", 60))
    run.run(50, speed=2.5)
    (result,) = run.run(1, activity=Activity.FINISHED, timer_s=40.0, distance_m=100.0).results
    assert (result.seconds, result.cut_short) == (40, False)
