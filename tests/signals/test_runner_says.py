"""What the runner tells, in a run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stridecue.model.events import Noticed
from stridecue.model.inputs import Change, ChangeKind, Mark, MarkKind
from stridecue.model.profile import Profile

PROFILE = Profile(heart_rate_max_bpm=185, heart_rate_rest_bpm=60)


def test_surface_focus_and_mute(run: Callable) -> None:
    runner = run(focus=("posture",))
    assert (runner.state.focus, runner.tick().focus_now) == (("posture",), "posture")
    runner.mark(MarkKind.SURFACE, "trail")
    runner.mark(MarkKind.SURFACE, "lava")
    runner.mark(MarkKind.FOCUS, "short steps,posture,arms")
    runner.mark(MarkKind.MUTE, 1)
    state = runner.tick()
    assert (state.surface, state.focus, state.muted) == ("trail", ("short steps", "posture"), True)
    assert state.focus_now == "short steps"
    runner.mark(MarkKind.FOCUS, "")
    runner.mark(MarkKind.MUTE, 0)
    state = runner.tick()
    assert (state.focus, state.focus_now, state.muted) == ((), None, False)


def test_sections_of_the_focus_do_not_count_in_a_pause(run: Callable) -> None:
    runner = run(focus=("posture", "arms"), seed=5)
    runner.seconds(200)
    runner.mark(MarkKind.PAUSE)
    assert runner.seconds(900).focus_now == "posture"
    runner.mark(MarkKind.RESUME)
    assert runner.seconds(401).focus_now == "arms"


def test_the_day_moves_the_hill_cap(run: Callable) -> None:
    runner = run(profile=PROFILE, day="hike")
    assert (runner.state.day, runner.state.limits.hill_cap_bpm) == ("hike", 156)
    assert runner.feed(Change(ChangeKind.SETTING, "day", "hard")) == []
    state = runner.tick()
    assert (state.day, state.limits.hill_cap_bpm, state.limits.easy_cap_bpm) == ("hard", 185, 148)
    (event,) = runner.feed(Change(ChangeKind.SETTING, "day", "lazy\x1b[2J" + "y" * 500))
    assert isinstance(event, Noticed)
    assert event.text.startswith(r"The day cannot be 'lazy\x1b[2Jyyy")
    assert len(event.text) < 80
    assert runner.tick().day == "hard"


def test_a_day_keeps_what_the_talk_check_moved(run: Callable) -> None:
    runner = run(profile=PROFILE)
    runner.seconds(5, heart_rate=120)
    runner.mark(MarkKind.NO, "talk")
    runner.feed(Change(ChangeKind.SETTING, "day", "hard"))
    runner.feed(Change(ChangeKind.SETTING, "day", "easy"))
    limits = runner.tick().limits
    assert (limits.easy_cap_bpm, limits.hill_cap_bpm) == (145, 153)


@pytest.mark.parametrize("where", [None, "left calf"])
def test_pain_is_remembered_to_the_end(run: Callable, where: str | None) -> None:
    runner = run()
    assert not runner.tick().hurts
    runner.mark(MarkKind.PAIN, where)
    assert runner.seconds(600).hurts


def test_scores(run: Callable) -> None:
    runner = run()
    for value in ("mood 4", "effort 7", "quiet 3", "mood eleven"):
        assert runner.mark(MarkKind.SCORE, value) == []
    state = runner.tick()
    assert (state.mood, state.effort, state.quiet_rating) == (4, 7, 3)


@pytest.mark.parametrize("kind", list(MarkKind))
@pytest.mark.parametrize("value", [None, 0.0, float("nan"), "", "talk", "begin", "\x00" * 50, "9" * 9000])
def test_no_mark_raises(run: Callable, kind: MarkKind, value: float | str | None) -> None:
    runner = run()
    runner.seconds(3, heart_rate=140, belt=(2.5, 0.0), pod=(2.5, 82))
    runner.feed(Mark(kind, value))
    runner.seconds(3, heart_rate=140, belt=(2.5, 0.0), pod=(2.5, 82))
