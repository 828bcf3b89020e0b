"""How a plan fits the mix of the last weeks."""

from __future__ import annotations

import pytest

from guarded import noted
from stridecue.model.lately import Weight


@pytest.mark.parametrize(
    ("hilly", "fires"),
    [
        ((True,) * 5, False),
        ((True, False) * 4, False),
        ((True,) * 5 + (False,) * 3, True),
        ((True,) * 4 + (False,) * 2, True),
        ((False,) * 8 + (True,) * 8, False),
    ],
)
def test_more_than_half_of_the_last_runs_hilly_is_told_before_a_hilly_plan(
    hilly: tuple[bool, ...], fires: bool
) -> None:
    note = noted("mix", hilly=hilly, plan_hilly=True)
    assert bool(note) is fires
    assert note is None or f"{sum(hilly)} of your last {len(hilly)} runs" in note.text
    assert noted("mix", hilly=hilly, plan_hilly=False) is None


@pytest.mark.parametrize(
    ("days", "runs", "fires"), [(10.0, 3, False), (10.5, 3, True), (10.5, 2, False), (None, 8, False)]
)
def test_ten_days_without_a_flat_steady_run(days: float | None, runs: int, fires: bool) -> None:
    told = {"days_since_flat_steady": days, "runs_30d": runs}
    note = noted("mix", plan_hilly=True, **told)
    assert bool(note) is fires
    assert note is None or "for 10 days" in note.text
    assert noted("mix", plan_hilly=False, **told) is None


@pytest.mark.parametrize(
    ("days", "runs", "fires"), [(7.0, 3, False), (7.5, 3, True), (7.5, 2, False), (None, 5, False)]
)
def test_a_week_without_a_hill(days: float | None, runs: int, fires: bool) -> None:
    for hilly, words in ((True, "first hill"), (False, "no hill")):
        note = noted("first-hill", plan_hilly=hilly, days_since_hilly=days, runs_7d=runs)
        assert bool(note) is fires
        assert note is None or (words in note.text and note.weight is Weight.INFO)


@pytest.mark.parametrize(
    ("hikes", "runs", "plan", "fires"),
    [
        (0, 3, {}, True),
        (0, 2, {}, False),
        (1, 4, {}, False),
        (0, 4, {"day": "hike"}, False),
        (0, 4, {"day": "hard"}, False),
    ],
)
def test_a_week_without_a_hike(hikes: int, runs: int, plan: dict[str, str], fires: bool) -> None:
    note = noted("hike", hikes_7d=hikes, runs_7d=runs, **plan)
    assert bool(note) is fires
    assert note is None or note.weight is Weight.INFO


@pytest.mark.parametrize("plan", [{"weeks": "walk-run-8"}, {"goals": ("first steps",)}])
def test_weeks_and_first_steps_have_their_own_mix(plan: dict[str, object]) -> None:
    assert noted("hike", runs_7d=4, **plan) is None
    assert noted("first-hill", runs_7d=4, days_since_hilly=20.0, **plan) is None


@pytest.mark.parametrize(
    ("surface", "week_min", "before_min", "fires"),
    [
        ("technical", 10.0, 32.0, False),
        ("technical", 10.1, 32.0, True),
        ("technical", 10.0, 0.0, False),
        ("trail", 90.0, 8.0, False),
    ],
)
def test_technical_minutes_grow_by_a_quarter(
    surface: str, week_min: float, before_min: float, fires: bool
) -> None:
    told = {"rough_min_7d": week_min, "rough_min_week_before": before_min}
    note = noted("rough-ground", surface=surface, seconds=1800.0, **told)
    assert bool(note) is fires
    assert note is None or "40 min on technical ground; those before had 32 min" in note.text


@pytest.mark.parametrize(
    ("surface", "seconds", "before", "fires"),
    [
        ("soft", 901.0, 0, True),
        ("soft", 900.0, 0, False),
        ("soft", 2000.0, 1, False),
        ("road", 2000.0, 0, False),
    ],
)
def test_the_first_run_on_soft_ground_is_short(
    surface: str, seconds: float, before: int, fires: bool
) -> None:
    note = noted("soft-ground", surface=surface, seconds=seconds, soft_runs=before)
    assert bool(note) is fires
    assert note is None or "15 min" in note.text


@pytest.mark.parametrize(
    ("mass_kg", "pack_kg", "fires"),
    [(70.0, 10.5, False), (70.0, 14.0, True), (None, 40.0, False), (70.0, 0.0, False)],
)
def test_a_heavy_pack(mass_kg: float | None, pack_kg: float, fires: bool) -> None:
    note = noted("pack", mass_kg=mass_kg, pack_kg=pack_kg)
    assert bool(note) is fires
    assert note is None or "20 %" in note.text
