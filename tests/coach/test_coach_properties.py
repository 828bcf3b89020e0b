"""What holds of every run: one cue a second, words apart, and a copy that goes on by itself."""

from __future__ import annotations

import copy
import itertools
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.coach import shipped_sets
from stridecue.coach.coach import Coach
from stridecue.model.cue import CueKind, Decision, Outcome
from stridecue.model.events import CueDecided, Event
from stridecue.model.inputs import Mark, MarkKind
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import History
from stridecue.model.state import Activity, Gait, Phase

SETS = tuple(shipped_sets.text(name) for name in shipped_sets.DEFAULT_SETS)
TECHNIQUES = ("posture", "short steps", "arms", "look ahead")

stretches = st.lists(
    st.tuples(
        st.integers(5, 120),
        st.fixed_dictionaries(
            {
                "grade": st.sampled_from([0.0, 3.0, 6.0, 9.0, -4.0, -7.0]),
                "heart_rate": st.sampled_from([None, 120.0, 145.0, 190.0]),
                "heart_rate_in_60s_bpm": st.sampled_from([None, 130.0, 155.0]),
                "cadence_change_percent": st.sampled_from([None, 0.0, -4.0, -8.0, -12.0]),
                "step_length_change_percent": st.sampled_from([None, 0.0, 6.0, 12.0]),
                "speed": st.sampled_from([1.5, 2.5, 2.9, 3.6]),
                "gait": st.sampled_from([None, Gait.RUNNING, Gait.WALKING]),
                "surface": st.sampled_from(["treadmill", "trail", "technical"]),
                "phase": st.sampled_from([Phase.MAIN, Phase.REP, Phase.RECOVER]),
                "activity": st.sampled_from([Activity.ACTIVE] * 6 + [Activity.PAUSED]),
                "muted": st.sampled_from([False] * 5 + [True]),
                "hurts": st.sampled_from([False] * 5 + [True]),
                "focus": st.sampled_from([(), (), ("posture",), ("arms", "short steps")]),
            }
        ),
    ),
    min_size=1,
    max_size=8,
)
histories = st.builds(
    History,
    fade_levels=st.lists(
        st.tuples(st.sampled_from(TECHNIQUES), st.integers(1, 5)), max_size=4, unique_by=lambda one: one[0]
    ).map(tuple),
    recall_technique=st.sampled_from([None, *TECHNIQUES]),
    rested_techniques=st.sampled_from([(), ("posture",)]),
)
setups = st.tuples(st.integers(0, 10**6), histories, st.booleans())
keys = st.lists(st.tuples(st.integers(0, 900), st.sampled_from(list(MarkKind))), max_size=5)


def coach_of(make: Any, setup: tuple[int, History, bool]) -> Coach:
    seed, history, experiments = setup
    coach: Coach = make.coach(
        *SETS, seed=seed, history=history, options=RunSettings(experiments=experiments), plan="a plan"
    )
    return coach


def play(
    make: Any, coach: Coach, stretches: list[Any], keys: list[Any], start: int = 150
) -> list[list[Event]]:
    """Play stretches of this and that; the events of each second."""
    seconds: list[list[Event]] = []
    t, timer_s, pressed = start, float(start), dict(keys)
    for length, changes in stretches:
        for _ in range(length):
            t += 1
            timer_s += changes["activity"] is Activity.ACTIVE
            if (kind := pressed.get(t - start)) is not None:
                coach.feed(t * 1000, Mark(kind))
            seconds.append(coach.tick(make.state(t, timer_s=timer_s, **changes)))
    return seconds


def decisions_of(events: list[Event]) -> list[Decision]:
    return [event.decision for event in events if isinstance(event, CueDecided)]


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(setup=setups, stretches=stretches, keys=keys)
def test_what_holds_of_every_run(make: Any, setup: Any, stretches: Any, keys: Any) -> None:
    seconds = play(make, coach_of(make, setup), stretches, keys)
    spoken: list[Decision] = []
    for events in seconds:
        decisions = decisions_of(events)
        told = [one for one in decisions if one.outcome is not Outcome.MUTED]
        assert len(told) <= 1, "at most one cue a second"
        assert len({one.cue.id for one in decisions}) == len(decisions), "each cue once"
        for one in decisions:
            assert (one.by is None) is (one.outcome is not Outcome.MUTED)
            if one.cue.kind is CueKind.SAFETY:
                assert one.outcome is not Outcome.WITHHELD
                assert one.by is None or one.by.startswith("sf-") or one.by == "cooldown"
            if one.outcome is Outcome.WITHHELD:
                assert (one.cue.kind, setup[2]) == (CueKind.TECHNIQUE, True)
        spoken += [one for one in told if one.outcome is Outcome.SHOWN and one.cue.say is not None]
    plain = [one for one in spoken if one.cue.kind not in (CueKind.SAFETY, CueKind.GUARD)]
    assert all(after.tick_s - before.tick_s >= 45 for before, after in itertools.pairwise(plain))


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(setup=setups, stretches=stretches, keys=keys, more=stretches)
def test_a_copy_goes_on_as_the_original_does(
    make: Any, setup: Any, stretches: Any, keys: Any, more: Any
) -> None:
    coach = coach_of(make, setup)
    played = len(play(make, coach, stretches, keys))
    twin = copy.deepcopy(coach)
    going_on = play(make, twin, more, keys, 150 + played)
    assert play(make, coach, more, keys, 150 + played) == going_on
    assert coach.traces() == twin.traces()
    assert coach.off_for_today == twin.off_for_today


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(setup=setups, stretches=stretches)
def test_a_trace_is_there_for_every_cue_of_every_run(make: Any, setup: Any, stretches: Any) -> None:
    coach = coach_of(make, setup)
    play(make, coach, stretches, [])
    traces = coach.traces()
    for one in traces:
        if one.kind is CueKind.SAFETY:
            assert one.muted_by is None or one.muted_by.startswith("sf-")
        assert (one.pending_s is None) is (one.needed_s is None)
        assert one.pending_s is None or one.needed_s is None or 0 <= one.pending_s <= one.needed_s
        assert one.began_s is None or one.began_s <= one.tick_s
        assert one.cooling_until_s is None or one.cooling_until_s > one.tick_s
