"""When something hurts."""

from __future__ import annotations

from typing import Any

import pytest

from cue_texts import DUE, NOT_DUE, cue
from stridecue.model.inputs import MarkKind
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import History

STEPS, ARMS = "short steps", "arms"
TEXT = cue("a", "technique", technique=STEPS, cooldown="30s", expect=["speed down 5% in 20s"])
TEXT += cue("b", "technique", technique=ARMS, when="power > 400", cooldown="30s")
OTHER = {"power": 500.0}


def say_pain(run: Any, **changes: Any) -> None:
    """The key, and what the state says from then on."""
    run.press(MarkKind.PAIN)
    run.go(1, hurts=True, **changes)


def test_the_technique_of_the_last_cue_is_left_alone(make: Any) -> None:
    run = make.run(TEXT)
    run.go(1, **DUE)
    run.go(60, **NOT_DUE)
    say_pain(run)
    run.go(900, hurts=True, **DUE)
    assert run.shown() == [(401, "a")]
    assert [one[1:] for one in run.muted()] == [("a", "pain")]
    run.go(60, hurts=True, **OTHER)
    assert run.shown()[-1][1] == "b", "another technique may come"


@pytest.mark.parametrize(("ago_s", "rests"), [(600, True), (601, False)])
def test_a_cue_of_ten_minutes_ago_was_worked_on(make: Any, ago_s: int, rests: bool) -> None:
    run = make.run(TEXT)
    run.go(1, **DUE)
    run.go(ago_s - 1)
    say_pain(run)
    run.go(1, hurts=True, **DUE)
    assert (run.shown()[-1] == (401, "a")) is rests


def test_in_a_section_of_the_focus_its_technique_is_the_one(make: Any) -> None:
    run = make.run(TEXT)
    run.go(1, **DUE)
    say_pain(run, focus=(ARMS,), focus_now=ARMS)
    run.go(60, hurts=True, **OTHER)
    assert run.muted()[-1][1:] == ("b", "pain")
    assert run.shown()[-1][1] == "a"


def test_pain_once_more_rests_another_technique(make: Any) -> None:
    run = make.run(TEXT)
    run.go(1, **DUE)
    say_pain(run)
    run.go(60, hurts=True, **OTHER)
    assert run.shown()[-1][1] == "b"
    say_pain(run)
    run.go(60, hurts=True, **NOT_DUE)
    run.go(60, hurts=True, **OTHER)
    assert ("b", "pain") in [one[1:] for one in run.muted()]
    assert run.shown()[-1][1] == "b"


def test_a_state_that_says_so_is_enough(make: Any) -> None:
    run = make.run(TEXT)
    run.go(1, **DUE)
    run.go(1, hurts=True)
    run.go(60, hurts=True, **DUE)
    assert run.shown() == [(401, "a")]


def test_with_nothing_worked_on_nothing_rests(make: Any) -> None:
    run = make.run(TEXT)
    say_pain(run)
    run.go(1, hurts=True, **DUE)
    assert run.shown() == [(402, "a")]


def test_what_hurt_lately_is_not_offered(make: Any) -> None:
    text = TEXT + cue("g", "session", technique=STEPS, when="power > 600")
    text += cue("w", "guard", technique=STEPS, when="power > 700")
    run = make.run(text, history=History(rested_techniques=(STEPS,)))
    run.go(300, **DUE)
    assert run.shown() == []
    assert run.coach.traces("a")[0].muted_by == "pain"
    run.go(1, power=650.0)
    assert run.muted()[-1][1:] == ("g", "pain"), "no game with it either"
    run.go(1, power=800.0)
    assert run.shown()[-1] == (702, "w"), "what guards comes"


def test_nothing_is_tried_out_any_more(make: Any) -> None:
    text = cue("a", "technique", cooldown="30s", expect=["speed down 50% in 20s"])
    text += cue(
        "b", "technique", technique=ARMS, priority=30, expect=["cadence up 2% in 20s"], cooldown="30s"
    )
    run = make.run(text, options=RunSettings(), seed=4)
    run.go(30)
    run.go(900, **DUE)
    assert run.withheld()
    before = len(run.withheld())
    say_pain(run)
    run.go(2000, hurts=True, **DUE)
    assert len(run.withheld()) == before
