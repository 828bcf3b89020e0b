"""Sets that the runner has stopped for today."""

from __future__ import annotations

from typing import Any

import pytest

from cue_texts import DUE, cue
from stridecue.model.inputs import MarkKind
from stridecue.model.setup import CueSetText

ASKING = cue("calf", when="distance < 1", asks="stop set", once=True) + cue("game", cooldown="20s")
OTHERS = cue("z", when="power > 250", cooldown="20s", priority=10)
QUESTION = cue("talk", when="distance < 2 and distance >= 1", asks="talk", once=True)


def asked(make: Any) -> Any:
    run = make.run(ASKING, OTHERS + QUESTION)
    (shown,) = run.go(distance_m=0.0)
    assert shown.cue.asks == "stop set"
    return run


def goes_on(run: Any) -> bool:
    """Whether the set goes on; the other one always does."""
    run.go(100, **DUE)
    names = [name for _, name in run.shown()]
    assert "z" in names
    off = ("game", "off") in [one[1:] for one in run.muted()]
    assert ("game" in names) is not off
    return not off


@pytest.mark.parametrize("value", [None, "stop set"])
def test_yes_while_it_is_on_screen_stops_its_set(make: Any, value: str | None) -> None:
    run = asked(make)
    run.press(MarkKind.YES, value)
    assert not goes_on(run)


@pytest.mark.parametrize(("seconds", "stopped"), [(38, True), (39, False)])
def test_a_bare_yes_counts_for_half_a_minute_more(make: Any, seconds: int, stopped: bool) -> None:
    run = asked(make)
    run.go(seconds)
    run.press(MarkKind.YES)
    assert goes_on(run) is not stopped


def test_a_yes_that_says_what_it_answers_counts_later_too(make: Any) -> None:
    run = asked(make)
    run.go(300)
    run.press(MarkKind.YES, "stop set")
    assert not goes_on(run)


def test_no_and_an_answer_to_something_else_stop_nothing(make: Any) -> None:
    run = asked(make)
    run.press(MarkKind.NO, "stop set")
    run.press(MarkKind.YES, "check")
    run.go(16)
    run.go(distance_m=1.0)
    assert run.shown()[-1][1] == "talk"
    run.press(MarkKind.YES)
    assert goes_on(run)


def test_yes_before_anything_was_asked_stops_nothing(make: Any) -> None:
    run = make.run(ASKING, OTHERS)
    run.press(MarkKind.YES, "stop set")
    run.press(MarkKind.YES)
    assert goes_on(run)


def test_a_changed_cue_belongs_to_the_set_it_comes_from(make: Any) -> None:
    shipped = CueSetText("quiet", ASKING, shipped=True)
    changed = cue("calf", when="distance < 1", asks="stop set") + cue("own", when="power > 250", priority=1)
    run = make.run(shipped, CueSetText("my-cues", changed, shipped=False), OTHERS)
    (shown,) = run.go(distance_m=0.0)
    assert (shown.cue.id, shown.cue.set) == ("calf", "my-cues")
    run.press(MarkKind.YES)
    assert not goes_on(run)
    assert "own" in [name for _, name in run.shown()]
