"""Too often above the cap: the rest is walked and run in turns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from stridecue.model.plan import EndsBy, PlannedStep, StepMark
from stridecue.plans.following.progress import OVER_CAP_SENTENCE

Make = Callable[..., Any]
Step = Callable[..., PlannedStep]


def easy(step: Step, seconds: float = 1200.0, **fields: Any) -> tuple[PlannedStep, ...]:
    capped = {"heart_rate_most_bpm": 139, "walk_after_over_cap": (180.0, 60.0), "speed_mps": 2.5, **fields}
    walk = step("warmup", 10, speed_mps=1.5, running=False)
    return walk, step("run", seconds, title="Easy run", **capped), step("cooldown", 30)


def above(run: Any, seconds: int, times: int = 1, below: int = 10) -> None:
    for _ in range(times):
        run.run(seconds, heart_rate=145.0)
        run.run(below, heart_rate=130.0)


def test_the_third_time_the_rest_is_walked_and_run(follow: Make, step: Step) -> None:
    run = follow(*easy(step))
    run.run(100)
    above(run, 40, times=2)
    assert run.run(29, heart_rate=145.0).at == 1
    place = run.run(1)
    assert (place.at, place.step, place.speed_mps, place.left_s) == (2, "walk", 1.5, 60)
    assert run.told == [OVER_CAP_SENTENCE]
    rest = [(one.title, one.expected_s, one.running) for one in place.steps[2:-1]]
    assert rest[:3] == [("Walk", 60, False), ("Run", 180, True), ("Walk", 60, False)]
    assert place.duration_s == 1240
    assert run.run(60, heart_rate=130.0).step == "run"
    above(run, 40, times=4)
    assert len(run.told) == 1


@pytest.mark.parametrize(
    ("seconds", "times", "cut"),
    [(30, 3, True), (29, 9, False), (40, 2, False), (389, 1, False), (390, 1, True), (210, 2, True)],
)
def test_once_is_half_a_minute_in_a_row(
    follow: Make, step: Step, seconds: int, times: int, cut: bool
) -> None:
    run = follow(*easy(step))
    run.run(20)
    above(run, seconds, times=times)
    assert (len(run.place.steps) > 3) is cut


def test_a_heart_rate_that_is_not_good_begins_anew_and_does_not_come_back(follow: Make, step: Step) -> None:
    run = follow(*easy(step))
    run.run(20)
    for _ in range(5):
        run.run(25, heart_rate=145.0)
        run.run(5, heart_rate=None)
    for _ in range(5):
        run.run(40, heart_rate=145.0)
        run.run(5, heart_rate=None)
    assert len(run.place.steps) == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"walk_after_over_cap": None},
        {"heart_rate_most_bpm": None},
        {"ends_by": EndsBy.KEY},
        {"distance_m": 9e4},
    ],
)
def test_other_steps_are_not_cut(follow: Make, step: Step, fields: dict[str, Any]) -> None:
    run = follow(*easy(step, **fields))
    run.run(20)
    above(run, 40, times=4)
    assert run.place.at == 1
    assert run.told == []


def test_a_short_rest_is_one_piece(follow: Make, step: Step) -> None:
    run = follow(*easy(step, seconds=450.0))
    run.run(10)
    above(run, 40, times=2)
    run.run(30, heart_rate=145.0)
    assert [one.expected_s for one in run.place.steps[2:-1]] == [60, 180, 80]
    run.mark(StepMark.EXTEND)
    assert run.run(1).left_s == 119


@pytest.mark.parametrize(("left_s", "cut"), [(245, True), (200, False)])
def test_what_is_too_short_for_one_turn_is_run_on(follow: Make, step: Step, left_s: int, cut: bool) -> None:
    run = follow(*easy(step, 100 + 30 + left_s))
    run.run(10)
    above(run, 40, times=2)
    run.run(30, heart_rate=145.0)
    assert (len(run.place.steps) > 3) is cut


def test_at_its_cap_a_heart_is_not_above_it(follow: Make, step: Step) -> None:
    run = follow(*easy(step))
    run.run(100)
    for _ in range(4):
        run.run(40, heart_rate=139.0)
        run.run(10, heart_rate=130.0)
    assert (run.place.at, run.told) == (1, [])
    run.run(15, heart_rate=145.0)
    above(run, 29, times=3)
    assert (run.place.at, run.told) == (1, [])
