"""Drift, decoupling, the trend of efficiency."""

from __future__ import annotations

from dataclasses import replace

import pytest

from made_track import Part
from stridecue.model.key_figures import SteadyFigures
from stridecue.model.run_details import RunDetails
from told_run import ALIKE, Told, before

RISING = (Part(600), Part(1800, heart_rate=lambda second: 140 + second / 300 + second % 3))
DEARER = (Part(600), Part(1140, 3.0, 140.0), Part(1140, 3.0, 147.0))
HOT = RunDetails(tags=("heat",))


def test_drift_is_told_with_its_interval() -> None:
    told = Told(RISING)["drift"]
    assert told.sentence == "+2.0 bpm per 10 min (+2.0 to +2.0)"
    assert told.note == "Over 30 min of steady running."


def test_no_drift_is_clear_when_the_interval_has_zero_in_it() -> None:
    told = Told((Part(600), Part(1800, heart_rate=lambda second: 140 + second // 60 * 7919 % 13)))["drift"]
    assert told.sentence.startswith("No clear drift (-")
    assert told.weight == 0


def test_decoupling_is_a_figure_until_there_are_runs_to_compare() -> None:
    told = Told(DEARER)["decoupling"]
    assert told.sentence == "HR drifted 4.8 % at the same effort (1 run, 38 min)"
    steady = SteadyFigures(601, 2880, 2280, 3.0, 0.0, 1.0, decoupling_percent=6.0)
    alike = [
        before(day, replace(ALIKE, speed_mps=3.0 * 0.985, steady=steady), moving_s=2880) for day in (2, 4, 6)
    ]
    assert Told(DEARER, earlier=alike[:2])["decoupling"].sentence.endswith("(3 runs, 38 min)")
    assert Told(DEARER, earlier=alike)["decoupling"].sentence.endswith(
        "(4 runs, 38 min): moderate over these runs"
    )
    other_ground = [replace(one, details=RunDetails(surface="trail")) for one in alike]
    assert "(1 run," in Told(DEARER, earlier=other_ground)["decoupling"].sentence


@pytest.mark.parametrize("name", ["drift", "decoupling"])
def test_heat_breaks_and_gaps_hold_a_verdict_back(name: str) -> None:
    assert Told(DEARER)[name].known
    hot = Told(DEARER, details=HOT)[name]
    assert not hot.known
    assert "it was hot" in hot.sentence
    assert "not enough steady running" in Told((Part(1700),))[name].sentence
    gappy = (Part(600), Part(1800), Part(150, heart_rate=None), Part(30))
    assert "heart rate was not good" in Told(gappy)[name].sentence


def trend(now: float, a_month_ago: float) -> Told:
    factors = {1: now, 8: 1.2, 10: 1.2, 15: 1.2, 17: 1.2, 22: a_month_ago, 24: a_month_ago * 1.001}
    earlier = [before(day, replace(ALIKE, efficiency=factor)) for day, factor in factors.items()]
    return Told(earlier=earlier)


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [(1.2, 1.19, "Similar to"), (1.2, 1.08, "Better than"), (1.2, 1.35, "Lower than")],
)
def test_efficiency_is_compared_with_that_of_a_month_ago(now: float, then: float, told: str) -> None:
    found = trend(now, then)["efficiency-trend"]
    assert found.sentence.startswith(f"{told} a month ago (")
    assert found.sentence == trend(now, then)["efficiency-trend"].sentence


def test_efficiency_is_compared_on_the_same_ground() -> None:
    full = trend(1.2, 1.2)
    soft = replace(full.earlier[0], details=RunDetails(surface="soft"))
    assert not replace(full, earlier=[soft, *full.earlier[1:]])["efficiency-trend"].known


def test_efficiency_needs_two_runs_in_each_of_four_weeks() -> None:
    full = trend(1.2, 1.2)
    assert full["efficiency-trend"].known
    for gone in range(len(full.earlier)):
        fewer = [one for place, one in enumerate(full.earlier) if place != gone]
        assert not replace(full, earlier=fewer)["efficiency-trend"].known
