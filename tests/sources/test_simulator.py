"""The simulator as a source: same seed, same bytes; order; faults; beginning and end."""

from __future__ import annotations

from collections import Counter

import pytest

from stridecue.decode import decode
from stridecue.model.cue import Cue, CueKind
from stridecue.model.inputs import Body, CharacteristicRead, Link, LinkEvent, Mark, MarkKind, Packet
from stridecue.model.measurement import HeartRateMeasurement, RunningMeasurement, TreadmillMeasurement
from stridecue.sources.simulator import Fault, Segment, Simulator, demo_devices
from stridecue.sources.simulator.sensors import FOOTPOD, STRAP, TREADMILL


def everything(source: Simulator, step_ms: int = 1000) -> list[tuple[int, Body]]:
    taken = []
    t_ms = 0
    while not source.ended:
        taken += source.take_until(t_ms)
        t_ms += step_ms
    return taken


def cue(cue_id: str, show: str, say: str | None = None, kind: CueKind = CueKind.TECHNIQUE) -> Cue:
    return Cue(cue_id, "test", kind, show, say, "", 50, 8.0, 2.0)


def test_same_seed_gives_same_inputs_byte_for_byte():
    assert everything(Simulator(seed=3, minutes=12)) == everything(Simulator(seed=3, minutes=12))


def test_another_seed_gives_other_inputs():
    assert everything(Simulator(seed=3, minutes=2)) != everything(Simulator(seed=4, minutes=2))


@pytest.mark.parametrize("step_ms", [250, 999, 1000, 7000])
def test_how_it_is_taken_changes_nothing(step_ms: int):
    assert everything(Simulator(minutes=3), step_ms) == everything(Simulator(minutes=3))


def test_the_same_cues_heard_give_the_same_inputs():
    def heard() -> list[tuple[int, Body]]:
        source = Simulator(minutes=6)
        taken = []
        for second in range(361):
            taken += source.take_until(second * 1000 - 1)
            if second in (200, 260):
                source.hear(second * 1000, cue("mine", "Shorten stride"))
        return taken + source.take_until(360_000)

    assert heard() == heard()
    assert heard() != everything(Simulator(minutes=6))


def test_times_never_go_back():
    times = [t_ms for t_ms, _ in everything(Simulator(minutes=5, faults=(Fault(STRAP, 10, 20),)))]
    assert times == sorted(times)


def test_nothing_is_given_before_its_time():
    source = Simulator(minutes=2)
    for t_ms in range(0, 5000, 100):
        assert all(taken_ms <= t_ms for taken_ms, _ in source.take_until(t_ms))


def test_opens_with_links_batteries_and_start():
    opening = [body for t_ms, body in everything(Simulator(minutes=1)) if t_ms == 0]
    names = {(body.device, body.name) for body in opening if isinstance(body, Link)}
    assert names == {(STRAP, "Demo strap"), (FOOTPOD, "Demo footpod"), (TREADMILL, "Demo treadmill")}
    assert Counter(body.event for body in opening if isinstance(body, Link)) == {
        LinkEvent.FOUND: 3,
        LinkEvent.CONNECTED: 3,
    }
    batteries = {
        body.device: body.payload[0]
        for body in opening
        if isinstance(body, CharacteristicRead) and body.characteristic == "2A19"
    }
    assert set(batteries) == {STRAP, FOOTPOD}
    assert all(0 < percent <= 100 for percent in batteries.values())
    assert opening[-1] == Mark(MarkKind.START)


def test_ends_with_finish_at_the_full_length():
    source = Simulator(minutes=2)
    taken = everything(source)
    assert source.length_ms == 120_000
    assert taken[-1] == (120_000, Mark(MarkKind.FINISH))
    assert source.ended
    assert source.take_until(10**9) == []


def test_each_sensor_sends_once_a_second():
    counted = Counter(body.device for _, body in everything(Simulator(minutes=2)) if isinstance(body, Packet))
    assert counted == {STRAP: 120, FOOTPOD: 120, TREADMILL: 120}


@pytest.mark.parametrize(
    ("options", "there"),
    [
        ({"with_strap": False}, {FOOTPOD, TREADMILL}),
        ({"with_footpod": False}, {STRAP, TREADMILL}),
        ({"with_treadmill": False}, {STRAP, FOOTPOD}),
    ],
)
def test_a_sensor_can_be_left_at_home(options: dict[str, bool], there: set[str]):
    bodies = [body for _, body in everything(Simulator(minutes=1, **options))]
    assert {body.device for body in bodies if isinstance(body, Packet | Link)} == there


def test_leaving_a_sensor_at_home_changes_no_other():
    def without_strap(**options: bool) -> list[tuple[int, Body]]:
        taken = everything(Simulator(minutes=3, **options))
        return [(t, body) for t, body in taken if getattr(body, "device", None) != STRAP]

    assert without_strap() == without_strap(with_strap=False)


def test_every_packet_decodes_whole():
    kinds = {"2A37": HeartRateMeasurement, "2A53": RunningMeasurement, "2ACD": TreadmillMeasurement}
    for _, body in everything(Simulator(minutes=13)):
        if isinstance(body, Packet):
            measured = decode(body.characteristic, body.payload)
            assert isinstance(measured, kinds[body.characteristic])
            assert not measured.truncated


def test_a_later_beginning_goes_on_from_the_same_body():
    whole = everything(Simulator(minutes=12))
    late = everything(Simulator(minutes=12, begin_at_s=300))
    belt = [body.payload for t, body in whole if isinstance(body, Packet) and body.device == TREADMILL]
    late_belt = [body.payload for t, body in late if isinstance(body, Packet) and body.device == TREADMILL]
    assert late_belt == belt[300:]
    assert late[-1] == (420_000, Mark(MarkKind.FINISH))


def test_a_fault_is_a_lost_link_and_no_packets():
    taken = everything(Simulator(minutes=2, faults=(Fault(FOOTPOD, 40, 80),)))
    links = [(t, body.event) for t, body in taken if isinstance(body, Link) and body.device == FOOTPOD and t]
    assert links == [(40_000, LinkEvent.LOST), (80_000, LinkEvent.CONNECTED)]
    times = [t for t, body in taken if isinstance(body, Packet) and body.device == FOOTPOD]
    assert len(times) == 80
    assert not [t for t in times if 40_000 <= t < 80_000]


def test_a_silent_fault_has_no_links():
    taken = everything(Simulator(minutes=1, faults=(Fault(STRAP, 20, 32, silent=True),)))
    assert not [body for t, body in taken if isinstance(body, Link) and t]
    assert len([body for _, body in taken if isinstance(body, Packet) and body.device == STRAP]) == 48


def test_a_fault_changes_nothing_else():
    fault = Fault(STRAP, 30, 42, silent=True)
    whole = everything(Simulator(minutes=2))
    holed = everything(Simulator(minutes=2, faults=(fault,)))
    missing = set(whole) - set(holed)
    assert set(holed) <= set(whole)
    assert {body.device for _, body in missing if isinstance(body, Packet)} == {STRAP}
    assert len(missing) == 12


def test_a_fault_of_a_device_that_is_not_there_is_nothing():
    taken = everything(Simulator(minutes=1, with_strap=False, faults=(Fault(STRAP, 10, 20),)))
    assert not [body for _, body in taken if getattr(body, "device", None) == STRAP]


def test_a_course_can_be_given():
    source = Simulator(course=(Segment(60, 3.0, 2.0),))
    assert source.length_ms == 60_000


def test_demo_devices_are_those_that_send():
    assert {settings.device for settings in demo_devices()} == {STRAP, FOOTPOD, TREADMILL}
