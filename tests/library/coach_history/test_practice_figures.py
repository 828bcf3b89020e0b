"""How much of a run went to each technique, and how much of it was right without being told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_set import merged
from stridecue.library.coach_history.practice_figures import (
    Practice,
    PracticeCount,
    bands_of,
    in_own_band,
    in_target_band,
)
from stridecue.library.coach_history.told_cues import ToldCues, sets_of
from stridecue.model.cue import CueKind, Decision, Outcome
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import CueSetText, RunSetup
from stridecue.model.state import Activity, Gait, Signal, State

MakeState = Callable[..., State]
MakeTold = Callable[..., Decision]

CUES = """
name = "Mine"
[[cue]]
id = "my-tall"
kind = "technique"
technique = "posture"
show = "Stand tall"
when = "mean(cadence_change, 20s) <= -3"
expect = ["cadence_change up 1.5 in 30s"]
[[cue]]
id = "my-quick"
kind = "technique"
technique = "quick steps"
show = "Quicker steps"
when = "(cadence < cadence_target * 0.98 and step_length_change >= 4) for 30s"
expect = ["step_length down 2% in 20s"]
[[cue]]
id = "my-relax"
kind = "technique"
technique = "rhythm"
show = "Relax the rhythm"
when = "cadence_change >= 10 for 30s"
expect = ["cadence down 2% in 30s", "step_length within 9% in 30s"]
[[cue]]
id = "my-hill"
kind = "technique"
technique = "push"
show = "Push"
when = "grade >= 4"
expect = ["cadence_change up 1 in 30s"]
[[cue]]
id = "my-arms"
kind = "technique"
technique = "arms"
show = "Elbows back"
slot = "check-in"
[[cue]]
id = "my-brake"
kind = "effort"
show = "Slow down"
when = "cadence_change >= 9"
"""
SETUP = RunSetup("2", "0.1.0", "bluetooth", cue_sets=(CueSetText("mine", CUES, shipped=False),))


def count(
    states: Sequence[State],
    decisions: Sequence[Decision] = (),
    inputs: Sequence[Input] = (),
    setup: RunSetup = SETUP,
) -> PracticeCount:
    rules = merged(sets_of(setup, inputs))
    told = ToldCues(decisions, rules)
    counted = PracticeCount(setup, inputs, rules, told)
    for state in states:
        told.advance(state.tick_s)
        counted.observe(state)
    return counted


def seconds(state: MakeState, number: int, **changes: object) -> list[State]:
    return [state(second, **changes) for second in range(number)]


def by_name(counted: PracticeCount) -> dict[str, Practice]:
    return {each.technique: each for each in counted.practice}


def test_only_what_a_sensor_sees_is_judged(state: MakeState) -> None:
    counted = count(seconds(state, 10))
    assert by_name(counted) == {
        "posture": Practice("posture", uncued_s=10, in_band_s=10),
        "quick steps": Practice("quick steps", uncued_s=10, in_band_s=10),
    }
    assert (counted.target_uncued_s, counted.target_in_band_s) == (10, 10)


@pytest.mark.parametrize(
    ("changes", "posture", "quick"),
    [
        ({"cadence_change_percent": -2.9}, 10, 10),
        ({"cadence_change_percent": -3.0}, 0, 10),
        ({"cadence_change_percent": -5.0, "cadence_baseline_borrowed": True}, 10, 10),
        ({"cadence_target_spm": 171.0}, 10, 0),
        ({"cadence_target_spm": 163.5}, 10, 10),
        ({"cadence_target_spm": 162.0}, 10, 0),
    ],
)
def test_each_technique_has_its_band(
    state: MakeState, changes: dict[str, object], posture: int, quick: int
) -> None:
    found = by_name(count(seconds(state, 10, **changes)))
    assert (found["posture"].in_band_s, found["quick steps"].in_band_s) == (posture, quick)
    assert (found["posture"].uncued_s, found["quick steps"].uncued_s) == (10, 10)


@pytest.mark.parametrize(
    "changes",
    [
        {"gait": Gait.WALKING},
        {"gait": None},
        {"activity": Activity.PAUSED},
        {"activity": Activity.BEFORE},
        {"metronome_spm": 168.0},
        {"cadence": Signal(), "cadence_change_percent": None},
    ],
)
def test_other_seconds_are_not_judged(state: MakeState, changes: dict[str, object]) -> None:
    counted = count(seconds(state, 10, **changes))
    assert counted.practice == ()
    assert counted.target_uncued_s == 0


def test_the_minute_after_being_told_is_not_the_runners_own(state: MakeState, told: MakeTold) -> None:
    decisions = [
        told("my-tall", 100),
        told("my-quick", 30, Outcome.WITHHELD),
        told("my-quick", 40, Outcome.MUTED),
    ]
    counted = count(seconds(state, 200), decisions)
    found = by_name(counted)
    assert (found["posture"].uncued_s, found["posture"].told) == (139, 1), "100 to 160 are left out"
    assert (found["quick steps"].uncued_s, found["quick steps"].told) == (200, 0)
    assert counted.target_uncued_s == 139


def test_a_technique_recorded_with_its_cue_comes_first(state: MakeState, told: MakeTold) -> None:
    counted = count(seconds(state, 10), [told("my-tall", 5, technique="arms"), told("gone", 6)])
    assert by_name(counted)["arms"].told == 1
    assert by_name(counted)["posture"].uncued_s == 10


def test_a_focus_leaves_other_techniques_aside(state: MakeState) -> None:
    states = seconds(state, 10, focus=("posture", "arms"), focus_now="arms")
    counted = count([*states, state(10, focus_now="arms", activity=Activity.PAUSED)])
    assert by_name(counted) == {
        "posture": Practice("posture", uncued_s=10, in_band_s=10),
        "arms": Practice("arms", focus_s=10),
    }


def test_a_target_that_the_runner_chose_says_nothing_about_progress(state: MakeState) -> None:
    setup = RunSetup("2", "0.1.0", "bluetooth", options=RunSettings(cadence_step=0.05))
    assert count(seconds(state, 10), setup=setup).target_uncued_s == 0


def test_cues_that_are_not_understood_any_more_judge_nothing(state: MakeState) -> None:
    setup = RunSetup("2", "0.1.0", "bluetooth", cue_sets=(CueSetText("mine", "[[cue]]", shipped=False),))
    assert count(seconds(state, 10), setup=setup).practice == ()


def pain(second: int) -> Input:
    return Input(second * 1000 - 500, second, Mark(MarkKind.PAIN))


@pytest.mark.parametrize(
    ("changes", "cue_s", "hurting"),
    [
        ({"focus_now": "arms"}, 650, ["arms"]),
        ({}, 650, ["posture"]),
        ({}, 100, ["posture"]),
        ({}, 99, []),
        ({}, 701, []),
    ],
)
def test_what_was_practised_when_something_hurt(
    state: MakeState, told: MakeTold, changes: dict[str, object], cue_s: int, hurting: list[str]
) -> None:
    counted = count(seconds(state, 800, **changes), [told("my-tall", cue_s)], [pain(700), pain(700)])
    assert list(counted.hurting) == hurting


def test_only_technique_cues_are_practice(state: MakeState, told: MakeTold) -> None:
    counted = count(seconds(state, 70), [told("my-brake", 5, kind=CueKind.EFFORT)], [pain(9)])
    assert by_name(counted)["posture"].uncued_s == 70
    assert not counted.hurting


def test_of_the_shipped_cues_those_that_quicken_steps_tell() -> None:
    setup = RunSetup("2", "0.1.0", "bluetooth", cue_sets=shipped_sets.texts())
    judged = bands_of(merged(sets_of(setup, ())))
    assert judged["posture"] is in_own_band
    assert judged["quick steps"] is in_target_band
    assert not judged.keys() & {"arms", "look ahead", "push behind", "relaxed rhythm"}
