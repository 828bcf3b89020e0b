"""When a frame is due."""

from __future__ import annotations

import pytest

from stridecue.app.pacer import CALM_S, MOST_FRAMES, URGENT_S, Pacer


def test_the_first_frame_and_one_after_a_rest_are_painted_at_once() -> None:
    pacer = Pacer()
    assert pacer.ask(5.0, urgent=False) == 0
    pacer.painted(5.0)
    assert pacer.ask(5.0 + CALM_S, urgent=False) == 0


def test_a_second_change_waits_a_moment() -> None:
    pacer = Pacer()
    pacer.painted(5.0)
    assert pacer.ask(5.01, urgent=True) == pytest.approx(URGENT_S - 0.01)
    assert pacer.ask(5.02, urgent=True) is None


def test_the_eleventh_frame_of_a_second_waits_for_the_next() -> None:
    pacer = Pacer()
    for frame in range(MOST_FRAMES):
        pacer.painted(5.0 + frame * URGENT_S)
    assert pacer.ask(5.5, urgent=True) == pytest.approx(0.5)


def test_what_is_urgent_overtakes_what_is_not() -> None:
    pacer = Pacer()
    pacer.painted(5.0)
    calm = pacer.ask(5.01, urgent=False)
    assert calm is not None
    urgent = pacer.ask(5.02, urgent=True)
    assert urgent is not None
    assert 5.02 + urgent < 5.01 + calm
    assert pacer.ask(5.03, urgent=False) is None


def test_at_most_ten_frames_a_second() -> None:
    pacer, frames, due = Pacer(), [], None
    for step in range(1000):
        now = step / 100
        if due is not None and now >= due:
            pacer.painted(now)
            frames.append(now)
            due = None
        wait = pacer.ask(now, urgent=True)
        due = now + wait if wait is not None else due
    assert 95 <= len(frames) <= 101
    assert all(
        frames[index + MOST_FRAMES] - frame >= 1 - 1e-9 for index, frame in enumerate(frames[:-MOST_FRAMES])
    )
