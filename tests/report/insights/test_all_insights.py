"""The table of insights: every one is told, in its order, with its rules."""

from __future__ import annotations

import re
from dataclasses import replace

from made_track import Part, walk
from stridecue.model.device_settings import CadenceBasis, DeviceSettings
from stridecue.model.run_details import RunDetails
from stridecue.report.insight import Insight
from stridecue.report.insights.all_insights import INSIGHTS, ranked
from told_run import ALIKE, RUNNER, Told, before

CHAPTER = [
    "time-on-feet",
    "steps",
    "aerobic-min",
    "easy-honesty",
    "zones",
    "decoupling",
    "drift",
    "cadence",
    "cadence-learning",
    "cue-report",
    "self-checks",
    "hill-reps",
    "hrr60",
    "hike-run",
    "climbs",
    "downhill-used",
    "load",
    "monotony",
    "spike",
    "mix",
    "energy",
    "efficiency-trend",
    "practice-min",
    "weeks-active",
    "hard-seconds",
    "steadiness",
    "mood",
    "data-quality",
]
FULL = Told(
    (Part(600), Part(1800), walk(60), Part(300, 2.0, grade=6.0), Part(300, grade=-4.0)),
    replace(RUNNER, mass_kg=70.0),
    details=RunDetails(mood_before=3, mood_after=4),
    earlier=[before(day, replace(ALIKE, load=50.0, load_model="banister A")) for day in range(1, 40)],
)


def test_every_insight_is_in_the_table() -> None:
    assert set(INSIGHTS) == set(CHAPTER)


def test_what_is_told_has_its_name_a_short_title_and_no_second_decimal() -> None:
    for told in (FULL.report, Told((Part(60, None, None, None),)).report):
        for one in told.insights:
            assert one.id in INSIGHTS
            assert len(one.title.split()) <= 3
            assert not re.search(r"\d\.\d\d", one.sentence + one.note), one
            assert "because" not in one.sentence + one.note
            assert one.sentence.isprintable()
    assert len(FULL.report.insights) > 15


def test_what_weighs_most_comes_first_and_what_is_not_known_last() -> None:
    insights = FULL.report.insights
    assert insights == ranked(insights)
    assert [one.known for one in insights] == sorted((one.known for one in insights), reverse=True)
    first, second = Insight("a", "A", "", weight=0.1), Insight("b", "B", "", weight=2.0)
    silent = Insight("c", "C", "", known=False, weight=9.0)
    assert ranked([silent, first, second]) == (second, first, silent)


def test_a_figure_far_outside_the_runners_own_comes_to_the_front() -> None:
    usual = replace(ALIKE, easy_s=2380)
    told = Told(
        (Part(600, heart_rate=150.0), Part(1800)), earlier=[before(day, usual) for day in range(1, 9)]
    )
    assert told["aerobic-min"].weight == 3.0
    assert told.report.insights[0].weight == 3.0


def test_data_quality_names_shares_gaps_and_repairs() -> None:
    pod = DeviceSettings("AA", "Pod", cadence_basis=CadenceBasis.ONE_FOOT)
    parts = (Part(470), Part(10, heart_rate=None), Part(500), Part(20, heart_rate=None))
    told = Told(parts, devices=(pod,))["data-quality"]
    assert told.sentence == ("HR 97 %, 2 gaps; cadence 100 %; speed 100 %; footpod per leg, repaired")
    other = Told(parts, devices=(pod,), track_says={"sensors": ("Strap",)})["data-quality"]
    assert "repaired" not in other.sentence
    calibrated = DeviceSettings("AA", "Pod", speed_factor=1.04)
    assert "speed put right by +4.0 %" in Told(parts, devices=(calibrated,))["data-quality"].sentence


def test_poor_data_are_told_first() -> None:
    told = Told((Part(790), Part(210, heart_rate=None)))
    assert told.report.insights[0].id == "data-quality"
    assert Told((Part(800), Part(200, heart_rate=None))).report.insights[0].id != "data-quality"
