from __future__ import annotations

from collections.abc import Callable

from stridecue.model.events import Noticed
from stridecue.model.inputs import Packet
from stridecue.model.sensor_details import FaultKind
from stridecue.model.state import Quality


def test_the_same_bytes_for_a_minute(run: Callable, fault: Callable, pod: Callable) -> None:
    runner = run()
    for second in range(61):
        runner.feed(pod(2.75, 85, float(second)))
        runner.tick()
    found = fault(runner, "pod", FaultKind.STEPS_FROZEN)
    assert found.evidence == "2.75 m/s and 85 a minute for 60 s"
    assert (found.done, found.mend) == ("", None)
    assert runner.state.cadence.quality is Quality.GOOD
    assert not [event for event in runner.events if isinstance(event, Noticed) and "d shows" in event.text]
    runner.feed(pod(2.75, 84))
    runner.tick()
    assert not fault(runner, "pod", FaultKind.STEPS_FROZEN).now


def test_standing_and_silence_are_not_frozen(run: Callable, fault: Callable) -> None:
    runner = run()
    runner.seconds(90, pod=(0.0, 0))
    runner.seconds(40, pod=(2.5, 82))
    runner.seconds(10)
    runner.seconds(40, pod=(2.5, 82))
    assert fault(runner, "pod", FaultKind.STEPS_FROZEN) is None


def test_bytes_that_cannot_be_read(run: Callable, fault: Callable, details: Callable) -> None:
    runner = run()
    runner.seconds(3, heart_rate=140)
    for payload in (b"", b"\x01"):
        runner.feed(Packet("strap", "2A37", payload))
    runner.tick()
    found = fault(runner, "strap", FaultKind.UNREADABLE)
    assert found.evidence == "2 of 5 packets; the last one: 01"
    assert (details(runner, "strap").packets, details(runner, "strap").refused) == (5, 2)
    assert [event.text for event in runner.events if isinstance(event, Noticed)] == [
        "Strap sends bytes that cannot be read."
    ]
    runner.seconds(61, heart_rate=140, rr=[430.0])
    assert not fault(runner, "strap", FaultKind.UNREADABLE).now


def test_what_ends_too_early(run: Callable, fault: Callable, details: Callable) -> None:
    runner = run()
    cut = bytes.fromhex("9e1f 8403 8403 640000 0000 0000 0000 0000 0a00 0a")
    assert len(cut) == 20
    runner.feed(Packet("belt", "2ACD", cut))
    runner.tick()
    found = fault(runner, "belt", FaultKind.CUT_OFF)
    assert found.evidence == f"1 of 1 packets; the last one: {cut.hex(' ')}"
    assert (details(runner, "belt").cut_off, found.done) == (1, "What is complete is used")
    assert (found.now, found.hint, runner.state.devices[0].faults) == (True, True, 0)
    assert runner.state.speed.good == 2.5
    assert not [event for event in runner.events if isinstance(event, Noticed)]


def test_a_flood_is_kept_short(run: Callable, fault: Callable) -> None:
    runner = run()
    for number in range(300):
        runner.feed(Packet("belt", "2ACD", bytes([0xFF, number % 256]) + bytes([number % 256] * 500)))
        runner.feed(Packet("belt", "2A53", b"\x00" * (number % 4)))
    runner.tick()
    evidence = fault(runner, "belt", FaultKind.UNREADABLE).evidence
    assert evidence == "300 of 600 packets; the last one: 00 00 00"
    watch = runner.tracker._parts.intake.devices.of("belt").watch
    assert len(watch.last) <= 8
