from __future__ import annotations

import pytest

from stridecue.model.inputs import MarkKind
from stridecue.model.state import Activity
from stridecue.signals.pauses import Clock

START, PAUSE, RESUME, FINISH = MarkKind.START, MarkKind.PAUSE, MarkKind.RESUME, MarkKind.FINISH


def marked(*marks: tuple[int, MarkKind], until_ms: int = 0, auto_pause: bool = True) -> Clock:
    clock = Clock(auto_pause)
    for t_ms, kind in marks:
        clock.advance(t_ms)
        clock.mark(t_ms, kind)
    clock.advance(max(until_ms, marks[-1][0]))
    return clock


@pytest.mark.parametrize(
    ("marks", "activity", "elapsed_ms", "timer_ms"),
    [
        ([(1500, START)], Activity.ACTIVE, 8500, 8500),
        ([(1500, START), (4000, PAUSE)], Activity.PAUSED, 8500, 2500),
        ([(1500, START), (4000, PAUSE), (6001, RESUME)], Activity.ACTIVE, 8500, 6499),
        ([(1500, START), (4000, PAUSE), (6000, FINISH)], Activity.FINISHED, 4500, 2500),
        ([(1500, START), (4000, FINISH), (5000, RESUME)], Activity.FINISHED, 2500, 2500),
        ([(1500, START), (4000, START)], Activity.ACTIVE, 8500, 8500),
        ([(1500, PAUSE)], Activity.BEFORE, 0, 0),
        ([(1500, FINISH)], Activity.BEFORE, 0, 0),
    ],
)
def test_times(marks: list[tuple[int, MarkKind]], activity: Activity, elapsed_ms: int, timer_ms: int) -> None:
    clock = marked(*marks, until_ms=10_000)
    assert (clock.activity, clock.elapsed_ms(10_000), clock.timer_ms) == (activity, elapsed_ms, timer_ms)


def test_nothing_counts_while_asleep() -> None:
    clock = marked((0, START), until_ms=2500)
    clock.sleep(2500, 10_000)
    assert [clock.advance(t_ms) for t_ms in (3000, 12_000, 13_000)] == [0, 0, 500]
    assert [clock.asleep(t_ms) for t_ms in (2000, 3000, 12_000, 13_000)] == [False, True, True, False]
    assert (clock.timer_ms, clock.elapsed_ms(13_000)) == (3000, 13_000)


def activities(clock: Clock, *seconds: tuple[float | None, bool]) -> list[Activity]:
    seen = []
    for speed, stepping in seconds:
        clock.observe(speed, stepping)
        seen.append(clock.activity)
    return seen


ACTIVE, AUTO = Activity.ACTIVE, Activity.AUTO_PAUSED
STANDS, MOVES, STEPS, BLIND = (0.29, False), (0.3, False), (0.0, True), (None, False)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        ([STANDS] * 5, [ACTIVE] * 4 + [AUTO]),
        ([STANDS] * 4 + [MOVES] + [STANDS] * 4, [ACTIVE] * 9),
        ([STANDS] * 4 + [BLIND] + [STANDS] * 4, [ACTIVE] * 9),
        ([STEPS] * 9, [ACTIVE] * 9),
        ([STANDS] * 5 + [MOVES] * 2, [ACTIVE] * 4 + [AUTO] * 2 + [ACTIVE]),
        ([STANDS] * 5 + [MOVES, STANDS, MOVES], [ACTIVE] * 4 + [AUTO] * 4),
        ([STANDS] * 5 + [BLIND] * 9, [ACTIVE] * 4 + [AUTO] * 10),
    ],
)
def test_automatic_pause(seconds: list[tuple[float | None, bool]], expected: list[Activity]) -> None:
    assert activities(marked((0, START)), *seconds) == expected


def test_no_automatic_pause_when_it_is_off() -> None:
    assert set(activities(marked((0, START), auto_pause=False), *[STANDS] * 20)) == {ACTIVE}


def test_a_pause_of_the_runners_own_is_not_ended_by_moving() -> None:
    clock = marked((0, START), (1000, PAUSE))
    assert set(activities(clock, *[MOVES] * 20)) == {Activity.PAUSED}


@pytest.mark.parametrize(
    ("marks", "words", "expected"),
    [
        ([(0, START)], [False, True, True, False], [AUTO, ACTIVE, ACTIVE, AUTO]),
        ([(0, START), (1000, PAUSE)], [True, False, True], [Activity.PAUSED] * 3),
        ([(0, PAUSE)], [True, False, True], [Activity.BEFORE] * 3),
        ([(0, START), (1000, FINISH)], [True, False, True], [Activity.FINISHED] * 3),
    ],
)
def test_a_belts_word_counts_at_once(
    marks: list[tuple[int, MarkKind]], words: list[bool], expected: list[Activity]
) -> None:
    clock = marked(*marks)
    seen = []
    for moving in words:
        clock.belt_says(moving)
        seen.append(clock.activity)
    assert seen == expected


def test_without_automatic_pause_a_belts_word_is_nothing() -> None:
    clock = marked((0, START), auto_pause=False)
    clock.belt_says(False)
    assert clock.activity is ACTIVE


def test_a_belt_that_runs_out_ends_no_pause_but_the_runner_may() -> None:
    clock = marked((0, START))
    clock.belt_says(False)
    for _ in range(20):
        clock.observe(1.0, True, runs_out=True)
    assert clock.activity is AUTO
    assert activities(clock, MOVES, MOVES) == [AUTO, ACTIVE]
    clock.belt_says(False)
    clock.mark(30_000, RESUME)
    for _ in range(5):
        clock.observe(0.0, False, runs_out=True)
    assert clock.activity is AUTO


def test_a_belts_word_begins_the_count_of_standing_anew() -> None:
    clock = marked((0, START))
    activities(clock, *[STANDS] * 5, *[MOVES])
    clock.belt_says(True)
    assert activities(clock, *[STANDS] * 5) == [ACTIVE] * 4 + [AUTO]


def test_time_counts_to_the_millisecond_of_the_belts_word() -> None:
    clock = marked((0, START), until_ms=1234)
    clock.belt_says(False)
    clock.advance(9000)
    clock.belt_says(True)
    clock.advance(9500)
    assert clock.timer_ms == 1234 + 500
