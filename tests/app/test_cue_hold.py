"""How long a cue stays in real time."""

from __future__ import annotations

from types import SimpleNamespace

from stridecue.app.cue_hold import HOLD_S, CueHold
from stridecue.model.cue import CueKind


def test_a_cue_of_a_tenth_of_a_second_stays_three(make: SimpleNamespace) -> None:
    hold, cue = CueHold(), make.cue()
    assert hold.update(cue, cue, 1, 10.0) is cue
    assert hold.update(None, cue, 1, 10.1) is cue
    assert hold.update(None, cue, 1, 10.0 + HOLD_S - 0.01) is cue
    assert hold.update(None, cue, 1, 10.0 + HOLD_S) is None


def test_a_cue_that_came_and_went_between_two_frames_is_shown(make: SimpleNamespace) -> None:
    hold, cue = CueHold(), make.cue()
    assert hold.update(None, cue, 1, 10.0) is cue


def test_it_stays_as_long_as_the_coach_shows_it(make: SimpleNamespace) -> None:
    hold, cue = CueHold(), make.cue()
    hold.update(cue, cue, 1, 10.0)
    assert hold.update(cue, cue, 1, 17.9) is cue
    assert hold.update(None, cue, 1, 18.0) is None


def test_of_several_that_wait_only_the_newest_is_shown(make: SimpleNamespace) -> None:
    hold = CueHold()
    first, second, third = make.cue("One"), make.cue("Two"), make.cue("Three")
    hold.update(None, first, 1, 10.0)
    assert hold.update(None, second, 2, 11.0) is first
    assert hold.update(None, third, 3, 12.0) is first
    assert hold.update(None, third, 3, 13.0) is third


def test_safety_does_not_wait(make: SimpleNamespace) -> None:
    hold, safety = CueHold(), make.cue("Ease off now", CueKind.SAFETY, 98)
    hold.update(None, make.cue(), 1, 10.0)
    assert hold.update(safety, safety, 2, 10.2) is safety
    assert hold.update(None, make.cue("Lower one"), 3, 10.4) is safety


def test_a_dismissed_cue_does_not_come_back(make: SimpleNamespace) -> None:
    hold, cue = CueHold(), make.cue()
    hold.update(cue, cue, 1, 10.0)
    hold.drop(1)
    assert hold.update(None, cue, 1, 10.1) is None
