"""Easy minutes, honesty of easy days, zones, time near the top."""

from __future__ import annotations

from dataclasses import replace

import pytest

from made_track import LIMITS, Part
from stridecue.model.profile import Profile
from stridecue.model.run_details import RunDetails
from stridecue.model.state import HeartRateLimits
from told_run import RUNNER, Told

GAPPY = (Part(780), Part(220, heart_rate=None))


def test_easy_minutes_are_of_the_known_ones() -> None:
    told = Told((Part(2040, heart_rate=148.0), Part(420, heart_rate=149.0), Part(60, heart_rate=None)))
    assert told["aerobic-min"].sentence == "34 of 41 known min easy"


@pytest.mark.parametrize(
    ("profile", "source"),
    [
        (RUNNER, "your heart-rate reserve"),
        (replace(RUNNER, heart_rate_threshold_bpm=170), "your threshold heart rate"),
        (Profile(heart_rate_max_bpm=190), "your highest heart rate"),
        (Profile(age_years=40), "your age"),
    ],
)
def test_the_source_of_the_cap_is_named(profile: Profile, source: str) -> None:
    limits = replace(LIMITS, max_estimated=profile.heart_rate_max_bpm is None)
    note = Told(profile=profile, limits=limits)["aerobic-min"].note
    assert note == f"Easy is up to 148 bpm, from {source}."


@pytest.mark.parametrize("name", ["aerobic-min", "zones"])
def test_they_need_heart_rate_for_most_of_the_time(name: str) -> None:
    told = Told(GAPPY)[name]
    assert (told.known, told.sentence) == (
        False,
        "Not enough data: heart rate was good for 78 % of the time.",
    )
    assert "no heart rate" in Told((Part(600, heart_rate=None),))[name].sentence
    assert not Told(limits=HeartRateLimits())[name].known


def test_above_easy_counts_from_three_beats_above_the_cap() -> None:
    told = Told((Part(940, heart_rate=151.0), Part(60, heart_rate=152.0)))["easy-honesty"]
    assert told.sentence == "6 % above easy"


def test_above_easy_is_of_easy_days_with_enough_heart_rate_and_never_of_a_joy_run() -> None:
    assert Told(track_says={"day": "hard"}).silent("easy-honesty")
    assert Told(details=RunDetails(tags=("joy-run",))).silent("easy-honesty")
    assert not Told((Part(899),))["easy-honesty"].known
    assert Told((Part(900),))["easy-honesty"].known


def test_nobody_said_of_a_file_what_day_it_was() -> None:
    hard = (Part(900, heart_rate=170.0),)
    assert Told(hard, source="race.fit").silent("easy-honesty")
    assert Told(hard)["easy-honesty"].sentence == "100 % above easy"


@pytest.mark.parametrize("name", ["aerobic-min", "zones"])
def test_some_seconds_are_no_minutes(name: str) -> None:
    told = Told((Part(59),))[name]
    assert not told.known
    assert "less than a minute of heart rate" in told.sentence
    assert Told((Part(60),))[name].known


def test_zones_name_their_model_and_soft_edges() -> None:
    told = Told((Part(600, heart_rate=120.0), Part(400, heart_rate=140.0)))
    assert told["zones"].sentence == "60 % of the time in zone 2"
    assert told["zones"].values["zone_3_s"] == 400
    assert "Karvonen" in told["zones"].note
    soft = Told(profile=Profile(age_years=40), limits=replace(LIMITS, max_estimated=True))["zones"]
    assert soft.note == (
        "Zones by highest heart rate (Edwards). Your maximum is estimated +/- 10 bpm: edges are soft."
    )
    assert [(one.zone, one.seconds) for one in told.report.zones] == [
        (0, 0), (1, 0), (2, 600), (3, 400), (4, 0), (5, 0),
    ]  # fmt: skip


def test_time_near_the_top_is_of_hard_days_and_hills() -> None:
    hard = (Part(900), Part(210, heart_rate=171.0))
    assert Told(hard).silent("hard-seconds")
    told = Told(hard, track_says={"day": "hard"})
    assert told["hard-seconds"].sentence == "210 s near your top"
    estimated = replace(told, limits=replace(LIMITS, max_estimated=True))
    assert estimated["hard-seconds"].sentence == "About 210 s near your top"
    hill = (Part(900), Part(90, heart_rate=171.0, grade=5.0), Part(60))
    assert Told(hill)["hard-seconds"].sentence == "90 s near your top"
    gappy = replace(told, parts=(*hard, Part(150, heart_rate=None)))
    assert not gappy["hard-seconds"].known
