"""A finish that is told late ends the run at the moment that was meant."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from stridecue.model.events import LapEnded
from stridecue.model.inputs import Gap, Mark, MarkKind, Packet
from stridecue.model.state import Activity

SENT = {"heart_rate": 140, "belt": (2.5, 6.0), "pod": (2.5, 82)}
FASTER = {"heart_rate": 160, "belt": (4.0, 9.0), "pod": (4.0, 90)}


def finish(runner, at_ms: int, since_ms: int | None) -> list[LapEnded]:
    events = runner.tracker.feed(at_ms, Mark(MarkKind.FINISH, None, since_ms))
    return [event for event in events if isinstance(event, LapEnded)]


@pytest.mark.parametrize("late_s", [1, 10, 59])
def test_it_equals_a_finish_in_time(run: Callable, late_s: int) -> None:
    timely, late = run(auto_lap_m=100.0), run(auto_lap_m=100.0)
    for runner in (timely, late):
        runner.seconds(90, **SENT)
    last = finish(timely, 90_000, None)
    late.seconds(late_s, **FASTER)
    assert finish(late, 90_000 + late_s * 1000, 90_000) == last
    assert late.tracker.totals() == timely.tracker.totals()
    state, expected = late.tick(), timely.tick()
    for name in ("elapsed_s", "timer_s", "distance_m", "climb_m", "up_time_s", "lap", "lap_time_s"):
        assert getattr(state, name) == getattr(expected, name), name
    assert (state.activity, state.phase_time_s) == (Activity.FINISHED, late_s + 1)


def test_it_is_of_the_millisecond(run: Callable) -> None:
    runner = run()
    runner.seconds(20, belt=(2.0, 0.0), pod=(2.0, 82))
    finish(runner, 20_700, 12_340)
    totals = runner.tracker.totals()
    assert (totals.elapsed_s, totals.moving_s, totals.laps) == (12.34, 12.34, 1)
    assert totals.distance_m == pytest.approx(2.0 * 12.34)


def test_marks_after_the_moment_are_undone(run: Callable) -> None:
    runner = run()
    runner.seconds(30, **SENT)
    runner.tracker.feed(30_400, Mark(MarkKind.PAUSE))
    runner.seconds(3)
    runner.tracker.feed(33_100, Mark(MarkKind.RESUME))
    runner.tracker.feed(33_200, Mark(MarkKind.LAP))
    runner.seconds(2, **SENT)
    laps = finish(runner, 35_500, 30_500)
    totals = runner.tracker.totals()
    assert (totals.elapsed_s, totals.moving_s, totals.laps) == (30.5, 30.4, 1)
    assert [(lap.lap, lap.duration_s) for lap in laps] == [(1, 30.4)]


@pytest.mark.parametrize(
    ("at_ms", "since_ms", "elapsed_s"),
    [
        (30_000, -5, 0.0),
        (30_000, 4_000, 0.0),
        (30_000, 29_000, 24.0),
        (30_000, 30_000, 25.0),
        (30_000, 99_000, 25.0),
        (200_000, 10_000, 135.0),
    ],
)
def test_never_before_the_start_nor_more_than_a_minute_back(
    run: Callable, at_ms: int, since_ms: int, elapsed_s: float
) -> None:
    runner = run(start=False)
    runner.seconds(5, **SENT)
    runner.mark(MarkKind.START)
    runner.seconds(at_ms // 1000 - 5, **SENT)
    finish(runner, at_ms, since_ms)
    totals = runner.tracker.totals()
    assert (totals.elapsed_s, totals.moving_s) == (elapsed_s, elapsed_s)
    after = runner.seconds(3, **SENT)
    assert (after.activity, after.elapsed_s, after.timer_s) == (Activity.FINISHED, elapsed_s, elapsed_s)


def test_sleep_does_not_count_as_lateness(run: Callable) -> None:
    runner = run()
    runner.seconds(100, **SENT)
    runner.feed(Gap(3_600_000), 100_400)
    runner.seconds(3600)
    finish(runner, 3_701_000, 98_000)
    assert (runner.tracker.totals().elapsed_s, runner.tracker.totals().moving_s) == (98.0, 98.0)


@pytest.mark.parametrize("since_ms", [None, 0, 9_000])
def test_before_the_start_there_is_nothing_to_finish(run: Callable, since_ms: int | None) -> None:
    runner = run(start=False)
    runner.seconds(10, **SENT)
    assert finish(runner, 10_000, since_ms) == []
    assert runner.tick().activity is Activity.BEFORE
    runner.mark(MarkKind.START)
    runner.seconds(10, **SENT)
    assert finish(runner, 20_900, 20_000)
    assert finish(runner, 21_000, 15_000) == [], "a run has one end"
    assert runner.tracker.totals().elapsed_s == 9.0


def test_a_copy_has_moments_of_its_own(run: Callable) -> None:
    runner = run()
    runner.seconds(30, **SENT)
    twin = copy.deepcopy(runner)
    runner.seconds(20, **FASTER)
    for second in range(20):
        twin.feed(Packet("noise", "2A37", bytes([0, 60 + second])))
        twin.second(**SENT)
    finish(runner, 50_000, 30_000)
    finish(twin, 50_000, 30_000)
    assert runner.tracker.totals() == twin.tracker.totals()
