"""What a belt is to be set to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from stridecue.app.plan_view import belt
from stridecue.model.plan import BeltSetting
from stridecue.model.state import Activity, Signal, State

REP, RECOVERY = 2, 3
HILL = BeltSetting(2.875, 5.0)


@pytest.mark.parametrize(
    ("speed", "grade", "expected"),
    [
        (2.875, 5.0, None),
        (2.82, 4.8, None),
        (1.5, 5.0, BeltSetting(2.875, None)),
        (2.875, 0.0, BeltSetting(None, 5.0)),
        (3.175, 2.0, HILL),
    ],
)
def test_only_what_is_not_set_yet_is_asked_for(
    at: Any, place: Any, speed: float, grade: float, expected: BeltSetting | None
) -> None:
    assert belt.to_set(at(place(), speed, grade)) == expected


def test_what_a_plan_allows_is_set_well_enough(at: Any, place: Any) -> None:
    steps = place().steps
    allowed = replace(steps[REP], speed_range_mps=(2.5, 2.9), grade_range_percent=(5.0, 6.0))
    wide = place(steps=(*steps[:REP], allowed, *steps[REP + 1 :]))
    assert belt.to_set(at(wide, 2.5, 6.0)) is None
    assert belt.to_set(at(wide, 2.3, 6.5)) == HILL


@pytest.mark.parametrize("activity", [Activity.BEFORE, Activity.PAUSED, Activity.AUTO_PAUSED])
def test_nothing_is_to_be_set_while_nobody_runs(at: Any, place: Any, activity: Activity) -> None:
    assert belt.to_set(at(place(), 0.0, 0.0, activity=activity)) is None


def test_nothing_is_to_be_set_without_a_belt_a_setting_or_a_step(at: Any, place: Any, make: Any) -> None:
    assert belt.to_set(at(place(), 1.5, 0.0, surface="trail")) is None
    assert belt.to_set(at(place(belt=None), 1.5)) is None
    assert belt.to_set(at(place(done=True), 1.5)) is None
    assert belt.to_set(make.state()) is None


@pytest.mark.parametrize(
    ("speed", "source", "expected"),
    [
        (2.76, "C0:02", None),
        (2.6, "C0:02", BeltSetting(2.875, None)),
        (2.76, "typed", BeltSetting(2.875, None)),
        (2.875, "typed", None),
    ],
)
def test_a_footpod_is_believed_less_exactly_than_a_typed_speed(
    at: Any, place: Any, make: Any, speed: float, source: str, expected: BeltSetting | None
) -> None:
    state = replace(at(place()), belt_speed=Signal(), speed=make.good(speed, source))
    assert belt.to_set(state) == expected


def test_where_nobody_tells_it_is_asked_for_only_at_first(at: Any, place: Any) -> None:
    def unknown(in_s: float) -> State:
        return replace(at(place(in_s=in_s)), speed=Signal(), belt_speed=Signal(), grade=Signal())

    assert belt.to_set(unknown(5.0)) == HILL
    assert belt.to_set(unknown(30.0)) is None


def test_the_incline_of_the_next_step_is_asked_for_ahead_and_is_new_then(at: Any, place: Any) -> None:
    ahead = place(RECOVERY, 140.0, belt=BeltSetting(1.5, 5.0))
    assert belt.to_set(at(ahead, 1.5, 0.0)) == BeltSetting(None, 5.0)
    assert belt.is_new(ahead)
    assert belt.is_new(place(in_s=10.0))
    assert not belt.is_new(place(in_s=60.0))


def test_changes_are_what_is_different() -> None:
    assert belt.changes(BeltSetting(1.5, 5.0), HILL) == BeltSetting(2.875, None)
    assert belt.changes(HILL, HILL) == BeltSetting()
    assert belt.changes(None, HILL) == HILL
