"""How the runner answered: before and after, hits and misses, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from cue_texts import DUE, cue
from stridecue.coach.cue_files.cue_file import parse_all
from stridecue.coach.metric_type import RunFacts
from stridecue.coach.response import responses_of
from stridecue.model.cue import Outcome
from stridecue.model.inputs import Change, ChangeKind
from stridecue.model.response import Response
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import CueSetText
from stridecue.model.state import Activity, Quality, Signal, State

FACTS = RunFacts(easy_speed_mps=2.5)
SUSPECT = Signal(190.0, Quality.SUSPECT, 0.0, "test")


def answers(
    make: Any, expect: Sequence[str], before: dict[str, Any], after: Sequence[tuple[int, dict[str, Any]]]
) -> list[Response]:
    """Show a cue at second 430, after half a minute of `before`, and play seconds of this and that."""
    run = make.run(cue("a", technique="short steps", cooldown="1h", expect=list(expect)))
    run.go(29, **before)
    run.go(1, **before, **DUE)
    assert run.shown() == [(430, "a")]
    for seconds, changes in after:
        run.go(seconds, **changes)
    responses: list[Response] = run.responses
    return responses


def test_the_mean_of_the_last_ten_seconds_against_the_twenty_before(make: Any) -> None:
    (found,) = answers(
        make,
        ["cadence_change up 1.5 in 30s"],
        {"cadence_change_percent": -5.0},
        [(20, {"cadence_change_percent": 40.0}), (10, {"cadence_change_percent": -3.0})],
    )
    assert found == Response(
        cue="a",
        technique="short steps",
        tick_s=430,
        measured_s=460,
        withheld=False,
        metric="cadence_change",
        effect=2.0,
        relative=False,
        hit=True,
        up=True,
        drawn=False,
    )


@pytest.mark.parametrize(
    ("expect", "before", "after", "effect", "hit"),
    [
        ("cadence_change up 1.5 in 20s", -5.0, -3.4, 1.6, True),
        ("cadence_change up 1.5 in 20s", -5.0, -3.5, 1.5, True),
        ("cadence_change up 1.5 in 20s", -5.0, -3.6, 1.4, False),
        ("cadence_change up 1.5 in 20s", -5.0, -8.0, -3.0, False),
        ("cadence_change down 1.5 in 20s", 5.0, 3.0, 2.0, True),
        ("cadence_change within 1 in 20s", 5.0, 4.5, -0.5, True),
        ("cadence_change within 1 in 20s", 5.0, 6.5, 1.5, False),
    ],
)
def test_effects_are_positive_in_the_expected_direction(
    make: Any, expect: str, before: float, after: float, effect: float, hit: bool
) -> None:
    (found,) = answers(
        make, [expect], {"cadence_change_percent": before}, [(20, {"cadence_change_percent": after})]
    )
    assert found.effect == pytest.approx(effect)
    assert found.hit is hit


def test_percent_of_what_is_no_percentage_is_relative_to_before(make: Any) -> None:
    (found,) = answers(make, ["speed down 5% in 20s"], {"speed": 2.5}, [(20, {"speed": 2.35})])
    assert (found.effect, found.relative, found.up, found.hit) == (pytest.approx(6.0), True, False, True)


def test_every_expectation_has_to_be_met_and_the_first_gives_the_effect(make: Any) -> None:
    expect = ["speed down 5% in 20s", "heart_rate down 4 in 60s"]
    low, high = {"speed": 2.0, "heart_rate": 120.0}, {"speed": 2.0, "heart_rate": 129.0}
    (found,) = answers(make, expect, {}, [(20, {"speed": 2.0}), (40, low)])
    assert (found.measured_s, found.effect, found.hit) == (490, pytest.approx(20.0), True)
    (missed,) = answers(make, expect, {}, [(60, high)])
    assert (missed.effect, missed.hit) == (pytest.approx(20.0), False)


@pytest.mark.parametrize(("known_s", "known"), [(15, True), (14, False)])
def test_three_quarters_of_the_seconds_before_have_to_be_good(make: Any, known_s: int, known: bool) -> None:
    run = make.run(cue("a", cooldown="1h", expect=["heart_rate down 4 in 20s"]))
    run.go(40, heart_rate=SUSPECT)
    run.go(known_s - 1)
    run.go(1, **DUE)
    run.go(20, heart_rate=120.0)
    assert [one.hit for one in run.responses] == [True if known else None]
    assert (run.responses[0].effect is not None) is known


@pytest.mark.parametrize(("known_s", "known"), [(8, True), (7, False)])
def test_three_quarters_of_the_seconds_after_have_to_be_good(make: Any, known_s: int, known: bool) -> None:
    after = [(20 - known_s, {"heart_rate": SUSPECT}), (known_s, {"heart_rate": 120.0})]
    (found,) = answers(make, ["heart_rate down 4 in 20s"], {}, after)
    assert (found.hit, found.effect) == ((True, 10.0) if known else (None, None))


def test_a_missed_expectation_is_a_miss_whatever_the_other_was(make: Any) -> None:
    expect = ["heart_rate down 4 in 20s", "speed down 5% in 20s"]
    (missed,) = answers(make, expect, {"heart_rate": None}, [(20, {})])
    assert (missed.hit, missed.effect) == (False, None)
    (unknown,) = answers(make, expect, {"heart_rate": None}, [(20, {"speed": 2.0})])
    assert (unknown.hit, unknown.effect) == (None, None)


@pytest.mark.parametrize("activity", [Activity.PAUSED, Activity.AUTO_PAUSED, Activity.FINISHED])
def test_what_a_pause_or_the_finish_falls_into_is_unknown(make: Any, activity: Activity) -> None:
    (found,) = answers(make, ["speed down 5% in 30s"], {}, [(10, {}), (5, {"activity": activity}), (60, {})])
    assert (found.hit, found.effect, found.measured_s) == (None, None, 441)


def test_what_was_before_a_pause_is_no_before(make: Any) -> None:
    run = make.run(cue("a", "guard", cooldown="1h", expect=["speed down 5% in 20s"]))
    run.go(30)
    run.go(5, activity=Activity.PAUSED)
    run.go(20)
    run.go(1, **DUE)
    run.go(20, speed=2.0)
    assert run.shown() == [(456, "a")]
    assert [one.hit for one in run.responses] == [True], "twenty seconds after the pause"
    safety = make.run(cue("s", "safety", cooldown="1h", expect=["speed down 5% in 20s"]))
    safety.go(30)
    safety.go(5, activity=Activity.PAUSED, **DUE)
    safety.go(60, speed=2.0)
    assert [(one.tick_s, one.hit) for one in safety.responses] == [(431, None)]


def test_percent_of_nothing_is_unknown(make: Any) -> None:
    (found,) = answers(make, ["speed down 5% in 20s"], {"speed": 0.0}, [(20, {"speed": 1.0})])
    assert (found.hit, found.effect) == (None, None)


def test_self_checks_are_not_measured(make: Any) -> None:
    text = cue("a", "technique", slot="check-in", expect=["cadence_change up 1.5 in 30s"])
    low = {"cadence_change_percent": -5.0}
    run = make.run(text, t=0)
    run.go(400, **low)
    (checked,) = (decision for decision in run.decisions if decision.outcome is Outcome.SHOWN)
    assert checked.by_clock
    assert run.responses == [], "a clock brought it, and nothing was to be mended"
    run.go(30, **low, **DUE)
    assert not run.decisions[-1].by_clock
    run.go(30, **low)
    assert [one.hit for one in run.responses] == [False]
    clock_only = make.run(cue("a", when=None, every="5m", expect=["speed down 5% in 30s"]), t=0)
    clock_only.go(400)
    assert [one.hit for one in clock_only.responses] == [False], "nothing else could bring it"


def test_cues_without_expectations_have_no_answer(make: Any) -> None:
    run = make.run(cue("a"))
    run.go(100, **DUE)
    assert run.shown()
    assert run.responses == []


def test_a_cue_that_changes_on_the_way_is_still_measured(make: Any) -> None:
    text = cue("a", cooldown="1h", expect=["speed down 5% in 20s"])
    run = make.run(text)
    run.go(30)
    run.go(1, **DUE)
    (said,) = run.coach.feed(run.t * 1000, Change(ChangeKind.CUE_SET, "own-0", ""))
    assert said.text == "own-0.toml is in use as changed."
    run.go(20, speed=2.0)
    assert [(one.cue, one.hit) for one in run.responses] == [("a", True)]


# Of a recorded run


def played(make: Any, **changes: Any) -> tuple[Any, list[State], str]:
    """A run with many cues, and its states."""
    text = cue("a", "technique", technique="short steps", expect=["speed down 5% in 20s"])
    text += cue("b", when="heart_rate > 140", expect=["heart_rate down 4 in 60s", "speed down 2% in 15s"])
    text += cue("c", "technique", when="power > 250", slot="check-in", expect=["cadence up 2 in 10s"])
    run = make.run(text, t=0, **changes)
    states: list[State] = []
    tick = run.coach.tick

    def noting(state: State) -> Any:
        states.append(state)
        return tick(state)

    run.coach = type("Noting", (), {"tick": staticmethod(noting)})()
    for second in range(2400):
        run.go(
            power=100.0 + 200 * (second % 150 > 80),
            speed=2.5 - 0.3 * (second % 70 > 35),
            heart_rate=None if second % 900 > 860 else 135.0 + 12 * (second % 110 > 60),
            cadence=165.0 + second % 9,
            activity=Activity.AUTO_PAUSED if second % 310 > 300 else Activity.ACTIVE,
        )
    return run, states, text


@pytest.mark.parametrize("experiments", [True, False])
def test_a_recorded_run_gives_the_same_answers(make: Any, experiments: bool) -> None:
    run, states, text = played(make, options=RunSettings(experiments=experiments), seed=3)
    sets = parse_all([CueSetText("own-0", text, shipped=False)])
    found = responses_of(sets, FACTS, states, run.decisions)
    assert found == run.responses
    assert len(found) > 20
    assert {one.hit for one in found} == {True, False, None}
    assert any(one.withheld for one in found) is experiments
    assert any(one.drawn and not one.withheld for one in found) is experiments
    assert not any(one.drawn for one in found if one.cue == "b"), "an effort cue"


def test_decisions_on_cues_that_are_not_known_have_no_answer(make: Any) -> None:
    run, states, _ = played(make)
    assert responses_of((), FACTS, states, run.decisions) == []
