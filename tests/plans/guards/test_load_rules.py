"""How a plan fits what the legs did lately."""

from __future__ import annotations

import pytest

from guarded import noted
from stridecue.model.lately import Weight

HARD = {"has_hard": True, "moving_before_hard_s": 720.0, "running_before_hard_s": 380.0}


@pytest.mark.parametrize(
    ("moving_s", "running_s", "fires"),
    [(600, 180, False), (720, 380, False), (599, 180, True), (600, 179, True), (0, 0, True)],
)
def test_hard_parts_want_ten_minutes_of_moving_and_three_of_running(
    moving_s: float, running_s: float, fires: bool
) -> None:
    plan = {"has_hard": True, "moving_before_hard_s": moving_s, "running_before_hard_s": running_s}
    assert bool(noted("warm-up", **plan)) is fires


def test_a_plan_without_a_hard_part_wants_no_warm_up() -> None:
    assert noted("warm-up", moving_before_hard_s=60.0) is None


def test_the_warm_up_is_told_with_its_figures() -> None:
    note = noted("warm-up", has_hard=True, moving_before_hard_s=480.0, running_before_hard_s=30.0)
    assert note is not None
    assert "8 min of moving, 30 s of them running" in note.text
    none = noted("warm-up", has_hard=True)
    assert none is not None
    assert "come none of moving, none of them running" in none.text


@pytest.mark.parametrize(
    ("metres", "weight", "told"),
    [
        (5000.0, None, ""),
        (5500.0, None, ""),
        (5900.0, Weight.NOTE, "18 % farther"),
        (10_000.0, Weight.NOTE, "100 % farther"),
        (10_500.0, Weight.STRONG, "2.1 times as far"),
    ],
)
def test_one_run_is_held_against_the_longest_of_thirty_days(
    metres: float, weight: Weight | None, told: str
) -> None:
    note = noted("longest", metres=metres, runs_30d=4, longest_30d_m=5000.0)
    assert (note and note.weight) == weight
    assert note is None or told in note.text


@pytest.mark.parametrize(
    ("plan", "fires"),
    [(HARD, True), ({"day": "hard"}, True), ({"seconds": 3601.0}, True), ({"seconds": 1800.0}, False)],
)
def test_after_a_month_without_a_run_there_is_no_ratio(plan: dict[str, object], fires: bool) -> None:
    note = noted("longest", metres=20_000.0, **plan)
    assert bool(note) is fires
    assert note is None or (note.weight is Weight.INFO and "%" not in note.text)


def test_runs_without_a_distance_give_no_ratio() -> None:
    assert noted("longest", metres=20_000.0, runs_30d=3) is None


@pytest.mark.parametrize(
    ("planned_s", "budget_s", "fires"), [(300, 300, False), (301, 300, True), (0, 300, False)]
)
def test_downhill_is_held_against_its_budget(planned_s: float, budget_s: float, fires: bool) -> None:
    note = noted("downhill", downhill_s=planned_s, downhill_budget_s=budget_s)
    assert bool(note) is fires
    assert note is None or "5 min" in note.text


@pytest.mark.parametrize(
    ("planned_m", "week_m", "before_m", "fires"),
    [
        (100, 140, 200, False),
        (101, 140, 200, True),
        (100, 500, 0, False),
        (100, 500, 20, False),
        (20, 900, 100, False),
    ],
)
def test_climb_grows_by_a_fifth_from_week_to_week(
    planned_m: float, week_m: float, before_m: float, fires: bool
) -> None:
    note = noted("climb", climb_m=planned_m, climb_7d_m=week_m, climb_week_before_m=before_m)
    assert bool(note) is fires
    assert note is None or "241 m of climb; those before had 200 m" in note.text


@pytest.mark.parametrize(
    ("planned_s", "most_s", "fires"),
    [(900, 600, False), (901, 600, True), (900, None, False), (900, 0, False)],
)
def test_much_more_uphill_names_calves_and_tendons(
    planned_s: float, most_s: float | None, fires: bool
) -> None:
    note = noted("uphill", uphill_running_s=planned_s, most_uphill_30d_s=most_s)
    assert bool(note) is fires
    assert note is None or ("Achilles" in note.text and "10 min" in note.text)


@pytest.mark.parametrize(
    ("week", "usual", "fires"),
    [(150.0, 100.0, False), (151.0, 100.0, True), (None, 100.0, False), (300.0, None, False)],
)
def test_a_heavy_week_is_told(week: float | None, usual: float | None, fires: bool) -> None:
    note = noted("load", load_7d=week, load_28d_weekly=usual)
    assert bool(note) is fires
    assert note is None or "51 %" in note.text
