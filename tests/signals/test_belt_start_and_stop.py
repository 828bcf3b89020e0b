from __future__ import annotations

import pytest

from stridecue.model.measurement import MachineEvent
from stridecue.signals.belt_start_and_stop import BeltWord

STOPPED, PAUSED, KEY, STARTED = (
    MachineEvent.STOPPED,
    MachineEvent.PAUSED,
    MachineEvent.SAFETY_KEY,
    MachineEvent.STARTED,
)
EMPTY = [MachineEvent.RESET, MachineEvent.TARGET_SPEED, MachineEvent.TARGET_INCLINE, MachineEvent.OTHER]


def heard(*told: tuple[int, MachineEvent | float]) -> list[tuple[bool | None, bool]]:
    """What follows from each word or speed, and whether the belt runs out after it."""
    word = BeltWord()
    seen = []
    for t_ms, what in told:
        moving = word.says(t_ms, what) if isinstance(what, MachineEvent) else word.moves(t_ms, what)
        seen.append((moving, word.runs_out(t_ms)))
    return seen


@pytest.mark.parametrize("event", [STOPPED, PAUSED, KEY])
def test_a_belt_that_stops_runs_out_until_it_stands(event: MachineEvent) -> None:
    assert heard((0, 2.5), (500, event), (1000, 2.0), (2000, 1.0), (3000, 0.0), (4000, 1.0)) == [
        (None, False),
        (False, True),
        (None, True),
        (None, True),
        (None, False),
        (None, False),
    ]


def test_or_until_it_says_that_it_started() -> None:
    assert heard((0, STOPPED), (1000, 2.0), (2000, STARTED), (3000, 2.2)) == [
        (False, True),
        (None, True),
        (True, False),
        (None, False),
    ]


def test_a_speed_that_rises_again_for_three_seconds_is_a_start() -> None:
    falls = [(1000, 2.0), (2000, 1.5), (3000, 1.58)]
    rises = [(4000, 1.7), (5000, 1.9), (6000, 1.7), (6999, 1.9), (7000, 2.0), (8000, 2.0)]
    told = heard((0, STOPPED), *falls, *rises)
    assert [moving for moving, _ in told] == [False] + [None] * 7 + [True, None]
    assert [runs_out for _, runs_out in told] == [True] * 8 + [False] * 2


def test_a_speed_that_falls_again_is_none() -> None:
    told = heard((0, STOPPED), (1000, 1.5), (2000, 1.9), (4000, 1.5), (5000, 1.9), (7000, 1.4))
    assert told[-1] == (None, True)


def test_a_belt_that_is_as_fast_after_ten_seconds_has_not_stopped() -> None:
    told = heard((0, STOPPED), *[(1000 * s, 2.5 + 0.05 * (s % 2)) for s in range(1, 13)], (13_000, STOPPED))
    assert told[10] == (None, True)
    assert told[11] == (True, False)
    assert told[12:] == [(None, False)] * 2


def test_one_that_only_slowed_down_has_not_stopped_either() -> None:
    slows = [(1000 * s, max(1.8, 2.5 - 0.2 * s)) for s in range(1, 16)]
    told = heard((0, STOPPED), *slows)
    assert [moving for moving, _ in told] == [False] + [None] * 12 + [True, None, None]


def test_a_belt_that_still_moves_after_thirty_seconds_does_not_mean_it() -> None:
    told = heard((0, STOPPED), *[(1000 * s, 2.5 - 0.06 * s) for s in range(1, 33)], (33_000, STOPPED))
    assert told[30] == (None, True)
    assert told[31:] == [(True, False), (None, False), (None, False)]


def test_a_belt_that_was_silent_in_between_may_have_meant_it() -> None:
    told = heard((0, STOPPED), (300_000, 2.5), (301_000, 2.5), (302_000, STOPPED))
    assert told[1:] == [(None, False), (None, False), (False, True)]


def test_silence_ends_it_too() -> None:
    word = BeltWord()
    word.says(0, STOPPED)
    assert [word.runs_out(t_ms) for t_ms in (0, 30_000, 30_001)] == [True, True, False]


def test_a_word_that_is_said_twice_counts_once() -> None:
    assert heard((0, PAUSED), (500, STOPPED)) == [(False, True), (None, True)]


@pytest.mark.parametrize("event", EMPTY)
def test_what_is_asked_of_a_belt_is_nothing_that_it_does(event: MachineEvent) -> None:
    assert heard((0, event)) == [(None, False)]
    assert heard((0, STOPPED), (1, event)) == [(False, True), (None, True)]
