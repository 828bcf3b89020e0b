from __future__ import annotations

from collections.abc import Callable

import pytest

from stridecue.model.events import Noticed
from stridecue.model.inputs import CharacteristicRead
from stridecue.model.sensor_details import FaultKind
from stridecue.model.state import Quality


def told(runner: object) -> list[str]:
    return [event.text for event in runner.events if isinstance(event, Noticed)]  # type: ignore[attr-defined]


def test_spikes_are_counted_and_the_third_is_told(run: Callable, fault: Callable) -> None:
    runner = run()
    runner.seconds(730)
    for _ in range(2):
        runner.seconds(8, heart_rate=142)
        runner.seconds(3, heart_rate=201)
    runner.seconds(8, heart_rate=142)
    found = fault(runner, "strap", FaultKind.HEART_RATE_JUMPS)
    assert found.evidence == "2 times; the last from 142 to 201 bpm in 1 s, 12 minutes in"
    assert (found.now, told(runner)) == (True, [])
    runner.seconds(3, heart_rate=90)
    runner.seconds(10, heart_rate=142)
    assert told(runner) == ["Strap: heart rate jumps."]
    runner.seconds(60, heart_rate=142, rr=[420.0])
    assert not fault(runner, "strap", FaultKind.HEART_RATE_JUMPS).now


def test_one_spike(run: Callable, fault: Callable) -> None:
    runner = run()
    runner.seconds(20, heart_rate=120)
    runner.seconds(1, heart_rate=180)
    assert (
        fault(runner, "strap", FaultKind.HEART_RATE_JUMPS).evidence
        == "once from 120 to 180 bpm in 1 s, 20 s in"
    )


def test_a_swing_is_shown_from_where_it_began(run: Callable, fault: Callable) -> None:
    runner = run()
    runner.seconds(20, heart_rate=160)
    for bpm in (153, 146, 140, 133):
        runner.second(heart_rate=bpm)
    evidence = fault(runner, "strap", FaultKind.HEART_RATE_JUMPS).evidence
    assert evidence == "once from 160 to 133 bpm in 4 s, 23 s in"


def test_a_steady_rise_is_no_spike(run: Callable, fault: Callable) -> None:
    runner = run()
    for bpm in range(100, 180, 2):
        runner.second(heart_rate=bpm)
    assert fault(runner, "strap", FaultKind.HEART_RATE_JUMPS) is None


def test_a_heart_rate_that_stands_still(run: Callable, fault: Callable) -> None:
    runner = run()
    runner.seconds(60, heart_rate=152)
    assert fault(runner, "strap", FaultKind.HEART_RATE_FROZEN) is None
    runner.seconds(15, heart_rate=152)
    found = fault(runner, "strap", FaultKind.HEART_RATE_FROZEN)
    assert found.evidence == "152 bpm for 74 s, and no times between beats"
    assert runner.state.heart_rate.quality is Quality.SUSPECT
    runner.second(heart_rate=153)
    assert not fault(runner, "strap", FaultKind.HEART_RATE_FROZEN).now
    assert told(runner) == ["Strap: heart rate stands still."]


def test_a_strap_that_is_gone_is_wrong_about_nothing(run: Callable, fault: Callable) -> None:
    runner = run()
    runner.seconds(70, heart_rate=152)
    runner.seconds(20)
    assert not fault(runner, "strap", FaultKind.HEART_RATE_FROZEN).now


def test_a_loose_strap(run: Callable, fault: Callable) -> None:
    runner = run()
    runner.seconds(40, heart_rate=160, rr=[375.0], pod=(2.8, 82))
    for bpm in range(155, 105, -5):
        runner.second(heart_rate=bpm, rr=[60_000 / bpm], pod=(2.8, 82))
    found = fault(runner, "strap", FaultKind.HEART_RATE_FALLS)
    assert found.evidence == "from 160 to 110 bpm, 48 s in"
    assert told(runner)[-1] == "Strap: heart rate fell, it may be loose."


@pytest.mark.parametrize(("bpm", "half"), [(168, ""), (84, ", half of it 84")])
def test_a_heart_rate_that_follows_the_steps(run: Callable, fault: Callable, bpm: int, half: str) -> None:
    runner = run()
    for start in (bpm - 36, bpm - 27, bpm - 18, bpm - 9):
        runner.seconds(4, heart_rate=start, pod=(2.8, 84))
    runner.seconds(45, heart_rate=bpm, pod=(2.8, 84))
    found = fault(runner, "strap", FaultKind.CADENCE_LOCK)
    assert found.now
    assert found.evidence.startswith(f"{bpm} bpm at 168 steps a minute{half}; for 1")
    assert found.evidence.endswith(" s in")
    assert "Strap: heart rate follows the steps." in told(runner)


def test_two_rates_that_pass_each_other_are_listed_only(run: Callable, fault: Callable) -> None:
    runner = run()
    for second in range(60):
        runner.second(heart_rate=178 - second // 3, rr=[380.0], pod=(2.8, 92 - second // 6))
    for second in range(40):
        runner.second(heart_rate=158 - second // 2, rr=[380.0], pod=(1.2, 82 - second))
    found = fault(runner, "strap", FaultKind.CADENCE_LOCK)
    assert found is not None
    bpm, spm = [int(word) for word in found.evidence.split() if word.isdigit()][:2]
    assert abs(bpm - spm) <= 5
    assert told(runner) == ["Footpod counts one foot; doubled."]


def test_a_sensor_on_the_wrist_is_listed_only(run: Callable, fault: Callable) -> None:
    runner = run()
    runner.feed(CharacteristicRead("strap", "2A38", b"\x02"))
    runner.second(heart_rate=140)
    found = fault(runner, "strap", FaultKind.WORN_ON_WRIST)
    assert (found.now, found.evidence, told(runner)) == (True, "by its own word", [])
    assert (found.hint, runner.state.devices[0].faults) == (True, 0)
    assert runner.state.heart_rate.quality is Quality.GOOD
    other = run()
    other.feed(CharacteristicRead("strap", "2A38", b"\x01"))
    other.second(heart_rate=140)
    assert fault(other, "strap", FaultKind.WORN_ON_WRIST) is None
