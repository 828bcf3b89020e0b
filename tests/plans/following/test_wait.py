"""A recovery that is made longer, because the heart still beats fast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from stridecue.model.cue import Asks
from stridecue.model.inputs import Mark, MarkKind
from stridecue.model.plan import BeltSetting, EndsBy, PlannedStep
from stridecue.model.state import HeartRateLimits

Make = Callable[..., Any]
Step = Callable[..., PlannedStep]


def rests(step: Step, **fields: Any) -> tuple[PlannedStep, ...]:
    return (
        step("recover", 60, **fields),
        step("rep", 40, grade_percent=5.0),
        step("recover", 60),
        step("rep", 30),
    )


def begins_of_reps(run: Any, seconds: int = 300) -> list[int]:
    run.run(seconds)
    kinds = [place.step for place in run.places]
    return [t + 1 for t in range(1, len(kinds)) if kinds[t] == "rep" and kinds[t - 1] != "rep"]


@pytest.mark.parametrize(("bpm", "begins"), [(144.0, [60, 160]), (145.0, [120, 280]), (None, [60, 160])])
def test_at_most_twice_in_each_recovery(
    follow: Make, step: Step, bpm: float | None, begins: list[int]
) -> None:
    assert begins_of_reps(follow(*rests(step), heart_rate=bpm)) == begins


def test_a_heart_that_calms_down_waits_once(follow: Make, step: Step) -> None:
    run = follow(*rests(step), heart_rate=160.0)
    assert run.run(44).longer_ago_s is None
    place = run.run(1)
    assert (place.longer_ago_s, place.left_s, place.step_in_s, place.duration_s) == (0, 45, 45, 220)
    place = run.run(20, heart_rate=120.0)
    assert place.longer_ago_s == 20
    assert place.belt is not None and place.belt.grade_percent == 5  # asked for already: it stays
    assert run.run(24).at == 0
    place = run.run(1)
    assert (place.at, place.longer_ago_s) == (1, None)


def test_a_heart_that_rises_later_waits_no_more(follow: Make, step: Step) -> None:
    run = follow(*rests(step), heart_rate=120.0)
    run.run(46)
    assert run.run(14, heart_rate=170.0).at == 1


@pytest.mark.parametrize(
    ("at_s", "value", "bpm", "limits", "waits"),
    [
        (40, None, None, HeartRateLimits(180), True),
        (39, None, None, HeartRateLimits(180), False),
        (50, None, None, HeartRateLimits(180), True),
        (50, "talk", None, HeartRateLimits(180), False),
        (50, None, 120.0, HeartRateLimits(180), False),
        (50, None, 120.0, HeartRateLimits(), True),
        (70, None, None, HeartRateLimits(180), False),
    ],
)
def test_without_a_heart_rate_a_no_does_the_same(
    follow: Make, step: Step, at_s: int, value: str | None, bpm: float | None, limits: object, waits: bool
) -> None:
    run = follow(*rests(step), heart_rate=bpm, limits=limits)
    run.run(at_s - 1)
    run.feed(Mark(MarkKind.NO, value))
    run.run(1)
    assert (run.place.longer_ago_s == 0) is waits


def test_a_time_limit_is_waited_on_and_a_way_or_a_walk_is_not(follow: Make, step: Step) -> None:
    limited = rests(step, ends_by=EndsBy.HEART_RATE, heart_rate_below_bpm=100)
    assert begins_of_reps(follow(*limited, heart_rate=160.0), 130) == [120]
    by_way = rests(step, distance_m=150.0, belt=BeltSetting())
    assert begins_of_reps(follow(*by_way, heart_rate=160.0), 130) == [60]
    walk = (step("walk", 60), step("rep", 40))
    assert begins_of_reps(follow(*walk, heart_rate=160.0), 90) == [60]


def test_no_recovery_but_one_before_a_repetition_is_made_longer(follow: Make, step: Step) -> None:
    run = follow(step("recover", 60), step("cooldown", 60), heart_rate=175.0)
    assert run.run(59).at == 0
    assert (run.run(1).at, run.place.longer_ago_s) == (1, None)


def test_a_no_counts_even_when_another_is_said_in_the_same_second(follow: Make, step: Step) -> None:
    run = follow(*rests(step), heart_rate=None)
    run.run(50)
    run.feed(Mark(MarkKind.NO))
    run.feed(Mark(MarkKind.NO, Asks.TALK))
    assert run.run(1).longer_ago_s == 0
