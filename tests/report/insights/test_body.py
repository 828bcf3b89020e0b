"""Time on the feet, steps, energy, mood."""

from __future__ import annotations

from dataclasses import replace

from made_track import Part, walk
from stridecue.model.run_details import RunDetails
from stridecue.report.insight import Origin
from told_run import RUNNER, Told

HILLY = (Part(1500), Part(600, 2.0, grade=10.0), walk(1020, grade=10.0))


def test_time_on_feet_names_running_walking_and_metres_up() -> None:
    told = Told(HILLY)["time-on-feet"]
    assert told.sentence == "52 min on your feet: 35 running, 17 walking, 231 m up"
    assert (told.values["running_s"], told.values["walking_s"]) == (2100, 1020)
    assert told.note == "The climb is the belt's incline over its distance."
    assert Told(HILLY, track_says={"day": "hike"})["time-on-feet"].sentence.endswith("17 hiking, 231 m up")


def test_time_on_feet_of_one_gait() -> None:
    assert Told((Part(1200),))["time-on-feet"].sentence == "20 min on your feet: 20 min running"
    assert Told((Part(9000),))["time-on-feet"].sentence == "2 h 30 min on your feet: 2 h 30 min running"
    lost = Part(1200, None, gait=None, cadence=None)
    assert Told((lost,))["time-on-feet"].sentence == "0 s on your feet"


def test_steps_are_split_by_gait_and_ground() -> None:
    assert Told((Part(1800), walk(600)))["steps"].sentence == "4 980 running steps, 1 100 walking"
    told = Told((Part(1200), Part(600, surface="trail")))["steps"]
    assert told.sentence == "4 980 running steps, treadmill 3 320; trail 1 660"
    assert told.values["running_steps_trail"] == 1660


def test_steps_need_cadence_for_most_of_the_time() -> None:
    told = Told((Part(780), Part(220, cadence=None)))["steps"]
    assert (told.known, told.sentence) == (
        False,
        "Not enough data: cadence was good for 78 % of the time.",
    )
    assert Told((Part(800), Part(200, cadence=None)))["steps"].known
    assert "no cadence was measured" in Told((Part(900, cadence=None),))["steps"].sentence


def test_energy_is_a_rounded_range_of_two_models_and_the_ground() -> None:
    assert Told().silent("energy"), "weight is off by default"
    heavy = replace(RUNNER, mass_kg=70.0)
    # 2.5 m/s at 1 %: 10.76 and 12.20 kcal a minute.
    told = Told((Part(3600, 2.5, grade=1.0),), heavy)["energy"]
    assert (told.sentence, told.origin) == ("About 650-730 kcal", Origin.ESTIMATED)
    rough = Told((Part(3600, 2.5, grade=1.0, surface="trail"),), heavy)["energy"]
    assert rough.sentence == "About 680-810 kcal"
    assert not Told((Part(600, None),), heavy)["energy"].known


def test_a_few_steps_have_no_energy() -> None:
    assert not Told((Part(5),), replace(RUNNER, mass_kg=70.0))["energy"].known


def test_steps_say_for_how_long_they_are_missing() -> None:
    told = Told((Part(850), Part(150, cadence=None)))["steps"]
    assert told.known
    assert "for 15 % of the time" in told.note
    assert "%" not in Told((Part(850),))["steps"].note


def test_minutes_keep_their_unit_beside_hours() -> None:
    told = Told((Part(3595), walk(3600)))["time-on-feet"].sentence
    assert told == "2 h 00 min on your feet: 60 min running, 60 min walking"


def test_mood_is_what_the_runner_said() -> None:
    assert Told().silent("mood")
    told = Told(details=RunDetails(mood_before=3, mood_after=5, effort=4))["mood"]
    assert (told.sentence, told.origin) == ("Mood 3 → 5, effort 4 of 10", Origin.SELF_REPORTED)
    assert Told(track_says={"effort": 6})["mood"].sentence == "Effort 6 of 10"
    assert Told(track_says={"mood": 2}, details=RunDetails(mood_after=4))["mood"].sentence == "Mood 4"
