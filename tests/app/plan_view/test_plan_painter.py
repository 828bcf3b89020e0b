"""A plan's part of a frame."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from stridecue.app.plan_view.plan_painter import PlanPainter, minutes_left, reckoned_s
from stridecue.app.widgets.plan_widgets import PlanWidgets
from stridecue.model.profile import Unit

REP, RECOVERY, LAST = 2, 3, 5


class Middle(SimpleNamespace):
    """The middle of the screen, without one."""

    plan: PlanWidgets | None = None

    def following(self, plan: bool) -> None:
        self.follows = plan
        if plan and self.plan is None:
            self.plan = PlanWidgets()

    def hide_numbers(self, hidden: bool) -> None:
        self.hidden = hidden


def painted(state: Any, cue: Any = None, *, keys: bool = True) -> Any:
    middle = Middle()
    PlanPainter(middle, Unit.KM, keys=keys).paint(state, cue)  # type: ignore[arg-type]
    return middle


def test_the_place_goes_through_the_reckoned_times(place: Any) -> None:
    assert reckoned_s(place()) == pytest.approx(380.0)
    assert reckoned_s(place(in_s=20.0, left_s=20.0)) == pytest.approx(395.0)
    assert reckoned_s(place(LAST, 999.0, left_s=0.0)) == pytest.approx(845.0)
    assert reckoned_s(place(LAST, 10.0, done=True)) == pytest.approx(845.0)
    assert reckoned_s(replace(place(), at=99)) == pytest.approx(845.0)


def test_how_much_of_the_plan_is_left(place: Any) -> None:
    assert minutes_left(place()) == "8 min left"
    assert minutes_left(place(plan_left_s=20.0)) == "nearly done"
    assert minutes_left(place(plan_left_s=None)) == ""
    assert minutes_left(place(done=True)) == "done"


def test_what_the_keys_do_is_said_only_where_they_do_it(
    at: Any, place: Any, open_steps: Any, make: Any
) -> None:
    done = at(place(LAST, 180.0, done=True))
    assert painted(done).plan.step.shown.next[0] == "f finishes"
    assert painted(done, keys=False).plan.step.shown.next[0] == ""
    free = at(place(0, 30.0, open_steps))
    assert painted(free).plan.step.shown.next[0] == "e: on to Walk"
    stop = replace(make.cue("Stop while sharp"), id="hp-stop")
    assert painted(at(place(RECOVERY)), stop).plan.step.shown.next[0] == "k twice: cool down"
    assert painted(at(place(RECOVERY)), make.cue()).plan.step.shown.next[0] == "Next: Hill 2/2, 200 m"


def test_hidden_numbers_leave_the_time_and_quiet_words(at: Any, place: Any, open_steps: Any) -> None:
    calm = at(place(0, 754.0, open_steps, hides_numbers=True), timer_s=754.0)
    middle = painted(calm)
    assert middle.hidden
    assert (middle.plan.calm.time, middle.plan.calm.words) == (
        "12:34",
        "As you like · as long as you like · e: on to Walk",
    )
    walking = at(place(1, 120.0, open_steps, hides_numbers=True))
    assert painted(walking).plan.calm.words == "Walk · 1:00 left"


def test_a_second_without_a_plan_makes_room_for_none(at: Any, place: Any, make: Any) -> None:
    middle = Middle()
    painter = PlanPainter(middle, Unit.KM, keys=True)  # type: ignore[arg-type]
    painter.paint(at(place()), None)
    assert middle.follows
    painter.paint(make.state(), None)
    assert not middle.follows
