"""How many technique cues are spoken within ten minutes."""

from __future__ import annotations

from typing import Any

import pytest

from cue_texts import DUE, cue
from stridecue.coach.decisions.budget import Budget
from stridecue.coach.decisions.fade_effects import Fading
from stridecue.model.setup import History
from stridecue.model.state import Activity, Phase

STEPS = "short steps"


def of_level(level: int) -> History:
    return History(fade_levels=((STEPS, level),))


@pytest.mark.parametrize(("level", "allowed"), [(1, 6), (2, 4), (3, 2), (4, 1), (5, 1)])
def test_the_fade_level_says_how_many(level: int, allowed: int) -> None:
    budget = Budget(Fading(of_level(level)))
    spoken = 0
    while not budget.used_up(STEPS, 100 + spoken):
        budget.note_spoken(STEPS, 100 + spoken)
        spoken += 1
    assert spoken == allowed
    assert budget.used_up(STEPS, 699)
    assert not budget.used_up(STEPS, 700), "the first is ten minutes ago"


def test_other_techniques_do_not_use_it_up_until_all_together_did() -> None:
    budget = Budget(Fading(of_level(4)))
    for second in range(5):
        budget.note_spoken("arms", second)
    assert not budget.used_up(STEPS, 100)
    budget.note_spoken(None, 6)
    assert budget.used_up(STEPS, 100)
    assert budget.used_up("posture", 599)
    assert not budget.used_up("posture", 600)


def test_a_spoken_cue_beyond_the_budget_is_not_shown_either(make: Any) -> None:
    text = cue("a", "technique", technique="arms", cooldown="50s")
    text += cue("b", "technique", technique="arms", cooldown="50s", say=None, priority=30)
    run = make.run(text)
    run.go(330, **DUE)
    assert [at for at, name in run.shown() if name == "a"] == [401, 451, 501, 551, 601, 651]
    run.go(20)
    run.go(10, power=100.0)
    run.go(30, **DUE)
    assert [one for one in run.muted() if one[0] > 730 and one[1] == "a"] == [(761, "a", "budget")]
    assert run.coach.traces("a")[0].muted_by == "budget"
    assert run.coach.traces("b")[0].muted_by != "budget", "it has no words"
    run.go(300, **DUE)
    assert [at for at, name in run.shown() if name == "a"][6] == 1001, "ten minutes after the first"


def test_other_kinds_have_no_budget(make: Any) -> None:
    run = make.run(cue("a", cooldown="50s"))
    run.go(500, **DUE)
    assert len(run.shown()) == 10


def test_what_is_said_before_the_start_does_not_count(make: Any) -> None:
    ready = cue("tb-ready", "technique", technique=STEPS, when="phase == pre_run", cooldown="1h")
    run = make.run(ready + cue("a", "technique", technique=STEPS), t=0, history=of_level(4))
    run.go(10, activity=Activity.BEFORE, phase=Phase.PRE_RUN)
    run.go(400)
    run.go(5, **DUE)
    assert [name for _, name in run.shown()] == ["tb-ready", "a"]
