"""When the coach keeps quiet."""

from __future__ import annotations

from typing import Any

import pytest

from stridecue.model.inputs import MarkKind
from stridecue.model.state import Activity, Phase

CUES = """
[[cue]]
id = "{name}"
kind = "{kind}"
technique = "posture"
show = "{name}"
{when}
cooldown = "30s"
"""


def cue(name: str, kind: str = "technique", when: str = 'when = "power > 200"') -> str:
    return CUES.format(name=name, kind=kind, when=when)


DUE = {"power": 300.0}


def reasons(run: Any, seconds: int = 1, **changes: Any) -> list[tuple[str, str | None]]:
    return [(decision.cue.id, decision.by) for decision in run.go(seconds, **changes)]


@pytest.mark.parametrize(("timer", "by"), [(299, "warm-up"), (300, None)])
def test_sensed_technique_waits_300_seconds(make: Any, timer: int, by: str | None) -> None:
    run = make.run(cue("a"), t=timer - 1)
    assert reasons(run, **DUE) == [("a", by)]


@pytest.mark.parametrize(("timer", "by"), [(179, "warm-up"), (180, None)])
def test_technique_by_the_clock_waits_180_seconds(make: Any, timer: int, by: str | None) -> None:
    run = make.run(cue("a", when='when = "timer > 10s"'), t=timer - 1)
    assert reasons(run) == [("a", by)]


def test_other_kinds_do_not_wait_for_the_warm_up(make: Any) -> None:
    for kind in ("safety", "guard", "session", "effort", "praise", "info"):
        assert reasons(make.run(cue("a", kind), t=20), **DUE) == [("a", None)]


def test_the_warm_up_quiet_is_told_once(make: Any) -> None:
    run = make.run(cue("a"), t=200)
    run.go(150, **DUE)
    assert run.muted() == [(201, "a", "warm-up")]
    assert run.shown() == [(300, "a"), (330, "a")]


def test_before_the_start_technique_is_welcome(make: Any) -> None:
    run = make.run(cue("a", when='when = "phase == pre_run for 2s"'), t=0)
    run.go(5, activity=Activity.BEFORE, phase=Phase.PRE_RUN)
    assert run.shown() == [(3, "a")]


def test_a_focus_lets_only_its_techniques_through(make: Any) -> None:
    text = cue("a") + cue("b").replace("posture", "arms")
    run = make.run(text)
    assert reasons(run, focus=("arms",), **DUE) == [("b", None), ("a", "focus")]
    assert reasons(make.run(text), focus=(), **DUE) == [("a", None), ("b", "a")]
    assert reasons(make.run(cue("a", "effort")), focus=("arms",), **DUE) == [("a", None)]


def test_muted_by_the_runner_only_safety_comes_and_without_a_word(make: Any) -> None:
    text = cue("a", "guard") + cue("s", "safety", 'when = "distance < 1"').replace(
        "cooldown", 'say = "Ease off."\ncooldown'
    )
    run = make.run(text)
    assert reasons(run, muted=True, **DUE) == [("a", "mute")]
    (shown,) = run.go(muted=True, distance_m=0.0)
    assert (shown.cue.id, shown.cue.say, shown.cue.speak_s) == ("s", None, 0.0)


def test_unwell_ends_all_but_safety(make: Any) -> None:
    text = cue("a", "guard") + cue("s", "safety", 'when = "distance < 1"')
    run = make.run(text)
    run.press(MarkKind.UNWELL)
    assert reasons(run, 5, **DUE) == [("a", "sf-unwell")]
    assert reasons(run, distance_m=0.0) == [("s", None)]


def test_quiet_for_20_seconds_after_a_pause(make: Any) -> None:
    run = make.run(cue("a", "guard"))
    run.go(10)
    run.go(5, activity=Activity.PAUSED, **DUE)
    assert run.decisions == []
    run.go(30, **DUE)
    assert run.muted() == [(416, "a", "silence")]
    assert run.shown() == [(436, "a")]


def test_quiet_in_a_repetition_and_ten_seconds_after(make: Any) -> None:
    text = cue("a", "guard") + cue("hp-go", "session", 'when = "distance < 1"')
    run = make.run(text, plan="a plan")
    run.go(5, phase=Phase.REP, **DUE)
    run.go(12, phase=Phase.RECOVER, **DUE)
    assert run.muted() == [(401, "a", "silence")]
    assert run.shown() == [(415, "a")]
    assert reasons(make.run(text), phase=Phase.REP, distance_m=0.0) == [("hp-go", None)]


@pytest.mark.parametrize(
    ("speed", "plan", "easy", "by"),
    [
        (3.2, None, 2.5, None),
        (3.3, None, 2.5, "silence"),
        (3.3, "a plan", 2.5, None),
        (3.3, None, None, None),
    ],
)
def test_quiet_when_fast_without_a_plan(
    make: Any, speed: float, plan: str | None, easy: float | None, by: str | None
) -> None:
    run = make.run(cue("a", "effort"), plan=plan, easy_speed_mps=easy)
    assert reasons(run, speed=speed, **DUE) == [("a", by)]


def test_quiet_on_technical_ground_while_running(make: Any) -> None:
    text = cue("a", "effort") + cue("s", "safety", 'when = "distance < 1"')
    assert reasons(make.run(text), surface="technical", **DUE) == [("a", "silence")]
    assert reasons(make.run(text), surface="technical", gait=None, **DUE) == [("a", None)]
    assert reasons(make.run(text), surface="technical", distance_m=0.0) == [("s", None)]


def test_no_quiet_for_safety(make: Any) -> None:
    run = make.run(cue("s", "safety"), t=10)
    assert reasons(run, speed=9.0, phase=Phase.REP, surface="technical", focus=("arms",), **DUE) == [
        ("s", None)
    ]
