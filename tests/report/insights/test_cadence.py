"""Cadence against the runner's own, rhythm unprompted, even steps."""

from __future__ import annotations

from dataclasses import replace

from made_track import Part
from stridecue.model.response import Response
from told_run import ALIKE, TARGETS, Told, before


def test_cadence_stands_beside_the_runners_own() -> None:
    told = Told((Part(600), Part(180, 2.4, cadence=170.0, grade=4.0)))["cadence"]
    assert told.sentence == "Flat: 166 (yours 164 at this speed); up 2-6 %: 170"
    assert told.values["cadence_flat_spm"] == 166
    assert "180" not in told.sentence + told.note


def test_cadence_needs_six_half_minutes_on_a_slope() -> None:
    assert not Told((Part(179),))["cadence"].known
    assert Told((Part(180, baseline=None),))["cadence"].sentence == "Flat: 166"
    assert "no cadence" in Told((Part(600, cadence=None),))["cadence"].sentence


def test_rhythm_is_told_from_three_runs_on_that_had_a_target() -> None:
    assert Told((Part(600, cadence=168.0),)).silent("cadence-learning")
    # The target is 164 x 1.025, 168.
    here = Told((Part(300, cadence=168.0), Part(300, cadence=160.0)), cue_sets=TARGETS)
    assert not here["cadence-learning"].known
    learnt = replace(ALIKE, uncued_s=600, uncued_in_band_s=150)
    told = replace(here, earlier=[before(1, learnt), before(3, replace(learnt, uncued_in_band_s=0))])
    assert told["cadence-learning"].sentence == "▁▅█ 50 % in band without a word (3 runs)"


def test_a_minute_after_a_cue_is_not_unprompted() -> None:
    cue = Response("cb-quick", "step rate", 10, 40, False, "cadence", 1.0, True, True)
    told = Told((Part(400, cadence=168.0),), cue_sets=TARGETS, track_says={"responses": (cue,)})
    earlier = [before(day, replace(ALIKE, uncued_s=600, uncued_in_band_s=300)) for day in (1, 2)]
    assert told.report.insights
    assert replace(told, earlier=earlier)["cadence-learning"].known
    short = replace(told, parts=(Part(360, cadence=168.0),), earlier=earlier)
    assert not short["cadence-learning"].known, "299 seconds are left"
    unheard = replace(short, track_says={"responses": (replace(cue, withheld=True),)})
    assert unheard["cadence-learning"].known, "a cue that was kept back steers nobody"


def test_even_steps_are_compared_with_the_usual_on_the_same_ground() -> None:
    assert Told()["steadiness"].sentence == "Steps varied by 1.5 %"
    usual = replace(ALIKE, cadence_variation_percent=1.9, cadence_variation_s=1200)
    earlier = [before(day, usual) for day in (1, 2, 3)]
    told = Told(earlier=earlier)["steadiness"]
    assert told.sentence == "Steps a little more even than usual (1.5 %, usually 1.9 %)"
    same = [before(day, replace(usual, cadence_variation_percent=1.7)) for day in (1, 2, 3)]
    assert Told(earlier=same)["steadiness"].sentence == "Steps the same as usual (1.5 %)"
    trail = [before(day, replace(usual, surface="trail")) for day in (1, 2, 3)]
    assert Told(earlier=trail)["steadiness"].sentence == "Steps varied by 1.5 %"
    assert not Told((Part(599),))["steadiness"].known
