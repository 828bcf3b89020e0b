"""What the comparison with withheld cues says of a cue that does nothing, and of one that helps.

Cues come when a metric is far off, and what is far off comes back by itself: cadence against the baseline as a
first-order random process at 1 Hz (standard deviation 2.5 points, correlation time 60 s) brings most of it back after
any cue. Many runners do many runs with the same own cue, and every answer is compared as the report does.
"""

from __future__ import annotations

import math
import random
from dataclasses import fields
from types import SimpleNamespace
from typing import Any

import pytest

from cue_texts import cue
from stridecue.model.cue import Outcome
from stridecue.model.events import CueDecided, Responded
from stridecue.model.response import Response
from stridecue.model.run_settings import RunSettings
from stridecue.physiology.statistics import WelchInterval, welch_interval

CUE = cue(
    "steps",
    "technique",
    technique="short steps",
    when="cadence_change <= -4 for 45s",
    expect=["cadence_change up 1.2 in 20s"],
)
LIMIT, WINDOW_S = -4.0, 20
DEVIATION, CORRELATION_S = 2.5, 60.0
HELPS_FOR_S = 60
WARM_UP_S = 300
NEEDED_CUED, NEEDED_WITHHELD = 8, 4
RUNS = 20


def responses_of_runner(make: Any, seed: int, hours: int, adds: float) -> list[Response]:
    """Every answer of one runner in many runs, with a cue that adds so many points for a minute.

    Seconds in which nothing can come due are left out: the coach sees each second from the first below the limit to the
    first above it, and each one of a response window.
    """
    chance = random.Random(seed)
    keep = math.exp(-1 / CORRELATION_S)
    noise = DEVIATION * math.sqrt(1 - keep * keep)
    state = make.state()
    live = SimpleNamespace(**{field.name: getattr(state, field.name) for field in fields(state)})
    responses: list[Response] = []
    for number in range(RUNS):
        coach = make.coach(CUE, seed=1000 * seed + number, options=RunSettings())
        x = chance.gauss(0, DEVIATION)
        shown_s = looks_until_s = -HELPS_FOR_S - 1
        was_low = False
        for t in range(WARM_UP_S, hours * 3600):
            x = x * keep + chance.gauss(0, noise)
            change = x + adds if t - shown_s <= HELPS_FOR_S else x
            low = change <= LIMIT
            if not (low or was_low or t <= looks_until_s):
                continue
            was_low = low
            live.tick_s, live.timer_s, live.elapsed_s = t, float(t), float(t)
            live.cadence_change_percent = change
            for event in coach.tick(live):
                if isinstance(event, Responded):
                    responses.append(event.response)
                elif isinstance(event, CueDecided) and event.decision.outcome is not Outcome.MUTED:
                    looks_until_s = t + WINDOW_S
                    shown_s = t if event.decision.outcome is Outcome.SHOWN else shown_s
    return responses


def comparisons(make: Any, seeds: range, hours: int, adds: float) -> list[WelchInterval]:
    """The interval of each runner with enough answers of both sorts."""
    found = []
    for seed in seeds:
        responses = responses_of_runner(make, seed, hours, adds)
        cued = [one.effect for one in responses if not one.withheld and one.effect is not None]
        withheld = [one.effect for one in responses if one.withheld and one.effect is not None]
        if len(cued) >= NEEDED_CUED and len(withheld) >= NEEDED_WITHHELD:
            interval = welch_interval(cued, withheld)
            assert interval is not None
            found.append(interval)
    return found


def share_that_holds_nothing(intervals: list[WelchInterval]) -> float:
    """The share of the intervals with 0 in them."""
    return sum(one.low <= 0 <= one.high for one in intervals) / len(intervals)


def test_without_a_comparison_a_cue_that_does_nothing_seems_to_work(make: Any) -> None:
    responses = responses_of_runner(make, 1, 4, 0.0)
    hits = [one.hit for one in responses if not one.withheld]
    assert len(hits) > 20
    assert 0.45 < hits.count(True) / len(hits) < 0.85, "regression to the mean"


@pytest.mark.nightly
def test_a_cue_that_does_nothing_is_not_said_to_work(make: Any) -> None:
    intervals = comparisons(make, range(20), 2, 0.0)
    assert len(intervals) >= 12
    assert share_that_holds_nothing(intervals) >= 0.85


@pytest.mark.nightly
def test_a_cue_that_adds_two_points_is_found_to_work(make: Any) -> None:
    intervals = comparisons(make, range(6), 4, 2.0)
    assert len(intervals) >= 5
    assert sum(one.low > 0 for one in intervals) / len(intervals) > 0.5
    mean = sum(one.difference for one in intervals) / len(intervals)
    assert mean == pytest.approx(2.0, abs=0.6)


@pytest.mark.nightly
def test_five_hundred_runners_with_a_cue_that_does_nothing(make: Any) -> None:
    intervals = comparisons(make, range(500), 4, 0.0)
    assert len(intervals) > 450
    assert share_that_holds_nothing(intervals) >= 0.93


@pytest.mark.nightly
def test_five_hundred_runners_with_a_cue_that_adds_two_points(make: Any) -> None:
    intervals = comparisons(make, range(500), 4, 2.0)
    assert len(intervals) > 450
    assert sum(one.low > 0 for one in intervals) / len(intervals) > 0.5
