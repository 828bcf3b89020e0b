"""One technique cue in four is withheld, so that its effect is a comparison."""

from __future__ import annotations

from typing import Any

import pytest

from cue_texts import DUE, NOT_DUE, cue
from stridecue.model.cue import Outcome
from stridecue.model.inputs import MarkKind
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import History

ON = RunSettings()
EXPECT = ["speed down 5% in 20s"]
TEXT = cue("a", "technique", cooldown="30s", say=None, expect=EXPECT)


def turns(run: Any, times: int, *, pause_s: int = 40, **changes: Any) -> list[Outcome]:
    """Let a cue come due again and again, and return what became of it each time."""
    outcomes = []
    run.go(30)
    for _ in range(times):
        found = [decision for decision in run.go(1, **DUE, **changes) if decision.cue.id == "a"]
        run.go(pause_s, **NOT_DUE, **changes)
        outcomes += [decision.outcome for decision in found]
    return outcomes


def seed_that_withholds(make: Any) -> int:
    """A seed whose first turn is withheld."""
    for seed in range(100):
        run = make.run(TEXT, options=ON, seed=seed)
        if turns(run, 1) == [Outcome.WITHHELD]:
            return seed
    raise AssertionError("no seed withholds")


def test_about_one_in_four_and_the_same_seed_the_same_ones(make: Any) -> None:
    # Met each time, so that no three misses end it.
    text = cue("a", "technique", cooldown="30s", say=None, expect=["speed within 5% in 20s"])
    found = {seed: turns(make.run(text, options=ON, seed=seed), 300) for seed in (1, 2)}
    assert found[1] != found[2]
    assert found[1] == turns(make.run(text, options=ON, seed=1), 300)
    every = found[1] + found[2]
    assert set(every) == {Outcome.SHOWN, Outcome.WITHHELD}
    assert every.count(Outcome.WITHHELD) / len(every) == pytest.approx(0.25, abs=0.05)


def test_a_withheld_cue_is_neither_shown_nor_counted_as_shown(make: Any) -> None:
    run = make.run(TEXT, options=ON, seed=seed_that_withholds(make))
    run.go(30)
    (decision,) = run.go(1, **DUE)
    assert (decision.outcome, decision.by, decision.cue.show) == (Outcome.WITHHELD, None, "a")
    assert run.coach.showing is None
    run.go(19, **DUE)
    assert run.decisions == [decision], "nothing is told twice"
    run.go(1, **DUE)
    assert run.decisions[1].tick_s == decision.tick_s + 20, "its window is over, no cooldown holds it"
    assert [(one.cue, one.withheld, one.hit) for one in run.responses] == [("a", True, False)]


def test_nothing_comes_instead_and_its_metric_is_left_alone(make: Any) -> None:
    others = cue("b", say=None, expect=["speed down 2% in 30s"], cooldown="30s", priority=30)
    others += cue("c", say=None, when="power > 400", cooldown="5m") + cue("d", "guard", when="power > 800")
    run = make.run(TEXT + others, options=ON, seed=seed_that_withholds(make))
    run.go(30)
    found = [(d.cue.id, d.outcome, d.by) for d in run.go(1, **DUE)]
    assert found == [("a", Outcome.WITHHELD, None), ("b", Outcome.MUTED, "a")]
    assert [one.muted_by for one in run.coach.traces()] == ["withheld", "a", "gap", None]
    run.go(14, power=500.0)
    assert run.shown() == []
    run.go(1, power=500.0)
    assert run.shown() == [(446, "c")], (
        "what looks for another metric may come, when it might after a shown cue"
    )
    run.go(1, power=900.0)
    assert run.shown()[1:] == [(447, "d")], "a guard never waits"


@pytest.mark.parametrize(("seconds", "spoken"), [(44, False), (45, True)])
def test_what_follows_is_spoken_when_it_would_be_after_a_shown_cue(
    make: Any, seconds: int, spoken: bool
) -> None:
    text = cue("a", "technique", expect=EXPECT)
    run = make.run(text + cue("c", when="power > 400"), options=ON, seed=seed_that_withholds(make))
    run.go(30)
    run.go(1, **DUE)
    run.go(seconds - 1)
    (shown,) = run.go(power=500.0, distance_m=0)[:1]
    assert (shown.cue.id, shown.cue.say is not None) == ("c", spoken)


