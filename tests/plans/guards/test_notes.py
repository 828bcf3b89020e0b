"""What is noted before a plan, all rules together."""

from __future__ import annotations

from guarded import all_noted
from stridecue.model.lately import Weight
from stridecue.plans.guards.notes import RULES

MUCH = {
    "day": "hard",
    "has_hard": True,
    "plan_hilly": True,
    "seconds": 9000.0,
    "metres": 20_000.0,
    "climb_m": 900.0,
    "downhill_s": 3000.0,
    "uphill_running_s": 3000.0,
    "runs_7d": 4,
    "runs_30d": 12,
    "longest_30d_m": 5000.0,
    "hilly": (False,) * 8,
    "days_since_hilly": 9.0,
    "days_since_flat_steady": 12.0,
    "climb_week_before_m": 100.0,
    "most_uphill_30d_s": 200.0,
    "last_moods": (1, 1),
    "last_effort": 10,
    "load_7d": 400.0,
    "load_28d_weekly": 100.0,
    "rough_min_7d": 60.0,
    "rough_min_week_before": 10.0,
    "mass_kg": 60.0,
    "pack_kg": 20.0,
    "hurt_7d": True,
}


def test_an_easy_plan_after_ordinary_weeks_has_nothing_to_note() -> None:
    usual = {"runs_7d": 2, "runs_30d": 10, "longest_30d_m": 6000.0, "days_since_hilly": 3.0}
    assert all_noted(**usual, days_since_flat_steady=2.0, hikes_7d=1) == ()


def test_of_a_runner_without_a_past_an_easy_plan_says_nothing() -> None:
    assert all_noted() == ()


def test_the_weightiest_comes_first() -> None:
    found = all_noted("technical", **MUCH)
    weights = [note.weight for note in found]
    assert found[0].rule == "longest"
    assert weights == sorted(weights, key=[Weight.STRONG, Weight.NOTE, Weight.INFO].index)
    assert {note.rule for note in found} >= set(RULES) - {"soft-ground", "hike"}


def test_notes_are_kind_short_and_name_their_rule() -> None:
    first = all_noted("soft", **{**MUCH, "runs_30d": 0, "longest_30d_m": None})
    easy = all_noted(runs_7d=4, runs_30d=9, longest_30d_m=9000.0, days_since_hilly=9.0)
    found = [*all_noted("technical", **MUCH), *first, *easy]
    assert {note.rule for note in found} == set(RULES), "every rule has fired"
    for note in found:
        words = f" {note.text.lower()} "
        assert not any(
            bad in words for bad in ("don't", "do not", " never ", " must ", "should", "too ", "!")
        )
        assert len(note.text) <= 150, note.text
        assert note.text.count(". ") <= 1, "one sentence, two at most"
        assert note.text.endswith(".")
