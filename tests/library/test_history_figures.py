"""What one run says to the runs after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from stridecue.library.history_figures import (
    EASY_NEEDED_S,
    RunFigures,
    decode_figures,
    encode_figures,
    figures_of,
)
from stridecue.model.state import Activity, Gait, HeartRateLimits, Phase, Quality, Signal, Slope, State
from stridecue.signals.baseline import CadenceWindow

ABSENT = Signal()


def signal(value: float) -> Signal:
    return Signal(value, Quality.GOOD, 0.0, "AA")


EASY = State(
    tick_s=0,
    activity=Activity.ACTIVE,
    elapsed_s=0.0,
    timer_s=0.0,
    heart_rate=signal(135.0),
    cadence=ABSENT,
    speed=signal(2.5),
    grade=signal(0.0),
    power=ABSENT,
    belt_speed=ABSENT,
    pod_speed=ABSENT,
    distance_m=0.0,
    climb_m=0.0,
    gait=Gait.RUNNING,
    slope=Slope.FLAT,
    surface="treadmill",
    phase=Phase.MAIN,
    phase_time_s=0.0,
    heart_rate_settled=True,
    limits=HeartRateLimits(easy_cap_bpm=140),
)


def seconds(state: State, count: int = EASY_NEEDED_S) -> Sequence[State]:
    return [state] * count


def test_easy_speed_is_the_median_of_easy_seconds() -> None:
    faster = replace(EASY, speed=signal(2.7), heart_rate=signal(140.0))
    assert figures_of([*seconds(EASY, 200), *seconds(faster, 101)]).easy_speed_mps == 2.5


@pytest.mark.parametrize(
    "state",
    [
        replace(EASY, heart_rate=signal(141.0)),
        replace(EASY, heart_rate=signal(127.0)),
        replace(EASY, heart_rate=replace(EASY.heart_rate, quality=Quality.SUSPECT)),
        replace(EASY, heart_rate_settled=False),
        replace(EASY, limits=HeartRateLimits()),
        replace(EASY, gait=Gait.WALKING),
        replace(EASY, slope=Slope.UP1),
        replace(EASY, speed=ABSENT),
    ],
)
def test_other_seconds_do_not_count(state: State) -> None:
    assert figures_of(seconds(state)).easy_speed_mps is None


def test_a_few_easy_minutes_are_not_enough() -> None:
    assert figures_of(seconds(EASY, EASY_NEEDED_S - 1)).easy_speed_mps is None


def test_downhill_time_is_that_of_the_end() -> None:
    assert figures_of([EASY, replace(EASY, down_time_s=41.0)]).downhill_s == 41.0


def test_kept_figures_come_back() -> None:
    figures = RunFigures(2.5, 41.0, (CadenceWindow("flat", 2.6, 164.0), CadenceWindow("up1", 2.2, 166.0)))
    assert decode_figures(encode_figures(figures)) == figures
    assert decode_figures('{"a newer":1}') is None
