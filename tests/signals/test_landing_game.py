from __future__ import annotations

from collections.abc import Callable

import pytest

from stridecue.model.inputs import MarkKind
from stridecue.model.setup import History
from stridecue.signals.landing_game import blocks, place


@pytest.mark.parametrize(("weeks", "most"), [(-1, 5), (0, 5), (1, 7), (4, 13)])
def test_two_more_blocks_for_each_week(weeks: int, most: int) -> None:
    assert blocks(weeks) == most


@pytest.mark.parametrize(
    ("timer_s", "expected"),
    [
        (0.0, (None, 0)),
        (299.9, (None, 0)),
        (300.0, (0.0, 1)),
        (320.5, (20.5, 1)),
        (599.0, (299.0, 1)),
        (600.0, (0.0, 2)),
        (1799.0, (299.0, 5)),
        (1800.0, (None, 5)),
        (9999.0, (None, 5)),
    ],
)
def test_blocks_begin_every_five_minutes(timer_s: float, expected: tuple[float | None, int]) -> None:
    assert place(timer_s, 5) == expected


def test_the_game_stands_in_a_pause_and_ends_with_the_run(run: Callable) -> None:
    runner = run(history=History(game_weeks=1))
    state = runner.seconds(310)
    assert (state.game_time_s, state.game_block) == (10.0, 1)
    runner.mark(MarkKind.PAUSE)
    assert runner.seconds(20).game_time_s == 10.0
    runner.mark(MarkKind.FINISH)
    assert (runner.tick().game_time_s, runner.state.game_block) == (None, 0)
