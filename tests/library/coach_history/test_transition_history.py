"""At which speed a runner changes between walking and running."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stridecue.library.coach_history.told_cues import ToldCues
from stridecue.library.coach_history.transition_history import Transitions, transition_speeds
from stridecue.model.cue import CueKind, Decision
from stridecue.model.our_choices.signals import MOST_OWN_CHANGES
from stridecue.model.plan import PlanPlace
from stridecue.model.state import Activity, Gait, Signal, Slope, State

MakeState = Callable[..., State]
STEEP = {"slope": Slope.UP2}


def changes_of(states: list[State], decisions: list[Decision] | None = None) -> list[tuple[str, float]]:
    told = ToldCues(decisions or [], ())
    transitions = Transitions(told)
    for each in states:
        told.advance(each.tick_s)
        transitions.observe(each)
    return transitions.changes


def test_a_change_has_the_speed_and_slope_of_its_second(state: MakeState) -> None:
    states = [state(1, **STEEP), state(2, gait=Gait.WALKING, **STEEP), state(3, gait=Gait.RUNNING)]
    assert changes_of(states) == [("up2", 2.5), ("flat", 2.5)]


@pytest.mark.parametrize(
    "changed",
    [
        {"gait": Gait.STANDING},
        {"gait": None},
        {"gait": Gait.WALKING, "slope": None},
        {"gait": Gait.WALKING, "speed": Signal()},
        {"gait": Gait.WALKING, "activity": Activity.PAUSED},
        {"gait": Gait.WALKING, "plan": PlanPlace("walk")},
    ],
)
def test_other_changes_do_not_count(state: MakeState, changed: dict[str, object]) -> None:
    assert changes_of([state(1), state(2, **changed)]) == []


@pytest.mark.parametrize(
    ("cue", "kind", "second", "found"),
    [
        ("rh-hike", CueKind.EFFORT, 70, 0),
        ("rh-hike", CueKind.EFFORT, 69, 1),
        ("rh-tall", CueKind.TECHNIQUE, 70, 0),
        ("eb-walk", CueKind.EFFORT, 99, 0),
        ("dc-limit", CueKind.GUARD, 99, 0),
        ("tb-tall", CueKind.TECHNIQUE, 99, 1),
        ("hc-bank", CueKind.PRAISE, 99, 1),
        ("rh-hike", CueKind.EFFORT, 101, 1),
    ],
)
def test_a_change_that_was_asked_for_is_not_the_runners_own(
    state: MakeState, told: Callable[..., Decision], cue: str, kind: CueKind, second: int, found: int
) -> None:
    states = [state(99), state(100, gait=Gait.WALKING)]
    assert len(changes_of(states, [told(cue, second, kind=kind)])) == found


def test_somebody_who_changes_all_the_time_does_not_fill_the_library(state: MakeState) -> None:
    gaits = (Gait.RUNNING, Gait.WALKING)
    assert (
        len(changes_of([state(second, gait=gaits[second % 2]) for second in range(500)])) == MOST_OWN_CHANGES
    )


def test_a_slope_has_a_speed_from_four_changes_on() -> None:
    runs = [
        [("up2", 1.7), ("up2", 1.9), ("flat", 2.0)],
        [("up2", 1.8), ("up2", 1.6), ("flat", 2.1), ("flat", 2.2), ("nowhere", 1.0)],
    ]
    assert transition_speeds(runs) == (("up2", pytest.approx(1.75)),)
    assert transition_speeds([]) == ()
