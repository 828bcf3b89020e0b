"""The table of metrics: complete, and honest about what is not there."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from stridecue.coach.documentation import (
    functions_table_markdown,
    metrics_table_markdown,
    units_table_markdown,
)
from stridecue.coach.functions import FUNCTIONS, KEYS
from stridecue.coach.metric_type import RunFacts
from stridecue.coach.metrics import METRICS, OTHER_NAMES, TABLE
from stridecue.coach.units import UNITS, Sort
from stridecue.model.inputs import MarkKind
from stridecue.model.profile import Profile
from stridecue.model.run_options import RunOptions
from stridecue.model.setup import History
from stridecue.model.state import HeartRateLimits, Quality, Signal, Slope

NAMES = """
heart_rate heart_rate_slope heart_rate_in_60s speed speed_steady adjusted_speed grade cadence
cadence_baseline cadence_change cadence_variation cadence_target step_length step_length_change
power efficiency_drop up_time down_time gait surface slope phase phase_time timer distance climbs
rep rep_fade rep_speed_change step_in next_grade_change next_speed_change warmed_up metronome
game_time easy_cap hill_cap heart_rate_alert heart_rate_max easy_speed downhill_speed_cap
downhill_budget plan_speed plan_time step longest_recent day mood effort heart_rate_settled
focus_count
"""

FACTS = RunFacts(easy_speed_mps=2.5, downhill_budget_s=300.0, longest_recent_m=9000.0)
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
}
NOT_FED = {metric.name for metric in TABLE[-13:]}


def test_the_table_is_complete_and_each_name_is_there_once() -> None:
    assert sorted(metric.name for metric in TABLE) == sorted(NAMES.split())


@pytest.mark.parametrize("metric", TABLE, ids=lambda metric: metric.name)
def test_each_metric_says_what_it_is(metric: Any) -> None:
    assert metric.meaning.endswith(".")
    assert len(metric.meaning.split()) >= 3 or metric.given
    assert bool(metric.words) == (metric.kind is Sort.WORD)
    assert metric.name not in FUNCTIONS


def test_every_metric_that_something_feeds_has_a_value(make: Any) -> None:
    state = make.state(700, **VALUES)
    unread = {metric.name for metric in TABLE if not metric.known(state, FACTS)}
    assert unread == NOT_FED


def test_every_figure_of_a_state_that_rules_may_need_is_read(make: Any) -> None:
    """Each field of a state has a metric, or is about something else than the runner."""
    values = {**VALUES, "gait": None, "slope": None}
    known = {metric.name for metric in TABLE if metric.known(make.state(700, **values), FACTS)}
    assert {"gait", "slope"} & known == set()
    for name in VALUES:
        if name in ("focus", "limits"):
            continue
        fewer = {**VALUES, name: None}
        lost = {
            metric.name for metric in TABLE if not metric.known(make.state(700, **fewer), FACTS)
        } - NOT_FED
        assert lost, name


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
        history=History(easy_speed_mps=2.6, downhill_budget_s=450.0, longest_recent_m=8000.0),
        options=RunOptions(day="hard"),
        plan="x",
    )
    facts = RunFacts.of(setup)
    assert facts == RunFacts(2.6, 450.0, 8000.0, "hard", has_plan=True)
    assert facts.downhill_speed_cap_mps == pytest.approx(2.99)
    assert RunFacts.of(dataclasses.replace(setup, history=History())).easy_speed_mps == 2.4
    assert RunFacts().downhill_speed_cap_mps is None


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
