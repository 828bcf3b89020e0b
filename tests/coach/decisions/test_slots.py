"""Check-ins and `every`: cues by the clock."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.coach.decisions.slots import Clock
from stridecue.model.chance import draw
from stridecue.model.cue import Outcome
from stridecue.model.our_choices.coach import CHECK_IN_JITTER_S, CHECK_IN_S, DUE_FOR_S
from stridecue.model.state import Activity, Gait

SLOT = """
[[cue]]
id = "{name}"
kind = "technique"
technique = "{name}"
show = "{name}"
slot = "check-in"
priority = {priority}
cooldown = "{cooldown}"
"""


def slot(name: str, priority: int = 40, cooldown: str = "5m", more: str = "") -> str:
    return SLOT.format(name=name, priority=priority, cooldown=cooldown) + more


@given(st.integers(), st.text(max_size=20), st.integers(0, 10**6))
def test_a_draw_is_from_zero_to_below_one_and_always_the_same(seed: int, name: str, occasion: int) -> None:
    value = draw(seed, name, occasion)
    assert 0 <= value < 1
    assert value == draw(seed, name, occasion)


def test_draws_never_change() -> None:
    """Recorded runs depend on these figures."""
    assert [round(draw(7, "check-in", n), 6) for n in range(3)] == [0.626378, 0.046311, 0.220399]


def test_draws_are_spread_evenly() -> None:
    values = [draw(1, "x", n) for n in range(2000)]
    assert abs(sum(values) / len(values) - 0.5) < 0.02
    assert [sum(k / 10 <= value < (k + 1) / 10 for value in values) > 150 for k in range(10)] == [True] * 10


def test_check_ins_come_every_four_minutes_give_or_take_thirty_seconds() -> None:
    clock = Clock.of_check_ins(3)
    times = [0.0]
    for _ in range(40):
        times.append(clock.due_s)
        clock.serve()
    gaps = [after - before for before, after in itertools.pairwise(times)]
    assert all(CHECK_IN_S - CHECK_IN_JITTER_S <= gap <= CHECK_IN_S + CHECK_IN_JITTER_S for gap in gaps)
    assert max(gaps) - min(gaps) > CHECK_IN_JITTER_S


def test_a_time_stays_due_for_half_a_minute_and_the_next_counts_from_it() -> None:
    clock = Clock(100)
    due = []
    for t in (99.9, 100, 100 + DUE_FOR_S - 0.1, 100 + DUE_FOR_S):
        clock.let_go(t)
        due.append(clock.due(t))
    assert due == [False, True, True, False]
    assert clock.due_s == 200
    clock.let_go(1205)
    assert clock.due(1205)
    assert clock.due_s == 1200


def test_the_longest_unshown_cue_is_next(make: Any) -> None:
    run = make.run(slot("a", 30) + slot("b", 40) + slot("c", 40) + slot("d", 35), t=0)
    run.go(2100)
    assert [name for _, name in run.shown()][:8] == ["b", "c", "d", "a", "b", "c", "d", "a"]
    times = [at for at, _ in run.shown()]
    assert all(205 <= after - before <= 275 for before, after in zip([0, *times], times, strict=False))


def test_the_same_seed_gives_the_same_times_and_another_gives_others(make: Any) -> None:
    def times(seed: int) -> list[tuple[int, str]]:
        run = make.run(slot("a") + slot("b"), t=0, seed=seed)
        run.go(1300)
        shown: list[tuple[int, str]] = run.shown()
        return shown

    assert times(1) == times(1)
    assert times(1) != times(2)


def test_a_check_in_goes_to_a_cue_that_may_come(make: Any) -> None:
    text = slot("a", 50, more='gait = ["walking"]\n') + slot("b", 45).replace('"b"', '"b"') + slot("c", 40)
    run = make.run(text, t=0)
    run.go(1000, focus=("a", "c"))
    assert {name for _, name in run.shown()} == {"c"}
    assert run.muted() == []


def test_a_check_in_can_be_shown_while_the_gait_is_unknown(make: Any) -> None:
    run = make.run(slot("a"), t=0)
    run.go(280, gait=None, cadence=None, speed=None)
    assert len(run.shown()) == 1
    gated = make.run(slot("a", more='gait = ["running"]\n'), t=0)
    gated.go(280, gait=None)
    assert gated.shown() == []


def test_a_check_in_that_cannot_come_is_told_once_and_dropped(make: Any) -> None:
    run = make.run(slot("a"), t=0)
    run.go(280, speed=9.0)
    assert [(name, by) for _, name, by in run.muted()] == [("a", "silence")]
    run.go(100)
    assert run.shown() == [], "it does not come late"
    run.go(200)
    assert len(run.shown()) == 1


def test_a_pause_stops_the_clock_of_check_ins(make: Any) -> None:
    def first(pause: int) -> float:
        run = make.run(slot("a"), t=0)
        run.go(100)
        run.go(pause, activity=Activity.PAUSED)
        run.go(400)
        shown = next(d for d in run.decisions if d.outcome is Outcome.SHOWN)
        return shown.tick_s - pause

    assert first(0) == first(300)


def test_every(make: Any) -> None:
    text = '[[cue]]\nid = "e"\nkind = "info"\nshow = "e"\nevery = "5m"\ngait = ["running"]\ncooldown = "0s"\n'
    run = make.run(text, t=0)
    run.go(590)
    run.go(60, gait=Gait.WALKING)
    run.go(400)
    assert run.shown() == [(300, "e"), (900, "e")]


@pytest.mark.nightly
def test_every_give_or_take(make: Any) -> None:
    text = (
        '[[cue]]\nid = "e"\nkind = "info"\nshow = "e"\nevery = "7m"\ngive_or_take = "60s"\ncooldown = "7m"\n'
    )
    runs = [make.run(text, t=0, seed=seed) for seed in (1, 1, 2)]
    for run in runs:
        run.go(6 * 3600)
    one, again, other = ([at for at, _ in run.shown()] for run in runs)
    assert one == again != other
    assert 360 <= one[0] <= 480
    gaps = [after - before for before, after in itertools.pairwise(one)]
    assert all(420 <= gap <= 480 for gap in gaps), "it waits for its cooldown and is not dropped"
    assert max(gaps) - min(gaps) > 30


def test_both_ways_to_come_due_are_one_cue(make: Any) -> None:
    text = slot("a", more='when = "power > 200"\n')
    first = make.run(text, t=0)
    first.go(280)
    ((at, _),) = first.shown()
    run = make.run(text, t=0)
    run.go(at - 1)
    decisions = run.go(power=300.0)
    assert [(d.cue.id, d.outcome) for d in decisions] == [("a", Outcome.SHOWN)], (
        "by the check-in, before 300 s"
    )
