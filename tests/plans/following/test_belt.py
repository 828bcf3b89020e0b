"""What a belt is to be set to, and which changes are told beforehand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from stridecue.model.plan import BeltSetting, PlannedStep, StepMark
from stridecue.model.state import Activity

Make = Callable[..., Any]
Step = Callable[..., PlannedStep]


def session(step: Step, rise: float = 5.0, **rest: Any) -> tuple[PlannedStep, ...]:
    return (
        step("warmup", 60, speed_mps=1.5, grade_percent=0.0, running=True),
        step("recover", 60, **{"speed_mps": 1.5, "grade_percent": 0.0, **rest}),
        step("rep", 40, speed_mps=2.5, grade_percent=rise),
        step("cooldown", 60, speed_mps=1.5, grade_percent=0.0),
    )


def test_the_incline_is_asked_for_ahead(follow: Make, step: Step) -> None:
    run = follow(*session(step))
    run.run(120)
    settings = {t + 1: place.belt for t, place in enumerate(run.places)}
    assert settings[89] == BeltSetting(1.5, 0.0)
    assert settings[90] == settings[119] == BeltSetting(1.5, 5.0)
    assert settings[120] == BeltSetting(2.5, 5.0)
    changes = {
        t + 1: (place.next_grade_change_percent, place.next_speed_change_mps)
        for t, place in enumerate(run.places)
    }
    assert (changes[50], changes[89], changes[90], changes[120]) == ((0, 0), (5, 1), (0, 1), (-5, -1))


@pytest.mark.parametrize(
    ("rise", "rest", "ahead"),
    [
        (5.0, {}, 5.0),
        (2.0, {}, 2.0),
        (1.5, {}, 0.0),
        (5.0, {"grade_percent": 8.0}, 8.0),
        (5.0, {"kind": "walk"}, 5.0),
        (5.0, {"kind": "run"}, 0.0),
    ],
)
def test_when_it_is_asked_for_ahead(
    follow: Make, step: Step, rise: float, rest: dict[str, Any], ahead: float
) -> None:
    fields = {"speed_mps": 1.5, "grade_percent": 0.0, **rest}
    before = step(fields.pop("kind", "recover"), 60, **fields)
    run = follow(before, step("rep", 40, speed_mps=2.5, grade_percent=rise))
    assert run.run(40).belt == BeltSetting(1.5, ahead)


def test_what_a_step_does_not_ask_for_stays(follow: Make, step: Step) -> None:
    open_one = step("run", 60, belt=BeltSetting(None, 2.0), grade_percent=2.0)
    run = follow(step("warmup", 10, speed_mps=1.5), open_one, step("cooldown", 10, belt=BeltSetting()))
    assert run.run(9).next_speed_change_mps == 0
    assert run.run(1).belt == BeltSetting(1.5, 2.0)
    assert run.place.next_grade_change_percent == 0
    run.mark(StepMark.NEXT)
    assert run.run(1).belt == BeltSetting(1.5, 2.0)


def test_what_was_never_asked_for_is_no_change(follow: Make, step: Step) -> None:
    run = follow(step("warmup", 10, belt=BeltSetting()), step("run", 60, speed_mps=2.5))
    place = run.run(5)
    assert (place.next_grade_change_percent, place.next_speed_change_mps) == (None, None)


@pytest.mark.parametrize(
    "now",
    [
        {"surface": "road"},
        {"surface": "trail"},
        {"activity": Activity.PAUSED},
        {"activity": Activity.FINISHED},
    ],
)
def test_no_change_is_told_where_none_comes(follow: Make, step: Step, now: dict[str, Any]) -> None:
    run = follow(*session(step))
    run.run(89)
    place = run.run(1, **now)
    assert (place.next_grade_change_percent, place.next_speed_change_mps) == (None, None)
    assert (place.belt == BeltSetting()) is (now != {"activity": Activity.PAUSED})


def test_easier_changes_what_comes_next(follow: Make, step: Step) -> None:
    run = follow(*session(step))
    run.run(70)
    run.mark(StepMark.EASIER)
    assert run.run(1).next_grade_change_percent == 3
