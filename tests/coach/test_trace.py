"""Why a cue speaks or does not."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from cue_texts import DUE, NOT_DUE, cue
from stridecue.coach import shipped_sets
from stridecue.model.cue import CueKind, Outcome
from stridecue.model.state import Activity, Gait, Phase
from stridecue.model.trace import CueTrace, Stage

HOLD = "power > 200 for 10s"


def trace(run: Any, name: str = "a") -> CueTrace:
    (found,) = run.coach.traces(name)
    assert isinstance(found, CueTrace)
    return found


def test_nothing_before_the_first_second(make: Any) -> None:
    assert make.run(cue("a")).coach.traces() == ()


def test_every_cue_or_one(make: Any) -> None:
    run = make.run(cue("a") + cue("b"))
    run.go()
    assert [one.id for one in run.coach.traces()] == ["a", "b"]
    assert [one.id for one in run.coach.traces("b")] == ["b"]
    assert run.coach.traces("c") == ()


def test_what_a_trace_says_of_a_cue_that_waits(make: Any) -> None:
    run = make.run(cue("a", "technique", technique="arms", when="power > 200 and gait == running"))
    run.go(**NOT_DUE)
    assert trace(run) == CueTrace(
        tick_s=401,
        id="a",
        set="own-0",
        kind=CueKind.TECHNIQUE,
        show="a",
        technique="arms",
        stage=Stage.WAITING,
        values=(("power", 100.0), ("gait", "running")),
    )


def test_a_condition_that_has_to_hold(make: Any) -> None:
    run = make.run(cue("a", when=HOLD))
    run.go(5, **NOT_DUE)
    seen = []
    for _ in range(11):
        run.go(1, **DUE)
        one = trace(run)
        seen.append((one.stage, one.began_s, one.pending_s, one.needed_s))
    assert seen[:10] == [(Stage.PENDING, 406, float(held), 10.0) for held in range(10)]
    assert seen[10] == (Stage.COOLING, 406, None, None)
    assert run.shown() == [(416, "a")]


def test_unknown_seconds_halt_what_is_pending(make: Any) -> None:
    run = make.run(cue("a", when=HOLD))
    run.go(5, **DUE)
    run.go(2)
    assert (trace(run).stage, trace(run).pending_s, trace(run).began_s) == (Stage.UNKNOWN, 4.0, 401)
    run.go(6, **DUE)
    assert trace(run).began_s == 401
    run.go(10)
    assert (trace(run).stage, trace(run).pending_s, trace(run).values) == (
        Stage.COOLING,
        None,
        (("power", None),),
    )


def test_the_nearest_to_its_end_is_told(make: Any) -> None:
    run = make.run(cue("a", when="power > 200 for 30s or grade > 4 for 20s"))
    run.go(15, **DUE)
    run.go(2, grade=5.0, **DUE)
    assert (trace(run).pending_s, trace(run).needed_s, trace(run).began_s) == (16.0, 30.0, 401)
    run.go(8, grade=5.0)
    assert (trace(run).pending_s, trace(run).needed_s, trace(run).began_s) == (9.0, 20.0, 416)


def test_it_began_with_what_was_held_last(make: Any) -> None:
    run = make.run(cue("a", when="power > 200 for 10s and distance < 5"))
    run.go(30, **DUE)
    run.go(1, distance_m=1.0, **DUE)
    assert trace(run).began_s == 431, "the rest of the condition came later"
    plain = make.run(cue("a"))
    plain.go(3, **DUE)
    assert trace(plain).began_s == 401
    plain.go(1, **NOT_DUE)
    assert trace(plain).began_s is None


def test_what_is_only_remembered_is_not_pending(make: Any) -> None:
    run = make.run(cue("a", when="grade <= 2 and seen(grade >= 4 for 30s, 30s)"))
    run.go(10, grade=5.0)
    assert (trace(run).stage, trace(run).pending_s) == (Stage.WAITING, None)


def test_shut_and_unknown_gates(make: Any) -> None:
    run = make.run(cue("a", gait=["running"]))
    run.go(1, gait=Gait.WALKING, **DUE)
    assert trace(run).stage is Stage.WAITING
    run.go(1, gait=None, **DUE)
    assert trace(run).stage is Stage.UNKNOWN


def test_what_has_to_be_so_as_well_is_among_the_values(make: Any) -> None:
    run = make.run(cue("a", when="power > 200 and grade < 9", only="grade > 4"))
    run.go(1, **DUE)
    assert (trace(run).stage, trace(run).values) == (Stage.WAITING, (("power", 300.0), ("grade", 0.0)))


def test_cooling_and_spent(make: Any) -> None:
    run = make.run(cue("a", cooldown="60s") + cue("b", once=True, when="power > 400"))
    run.go(1, **DUE)
    assert (trace(run).stage, trace(run).cooling_until_s) == (Stage.COOLING, 461)
    run.go(59, **NOT_DUE)
    assert trace(run).cooling_until_s == 461
    run.go(1, **NOT_DUE)
    assert (trace(run).stage, trace(run).cooling_until_s) == (Stage.WAITING, None)
    run.go(1, power=500.0)
    run.go(120, **NOT_DUE)
    assert trace(run, "b").stage is Stage.SPENT


def test_what_has_the_screen_mutes_the_others_but_not_itself(make: Any) -> None:
    run = make.run(cue("a", priority=60) + cue("b", priority=50))
    run.go(1, **DUE)
    assert (trace(run).muted_by, trace(run, "b").muted_by) == (None, "a")
    assert trace(run, "b").stage is Stage.FIRING
    run.go(9, **DUE)
    assert trace(run, "b").muted_by == "gap"


@pytest.mark.parametrize(
    ("changes", "by"),
    [
        ({"muted": True}, "mute"),
        ({"phase": Phase.REP}, "silence"),
        ({"focus": ("arms",)}, "focus"),
        ({"activity": Activity.PAUSED}, "silence"),
        ({"timer_s": 250.0}, "warm-up"),
        ({}, None),
    ],
)
def test_what_would_mute_it_now(make: Any, changes: dict[str, Any], by: str | None) -> None:
    run = make.run(cue("a", "technique", technique="posture"), plan="a plan")
    run.go(2, **NOT_DUE)
    run.go(1, **{**NOT_DUE, **changes})
    assert trace(run).muted_by == by


def test_a_cue_whose_turn_it_is_fires(make: Any) -> None:
    text = cue("a", "technique", when=None, slot="check-in", cooldown="5m")
    run = make.run(text, t=0, seed=1)
    stages = []
    for _ in range(320):
        run.go(1, speed=9.0)
        stages.append(trace(run).stage)
        assert trace(run).muted_by == "silence"
    assert stages.count(Stage.FIRING) == 30, "for half a minute"
    assert set(stages) == {Stage.FIRING, Stage.WAITING}


def test_looking_changes_nothing(make: Any) -> None:
    texts = [shipped_sets.text(name) for name in shipped_sets.DEFAULT_SETS]
    run = make.run(*texts, t=0, seed=3)
    twin = copy.deepcopy(run)
    for second in range(1500):
        changes = {
            "grade": 6.0 if second % 300 > 200 else 0.0,
            "cadence_change_percent": -6.0 if second % 400 > 250 else 0.0,
            "step_length_change_percent": 6.4 if second % 400 > 250 else 0.0,
            "activity": Activity.AUTO_PAUSED if second % 500 > 480 else Activity.ACTIVE,
        }
        run.go(1, **changes)
        twin.go(1, **changes)
        first, again = run.coach.traces(), run.coach.traces()
        assert first == again
    assert run.decisions == twin.decisions
    assert run.responses == twin.responses


def test_a_trace_agrees_with_what_is_decided(make: Any) -> None:
    """What a decision says muted a cue, the trace says of the same second, wherever that outlasts it."""
    texts = [shipped_sets.text(name) for name in shipped_sets.DEFAULT_SETS]
    run = make.run(*texts, t=0, seed=3)
    compared = 0
    for second in range(3000):
        decided = run.go(
            1,
            grade=6.0 if second % 300 > 200 else 0.0,
            cadence_change_percent=-6.0 if second % 400 > 250 else 0.0,
            step_length_change_percent=6.4 if second % 400 > 250 else 0.0,
            muted=second % 700 > 650,
        )
        given = any(decision.outcome is not Outcome.MUTED for decision in decided)
        for decision in decided:
            stage, by = trace(run, decision.cue.id).stage, trace(run, decision.cue.id).muted_by
            if decision.outcome is Outcome.MUTED and decision.by not in ("cooldown", None):
                assert stage in (Stage.FIRING, Stage.COOLING)
                assert by is not None
                if decision.by in ("mute", "warm-up", "focus", "silence") or (
                    decision.by == "budget" and not given
                ):
                    assert by == decision.by
                    compared += 1
    assert compared > 5
