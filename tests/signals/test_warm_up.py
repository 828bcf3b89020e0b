from __future__ import annotations

import pytest

from stridecue.model.state import Gait
from stridecue.signals.warm_up import WarmUp

W, R, S = Gait.WALKING, Gait.RUNNING, Gait.STANDING


@pytest.mark.parametrize(
    ("max_bpm", "parts", "done"),
    [
        (None, [(420, W, None), (180, R, None)], True),
        (None, [(420, W, None), (179, R, None), (10, W, None)], False),
        (None, [(419, W, None), (180, R, None)], False),
        (None, [(600, S, None), (180, R, None)], False),
        (180, [(420, W, 100.0), (180, R, 107.0)], False),
        (180, [(420, W, 100.0), (61, R, 107.0), (120, R, 108.0)], True),
        (180, [(420, W, None), (180, R, None)], True),
    ],
)
def test_the_gate(max_bpm: int | None, parts: list[tuple[int, Gait, float | None]], done: bool) -> None:
    warm_up = WarmUp(max_bpm)
    for seconds, gait, bpm in parts:
        for _ in range(seconds):
            warm_up.add(1.0, gait, bpm)
    assert warm_up.done is done


@pytest.mark.parametrize(("effort", "done"), [(2, False), (3, True), (None, False)])
def test_who_says_so_is_warm_whatever_the_heart_does(effort: int | None, done: bool) -> None:
    warm_up = WarmUp(180)
    for second in range(600):
        warm_up.add(1.0, R if second >= 400 else W, 95.0, effort)
    assert warm_up.done is done


def test_a_pause_does_not_warm() -> None:
    warm_up = WarmUp(None)
    for _ in range(1000):
        warm_up.add(0.0, R, None)
    assert not warm_up.done
