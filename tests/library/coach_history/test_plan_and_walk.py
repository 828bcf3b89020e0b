"""The speeds that a plan takes from earlier runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from stridecue.library.coach_history.history_figures import RunFigures, at_speeds
from stridecue.library.coach_history.plan_and_walk import PlanAndWalk, PlanReps, rep_speeds
from stridecue.model.our_choices.plans import BRISK_WALK_NEEDED_S
from stridecue.model.plan import PlanPlace, RepResult
from stridecue.model.run_settings import PlanChoice
from stridecue.model.state import Activity, Gait, Quality, Signal, Slope, State
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file
from stridecue.plans.reading.plan_text import as_text

HILLS = as_text(
    made_ready(parse_plan_file("hill-100", shipped_plans.text("hill-100")), PlanChoice("hill-100"))
)
MakeState = Callable[..., State]


def walked(state: MakeState, seconds: int, **changes: object) -> float | None:
    second = replace(
        state(1),
        activity=Activity.ACTIVE,
        gait=Gait.WALKING,
        slope=Slope.FLAT,
        speed=Signal(1.6, Quality.GOOD),
    )
    count = PlanAndWalk(None)
    for _ in range(seconds):
        count.observe(replace(second, **changes))  # type: ignore[arg-type]
    return count.walk_speed_mps


def test_five_minutes_of_brisk_walking_on_the_flat_give_a_speed(state: MakeState) -> None:
    assert walked(state, BRISK_WALK_NEEDED_S) == 1.6
    assert walked(state, BRISK_WALK_NEEDED_S - 1) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"gait": Gait.RUNNING},
        {"slope": Slope.UP1},
        {"activity": Activity.PAUSED},
        {"speed": Signal(1.6, Quality.SUSPECT)},
        {"speed": Signal(1.0, Quality.GOOD)},
    ],
)
def test_what_is_no_brisk_walk_on_the_flat_gives_none(state: MakeState, changes: dict[str, object]) -> None:
    assert walked(state, 600, **changes) is None


def result(number: int, speed: float | None, grade: float = 6.0, *, cut_short: bool = False) -> RepResult:
    return RepResult(number, 35.0, 100.0, speed, grade, cut_short=cut_short)


def reps(state: MakeState, plan: str | None, *results: RepResult) -> PlanReps | None:
    count = PlanAndWalk(plan)
    for number in range(len(results) + 1):
        place = PlanPlace("rep", results=results[:number])
        count.observe(replace(state(number + 1), plan=place))
    count.observe(replace(state(99), plan=None))
    return count.reps


def test_the_repetitions_of_a_session_have_their_median(state: MakeState) -> None:
    found = reps(state, HILLS, result(1, 2.6), result(2, 2.8), result(3, 2.7), result(4, 9.0, cut_short=True))
    assert found == PlanReps("hill-100", 2.7, 6.0)


@pytest.mark.parametrize("plan", [None, "name = ", 'name = "x"'])
def test_without_a_plan_that_can_be_read_there_are_none(state: MakeState, plan: str | None) -> None:
    assert reps(state, plan, result(1, 2.6)) is None


def test_repetitions_without_a_speed_are_none(state: MakeState) -> None:
    assert reps(state, HILLS, result(1, None)) is None
    assert reps(state, HILLS) is None


def session(speed: float, grade: float | None = 6.0, plan: str = "hill-100") -> RunFigures:
    return RunFigures(reps=PlanReps(plan, speed, grade))


def test_two_sessions_of_a_plan_give_its_speed() -> None:
    assert rep_speeds([session(2.6)]) == ()
    assert rep_speeds([session(2.6), RunFigures(), session(2.8)]) == (("hill-100", pytest.approx(2.7)),)
    other = session(2.4, 5.0, "hill-200")
    assert rep_speeds([session(2.6), other, session(2.8), other]) == (
        ("hill-100", pytest.approx(2.7)),
        ("hill-200", 2.4),
    )


def test_a_session_on_another_slope_is_another_speed() -> None:
    assert rep_speeds([session(2.6), session(3.4, 4.0)]) == ()
    assert rep_speeds([session(2.6), session(3.4, 4.0), session(2.8, 6.5)]) == (
        ("hill-100", pytest.approx(2.7)),
    )
    assert rep_speeds([session(2.6, None), session(2.8, None)]) != ()


def test_a_corrected_distance_corrects_these_speeds_too() -> None:
    figures = at_speeds(replace(session(2.0), walk_speed_mps=1.5), 1.1)
    assert figures.walk_speed_mps == pytest.approx(1.65)
    assert figures.reps == PlanReps("hill-100", pytest.approx(2.2), 6.0)
    assert at_speeds(RunFigures(), 1.1) == RunFigures()
