"""What one run says to the runs after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from stridecue.library.coach_history.fade_levels import Progress
from stridecue.library.coach_history.history_figures import Basics, RunFigures, decode_figures, encode_figures
from stridecue.library.coach_history.practice_figures import Practice
from stridecue.library.coach_history.response_history import CueAnswers
from stridecue.model.our_choices.runner import EASY_NEEDED_S
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


def basics(states: Sequence[State]) -> Basics:
    found = Basics()
    for state in states:
        found.observe(state)
    return found


def test_easy_speed_is_the_median_of_easy_seconds() -> None:
    faster = replace(EASY, speed=signal(2.7), heart_rate=signal(140.0))
    assert basics([*seconds(EASY, 200), *seconds(faster, 101)]).easy_speed_mps == 2.5


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
    assert basics(seconds(state)).easy_speed_mps is None


def test_a_few_easy_minutes_are_not_enough() -> None:
    assert basics(seconds(EASY, EASY_NEEDED_S - 1)).easy_speed_mps is None


def test_downhill_time_is_that_of_the_end() -> None:
    assert basics([EASY, replace(EASY, down_time_s=41.0)]).downhill_s == 41.0


def test_mood_is_what_was_said_last() -> None:
    assert basics([EASY, replace(EASY, mood=2), replace(EASY, mood=4)]).mood == 4
    assert basics([EASY]).mood is None


def test_kept_figures_come_back() -> None:
    figures = RunFigures(
        2.5,
        41.0,
        (CadenceWindow("flat", 2.6, 164.0), CadenceWindow("up1", 2.2, 166.0)),
        practice=(Practice("posture", 300, 900, 700, 4), Practice("arms")),
        target_uncued_s=900,
        target_in_band_s=700,
        answers=(
            CueAnswers(
                "tb-tall",
                "posture",
                "cadence_change",
                False,
                True,
                False,
                ((400, 430, False, 1.5, True, False),),
            ),
            CueAnswers("hc-push", None, "step_length", True, False, True, ((9, 39, True, None, None, True),)),
        ),
        hurting=("arms",),
        transitions=(("up2", 1.7),),
        mood=4,
        game_played=True,
        told=Progress((("posture", 3),), (("posture", 1),), 0.05, 2),
    )
    assert decode_figures(encode_figures(figures)) == figures
    assert decode_figures('{"a newer":1}') is None
