from __future__ import annotations

from collections.abc import Callable

import pytest

from stridecue.model.device_settings import DeviceSettings
from stridecue.model.events import Noticed, Topic
from stridecue.model.inputs import Change, ChangeKind
from stridecue.model.sensor_details import FaultKind

MILES_PER_KM = 1 / 1.609344


def on_a_belt(
    runner: object, belt: Callable, seconds: int, mps: float, shown: float, from_m: float = 0
) -> None:
    """Run at a speed, of which the belt sends another, and count the metres that were run."""
    for second in range(seconds):
        runner.feed(belt(shown, round(from_m + mps * second)))  # type: ignore[attr-defined]
        runner.tick()  # type: ignore[attr-defined]


def test_by_its_own_distance(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    on_a_belt(runner, belt, 65, 3.0, 3.0 * MILES_PER_KM)
    assert fault(runner, "belt", FaultKind.MILES) is None
    on_a_belt(runner, belt, 5, 3.0, 3.0 * MILES_PER_KM, 195)
    found = fault(runner, "belt", FaultKind.MILES)
    assert found.now
    assert found.words == "Speed looks like miles in a field for kilometres"
    assert found.evidence == "201 m by its own distance, 125 m by its speed"
    assert found.mend == DeviceSettings("belt", speed_factor=1.609344)
    assert found.mend_words == "Multiply its speed by 1.609"
    told = [event for event in runner.events if isinstance(event, Noticed)]
    assert told == [Noticed("Treadmill: speed looks like miles.", "belt", Topic.FAULT)]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 1.7, 1 / 1.609344])
def test_other_ratios_are_other_things(run: Callable, belt: Callable, fault: Callable, ratio: float) -> None:
    runner = run()
    on_a_belt(runner, belt, 150, 3.0, 3.0 / ratio)
    assert fault(runner, "belt", FaultKind.MILES) is None


def test_the_mended_treadmill_has_nothing_wrong(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    on_a_belt(runner, belt, 70, 3.0, 3.0 * MILES_PER_KM)
    runner.feed(Change(ChangeKind.SETTING, "belt", '{"device": "belt", "speed_factor": 1.609344}'))
    on_a_belt(runner, belt, 70, 3.0, 3.0 * MILES_PER_KM, 210)
    found = fault(runner, "belt", FaultKind.MILES)
    assert (found.now, found.mend, found.mend_words) == (False, None, "")
    assert found.evidence
    known = run(devices=(DeviceSettings("belt", speed_factor=1.609344),))
    on_a_belt(known, belt, 150, 3.0, 3.0 * MILES_PER_KM)
    assert fault(known, "belt", FaultKind.MILES) is None


def test_a_factor_that_was_chosen_stays_in_the_mend(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run(devices=(DeviceSettings("belt", "Mill", speed_factor=1.02),))
    on_a_belt(runner, belt, 70, 3.0, 3.0 * MILES_PER_KM)
    mend = fault(runner, "belt", FaultKind.MILES).mend
    assert (mend.speed_factor, mend.name) == (pytest.approx(1.02 * 1.609344, abs=1e-5), "Mill")


def test_a_console_that_changes_to_kilometres(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    on_a_belt(runner, belt, 70, 3.0, 3.0 * MILES_PER_KM)
    on_a_belt(runner, belt, 140, 3.0, 3.0, 210)
    assert not fault(runner, "belt", FaultKind.MILES).now


def test_what_a_gap_hides_proves_nothing(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    on_a_belt(runner, belt, 60, 3.0, 3.0)
    runner.seconds(35)
    on_a_belt(runner, belt, 60, 3.0, 3.0, 286)
    assert fault(runner, "belt", FaultKind.MILES) is None


def test_a_treadmill_that_counts_miles_too_is_found_by_the_footpod(
    run: Callable, belt: Callable, fault: Callable
) -> None:
    runner = run()
    for second in range(70):
        shown = 3.0 * MILES_PER_KM
        runner.feed(belt(shown, round(shown * second)))
        runner.second(pod=(3.0 * (1.05 if second % 2 else 0.95), 80 + second % 3))
    found = fault(runner, "belt", FaultKind.MILES)
    assert found.evidence == "treadmill 6.7 km/h, footpod 11.3 km/h; 1.61 times as much over a minute"
    assert fault(runner, "pod", FaultKind.POD_DIFFERS_FROM_BELT) is None
    assert [event.about for event in runner.events if isinstance(event, Noticed)] == ["pod", "belt"]


def test_a_footpod_that_agrees_again(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    runner.seconds(70, belt=(2.0, None), pod=(3.2, 82))
    assert fault(runner, "belt", FaultKind.MILES).now
    runner.seconds(5, belt=(3.2, None), pod=(3.2, 82))
    found = fault(runner, "belt", FaultKind.MILES)
    assert (found.now, found.mend) == (False, None)
    assert found.evidence.startswith("treadmill 7.2 km/h, footpod 11.5 km/h")
