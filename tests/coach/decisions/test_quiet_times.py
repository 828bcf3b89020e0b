"""When the coach keeps quiet."""

from __future__ import annotations

from typing import Any

import pytest

from stridecue.coach import shipped_sets
from stridecue.model.inputs import MarkKind
from stridecue.model.plan import PlanPlace
from stridecue.model.setup import CueSetText
from stridecue.model.state import Activity, Gait, Phase, Quality, Signal

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


def test_a_pause_that_the_finish_ends_leaves_no_quiet_behind(make: Any) -> None:
    run = make.run(cue("a", "info"))
    run.go(5, activity=Activity.PAUSED)
    run.go(1, activity=Activity.FINISHED, **DUE)
    assert run.shown() == [(406, "a")]


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
        (3.3, PlanPlace("run"), 2.5, None),
        (3.3, None, None, None),
    ],
)
def test_quiet_when_fast_without_a_plan(
    make: Any, speed: float, plan: PlanPlace | None, easy: float | None, by: str | None
) -> None:
    run = make.run(cue("a", "effort"), easy_speed_mps=easy)
    assert reasons(run, speed=speed, plan=plan, **DUE) == [("a", by)]


@pytest.mark.parametrize(
    ("name", "kind", "by"),
    [
        ("a", "guard", "silence"),
        ("a", "info", "silence"),
        ("hp-easy", "session", None),
        ("s", "safety", None),
    ],
)
def test_quiet_in_a_silent_step(make: Any, name: str, kind: str, by: str | None) -> None:
    assert reasons(make.run(cue(name, kind)), plan=PlanPlace("run", silent=True), **DUE) == [(name, by)]


@pytest.mark.parametrize(
    ("home", "shipped", "kind", "named", "by"),
    [
        ("hill-climb", True, "effort", None, None),
        ("hill-climb", True, "effort", ("hill-climb",), None),
        ("hill-climb", True, "effort", ("flat-control",), "plan"),
        ("hill-climb", True, "guard", (), "plan"),
        ("hill-climb", True, "technique", (), "plan"),
        ("hill-climb", True, "safety", (), None),
        ("safety", True, "info", (), None),
        ("mine", False, "effort", (), None),
    ],
)
def test_in_a_step_only_the_sets_that_it_names(
    make: Any, home: str, shipped: bool, kind: str, named: tuple[str, ...] | None, by: str | None
) -> None:
    run = make.run(CueSetText(home, cue("a", kind), shipped=shipped))
    assert reasons(run, plan=PlanPlace("run", cue_sets=named), **DUE) == [("a", by)]


def test_what_the_runner_changed_of_a_shipped_set_stays_in_it(make: Any) -> None:
    mine = CueSetText("mine", cue("a", "effort"), shipped=False)
    run = make.run(CueSetText("hill-climb", cue("a", "effort"), shipped=True), mine)
    assert reasons(run, plan=PlanPlace("run", cue_sets=()), **DUE) == [("a", "plan")]


def test_a_check_in_goes_to_a_set_of_the_step(make: Any) -> None:
    in_turn = 'slot = "check-in"'
    run = make.run(
        CueSetText("one", cue("a", "technique", in_turn), shipped=True),
        CueSetText("two", cue("b", "technique", in_turn), shipped=True),
    )
    run.go(600, plan=PlanPlace("run", cue_sets=("two",)))
    assert {name for _, name in run.shown()} == {"b"}
    assert run.muted() == []


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


def test_in_a_section_of_the_focus_only_its_technique(make: Any) -> None:
    text = cue("a") + cue("b").replace("posture", "arms")
    both = ("posture", "arms")
    assert reasons(make.run(text), focus=both, focus_now="arms", **DUE) == [("b", None), ("a", "focus")]
    assert reasons(make.run(text), focus=both, focus_now="posture", **DUE) == [("a", None), ("b", "focus")]
    assert reasons(make.run(text), focus=both, focus_now=None, **DUE) == [("a", None), ("b", "a")]


def test_downhill_control_and_what_is_no_technique_need_no_focus(make: Any) -> None:
    downhill = CueSetText("downhill-control", cue("a"), shipped=False)
    for text in (downhill, cue("a", "guard"), cue("a", "safety"), cue("a", "info")):
        assert reasons(make.run(text), focus=("arms",), focus_now="arms", **DUE) == [("a", None)]


@pytest.mark.parametrize(
    ("step_in_s", "by"), [(10.1, None), (10.0, "silence"), (0.0, "silence"), (None, None)]
)
def test_quiet_before_a_planned_step(make: Any, step_in_s: float | None, by: str | None) -> None:
    place = PlanPlace(step="run", step_in_s=step_in_s)
    run = make.run(cue("a", "guard"), plan="a plan")
    assert reasons(run, plan=place, **DUE) == [("a", by)]


@pytest.mark.parametrize(
    ("name", "kind", "by"),
    [
        ("hp-ready", "session", None),
        ("hp-first", "session", None),
        ("hp-warm", "guard", None),
        ("hp-wait", "session", "silence"),
        ("s", "safety", None),
    ],
)
def test_before_a_step_comes_what_prepares_for_it(make: Any, name: str, kind: str, by: str | None) -> None:
    place = PlanPlace(step="recover", step_in_s=8.0)
    run = make.run(cue(name, kind), plan="a plan")
    assert reasons(run, plan=place, **DUE) == [(name, by)]


def test_what_says_that_a_sensor_is_lost_cannot_be_switched_off(make: Any) -> None:
    lost = Signal(None, Quality.LOST, 40.0, "test")
    changes: list[dict[str, object]] = [
        {"muted": True},
        {"phase": Phase.REP},
        {"surface": "technical"},
        {"plan": PlanPlace(step="run", step_in_s=3.0)},
    ]
    for change in changes:
        run = make.run(shipped_sets.text("safety"), plan="a plan", easy_speed_mps=None)
        run.go(5)
        run.go(1, heart_rate=lost, **change)
        assert [name for _, name in run.shown()] == ["sf-hr-lost"]


def test_on_technical_ground_nothing_stands_on_cadence(make: Any) -> None:
    steps = cue("a", when='when = "cadence_change <= -4"')
    low = {"cadence_change_percent": -6.0, "gait": Gait.WALKING}
    assert reasons(make.run(steps), surface="technical", **low) == [("a", "silence")]
    assert reasons(make.run(steps), surface="trail", **low) == [("a", None)]
    spots = cue("a", when='when = "grade > 4"')
    assert reasons(make.run(spots), surface="technical", gait=Gait.WALKING, grade=6.0) == [("a", None)]