def test_a_withheld_technique_is_left_alone_like_a_shown_one(make: Any) -> None:
    text = cue("a", "technique", technique="arms", say=None, expect=EXPECT)
    text += cue("b", "technique", technique="arms", say=None, when="power > 400", priority=90)
    history = History(fade_levels=(("arms", 2),))
    run = make.run(text, options=ON, seed=seed_that_withholds(make), history=history)
    run.go(30)
    run.go(1, **DUE)
    run.go(100, power=500.0)
    assert run.withheld()[0] == (431, "a")
    assert run.shown()[0] == (521, "b")


def test_a_decision_says_whether_a_lot_decided(make: Any) -> None:
    text = TEXT + cue("b", when="power > 400", say=None, expect=EXPECT)
    run = make.run(text, options=ON, seed=seed_that_withholds(make))
    run.go(30)
    run.go(60, **DUE)
    found = [(d.outcome, d.drawn) for d in run.decisions if d.outcome is not Outcome.MUTED]
    assert found[:2] == [(Outcome.WITHHELD, True), (Outcome.SHOWN, True)]
    assert all(one.drawn for one in run.responses)
    run.go(60, **NOT_DUE)
    run.go(1, power=500.0)
    assert (run.decisions[-1].cue.id, run.decisions[-1].drawn) in {("b", False), ("a", False)}
    run.press(MarkKind.PAIN)
    run.go(200, **DUE)
    assert not run.decisions[-1].drawn, "after pain nothing is tried out, and nothing compared"


def test_within_the_window_a_new_excursion_is_told_as_withheld(make: Any) -> None:
    run = make.run(TEXT, options=ON, seed=seed_that_withholds(make))
    run.go(30)
    run.go(1, **DUE)
    run.go(2, **NOT_DUE)
    run.go(2, **DUE)
    assert run.muted() == [(434, "a", "withheld")]


@pytest.mark.parametrize("kind", ["safety", "guard", "session", "effort", "praise", "info"])
def test_other_kinds_are_never_withheld(make: Any, kind: str) -> None:
    text = cue("a", kind, cooldown="30s", say=None, expect=["speed within 5% in 20s"])
    assert Outcome.WITHHELD not in turns(make.run(text, options=ON), 60)


def test_what_no_sensor_sees_is_never_withheld(make: Any) -> None:
    assert set(turns(make.run(cue("a", "technique", cooldown="30s", say=None), options=ON), 60)) == {
        Outcome.SHOWN
    }


def test_what_is_not_measured_now_is_not_withheld(make: Any) -> None:
    text = cue("a", "technique", cooldown="30s", say=None, expect=["heart_rate down 4 in 20s"])
    run = make.run(text, options=ON)
    run.go(30, heart_rate=None)
    assert Outcome.WITHHELD not in turns(run, 60, heart_rate=None)[1:]


def test_experiments_can_be_switched_off(make: Any) -> None:
    run = make.run(TEXT, options=RunSettings(experiments=False), seed=seed_that_withholds(make))
    assert Outcome.WITHHELD not in turns(run, 60)


def test_self_checks_by_the_clock_are_not_withheld(make: Any) -> None:
    text = cue("a", "technique", slot="check-in", when="power > 900", say=None, expect=EXPECT)
    run = make.run(text, t=0, options=ON)
    run.go(60 * 240)
    assert len(run.shown()) > 50
    assert run.withheld() == []


def test_a_turn_by_the_clock_that_is_withheld_is_over(make: Any) -> None:
    text = cue("a", "technique", when=None, every="5m", say=None, expect=["speed within 5% in 20s"])
    run = make.run(text, t=0, options=ON, seed=2)
    run.go(300 * 60 + 5)
    withheld = [at for at, _ in run.withheld()]
    assert len(withheld) > 5
    assert len(withheld) + len(run.shown()) == 60
    assert all(at % 300 == 0 for at in withheld)
