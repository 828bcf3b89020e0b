"""A coach over a run: pauses, copies, and sets that change on the way."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from stridecue.coach import shipped_sets
from stridecue.errors import CueFileError
from stridecue.model.cue import Outcome
from stridecue.model.events import CueDecided, Noticed
from stridecue.model.inputs import Change, ChangeKind, Mark, MarkKind, Packet
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import CueSetText
from stridecue.model.state import Activity, Gait, Quality, Signal, Slope
from stridecue.model.trace import Stage

CUES = Path(__file__).parent.parent / "cues"
HOLD = '[[cue]]\nid = "a"\nkind = "effort"\nshow = "{show}"\nwhen = "{when}"\ncooldown = "60s"\n'


def hold(show: str = "A", when: str = "power > 200 for 10s") -> str:
    return HOLD.format(show=show, when=when)


def own(name: str, when: str) -> str:
    return hold(when=when).replace('"a"', f'"{name}"')


def change(run: Any, name: str, text: str) -> list[Any]:
    events: list[Any] = run.coach.feed(run.t * 1000, Change(ChangeKind.CUE_SET, name, text))
    return events


def in_use(title: str, name: str) -> list[Noticed]:
    """What is said when a changed set counts."""
    return [Noticed(f"{title} is in use as changed.", name)]


def test_without_cue_sets_nothing_is_said(make: Any) -> None:
    run = make.run()
    run.go(600)
    assert run.decisions == []
    assert run.coach.showing is None


def test_sets_with_mistakes_are_refused(make: Any) -> None:
    with pytest.raises(CueFileError) as caught:
        make.coach((CUES / "twelve-mistakes.toml").read_text())
    assert len(caught.value.mistakes) == 12


def test_other_inputs_are_left_to_the_state(make: Any) -> None:
    coach = make.coach(hold())
    assert coach.feed(0, Packet("strap", "2A37", b"\x00\x80")) == []
    assert coach.feed(0, Change(ChangeKind.SETTING, "auto_pause", "false")) == []
    assert coach.feed(0, Mark(MarkKind.LAP)) == []


def test_a_key_counts_for_one_second(make: Any) -> None:
    run = make.run(hold(when="pressed(tap)"))
    run.go()
    run.press(MarkKind.TAP)
    run.go(100)
    assert run.shown() == [(402, "a")]


def test_a_pause_begins_anew_what_is_pending(make: Any) -> None:
    run = make.run(hold())
    run.go(8, power=300.0)
    run.go(5, activity=Activity.PAUSED, power=300.0)
    run.go(40, power=300.0)
    assert run.shown() == [(434, "a")], "20 s after the pause"
    assert run.muted() == [(424, "a", "silence")], "ten seconds held from the first after the pause"


def test_an_automatic_pause_is_a_pause(make: Any) -> None:
    run = make.run(hold(when="mean(power, 10s) > 200"))
    run.go(7, power=300.0)
    run.go(1, activity=Activity.AUTO_PAUSED, power=300.0)
    run.go(7, power=300.0)
    assert run.decisions == []
    run.go(1, power=300.0)
    assert [name for _, name, _ in run.muted()] == ["a"]


def test_during_a_pause_only_safety_is_looked_at(make: Any) -> None:
    text = hold(when="power > 200") + hold(when="power > 200").replace('"a"', '"s"').replace(
        "effort", "safety"
    )
    run = make.run(text)
    run.go(5, activity=Activity.PAUSED, power=300.0)
    assert [d.cue.id for d in run.decisions] == ["s"]


def test_gates_shut_begin_anew_and_unknown_gates_freeze(make: Any) -> None:
    text = hold() + 'gait = ["running"]\n'
    run = make.run(text)
    run.go(8, power=300.0)
    run.go(power=300.0, gait=Gait.WALKING)
    run.go(10, power=300.0)
    assert run.shown() == []
    run.go(power=300.0)
    assert run.shown() == [(420, "a")]
    frozen = make.run(text)
    frozen.go(8, power=300.0)
    frozen.go(3, power=300.0, gait=None)
    frozen.go(3, power=300.0)
    assert frozen.shown() == [(414, "a")]
    lost = make.run(text)
    lost.go(8, power=300.0)
    lost.go(4, power=300.0, gait=None)
    lost.go(10, power=300.0)
    assert lost.shown() == []


def test_what_was_seen_is_remembered_while_the_gate_is_shut(make: Any) -> None:
    text = hold(when="grade <= 4 for 3s and seen(grade >= 6, 60s)") + 'gait = ["walking"]\n'
    run = make.run(text)
    run.go(10, grade=8.0)
    run.go(10, grade=2.0)
    run.go(4, grade=2.0, gait=Gait.WALKING)
    assert run.shown() == [(424, "a")]


def test_stages(make: Any) -> None:
    run = make.run(hold())
    stages = []
    for power in (100.0, 300.0, 300.0):
        run.go(power=power)
        stages.append(run.coach.traces("a")[0].stage)
    run.go(9, power=300.0)
    stages.append(run.coach.traces("a")[0].stage)
    run.go(60, power=300.0)
    run.go(60, power=300.0, muted=True)
    stages.append(run.coach.traces("a")[0].stage)
    assert stages == [Stage.WAITING, Stage.PENDING, Stage.PENDING, Stage.COOLING, Stage.FIRING]


def ups_and_downs(run: Any, seconds: int) -> None:
    """An eventful hour: hills, a pause, sensors that go and come."""
    for _ in range(seconds):
        t = run.t
        hill = t % 400 > 200
        run.go(
            grade=min(8.0, 0.4 * (t % 400 - 200)) if hill else 0.0,
            slope=Slope.UP2 if hill else Slope.FLAT,
            heart_rate=None if t % 500 > 460 else 140.0 + 50 * (t % 700 > 640),
            heart_rate_in_60s_bpm=150.0 if hill else 135.0,
            cadence_change_percent=-6.0 if t % 300 > 200 else 0.0,
            step_length_change_percent=6.4 if t % 300 > 200 else 0.0,
            climbs=t // 400,
            activity=Activity.AUTO_PAUSED if t % 900 > 880 else Activity.ACTIVE,
        )


def test_a_copy_goes_on_as_the_original_does(make: Any) -> None:
    original = make.run(
        *(shipped_sets.text(name) for name in shipped_sets.DEFAULT_SETS), t=0, seed=11, options=RunSettings()
    )
    for checkpoint in (233, 641, 1290):
        ups_and_downs(original, checkpoint - original.t)
        twin = copy.deepcopy(original)
        ups_and_downs(twin, 700)
        going_on = copy.deepcopy(original)
        ups_and_downs(going_on, 700)
        assert twin.decisions == going_on.decisions
        assert twin.decisions is not going_on.decisions
    ups_and_downs(original, 700)
    assert original.decisions == going_on.decisions
    assert len({d.cue.id for d in original.decisions}) > 12
    assert {d.outcome for d in original.decisions} == set(Outcome)
    assert {response.withheld for response in original.responses} == {True, False}
    assert original.responses == going_on.responses


def test_a_copy_does_not_touch_the_original(make: Any) -> None:
    run = make.run(hold())
    run.go(8, power=300.0)
    twin = copy.deepcopy(run)
    twin.go(5, power=100.0)
    run.go(3, power=300.0)
    assert run.shown() == [(411, "a")]


def test_the_same_run_gives_the_same_decisions(make: Any) -> None:
    runs = [
        make.run(*(shipped_sets.text(name) for name in shipped_sets.DEFAULT_SETS), t=0, seed=5)
        for _ in range(2)
    ]
    for run in runs:
        ups_and_downs(run, 1500)
    assert runs[0].decisions == runs[1].decisions


# Sets that change on the way


def test_a_changed_set_counts_from_now_on(make: Any) -> None:
    run = make.run(hold("Old"))
    run.go(3, power=300.0)
    assert change(run, "own-0", hold("New", "power > 250 for 10s")) == in_use("own-0.toml", "own-0")
    run.go(11, power=300.0)
    assert [(d.tick_s, d.cue.show) for d in run.decisions] == [(414, "New")]


def test_cues_that_are_the_same_keep_what_they_counted(make: Any) -> None:
    run = make.run(hold("A"))
    run.go(8, power=300.0)
    more = hold("B", "power > 900").replace('"a"', '"b"')
    assert change(run, "own-0", hold("A") + more) == in_use("own-0.toml", "own-0")
    run.go(3, power=300.0)
    assert run.shown() == [(411, "a")]


def test_changed_cues_keep_when_they_were_shown(make: Any) -> None:
    run = make.run(hold("Old", "power > 200"))
    run.go(2, power=300.0)
    assert change(run, "own-0", hold("New", "power > 250")) == in_use("own-0.toml", "own-0")
    run.go(60, power=300.0)
    assert [(d.tick_s, d.cue.show) for d in run.decisions if d.outcome is Outcome.SHOWN] == [
        (401, "Old"),
        (461, "New"),
    ]


def test_a_new_set_is_added_and_an_empty_one_silences(make: Any) -> None:
    run = make.run(hold("A", "power > 200"))
    assert change(run, "another", hold("B", "grade > 4").replace('"a"', '"b"')) == in_use(
        "another.toml", "another"
    )
    run.go(grade=5.0)
    assert run.shown() == [(401, "b")]
    assert change(run, "own-0", "") == in_use("own-0.toml", "own-0")
    assert change(run, "another", "") == in_use("another.toml", "another")
    run.go(600, grade=5.0, power=300.0)
    assert len(run.shown()) == 1


def test_a_set_with_mistakes_leaves_the_old_one_in_use(make: Any) -> None:
    run = make.run(hold("Old", "power > 200"))
    (notice,) = change(run, "own-0", hold("New", "powr > 200") + "cool = 3\n")
    assert isinstance(notice, Noticed)
    assert notice.about == "own-0"
    assert "own-0.toml, line 5, cue a, when, column 1" in notice.text
    assert "(and 1 more)" in notice.text
    run.go(power=300.0)
    assert run.decisions[0].cue.show == "Old"


def test_a_changed_set_keeps_its_place_before_the_sets_after_it(make: Any) -> None:
    run = make.run(hold("First", "power > 200"), hold("Last", "power > 200"))
    assert change(run, "own-0", hold("Changed", "power > 200")) == in_use("own-0.toml", "own-0")
    run.go(power=300.0)
    assert run.decisions[0].cue.show == "Last"


def test_an_own_set_takes_the_place_of_a_shipped_one_of_its_name(make: Any) -> None:
    run = make.run(shipped_sets.text("safety"), shipped_sets.text("hill-climb"))
    assert change(run, "hill-climb", (CUES / "my-hills.toml").read_text()) == in_use("My hills", "hill-climb")
    run.go(20)
    run.go(70, grade=8.0)
    assert [d.cue.show for d in run.decisions if d.outcome is Outcome.SHOWN] == ["Tiny steps", "Nice view"]


def test_the_safety_set_does_not_change(make: Any) -> None:
    run = make.run(shipped_sets.text("safety"))
    for text in ("", shipped_sets.text("safety").text, hold()):
        (notice,) = change(run, "safety", text)
        assert "safety" in notice.text
    run.press(MarkKind.UNWELL)
    run.go()
    assert run.shown() == [(401, "sf-unwell")]


def test_no_own_set_has_safety_ids(make: Any) -> None:
    run = make.run(shipped_sets.text("safety"))
    (notice,) = change(run, "mine", hold().replace('"a"', '"sf-unwell"'))
    assert "sf-" in notice.text
    with pytest.raises(CueFileError):
        make.coach(CueSetText("mine", hold().replace('"a"', '"sf-unwell"'), shipped=False))


def test_events_are_decisions(make: Any) -> None:
    coach = make.coach(hold(when="power > 200"))
    (event,) = coach.tick(make.state(400, power=300.0))
    assert isinstance(event, CueDecided)
    assert coach.showing == event.decision.cue


@pytest.mark.parametrize("late", [True, False])
def test_a_grade_told_late_makes_nothing_due_for_the_past(make: Any, late: bool) -> None:
    hill, fast = own("grade", "change(grade, 20s) >= 3"), own("speed", "change(speed, 20s) >= 1")
    run = make.run(hill, fast, easy_speed_mps=None)
    run.go(60)
    run.go(1, grade=6.0, speed=2.6, grade_mended_from_s=440 if late else None)
    run.go(40, grade=6.0, speed=3.6)
    shown = [name for _, name in run.shown()]
    assert ("grade" in shown) is not late
    assert "speed" in shown, "what does not stand on grade goes on"
    run.go(60, grade=10.0)
    assert "grade" in [name for _, name in run.shown()], "later changes count again"


@pytest.mark.parametrize(("borrowed", "due"), [(False, True), (True, False)])
def test_a_borrowed_baseline_doubles_the_threshold(make: Any, borrowed: bool, due: bool) -> None:
    run = make.run(own("low", "cadence_change <= -5"))
    run.go(30, cadence_change_percent=-8.0, cadence_baseline_borrowed=borrowed)
    assert bool(run.shown()) is due
    run.go(60, cadence_change_percent=-10.0, cadence_baseline_borrowed=borrowed)
    assert run.shown()


@pytest.mark.parametrize(
    ("grade", "times"), [(0.0, [480, 720]), (-4.0, []), (None, []), (Signal(0.0, Quality.STALE, 8.0), [])]
)
def test_a_clock_brings_a_cue_only_when_the_rest_is_so_too(make: Any, grade: Any, times: list[int]) -> None:
    cue = '[[cue]]\nid = "my-cue"\nkind = "info"\nshow = "Look"\nevery = "4m"\nonly = "grade > -3"'
    run = make.run(cue, t=400)
    run.go(340, grade=grade)
    assert [at for at, _ in run.shown()] == times


def test_a_condition_counts_only_while_the_rest_is_so_too(make: Any) -> None:
    cue = '[[cue]]\nid = "my-cue"\nkind = "info"\nshow = "Look"\nwhen = "grade >= 4 for 10s"\nonly = "speed? > 2"'
    run = make.run(cue, t=400)
    run.go(60, grade=5.0, speed=1.9)
    run.go(10, grade=5.0)
    assert run.shown() == []
    run.go(1, grade=5.0)
    assert run.shown() == [(471, "my-cue")]
    without = make.run(cue, t=400)
    without.go(11, grade=5.0, speed=None)
    assert without.shown() == [(411, "my-cue")]
