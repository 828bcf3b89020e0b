"""What the last weeks say about a plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stridecue.library.coach_history.lately import LookedAt, lately_of
from stridecue.model.key_figures import KeyFigures
from stridecue.model.lately import Lately
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import ListedRun
from stridecue.model.summary import RunSummary, Totals

FLAT = KeyFigures(surface="road", running_s=2400.0, active_s=2400, flat_steady_s=1800)
HILLY = replace(FLAT, hilly_s=1200, flat_steady_s=600, uphill_s=500.0, day="hard")
LOAD = {"load": 50.0, "load_model": "edwards", "heart_rate_share": 1.0}


def run(
    days_ago: float,
    figures: KeyFigures | None = FLAT,
    *,
    metres: float = 6000.0,
    climb_m: float = 0.0,
    sport: str = "running",
    **details: object,
) -> LookedAt:
    summary = RunSummary(1, sport, None, False, "", Totals(distance_m=metres, climb_m=climb_m))
    return LookedAt(days_ago, ListedRun(summary, RunDetails(**details)), figures)  # type: ignore[arg-type]


def test_nothing_says_nothing_but_the_first_downhill_budget() -> None:
    assert lately_of([]) == Lately(downhill_budget_s=300.0)


def test_runs_are_counted_and_the_longest_found_without_any_figures() -> None:
    runs = [
        run(1, None, metres=5000.0, climb_m=50.0),
        run(3, None, metres=9000.0, sport="hiking", climb_m=200.0),
        run(9, None, metres=7000.0, climb_m=30.0),
        run(31, None, metres=30_000.0, climb_m=900.0),
    ]
    lately = lately_of(runs, soft_runs=2)
    assert (lately.runs_7d, lately.runs_30d, lately.longest_30d_m) == (1, 2, 7000.0)
    assert (lately.climb_7d_m, lately.climb_week_before_m) == (250.0, 30.0)
    assert (lately.hikes_7d, lately.soft_runs, lately.hilly) == (1, 2, ())
    assert lately.days_since_hilly is None
    assert lately.days_since_flat_steady is None
    assert lately.most_uphill_30d_s is None


def test_hilly_and_flat_runs_are_those_of_the_reports() -> None:
    runs = [run(1, HILLY), run(3), run(5, None), *(run(day, HILLY) for day in range(7, 20))]
    lately = lately_of(runs)
    assert lately.hilly == (True, False, True, True, True, True, True, True), "eight, the newest first"
    assert (lately.days_since_hilly, lately.days_since_flat_steady) == (1, 3)


def test_a_run_that_nobody_looked_into_may_have_been_the_one() -> None:
    assert lately_of([run(1, HILLY), run(2, None), run(3)]).days_since_flat_steady is None
    assert lately_of([run(1, HILLY), run(2, None)]).days_since_hilly == 1


def test_where_none_was_it_is_at_least_as_long_as_there_are_runs() -> None:
    lately = lately_of([run(1, HILLY), run(12, HILLY)])
    assert lately.days_since_flat_steady == 12


def test_the_downhill_budget_grows_from_the_last_run_that_had_any() -> None:
    def down(seconds: float) -> KeyFigures:
        return replace(FLAT, downhill_s=seconds)

    assert lately_of([run(1), run(6, down(300.0)), run(8, down(900.0))]).downhill_budget_s == 450.0
    assert lately_of([run(3, down(300.0))]).downhill_budget_s == 300.0
    assert lately_of([run(50, down(900.0))]).downhill_budget_s == 300.0


def test_the_most_uphill_is_known_when_every_run_of_the_month_is() -> None:
    runs = [run(1), run(20, HILLY), run(31, replace(HILLY, uphill_s=9000.0))]
    assert lately_of(runs).most_uphill_30d_s == 500.0
    assert lately_of([*runs[:1], run(2, None), *runs[1:]]).most_uphill_30d_s is None


def test_moods_and_efforts_are_what_the_runner_says_afterwards() -> None:
    runs = [
        run(1, replace(FLAT, mood=5, effort=9), mood_after=2),
        run(2, FLAT),
        run(3, replace(HILLY, mood=1, effort=7), effort=9),
        run(4, replace(HILLY, mood=4, effort=4)),
    ]
    lately = lately_of(runs)
    assert lately.last_moods == (2, 1)
    assert lately.last_effort == 9, "of the last hard or hilly run"
    assert lately_of([run(31, replace(HILLY, mood=1, effort=9))]).last_moods == ()


def test_loads_of_one_kind_are_summed_up() -> None:
    loaded = replace(FLAT, **LOAD)
    other = replace(FLAT, load=900.0, load_model="banister A", heart_rate_share=1.0)
    runs = [run(1, loaded), run(2, other), run(10, loaded), run(20, loaded), run(27, loaded), run(40, loaded)]
    lately = lately_of(runs)
    assert (lately.load_7d, lately.load_28d_weekly) == (50.0, 50.0)
    young = lately_of(runs[:3])
    assert (young.load_7d, young.load_28d_weekly) == (50.0, None), "ten days say nothing of a usual week"
    assert lately_of([run(1, None), *runs]).load_28d_weekly is None
    by_effort = lately_of([run(1, effort=5), run(14, effort=10)])
    assert by_effort.load_7d == 200.0
    assert by_effort.load_28d_weekly == pytest.approx(300.0)


def test_rough_ground_hikes_and_what_hurt() -> None:
    rough = replace(FLAT, surface="technical", walking_s=600.0)
    hike = KeyFigures(walking_s=3000.0, running_s=60.0)
    runs = [
        run(1, hike),
        run(2, rough),
        run(3, rough, surface="road"),
        run(4, replace(FLAT, day="hike")),
        run(8, surface="technical"),
        run(9, replace(FLAT, hurt=True)),
    ]
    lately = lately_of(runs)
    assert (lately.rough_min_7d, lately.rough_min_week_before) == (50.0, 40.0)
    assert (lately.hikes_7d, lately.hurt_7d) == (2, False)
    assert lately_of([run(6, replace(FLAT, hurt=True))]).hurt_7d


def test_a_walk_to_warm_up_is_no_hike() -> None:
    walk_run = KeyFigures(walking_s=1500.0, running_s=480.0)
    assert lately_of([run(1, walk_run), run(2, KeyFigures(walking_s=900.0))]).hikes_7d == 0
