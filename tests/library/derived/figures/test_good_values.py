"""What counts for the figures of a run, and what does not: values that are not good, pauses, walking on hills."""

from __future__ import annotations

from dataclasses import replace

import pytest

from made_track import Part, made_track, walk
from stridecue.library.derived.key_figures import key_figures
from stridecue.model.key_figures import KeyFigures
from stridecue.model.plan import RepResult
from stridecue.model.profile import Profile
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import RunSetup
from stridecue.model.state import Activity, Quality
from stridecue.report.stretches import splits
from told_run import RUNNER, Told

SETUP = RunSetup("1", "1", "bluetooth", profile=Profile(mass_kg=70.0))


def figures(*parts: Part, setup: RunSetup = SETUP) -> KeyFigures:
    return key_figures(made_track(*parts), setup)


@pytest.mark.parametrize("name", ["heart_rate", "cadence", "speed", "grade"])
def test_suspect_values_do_not_count(name: str) -> None:
    track = made_track(Part(400, grade=-4.0))
    seconds = tuple(replace(one, **{f"{name}_quality": Quality.SUSPECT}) for one in track.seconds)
    found = key_figures(replace(track, seconds=seconds), SETUP)
    counts = {
        "heart_rate": found.heart_rate_s,
        "cadence": len(found.steps),
        "speed": found.energy,
        "grade": found.downhill_s,
    }
    assert not counts.pop(name)
    assert all(counts.values())


def test_a_suspect_heart_rate_is_neither_mean_nor_highest_of_a_split() -> None:
    track = made_track(Part(200), Part(100, heart_rate=200.0), Part(200))
    seconds = tuple(
        replace(one, heart_rate_quality=Quality.SUSPECT) if one.heart_rate_bpm == 200 else one
        for one in track.seconds
    )
    first = splits(replace(track, seconds=seconds), 1000.0)[0]
    assert (first.heart_rate_mean_bpm, first.heart_rate_max_bpm) == (140.0, 140)


def test_poor_data_are_those_that_are_not_good() -> None:
    told = Told((Part(100), Part(100)))
    seconds = tuple(
        replace(one, heart_rate_quality=Quality.SUSPECT) if one.elapsed_s > 100 else one
        for one in told.track.seconds
    )
    insights = told.report_of(replace(told.track, seconds=seconds)).insights
    assert insights[0].sentence == "HR 50 %; cadence 100 %; speed 100 %"


def test_hill_seconds_are_run_and_a_climb_may_end_with_the_run() -> None:
    walked = figures(walk(120, grade=5.0), walk(60), walk(120, grade=-5.0))
    assert (walked.uphill_s, walked.downhill_s, walked.climbs) == (0, 0, 1)
    assert figures(Part(300), Part(60, grade=4.0)).climbs == 1
    assert figures(Part(300), Part(60, 0.0, grade=4.0), Part(60)).climbs == 0, "who stands climbs nothing"


def test_ten_minutes_are_those_of_the_timer() -> None:
    pause = Part(600, 0.0, activity=Activity.PAUSED)
    found = figures(Part(100), pause, Part(1800)).steady
    assert found is not None
    assert found.from_s == 1201


def test_heart_rate_is_of_all_that_was_counted() -> None:
    assert figures(Part(300), Part(100, 0.0, heart_rate=None, gait=None)).heart_rate_share == 0.75


def test_a_pack_is_carried_too() -> None:
    light = figures(Part(600)).energy
    heavy = figures(Part(600), setup=replace(SETUP, options=RunSettings(pack_kg=7.0))).energy
    assert light is not None
    assert heavy is not None
    assert heavy.low_kcal == pytest.approx(1.1 * light.low_kcal)


def test_the_slope_of_a_run_is_that_of_moving() -> None:
    stood = Part(700, 0.0, grade=8.0, gait=None)
    assert figures(Part(600), stood).main_slope == "flat"


def test_a_repetition_ends_at_the_heart_rate_of_its_last_seconds() -> None:
    parts = (Part(600),) + 3 * (Part(60, grade=6.0, heart_rate=lambda place: 140.0 + place / 2), walk(90))
    told = Told(parts, RUNNER, track_says={"day": "hard"})["hill-reps"]
    assert told.values["rep_3_heart_rate_end_bpm"] == 168.5


def test_repetitions_uphill_are_counted_and_those_on_the_flat_are_not() -> None:
    track = made_track(Part(600))
    rep = RepResult(1, 30.0, 90.0, 3.0, 6.0, None)
    reps = (rep, replace(rep, number=2, grade_percent=3.0), replace(rep, number=3, grade_percent=0.0))
    found = key_figures(replace(track, reps=(*reps, replace(rep, number=4, grade_percent=None))), SETUP)
    assert found.hill_reps == 2
