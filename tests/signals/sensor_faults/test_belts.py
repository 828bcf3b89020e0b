from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from stridecue.model.events import Noticed
from stridecue.model.sensor_details import FaultKind
from stridecue.model.state import Activity


def counting(runner: object, packet: Callable, metres: Sequence[float]) -> None:
    for total_m in metres:
        runner.feed(packet(total_m))  # type: ignore[attr-defined]
        runner.tick()  # type: ignore[attr-defined]


def test_a_counter_that_is_reset(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    runner.seconds(760)
    counting(runner, lambda metres: belt(2.5, metres), (4205, 4208, 4210, 0, 2, 5))
    found = fault(runner, "belt", FaultKind.DISTANCE_RESET)
    assert (found.words, found.mend) == ("Its distance counter was reset", None)
    assert found.evidence == "from 4210 to 0 m, 12 minutes in"
    counting(runner, lambda metres: belt(2.5, metres), (7, 2000))
    found = fault(runner, "belt", FaultKind.DISTANCE_RESET)
    assert found.words == "Its distance counter jumped ahead"
    assert found.evidence == "from 7 to 2000 m, 12 minutes in; 2 times so far"
    assert not [event for event in runner.events if isinstance(event, Noticed)]
    runner.seconds(61)
    assert not fault(runner, "belt", FaultKind.DISTANCE_RESET).now


def test_before_the_start(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run(start=False)
    counting(runner, lambda metres: belt(2.5, metres), (300, 0))
    assert fault(runner, "belt", FaultKind.DISTANCE_RESET).evidence == "from 300 to 0 m, before the start"


@pytest.mark.parametrize(
    "metres", [(2**24 - 4, 2**24 - 2, 1, 4), (0, 0, 10, 20, 30), (100, 103, 103), (0, 24)]
)
def test_no_reset(run: Callable, belt: Callable, fault: Callable, metres: tuple[int, ...]) -> None:
    runner = run()
    counting(runner, lambda total_m: belt(2.5, total_m), metres)
    assert fault(runner, "belt", FaultKind.DISTANCE_RESET) is None


def test_a_silence_is_no_jump(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    counting(runner, lambda total_m: belt(2.5, total_m), (100,))
    runner.seconds(100)
    counting(runner, lambda total_m: belt(2.5, total_m), (350,))
    assert fault(runner, "belt", FaultKind.DISTANCE_RESET) is None


def test_a_footpods_counter(run: Callable, pod: Callable, fault: Callable) -> None:
    runner = run()
    end = (2**32 - 1) / 10
    counting(runner, lambda total_m: pod(2.5, 80, total_m), (end - 3, end - 0.5, 2.0, 4.5))
    assert fault(runner, "pod", FaultKind.DISTANCE_RESET) is None
    counting(runner, lambda total_m: pod(2.5, 80, total_m), (0.0,))
    assert fault(runner, "pod", FaultKind.DISTANCE_RESET).evidence == "from 4 to 0 m, 4 s in"


def test_no_speed_while_the_distance_grows(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    counting(runner, lambda total_m: belt(0.0, total_m), [round(2.5 * second) for second in range(30)])
    assert fault(runner, "belt", FaultKind.SPEED_ZERO) is None
    counting(runner, lambda total_m: belt(0.0, total_m), [75, 78])
    found = fault(runner, "belt", FaultKind.SPEED_ZERO)
    assert found.evidence == "0 for 31 s, in which its distance grew by 78 m"
    assert found.done == "Speed is taken from the distance"
    assert runner.state.speed.good == pytest.approx(2.5, abs=0.1)
    counting(runner, lambda total_m: belt(2.5, total_m), [80, 83])
    assert not fault(runner, "belt", FaultKind.SPEED_ZERO).now


def test_a_belt_that_stands_has_no_speed(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    counting(runner, lambda total_m: belt(0.0, total_m), [100] * 120 + [5000])
    assert fault(runner, "belt", FaultKind.SPEED_ZERO) is None


def test_a_belt_with_nobody_on_it(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    for second in range(10):
        runner.feed(belt(3.0, elapsed_s=750 + second))
        runner.tick()
    assert fault(runner, "belt", FaultKind.BELT_EMPTY) is None
    for _ in range(8):
        runner.feed(belt(3.0, elapsed_s=759))
        runner.tick()
    found = fault(runner, "belt", FaultKind.BELT_EMPTY)
    assert found.evidence == "10.8 km/h while its time stood at 759 s for 8 s"
    assert found.done == "The run takes it as standing"
    assert runner.state.speed.good == 0.0
    runner.feed(belt(3.0, elapsed_s=760))
    runner.tick()
    assert not fault(runner, "belt", FaultKind.BELT_EMPTY).now


@pytest.mark.parametrize(("mps", "times"), [(0.0, (*range(10), *[9] * 30)), (3.0, [0] * 60)])
def test_a_belt_that_stands_or_never_counts_is_not_empty(
    run: Callable, belt: Callable, fault: Callable, mps: float, times: Sequence[int]
) -> None:
    runner = run()
    for elapsed_s in times:
        runner.feed(belt(mps, elapsed_s=elapsed_s))
        runner.tick()
    assert fault(runner, "belt", FaultKind.BELT_EMPTY) is None


def test_only_a_belt_that_stays_empty_is_told(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    for elapsed_s in (*range(10), *[9] * 9, *range(10, 20)):
        runner.feed(belt(3.0, elapsed_s=elapsed_s))
        runner.tick()
    assert fault(runner, "belt", FaultKind.BELT_EMPTY) is not None
    assert [event for event in runner.events if isinstance(event, Noticed)] == []
    for _ in range(15):
        runner.feed(belt(3.0, elapsed_s=19))
        runner.tick()
    told = [event.text for event in runner.events if isinstance(event, Noticed)]
    assert len(told) == 1
    assert told[0].startswith("Treadmill: its time stands still")


def test_a_belt_that_starts_again_is_not_empty(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    for mps, elapsed_s in (
        *((2.5, s) for s in range(20)),
        *((0.0, 19) for _ in range(80)),
        *((0.5, 19),) * 2,
    ):
        runner.feed(belt(mps, elapsed_s=elapsed_s))
        runner.tick()
    assert fault(runner, "belt", FaultKind.BELT_EMPTY) is None


def test_a_clock_that_stops_at_its_end_leaves_no_belt_empty(
    run: Callable, belt: Callable, fault: Callable
) -> None:
    runner = run()
    for second in range(60):
        runner.feed(belt(3.0, 3 * second, elapsed_s=min(5970 + second, 5999)))
        runner.tick()
    assert fault(runner, "belt", FaultKind.BELT_EMPTY) is None
    assert (runner.state.speed.good, runner.state.activity) == (3.0, Activity.ACTIVE)
