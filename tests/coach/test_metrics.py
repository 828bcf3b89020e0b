"""The table of metrics: complete, and honest about what is not there."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from stridecue.coach.cue_files.documentation import (
    functions_table_markdown,
    metrics_table_markdown,
    units_table_markdown,
)
from stridecue.coach.language.functions import FUNCTIONS, KEYS
from stridecue.coach.metric_type import RunFacts
from stridecue.coach.metrics import METRICS, OTHER_NAMES, TABLE
from stridecue.model.inputs import MarkKind
from stridecue.model.plan import EndsBy, PlannedStep, PlanPlace, StepKind
from stridecue.model.profile import Profile
from stridecue.model.setup import History
from stridecue.model.state import CountTest, HeartRateLimits, Quality, Signal, Slope
from stridecue.runner_files.units import UNITS, Sort

NAMES = """
heart_rate heart_rate_slope heart_rate_in_60s speed speed_steady adjusted_speed grade cadence
cadence_baseline cadence_change cadence_variation cadence_target step_length step_length_change
power efficiency_drop up_time down_time gait surface slope phase phase_time timer distance climbs
rep rep_fade rep_speed_change step_in next_grade_change next_speed_change warmed_up metronome
game_time easy_cap hill_cap heart_rate_alert heart_rate_max easy_speed downhill_speed_cap
downhill_budget plan_speed plan_time step longest_recent day mood effort heart_rate_settled
focus_count cadence_off_target time_since_change hurts last_mood quiet_rating counting new_footpod
game_block step_time next_step next_grade next_rep plan_left plan_done reps rep_length longer_ago
"""

FACTS = RunFacts(easy_speed_mps=2.5, downhill_budget_s=300.0, longest_recent_m=9000.0, last_mood=4)
PLACE = PlanPlace(
    "rep",
    30.0,
    4.0,
    -0.5,
    3.2,
    2700.0,
    2,
    5.0,
    -2.0,
    steps=(
        PlannedStep(StepKind.REP, "Hill", EndsBy.DISTANCE, 69.0, grade_percent=5.0, rep=2, reps=3),
        PlannedStep(StepKind.REP, "Hill", EndsBy.DISTANCE, 68.0, grade_percent=6.0, rep=3, reps=3),
    ),
    in_step_s=39.0,
    plan_left_s=800.0,
    longer_ago_s=4.0,
)
VALUES = {
    "heart_rate_slope_bpm_per_s": 0.1,
    "heart_rate_in_60s_bpm": 140.0,
    "adjusted_speed_mps": 2.6,
    "speed_steady": True,
    "step_length_m": 0.9,
    "cadence_baseline_spm": 166.0,
    "cadence_target_spm": 170.0,
    "cadence_change_percent": -1.0,
    "step_length_change_percent": 1.0,
    "cadence_variation_percent": 2.0,
    "efficiency_drop_percent": 3.0,
    "up_time_s": 60.0,
    "down_time_s": 30.0,
    "climbs": 2,
    "warmed_up": True,
    "heart_rate_settled": True,
    "focus": ("posture",),
    "power": 250.0,
    "limits": HeartRateLimits(max_bpm=180, easy_cap_bpm=139, hill_cap_bpm=147, alert_bpm=190),
    "mood": 4,
    "effort": 5,
    "quiet_rating": 3,
    "game_time_s": 12.0,
    "plan": PLACE,
}
ALWAYS_KNOWN = {
    "metronome_spm": (170.0, "metronome"),
    "counting": (CountTest(20.0, 8), "counting"),
    "hurts": (True, "hurts"),
    "new_footpod": (True, "new_footpod"),
}
"""Fields of a state that only say whether."""


def test_the_table_is_complete_and_each_name_is_there_once() -> None:
    assert sorted(metric.name for metric in TABLE) == sorted(NAMES.split())


@pytest.mark.parametrize("metric", TABLE, ids=lambda metric: metric.name)
def test_each_metric_says_what_it_is(metric: Any) -> None:
    assert metric.meaning.endswith(".")
    assert len(metric.meaning.split()) >= 3 or metric.given
    assert bool(metric.words) == (metric.kind is Sort.WORD)
    assert metric.name not in FUNCTIONS


def test_every_metric_has_a_value_when_everything_is_there(make: Any) -> None:
    state = make.state(700, **VALUES)
    assert {metric.name for metric in TABLE if not metric.known(state, FACTS)} == set()


def test_every_figure_of_a_state_that_rules_may_need_is_read(make: Any) -> None:
    """Each field of a state has a metric, or is about something else than the runner."""
    values = {**VALUES, "gait": None, "slope": None}
    known = {metric.name for metric in TABLE if metric.known(make.state(700, **values), FACTS)}
    assert {"gait", "slope"} & known == set()
    for name in VALUES:
        if name in ("focus", "limits"):
            continue
        state = make.state(700, **{**VALUES, name: None})
        assert {metric.name for metric in TABLE if not metric.known(state, FACTS)}, name


@pytest.mark.parametrize(("field", "given"), ALWAYS_KNOWN.items())
def test_what_only_says_whether_is_always_known(make: Any, field: str, given: tuple[Any, str]) -> None:
    value, metric = given
    assert METRICS[metric].read(make.state(), FACTS) is False
    assert METRICS[metric].read(make.state(**{field: value}), FACTS) is True


def test_the_plan_says_where_the_runner_is(make: Any) -> None:
    state = make.state(**VALUES)
    names = """step step_in next_grade_change next_speed_change plan_speed plan_time rep rep_fade rep_speed_change
        step_time next_step next_grade next_rep plan_left plan_done reps rep_length longer_ago"""
    told = [METRICS[name].read(state, FACTS) for name in names.split()]
    assert told[:9] == ["rep", 30.0, 4.0, -0.5, 3.2, 2700.0, 2, 5.0, -2.0]
    assert told[9:] == [39.0, "rep", 6.0, 3, 800.0, False, 3, 69.0, 4.0]


STEPS = tuple(
    PlannedStep(kind, "", EndsBy.TIME, seconds, rep=rep)
    for kind, seconds, rep in (
        (StepKind.WARMUP, 720.0, None),
        (StepKind.REP, 30.0, 1),
        (StepKind.RECOVER, 100.0, 1),
        (StepKind.REP, 40.0, 2),
        (StepKind.COOLDOWN, 300.0, None),
    )
)


@pytest.mark.parametrize(
    ("at", "next_step", "next_rep", "rep_length"),
    [
        (0, "rep", 1, 30.0),
        (1, "recover", None, 30.0),
        (2, "rep", 2, 40.0),
        (3, "cooldown", None, 40.0),
        (4, None, None, 40.0),
    ],
)
def test_what_comes_next_in_the_plan(
    make: Any, at: int, next_step: str | None, next_rep: int | None, rep_length: float
) -> None:
    state = make.state(plan=PlanPlace(STEPS[at].kind.value, steps=STEPS, at=at))
    names = ("next_step", "next_rep", "rep_length", "reps", "next_grade")
    told = [METRICS[name].read(state, FACTS) for name in names]
    assert told == [next_step, next_rep, rep_length, None, None]


@pytest.mark.parametrize(("since", "expected"), [(None, 700.0), (0.0, 0.0), (42.0, 42.0)])
def test_before_the_first_step_of_speed_or_grade_the_start_counts(
    make: Any, since: float | None, expected: float
) -> None:
    state = make.state(700, seconds_since_step=since)
    assert METRICS["time_since_change"].read(state, FACTS) == expected


@pytest.mark.parametrize(
    ("cadence", "target", "borrowed", "expected"),
    [
        (165.0, 170.0, False, -2.941),
        (165.0, 170.0, True, -1.471),
        (165.0, None, False, None),
        (None, 170.0, False, None),
    ],
)
def test_cadence_off_its_target(
    make: Any, cadence: float | None, target: float | None, borrowed: bool, expected: float | None
) -> None:
    state = make.state(cadence=cadence, cadence_target_spm=target, cadence_baseline_borrowed=borrowed)
    assert METRICS["cadence_off_target"].read(state, FACTS) == (
        None if expected is None else pytest.approx(expected, abs=5e-4)
    )


def test_thresholds_that_widen_are_those_of_steps() -> None:
    assert {metric.name for metric in TABLE if metric.banded} == {
        "cadence_change",
        "cadence_off_target",
        "cadence_variation",
        "step_length_change",
    }


def test_words_are_those_of_the_state(make: Any) -> None:
    state = make.state(slope=Slope.UP2)
    for name in ("gait", "surface", "slope", "phase", "day"):
        assert METRICS[name].read(state, FACTS) in METRICS[name].words


def test_absent_is_not_unknown(make: Any) -> None:
    never = make.state(heart_rate=None, cadence=None)
    stale = make.state(
        heart_rate=Signal(130.0, Quality.STALE, 8.0),
        cadence=Signal(165.0, Quality.SUSPECT, 0.0),
        heart_rate_slope_bpm_per_s=None,
    )
    for name in ("heart_rate", "heart_rate_slope", "cadence_change", "step_length", "efficiency_drop"):
        assert METRICS[name].absent(never, FACTS), name
        assert not METRICS[name].absent(stale, FACTS), name
        assert not METRICS[name].known(stale, FACTS), name
    assert not METRICS["speed"].absent(never, FACTS)


def test_what_was_not_given_is_absent(make: Any) -> None:
    state = make.state(limits=HeartRateLimits())
    for name in (
        "easy_cap",
        "heart_rate_alert",
        "easy_speed",
        "longest_recent",
        "plan_speed",
        "step",
        "mood",
    ):
        assert METRICS[name].absent(state, RunFacts()), name


def test_what_cannot_be_worked_out_yet_is_unknown(make: Any) -> None:
    state = make.state(gait=None)
    for name in ("cadence_baseline", "cadence_change", "gait", "speed_steady"):
        assert not METRICS[name].absent(state, FACTS), name
        assert not METRICS[name].known(state, FACTS), name


def test_ages(make: Any) -> None:
    state = make.state(
        cadence=Signal(165.0, Quality.STALE, 7.0), speed=Signal(2.5, Quality.GOOD, 2.0), heart_rate=None
    )
    assert METRICS["cadence"].age_s(state) == 7
    assert METRICS["step_length"].age_s(state) == 7
    assert METRICS["speed"].age_s(state) == 2
    assert METRICS["timer"].age_s(state) == 0
    assert METRICS["heart_rate_slope"].age_s(state) == float("inf")


@pytest.mark.parametrize(("borrowed", "cadence", "length"), [(False, -6.0, 6.4), (True, -3.0, 3.2)])
def test_changes_against_a_borrowed_baseline_count_half(
    make: Any, borrowed: bool, cadence: float, length: float
) -> None:
    state = make.state(
        cadence_change_percent=-6.0, step_length_change_percent=6.4, cadence_baseline_borrowed=borrowed
    )
    assert METRICS["cadence_change"].read(state, FACTS) == pytest.approx(cadence)
    assert METRICS["step_length_change"].read(state, FACTS) == pytest.approx(length)
    nothing = make.state(cadence_baseline_borrowed=borrowed)
    assert METRICS["cadence_change"].read(nothing, FACTS) is None


def test_hints_lead_to_metrics() -> None:
    assert set(OTHER_NAMES.values()) <= set(METRICS)
    assert not set(OTHER_NAMES) & set(METRICS)


def test_facts_of_a_setup(make: Any) -> None:
    setup = make.setup(
        profile=Profile(easy_speed_mps=2.4),
        history=History(
            easy_speed_mps=2.6,
            downhill_budget_s=450.0,
            longest_recent_m=8000.0,
            last_mood=2,
            transition_speeds=(("up2", 1.6),),
        ),
        plan="x",
    )
    facts = RunFacts.of(setup)
    assert facts == RunFacts(2.6, 450.0, 8000.0, last_mood=2, transition_speeds=(("up2", 1.6),))
    assert facts.downhill_speed_cap_mps == pytest.approx(2.99)
    assert RunFacts.of(dataclasses.replace(setup, history=History())).easy_speed_mps == 2.4
    assert RunFacts().downhill_speed_cap_mps is None


@pytest.mark.parametrize(("grade", "expected"), [(5.0, 1.8915), (6.0, 1.6), (9.9, 1.6), (10.0, 1.783)])
def test_the_runners_own_speed_between_walking_and_running(grade: float, expected: float) -> None:
    facts = RunFacts(transition_speeds=(("flat", 2.2), ("up2", 1.6)))
    assert facts.walk_run_speed_mps(grade) == pytest.approx(expected)


def test_keys_are_what_the_runner_can_press() -> None:
    assert set(KEYS) <= {kind.value for kind in MarkKind}


def test_the_documentation_has_all_of_it() -> None:
    metrics, functions, units = metrics_table_markdown(), functions_table_markdown(), units_table_markdown()
    assert metrics.count("\n") == len(TABLE) + 2
    assert functions.count("\n") == len(FUNCTIONS) + 2
    assert "| `grade` | % | Slope in percent, downhill negative. | grade |" in metrics
    assert "| `gait` | standing, walking, running |" in metrics
    assert all(f"`{name}`" in units for name in UNITS)
    for table in (metrics, functions, units):
        assert len({line.count("|") for line in table.splitlines()}) == 1
