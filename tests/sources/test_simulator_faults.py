"""What goes wrong in a simulated run, read back from its packets: that and nothing else, from minute ten on."""

from __future__ import annotations

from statistics import fmean

import pytest

from stridecue.decode import decode
from stridecue.model.cue import Cue, CueKind
from stridecue.model.inputs import Body, Link, LinkEvent, Packet
from stridecue.model.measurement import HeartRateMeasurement, RunningMeasurement, TreadmillMeasurement
from stridecue.model.run_settings import RunFault
from stridecue.sources.simulator import FAULT_BEGINS_S, Segment, Simulator, easy_session
from stridecue.sources.simulator.sensors import STRAP

EASE = Cue("mine", "test", CueKind.EFFORT, "Easy. Slow down.", None, "", 50, 8.0, 2.0)
FLAT_THEN_UP = (Segment(900, 2.6), Segment(120, 2.2, 5.0))


class Sent:
    """Everything of a run, one value a second of each sensor."""

    def __init__(self, **options: object) -> None:
        source = Simulator(seed=3, **options)  # type: ignore[arg-type]
        self.taken: list[tuple[int, Body]] = source.take_until(source.length_ms)
        self.heart_rate: dict[int, HeartRateMeasurement] = {}
        self.steps: dict[int, float] = {}
        self.speed: dict[int, float] = {}
        self.grade: dict[int, float] = {}
        for t_ms, body in self.taken:
            if isinstance(body, Packet):
                measured = decode(body.characteristic, body.payload)
                if isinstance(measured, HeartRateMeasurement):
                    self.heart_rate[t_ms // 1000] = measured
                elif isinstance(measured, RunningMeasurement):
                    self.steps[t_ms // 1000] = 2.0 * (measured.cadence_raw or 0)
                elif isinstance(measured, TreadmillMeasurement):
                    self.speed[t_ms // 1000] = measured.speed_mps or 0.0
                    self.grade[t_ms // 1000] = measured.grade_percent or 0.0

    def until_fault(self) -> list[tuple[int, Body]]:
        return [item for item in self.taken if item[0] < FAULT_BEGINS_S * 1000]


def ratio(faulty: Sent, clean: Sent, from_s: int, to_s: int) -> float:
    seconds = range(from_s, to_s)
    return fmean(faulty.steps[at] for at in seconds) / fmean(clean.steps[at] for at in seconds)


@pytest.mark.parametrize("fault", list(RunFault))
def test_until_minute_ten_nothing_is_wrong(fault: RunFault) -> None:
    course = easy_session(12)
    clean, faulty = Sent(course=course), Sent(course=course, fault=fault)
    assert clean.until_fault() == faulty.until_fault()
    if fault is not RunFault.LONG_STEPS_UPHILL:
        assert clean.taken != faulty.taken


def test_low_cadence_is_seven_percent_below_and_nothing_else() -> None:
    course = easy_session(20)
    clean, faulty = Sent(course=course), Sent(course=course, fault=RunFault.LOW_CADENCE)
    assert ratio(faulty, clean, 620, 1000) == pytest.approx(0.93, abs=0.003)
    assert faulty.speed == clean.speed
    assert faulty.heart_rate == clean.heart_rate


def test_long_steps_are_of_climbs_alone() -> None:
    clean, faulty = Sent(course=FLAT_THEN_UP), Sent(course=FLAT_THEN_UP, fault=RunFault.LONG_STEPS_UPHILL)
    assert ratio(faulty, clean, 620, 900) == 1.0
    assert ratio(faulty, clean, 940, 1019) == pytest.approx(0.92, abs=0.004)


def test_above_the_cap_is_a_faster_belt_on_the_flat() -> None:
    course = (*easy_session(14), Segment(60, 2.2, 5.0), Segment(60, 1.5))
    clean, faulty = Sent(course=course), Sent(course=course, fault=RunFault.ABOVE_CAP)
    assert faulty.speed[800] == pytest.approx(1.25 * clean.speed[800], abs=0.01)
    assert faulty.speed[880] == clean.speed[880]
    assert faulty.speed[955] == clean.speed[955]
    assert faulty.heart_rate[835].heart_rate_bpm - clean.heart_rate[835].heart_rate_bpm > 12


def test_a_locked_strap_sends_the_steps_and_no_intervals() -> None:
    faulty = Sent(course=easy_session(12), fault=RunFault.CADENCE_LOCK)
    late = [faulty.heart_rate[at] for at in range(FAULT_BEGINS_S, 700)]
    assert all(measured.rr_ms == () for measured in late)
    assert all(
        abs(measured.heart_rate_bpm - faulty.steps[at]) <= 3
        for at, measured in enumerate(late, FAULT_BEGINS_S)
    )


@pytest.mark.parametrize("begin_at_s", [0, 598, 700])
def test_a_strap_slips_off_for_two_minutes(begin_at_s: int) -> None:
    faulty = Sent(course=easy_session(16), fault=RunFault.STRAP_OFF, begin_at_s=begin_at_s)
    off_s = max(0, FAULT_BEGINS_S - begin_at_s)
    assert [at for at in range(960 - begin_at_s) if at not in faulty.heart_rate] == list(
        range(off_s, off_s + 120)
    )
    links = [
        (t_ms, body.event) for t_ms, body in faulty.taken if isinstance(body, Link) and body.device == STRAP
    ]
    assert links[-2:] == [(off_s * 1000, LinkEvent.LOST), ((off_s + 120) * 1000, LinkEvent.CONNECTED)]


@pytest.mark.parametrize("fault", [None, *RunFault])
def test_a_fault_has_a_session_on_which_it_shows(fault: RunFault | None) -> None:
    hilly = max(Sent(minutes=15, fault=fault).grade.values()) > 3
    assert hilly is (fault in (None, RunFault.LONG_STEPS_UPHILL))


def test_an_easy_session_is_flat_and_as_long_as_it_should_be() -> None:
    for minutes in (1, 12, 30):
        course = easy_session(minutes)
        assert sum(segment.duration_s for segment in course) == minutes * 60
        assert all(segment.grade_percent <= 1.0 for segment in course)
    assert easy_session(30)[-1].speed_mps < 1.5


def test_a_deaf_runner_answers_nothing() -> None:
    taken = []
    for deaf in (False, True):
        source = Simulator(seed=3, course=easy_session(12), deaf=deaf)
        heard = source.take_until(500_000)
        for _ in range(5):
            source.hear(500_000, EASE)
        taken.append(heard + source.take_until(source.length_ms))
    assert taken[1] == Sent(course=easy_session(12)).taken != taken[0]
