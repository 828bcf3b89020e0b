"""Climbs, repetitions, the fall of heart rate, changes to hiking, downhill running."""

from __future__ import annotations

from dataclasses import replace

import pytest

from made_track import Part, walk
from stridecue.model.setup import History
from stridecue.model.state import Activity, Phase
from told_run import ALIKE, Told, as_planned, before

HARD = {"day": "hard"}


def hill(seconds: int = 180, speed: float = 2.0, grade: float = 10.0, **more: object) -> Part:
    return Part(seconds, speed, grade=grade, **more)  # type: ignore[arg-type]


def test_climbs_are_counted_with_the_quickest_three_minutes() -> None:
    told = Told((Part(600), hill(), Part(120), hill(60), Part(60), hill(59), Part(60)))["climbs"]
    assert told.sentence == "2 hills banked, best 716 m/h"
    assert Told().silent("climbs")
    assert Told((Part(600), hill(60), Part(60)))["climbs"].sentence.startswith("1 hill banked, best ")


def test_climbing_is_told_by_the_week_and_calves_are_named() -> None:
    parts = (Part(600), hill(600), Part(60))
    earlier = [
        before(2, replace(ALIKE, uphill_s=300.0), climb_m=100.0),
        before(9, replace(ALIKE, uphill_s=399.0), climb_m=50.0),
    ]
    told = Told(parts, earlier=earlier)["climbs"]
    assert (told.values["climb_7_days_m"], told.values["climb_7_days_before_m"]) == (219, 50)
    assert told.note.startswith("219 m up in seven days, 50 m in the seven before. More uphill running")
    assert "Achilles" in told.note
    calm = [before(2, replace(ALIKE, uphill_s=400.0))]
    assert "Achilles" not in Told(parts, earlier=calm)["climbs"].note


def reps(*speeds: float, grade: float = 6.0, seconds: int = 40) -> tuple[Part, ...]:
    parts: list[Part] = [Part(600)]
    for speed in speeds:
        parts += [Part(seconds, speed, grade=grade, phase=Phase.REP, heart_rate=170.0), walk(90)]
    return tuple(parts)


def test_the_last_repetition_stands_beside_the_first_two() -> None:
    told = Told(reps(3.0, 3.0, 3.0, 2.95, 2.95, 2.91))["hill-reps"]
    assert told.sentence == "Rep 6 was 3 % slower than your first two"
    assert told.values["fade_percent"] == 3.0
    assert told.values["rep_6_heart_rate_end_bpm"] == 170
    assert Told(reps(3.0, 3.0, 3.0))["hill-reps"].sentence == "Rep 3 was as fast as your first two"
    assert "5 % faster" in Told(reps(3.0, 3.0, 3.15))["hill-reps"].sentence


def test_repetitions_need_three_alike() -> None:
    assert Told().silent("hill-reps")
    assert not Told(reps(3.0, 3.0))["hill-reps"].known
    mixed = (*reps(3.0, 3.0), *reps(3.0, grade=8.0)[1:])
    assert "differ too much" in Told(mixed)["hill-reps"].sentence
    longer = (*reps(3.0, 3.0), *reps(3.0, seconds=60)[1:])
    assert not Told(longer)["hill-reps"].known


def test_without_a_plan_uphill_running_on_a_hard_day_is_repetitions() -> None:
    parts = [Part(600)]
    for speed in (2.6, 2.6, 2.47):
        parts += [hill(60, speed, 6.0), walk(90)]
    assert Told(tuple(parts)).silent("hill-reps")
    told = Told(tuple(parts), track_says=HARD)["hill-reps"]
    assert told.sentence == "Rep 3 was 5 % slower than your first two"


def falling(second: int) -> float:
    return 172 - min(second, 58) * 31 / 58


def effort(walking: float = 1.1, rate: float = 172.0) -> tuple[Part, ...]:
    return (Part(600, heart_rate=rate), walk(120, falling, walking))


def test_heart_rate_falls_after_an_effort_that_ends_in_walking() -> None:
    told = Told(effort())["hrr60"]
    assert told.sentence == "Fell 31 bpm in 60 s (walking)"
    assert "12" not in told.sentence + told.note, "no clinical figures"
    assert Told((*effort(), *effort()))["hrr60"].sentence == "Fell 31 bpm in 60 s (walking, 2 times)"


@pytest.mark.parametrize("parts", [effort(1.3), effort(rate=150.0), (Part(600, heart_rate=172.0), walk(60))])
def test_a_fall_is_silent_without_its_gate(parts: tuple[Part, ...]) -> None:
    assert Told(parts).silent("hrr60")


def test_a_fall_is_compared_from_five_on() -> None:
    five = replace(ALIKE, recoveries_bpm=(25.0, 26.0, 27.0, 26.0, 26.0))
    assert Told(effort(), earlier=[before(3, five)])["hrr60"].sentence.endswith(", usually 26")
    four = replace(ALIKE, recoveries_bpm=(25.0, 26.0, 27.0, 26.0))
    assert "usually" not in Told(effort(), earlier=[before(3, four)])["hrr60"].sentence


def test_changes_to_hiking_are_told_with_grade_and_speed() -> None:
    parts = (Part(300), hill(60, 1.7, 9.0), walk(120, 140.0, 1.4, 9.0), Part(120), walk(60))
    told = Told(parts)["hike-run"]
    assert told.sentence == "You changed to hiking at 9 % and 6.1 km/h (3 changes)", (
        "not between hill and flat"
    )
    flat = Told((Part(300), walk(60), Part(120)))["hike-run"]
    assert flat.sentence.startswith("You changed to walking at 0 %")
    assert flat.weight < told.weight, "warming up and cooling down are no news"
    steep = Told((Part(300), hill(60, 1.7, 9.0), walk(120, 140.0, 1.4, 9.0), Part(120)))["hike-run"]
    assert steep.sentence == "You changed to hiking at 9 % and 6.1 km/h (2 changes)"
    assert Told((Part(300), walk(60))).silent("hike-run")
    assert Told(parts, plan=as_planned("hill-200")).silent("hike-run"), "a plan says when"
    assert Told((Part(300), walk(19), Part(300), walk(19), Part(60))).silent("hike-run")


def test_downhill_is_told_against_its_budget() -> None:
    parts = (Part(600), Part(320, grade=-4.0), Part(60))
    told = Told(parts, history=History(downhill_budget_s=450.0))["downhill-used"]
    assert told.sentence == "320 of 450 s. Legs may complain in 1-3 days."
    assert told.values["next_budget_s"] == 480
    assert "injur" not in told.sentence + told.note
    assert Told().silent("downhill-used")
    assert "of 300 s" in Told(parts)["downhill-used"].sentence
    earlier = [before(6, replace(ALIKE, downhill_s=300.0))]
    assert "of 450 s" in Told(parts, earlier=earlier)["downhill-used"].sentence
    steep = (Part(600), Part(100, grade=-10.0))
    assert Told(steep)["downhill-used"].values["downhill_s"] == 200


def test_a_pause_is_on_no_hill() -> None:
    parts = (Part(600), hill(40), Part(60, 0.0, grade=10.0, activity=Activity.PAUSED), Part(60))
    assert Told(parts).silent("climbs")
