"""A set tried on a run: what was as it was stays as it was, and the set's place is its own."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace

import pytest

from often import first_daily
from stridecue.coach import shipped_sets
from stridecue.errors import CueFileError
from stridecue.library.library import RecordedRun
from stridecue.model.cue import Outcome
from stridecue.model.inputs import Body, Change, Input, Mark, MarkKind, Packet
from stridecue.model.profile import Profile
from stridecue.model.setup import CueSetText, RunSetup
from stridecue.model.trial import CueTrial, Trial
from stridecue.trial import PROGRESS_EVERY_S, try_sets

from .conftest import CHANGED_AT_S, CHANGED_SET, LOOK, MINUTES, STEPS, Bare


def of(trial: Trial, name: str) -> CueTrial:
    return next(cue for cue in trial.cues if cue.id == name)


@pytest.mark.parametrize("name", first_daily(STEPS.name, *shipped_sets.DEFAULT_SETS, daily=2))
def test_each_set_of_the_run_gives_what_live_gave(recorded: RecordedRun, name: str) -> None:
    text = next(text for text in recorded.setup.cue_sets if text.name == name)
    trial = try_sets(recorded, (text,))
    assert trial.decisions == recorded.decisions
    assert trial.heard
    assert trial.totals == recorded.summary.totals


def test_the_run_had_everything_in_it(recorded: RecordedRun) -> None:
    outcomes = {decision.outcome for decision in recorded.decisions}
    assert outcomes == set(Outcome)
    assert any(decision.cue.id == "my-look" for decision in recorded.decisions)
    assert any(isinstance(item.body, Change) for item in recorded.inputs)


def test_nothing_tried_is_the_run_as_it_was(recorded: RecordedRun) -> None:
    trial = try_sets(recorded)
    assert trial.decisions == recorded.decisions
    assert (trial.sets, trial.heard) == ((), True)
    assert not any(cue.tried for cue in trial.cues)


def test_counts_are_those_of_the_decisions(recorded: RecordedRun) -> None:
    trial = try_sets(recorded, (shipped_sets.text("technique-basics"),))
    ids = {cue.id for cue in trial.cues}
    for cue in trial.cues:
        mine = [decision for decision in recorded.decisions if decision.cue.id == cue.id]
        assert cue.shown == sum(decision.outcome is Outcome.SHOWN for decision in mine)
        assert cue.withheld == sum(decision.outcome is Outcome.WITHHELD for decision in mine)
        assert cue.muted_total == sum(decision.outcome is Outcome.MUTED for decision in mine)
        assert {name for name, _ in cue.lost_to} <= ids
        assert not {name for name, _ in cue.muted} & ids
    assert len(trial.marks) == sum(decision.outcome is not Outcome.MUTED for decision in recorded.decisions)
    assert [cue.tried for cue in trial.cues] == sorted((cue.tried for cue in trial.cues), reverse=True)
    assert {cue.set for cue in trial.cues if cue.tried} == {"technique-basics"}


@pytest.mark.nightly
def test_a_change_of_the_tried_set_is_left_out(recorded: RecordedRun) -> None:
    trial = try_sets(recorded, (CueSetText(CHANGED_SET, LOOK.format(every="9min"), shipped=False),))
    assert not trial.heard
    assert of(trial, "my-look").shown == 2, "every nine minutes from the start, not every two later on"
    assert min(mark.elapsed_s for mark in trial.marks if mark.id == "my-look") < CHANGED_AT_S


@pytest.mark.nightly
def test_a_set_can_be_left_out(recorded: RecordedRun) -> None:
    trial = try_sets(recorded, without=("hill-climb", CHANGED_SET))
    assert not {cue.set for cue in trial.cues} & {"hill-climb", CHANGED_SET}
    assert not trial.heard


def test_a_changed_set_takes_the_place_of_its_own(recorded: RecordedRun) -> None:
    rarer = replace(STEPS, text=STEPS.text.replace('cooldown = "60s"', 'cooldown = "1h"'))
    before, after = (of(try_sets(recorded, (one,)), "my-steps") for one in (STEPS, rarer))
    assert before.given > 1
    assert after.given == 1


def test_nobody_heard_a_file(recorded: RecordedRun) -> None:
    file = Bare(replace(recorded.setup, source="hills.fit"), recorded.inputs)
    assert not try_sets(file, recorded.setup.cue_sets[:1]).heard


def test_a_set_with_mistakes_is_refused(recorded: RecordedRun) -> None:
    with pytest.raises(CueFileError) as refused:
        try_sets(
            recorded, (CueSetText("mine", '[[cue]]\nid = "x"\nkind = "inf"\nshow = "X"\n', shipped=False),)
        )
    assert len(refused.value.mistakes) == 2


def test_progress_is_told_in_seconds_of_the_run(recorded: RecordedRun) -> None:
    told: list[int] = []
    try_sets(recorded, progress=told.append)
    assert set(told) == {PROGRESS_EVERY_S}
    assert len(told) == MINUTES


def test_the_course_is_the_means_of_ten_seconds(recorded: RecordedRun) -> None:
    course = try_sets(recorded).course
    assert len(course.grade_percent) == len(course.heart_rate_bpm) == 6 * MINUTES
    assert max(value for value in course.grade_percent if value is not None) > 5


# What follows is a made-up run on a treadmill whose grade is typed: 4 % in these seconds, else 0.

HILLS = ((60, 75), (120, 200), (300, 330))
STEEP = """
[[cue]]
id = "steep"
kind = "info"
show = "Steep"
when = "grade >= 4{hold}"
cooldown = "20s"
"""


def hills(*marks: tuple[int, Mark], seconds: int = 400, lost_from_s: int | None = None) -> Bare:
    bodies: list[tuple[int, Body]] = [(0, Mark(MarkKind.START)), *marks]
    for second in range(seconds):
        up = any(start <= second < end for start, end in HILLS)
        if lost_from_s is None or second < lost_from_s:
            packet = struct.pack("<HHhh", 0x08, round(2.6 * 360), 40 if up else 0, 0)
            bodies.append((second * 1000 + 500, Packet("belt", "2ACD", packet)))
    bodies.sort(key=lambda entry: entry[0])
    inputs = [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(bodies)]
    return Bare(RunSetup("1", "1", "bluetooth", profile=Profile(easy_speed_mps=2.6)), inputs)


def steep(run: Bare, hold: str = "") -> CueTrial:
    text = CueSetText("own", STEEP.format(hold=hold), shipped=False)
    return of(try_sets(run, (text,)), "steep")


def test_a_wait_counts_from_the_start_of_the_condition() -> None:
    assert steep(hills(), hold=" for 10s").waits_s == (10, 10, 10)
    assert steep(hills()).waits_s == (0, 0, 0)


def test_what_ended_within_twenty_seconds_was_gone_anyway() -> None:
    cue = steep(hills())
    assert cue.shown == 7, "on the long hill it comes again and again"
    assert cue.waits_s == (0, 0, 0), "and its wait is counted once a hill"
    assert (cue.judged, cue.cured) == (7, 3), "only the last time on each hill is its end near"


def test_a_pause_leaves_a_cue_unjudged() -> None:
    paused = hills((65_000, Mark(MarkKind.PAUSE)), (100_000, Mark(MarkKind.RESUME)), seconds=110)
    cue = steep(paused)
    assert (cue.given, cue.judged, cue.cured) == (1, 0, 0)


def test_a_lost_signal_leaves_a_cue_unjudged() -> None:
    cue = steep(hills(seconds=180, lost_from_s=125))
    assert (cue.given, cue.judged) == (2, 1), (
        "the first hill was judged, on the second the treadmill fell silent"
    )


@pytest.mark.parametrize("of_cue", [lambda cue: cue.waits_s, lambda cue: cue.judged])
def test_a_cue_by_the_clock_has_no_condition(of_cue: Callable[[CueTrial], object]) -> None:
    text = CueSetText("own", LOOK.format(every="2min"), shipped=False)
    cue = of(try_sets(hills(), (text,)), "my-look")
    assert cue.shown == 3
    assert not of_cue(cue)


def test_how_often_in_an_hour_of_moving() -> None:
    text = CueSetText("own", LOOK.format(every="2min"), shipped=False)
    trial = try_sets(hills(), (text,))
    assert of(trial, "my-look").shown_per_hour == pytest.approx(3 * 3600 / trial.totals.moving_s)
    standing = try_sets(Bare(hills().setup, ()), (text,))
    assert of(standing, "my-look").shown_per_hour is None
