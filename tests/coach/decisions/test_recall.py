"""The recall of a technique in minute 3."""

from __future__ import annotations

from typing import Any

import pytest

from cue_texts import cue
from stridecue.model.setup import History
from stridecue.model.state import Gait

STEPS, ARMS = "short steps", "arms"
TEXT = cue("mute", "technique", technique=STEPS, say=None)
TEXT += cue("single", "technique", technique=STEPS, once=True)
TEXT += cue("uphill", "technique", technique=STEPS, slope=["up1"])
TEXT += cue("effort", "effort", technique=STEPS)
TEXT += cue("steps", "technique", technique=STEPS)
TEXT += cue("steps-too", "technique", technique=STEPS)
TEXT += cue("arms", "technique", technique=ARMS)


def recalled(make: Any, text: str = TEXT, history: History | None = None, **changes: Any) -> list[Any]:
    run = make.run(text, t=0, history=history or History(recall_technique=STEPS))
    run.go(1200, **changes)
    shown: list[Any] = run.shown()
    return shown


def levels(**entries: int) -> History:
    return History(fade_levels=tuple(entries.items()))


def test_after_a_week_the_last_focus_is_recalled_in_minute_three(make: Any) -> None:
    assert recalled(make) == [(180, "steps")]


def test_without_reason_nothing_is_recalled(make: Any) -> None:
    assert recalled(make, history=History()) == []
    assert recalled(make, history=History(fade_levels=((STEPS, 4),))) == []
    assert recalled(make, history=History(recall_technique="unheard of")) == []


def test_a_learnt_technique_is_recalled_every_run(make: Any) -> None:
    assert recalled(make, history=History(fade_levels=((STEPS, 5),))) == [(180, "steps")]


def test_one_technique_a_run_the_most_practised_first(make: Any) -> None:
    both = ((STEPS, 5), (ARMS, 5))
    assert recalled(make, history=History(fade_levels=both)) == [(180, "arms")], "by name"
    practised = History(fade_levels=both, fade_sessions=((STEPS, 12), (ARMS, 9)))
    assert recalled(make, history=practised) == [(180, "steps")]
    last = History(fade_levels=both, fade_sessions=((STEPS, 12),), recall_technique=ARMS)
    assert recalled(make, history=last) == [(180, "arms")]


def test_with_a_focus_only_what_is_in_it(make: Any) -> None:
    history = History(fade_levels=((STEPS, 5), (ARMS, 5)))
    assert recalled(make, history=history, focus=(STEPS,), focus_now=STEPS) == [(180, "steps")]
    assert recalled(make, history=History(recall_technique=STEPS), focus=(ARMS,)) == []


def test_what_hurt_lately_is_not_recalled(make: Any) -> None:
    history = History(recall_technique=STEPS, fade_levels=((ARMS, 5),), rested_techniques=(STEPS,))
    assert recalled(make, history=history) == [(180, "arms")]


@pytest.mark.parametrize(("seconds", "shown"), [(209, [(210, "steps")]), (210, [])])
def test_it_waits_for_half_a_minute_for_its_gates(make: Any, seconds: int, shown: list[Any]) -> None:
    text = cue("steps", "technique", technique=STEPS, gait=["running"])
    run = make.run(text, t=0, history=History(recall_technique=STEPS))
    run.go(seconds - 1, gait=Gait.WALKING)
    run.go(1000)
    assert [(at + 1, name) for at, name in run.shown()] == shown


def test_a_recall_that_cannot_come_is_told_once(make: Any) -> None:
    run = make.run(TEXT, t=0, history=History(recall_technique=STEPS))
    run.go(1000, speed=9.0)
    assert run.muted() == [(180, "steps", "silence")]


def test_a_recall_is_a_self_check(make: Any) -> None:
    text = cue("steps", "technique", technique=STEPS, expect=["speed down 5% in 20s"])
    run = make.run(text, t=0, history=History(recall_technique=STEPS))
    run.go(300)
    assert [decision.by_clock for decision in run.decisions] == [True]
    assert run.responses == []


def test_beyond_the_recall_a_learnt_technique_comes_by_no_clock(make: Any) -> None:
    text = cue("steps", "technique", technique=STEPS, slot="check-in")
    text += cue("arms", "technique", technique=ARMS, when=None, every="5m")
    text += cue("tall", "technique", technique="posture", when=None, slot="check-in", priority=10)
    history = History(fade_levels=((STEPS, 5), (ARMS, 5)))
    run = make.run(text, t=0, history=history, seed=1)
    run.go(3000)
    names = [name for _, name in run.shown()]
    assert names[0] == "arms"
    assert set(names[1:]) == {"tall"}
    run.go(2, power=300.0)
    assert run.shown()[-1][1] == "steps", "what is far off is still told"
