"""Load, variety, a single long run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from made_track import Part
from stridecue.model.key_figures import EarlierRun
from stridecue.model.profile import LoadFormula, Profile
from stridecue.model.run_details import RunDetails
from stridecue.report.insight import Origin
from told_run import ALIKE, RUNNER, Told, before

KNOWN = Profile(heart_rate_rest_bpm=60, heart_rate_max_bpm=190)


def loads(days_and_loads: dict[float, float], model: str = "banister A") -> list[EarlierRun]:
    return [before(day, replace(ALIKE, load=load, load_model=model)) for day, load in days_and_loads.items()]


def test_load_is_banisters_in_the_chosen_formula() -> None:
    parts = (Part(2700, heart_rate=150.0),)
    assert Told(parts, KNOWN)["load"].sentence == "Load 75"
    assert Told(parts, replace(KNOWN, load_formula=LoadFormula.B))["load"].sentence == "Load 85"


def test_load_is_edwards_without_a_resting_heart_rate() -> None:
    told = Told((Part(600, heart_rate=140.0),), Profile(heart_rate_max_bpm=190))["load"]
    assert (told.sentence, told.values["load_model"]) == ("Load 30", "edwards")


def test_load_needs_heart_rate_or_the_runners_own_effort() -> None:
    gappy = (Part(890), Part(110, heart_rate=None), Part(200, heart_rate=None))
    assert not Told(gappy)["load"].known
    told = Told(gappy, details=RunDetails(effort=6))["load"]
    assert (told.sentence, told.origin) == ("Load 120", Origin.SELF_REPORTED)
    medicine = replace(RUNNER, heart_rate_medicine=True)
    assert not Told(profile=medicine)["load"].known


def test_a_band_needs_two_weeks() -> None:
    parts = (Part(2700, heart_rate=150.0),)
    early = loads({2: 60.0, 5: 70.0, 13: 80.0})
    assert Told(parts, KNOWN, earlier=early)["load"].sentence == "Load 75"
    later = [*early[:2], *loads({14: 80.0})]
    told = Told(parts, KNOWN, earlier=later)["load"]
    assert told.sentence == "Load 75; your runs of four weeks were 62 to 78"
    other = loads({2: 60.0, 5: 70.0, 14: 80.0}, "edwards")
    assert Told(parts, KNOWN, earlier=other)["load"].sentence == "Load 75"


def test_a_week_far_above_the_month_is_named() -> None:
    parts = (Part(2700, heart_rate=150.0),)
    much = loads({1: 200.0, 2: 200.0, 14: 60.0, 27: 60.0})
    assert "seven days were more than half above" in Told(parts, KNOWN, earlier=much)["load"].note
    even = loads({1: 75.0, 8: 150.0, 15: 150.0, 22: 150.0})
    assert "more than half" not in Told(parts, KNOWN, earlier=even)["load"].note
    new = loads({1: 75.0, 3: 75.0, 8: 75.0, 10: 75.0, 12: 75.0, 14: 75.0})
    assert "more than half" not in Told(parts, KNOWN, earlier=new)["load"].note, "two even weeks are no month"


def week(daily: Sequence[float]) -> Told:
    """Days before today with their effort as load: a run of ten minutes is ten times its effort."""
    earlier = [
        before(day, replace(ALIKE, active_s=600), details=RunDetails(effort=int(load / 10)))
        for day, load in enumerate(daily, start=1)
        if load
    ]
    return Told((Part(600, heart_rate=None),), earlier=earlier, details=RunDetails(effort=5))


def test_variety_is_mean_over_spread_of_the_week() -> None:
    told = replace(week([0, 60, 0, 50, 80, 0]), earlier=[*week([0, 60, 0, 50, 80, 0]).earlier, before(8)])
    # 50, 0, 60, 0, 50, 80, 0
    assert told["monotony"].sentence == "Week was varied (1.0)"
    even = replace(told, earlier=[*week([50, 50, 50, 50, 50, 60]).earlier, before(8)])
    assert even["monotony"].sentence == "Week was same-ish (> 4)"


def test_variety_is_silent_without_a_week_three_runs_or_a_spread() -> None:
    assert not week([50, 50])["monotony"].known
    few = week([50])
    assert not replace(few, earlier=[*few.earlier, before(8)])["monotony"].known
    same = week([50, 50, 50, 50, 50, 50])
    assert "no day differs" in same["monotony"].sentence
    mixed = replace(same, earlier=[*same.earlier[:5], before(6)])
    assert "load of the same kind" in mixed["monotony"].sentence


@pytest.mark.parametrize(
    ("longest", "sentence", "note"),
    [
        (6000.0, "12 % longer than your longest this month", "An association, not fate."),
        (6400.0, "105 % of your longest this month", ""),
        (3000.0, "2.2 times as long as your longest this month", "An association, not fate."),
        (13440.0, "50 % of your longest this month", ""),
    ],
)
def test_one_long_run_stands_against_the_longest_of_thirty_days(
    longest: float, sentence: str, note: str
) -> None:
    earlier = [before(day, distance_m=longest) for day in (3, 9, 29)]
    told = Told(earlier=[*earlier, before(31, distance_m=50_000.0)])["spike"]
    assert told.sentence == sentence
    assert told.note.endswith(note)
    assert bool(told.note) == bool(note)


def test_a_long_run_needs_three_runs_and_running() -> None:
    assert not Told(earlier=[before(3), before(9), before(30)])["spike"].known
    assert Told(sport="hiking").silent("spike")


def test_a_run_without_a_distance_is_not_held_against_the_longest() -> None:
    earlier = [before(day, ALIKE, distance_m=6000.0) for day in (2, 5, 9)]
    told = Told((Part(1800, speed=None),), earlier=earlier)["spike"]
    assert not told.known
    assert "no distance was measured" in told.sentence
