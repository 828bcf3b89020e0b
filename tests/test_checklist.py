"""Whole simulated runs with the sets that everybody gets: what the coach has to say, and what it must not.

A runner here is deaf unless told otherwise, so that what is wrong stays wrong until the coach has spoken.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache

import pytest

from stridecue import run_setup
from stridecue.engine import Engine
from stridecue.model.cue import Asks, CueKind, Decision, Outcome
from stridecue.model.events import CueDecided, Responded
from stridecue.model.inputs import Body, Input, Packet
from stridecue.model.our_choices.coach import MISSES_TO_REST, NO_HELP_S
from stridecue.model.profile import Unit
from stridecue.model.response import Response
from stridecue.model.run_settings import RunFault
from stridecue.model.setup import RunSetup
from stridecue.model.state import Quality, State
from stridecue.model.trace import CueTrace, Stage
from stridecue.sources.simulator import (
    FAULT_BEGINS_S,
    Segment,
    Simulator,
    demo_profile,
    easy_session,
    hill_session,
)
from stridecue.sources.simulator.sensors import FOOTPOD, STRAP

SEEDS = (1, 2, 3)
OFTEN = (1, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in SEEDS[1:]))
"""One runner each day, the others at night."""
WITHIN_S = 2
"""How much later than its condition a cue may come."""
CORRECTIVE = frozenset({CueKind.SAFETY, CueKind.GUARD, CueKind.EFFORT, CueKind.TECHNIQUE})
NOW_HEART_RATE = frozenset({"sf-hr-high", "eb-brake", "eb-walk"})
"""What goes by the heart rate of now."""
SOON_HEART_RATE = frozenset({"eb-early", "hc-effort"})
"""What goes by the heart rate to be expected."""
EVERY_HEART_RATE = NOW_HEART_RATE | SOON_HEART_RATE
ON_CADENCE = frozenset(
    {"cadence", "cadence_change", "step_length", "step_length_change", "cadence_variation"}
)

Bodies = Iterator[tuple[int, Body]]


@dataclass(slots=True)
class Run:
    """What came of a run."""

    states: list[State] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    traces: list[CueTrace] = field(default_factory=list)
    """Of the cue that is looked at, one a second from when a fault begins."""

    @property
    def shown(self) -> list[Decision]:
        return [decision for decision in self.decisions if decision.outcome is Outcome.SHOWN]

    @property
    def ids(self) -> set[str]:
        return {decision.cue.id for decision in self.shown}

    @property
    def corrections(self) -> list[Decision]:
        """The cues that came because of something that sensors saw."""
        return [decision for decision in self.shown if corrects(decision)]

    def times(self, *cues: str) -> list[int]:
        return [decision.tick_s for decision in self.shown if decision.cue.id in cues]


def corrects(decision: Decision) -> bool:
    cue = decision.cue
    before_start = decision.elapsed_s <= 0
    return cue.kind in CORRECTIVE and not decision.by_clock and cue.asks is not Asks.TALK and not before_start


def setup_of(seed: int, **options: object) -> RunSetup:
    setup = run_setup.demo_setup((), datetime(2026, 1, 5, tzinfo=UTC), Unit.KM, seed)
    return replace(setup, options=replace(setup.options, **options))  # type: ignore[arg-type]


def drive(
    setup: RunSetup,
    source: Simulator,
    change: Callable[[int, Body], Body] = lambda t_ms, body: body,
    look_at: str | None = None,
) -> Run:
    """Play a simulated run as the pipeline does; `change` stands between the sensors and the engine."""
    engine, run, seq = Engine(setup), Run(), 0
    for second in range(source.length_ms // 1000 + 1):
        for t_ms, body in source.take_until(second * 1000 - 1):
            engine.feed(Input(t_ms, seq, change(t_ms, body)))
            seq += 1
        for event in engine.tick(second):
            if isinstance(event, CueDecided):
                run.decisions.append(event.decision)
                if event.decision.outcome is Outcome.SHOWN:
                    source.hear(second * 1000, event.decision.cue)
            elif isinstance(event, Responded):
                run.responses.append(event.response)
        run.states.append(engine.state)
        if look_at is not None and second >= FAULT_BEGINS_S:
            run.traces += engine.traces(look_at)
    return run


@cache
def faulty(seed: int, fault: RunFault | None, hilly: bool, look_at: str | None = None) -> Run:
    """A run with a fault from minute ten on, and no cue withheld."""
    course = hill_session(19) if hilly else easy_session(14)
    source = Simulator(seed, course=course, fault=fault, deaf=True)
    return drive(setup_of(seed, experiments=False), source, look_at=look_at)


@cache
def clean_easy_run(seed: int) -> Run:
    return drive(setup_of(seed), Simulator(seed, course=easy_session(30)))


# Clean runs.


@pytest.mark.parametrize("seed", OFTEN)
def test_on_a_clean_easy_run_the_coach_corrects_nothing_and_says_little(seed: int) -> None:
    run = clean_easy_run(seed)
    assert run.corrections == []
    spoken = [one for one in run.shown if one.cue.say and not one.by_clock and one.cue.asks is not Asks.TALK]
    assert len(spoken) <= 4
    assert run.shown, "check-ins came"


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(100, 130))
def test_on_no_clean_easy_run_is_anything_corrected(seed: int) -> None:
    assert clean_easy_run(seed).corrections == []


# Runs with a fault.

FAULTS = (
    (RunFault.LOW_CADENCE, "tb-feet", 45),
    (RunFault.ABOVE_CAP, "eb-early", 15),
    (RunFault.ABOVE_CAP, "eb-brake", 30),
    (RunFault.LONG_STEPS_UPHILL, "tb-flow", 30),
    (RunFault.CADENCE_LOCK, "sf-hr-lost", 0),
    (RunFault.STRAP_OFF, "sf-hr-lost", 0),
)
"""The cue that is right, and for how long its condition has to hold."""


def late_seconds(run: Run, needed_s: int) -> list[int]:
    """The seconds in which a cue was owed for too long: its condition fulfilled, itself neither cooling nor muted."""
    late, owed_s = [], 0
    for trace in run.traces:
        counted_s = 0 if trace.began_s is None else trace.tick_s - trace.began_s
        free = trace.muted_by is None and trace.stage in (Stage.PENDING, Stage.FIRING)
        owed_s = owed_s + 1 if free and trace.began_s is not None and counted_s >= needed_s else 0
        if owed_s > WITHIN_S:
            late.append(trace.tick_s)
    return late


@pytest.mark.parametrize("seed", OFTEN)
@pytest.mark.parametrize(("fault", "cue", "needed_s"), FAULTS)
def test_a_fault_brings_the_right_cue_once_nothing_mutes_it(
    fault: RunFault, cue: str, needed_s: int, seed: int
) -> None:
    hilly = fault is RunFault.LONG_STEPS_UPHILL
    run = faulty(seed, fault, hilly, cue)
    sensed = [one.tick_s for one in run.shown if one.cue.id == cue and not one.by_clock]
    assert sensed and sensed[0] >= FAULT_BEGINS_S + needed_s
    first = run.traces[sensed[0] - FAULT_BEGINS_S]
    assert (first.tick_s, first.stage) == (sensed[0], Stage.COOLING)
    assert late_seconds(run, needed_s) == []
    clean = faulty(seed, None, hilly)
    assert not [one for one in clean.shown if one.cue.id == cue and not one.by_clock]


@pytest.mark.parametrize("seed", OFTEN)
@pytest.mark.parametrize("fault", list(RunFault))
def test_a_fault_brings_no_cue_of_another_family(fault: RunFault, seed: int) -> None:
    hilly = fault is RunFault.LONG_STEPS_UPHILL
    right = {cue.partition("-")[0] for one, cue, _ in FAULTS if one is fault}
    families = {
        one.cue.id.partition("-")[0] for one in faulty(seed, fault, hilly, first_cue(fault)).corrections
    }
    usual = {one.cue.id.partition("-")[0] for one in faulty(seed, None, hilly).corrections}
    assert families - usual <= right


def first_cue(fault: RunFault) -> str:
    """The cue whose run is there already."""
    return next(cue for one, cue, _ in FAULTS if one is fault)


# (b) to (h): single sensors that lie or are missing.


def heart_rate_of(bpm: int, from_s: int, to_s: int) -> Callable[[int, Body], Body]:
    """A strap that sends another heart rate in some seconds, and no intervals with it."""

    def change(t_ms: int, body: Body) -> Body:
        if isinstance(body, Packet) and body.device == STRAP and from_s * 1000 <= t_ms < to_s * 1000:
            return Packet(STRAP, body.characteristic, bytes([0x06, bpm]))
        return body

    return change


@pytest.mark.parametrize("at_s", [200, 420, 700])
def test_a_spike_of_heart_rate_warns_of_nothing(at_s: int) -> None:
    source = Simulator(1, course=easy_session(14), deaf=True)
    run = drive(setup_of(1), source, heart_rate_of(210, at_s, at_s + 8))
    assert run.ids & EVERY_HEART_RATE == set()
    spiking = run.states[at_s + 1 : at_s + 9]
    assert all(state.heart_rate.good is None for state in spiking)
    assert run.states[at_s + 30].heart_rate.quality is Quality.GOOD


def test_a_heart_rate_that_rises_for_good_does_warn() -> None:
    """So that silence about a spike is no deafness."""
    alert_bpm = run_setup.demo_setup((), datetime(2026, 1, 5, tzinfo=UTC), Unit.KM, 1)
    low = replace(alert_bpm, profile=replace(demo_profile(), heart_rate_alert_bpm=130))
    run = drive(low, Simulator(1, course=easy_session(10), deaf=True))
    assert run.times("sf-hr-high")


@pytest.mark.parametrize("seed", OFTEN)
def test_a_strap_that_counts_steps_is_grey_and_brakes_nobody(seed: int) -> None:
    run = faulty(seed, RunFault.CADENCE_LOCK, False, "sf-hr-lost")
    locked = run.states[FAULT_BEGINS_S + 2 : -1]
    assert {state.heart_rate.quality for state in locked} == {Quality.SUSPECT}
    assert max(state.heart_rate.value or 0 for state in locked) > 155
    assert run.ids & EVERY_HEART_RATE == set()


@pytest.mark.parametrize("known", [True, False])
def test_a_footpod_of_one_foot_at_82_is_shown_as_164(known: bool) -> None:
    def one_foot(t_ms: int, body: Body) -> Body:
        if isinstance(body, Packet) and body.device == FOOTPOD and body.characteristic == "2A53":
            return Packet(FOOTPOD, "2A53", struct.pack("<BHB", 0x04, round(2.55 * 256), 82))
        return body

    setup = setup_of(1)
    setup = setup if known else replace(setup, devices=())
    run = drive(setup, Simulator(1, course=(Segment(120, 2.55),)), one_foot)
    assert {state.cadence.good for state in run.states[30:]} == {164.0}
    assert run.states[-1].new_footpod is not known


STEEP = (*easy_session(10), Segment(240, 2.55, 8.0))


@pytest.mark.parametrize("seed", OFTEN)
def test_on_a_step_up_heart_rate_waits_and_the_hill_is_told_at_once(seed: int) -> None:
    run = drive(
        setup_of(seed, experiments=False), Simulator(seed, course=STEEP, deaf=True), look_at="hc-enter"
    )
    step_s = next(one.tick_s for one in run.states if (one.grade.good or 0.0) >= 3.0)
    passes_s = next(one.tick_s for one in run.states if (one.grade.good or 0.0) >= 4.0)
    came = run.times("hc-enter") or [one.tick_s for one in run.decisions if one.cue.id == "hc-enter"]
    assert passes_s <= came[0] <= passes_s + 5
    assert late_seconds(run, 0) == []
    at_90_s = run.states[step_s + 60 : step_s + 90]
    assert any((one.heart_rate.good or 0) > (one.limits.easy_cap_bpm or 0) + 3 for one in at_90_s)
    assert [at_s for at_s in run.times(*NOW_HEART_RATE) if step_s <= at_s < step_s + 90] == []
    assert [at_s for at_s in run.times(*SOON_HEART_RATE) if step_s <= at_s < step_s + 30] == []
    assert run.times(*EVERY_HEART_RATE), "and then it is told"


def misses_in_a_row(responses: Sequence[Response]) -> Iterator[tuple[str, int, int]]:
    """(cue, tick, how many) for each time that a cue was put aside."""
    misses: dict[str, int] = {}
    for one in responses:
        if one.hit is None:
            continue
        misses[one.cue] = 0 if one.hit else misses.get(one.cue, 0) + 1
        if misses[one.cue] and misses[one.cue] % MISSES_TO_REST == 0:
            yield one.cue, one.measured_s, misses[one.cue]


@cache
def answering(seed: int, ignored_share: float) -> Run:
    """Half an hour, most of it with slow steps; part of the cues goes unheeded."""
    source = Simulator(seed, minutes=30, fault=RunFault.LOW_CADENCE, ignored_share=ignored_share)
    return drive(setup_of(seed, experiments=False), source)


def hits(run: Run, cue: str) -> list[bool | None]:
    return [one.hit for one in run.responses if one.cue == cue]


@pytest.mark.parametrize("cue", [pytest.param("tb-feet", marks=pytest.mark.nightly), "tb-tall"])
def test_what_is_answered_counts_as_a_hit_and_what_is_not_as_a_miss(cue: str) -> None:
    answered = hits(answering(1, 0.0), cue) + hits(answering(2, 0.0), cue)
    assert answered.count(True) > 0.5 * len(answered) > 2
    unheeded = hits(answering(1, 1.0), cue) + hits(answering(2, 1.0), cue)
    assert unheeded.count(True) < 0.1 * len(unheeded)


@pytest.mark.nightly
def test_a_cue_that_is_missed_three_times_in_a_row_goes_quiet() -> None:
    counts = []
    for seed in SEEDS:
        run = answering(seed, 0.45)
        assert any(one.hit for one in run.responses), "some were answered"
        for cue, at_s, count in misses_in_a_row(run.responses):
            counts.append(count)
            until_s = at_s + NO_HELP_S if count == MISSES_TO_REST else len(run.states)
            assert [told_s for told_s in run.times(cue) if at_s <= told_s < until_s] == []
            muted = [one.by for one in run.decisions if one.cue.id == cue and at_s <= one.tick_s < until_s]
            assert set(muted) <= {"no help"}
    assert counts.count(MISSES_TO_REST) >= 2


@pytest.mark.nightly
def test_a_cue_that_never_helps_is_off_for_the_rest_of_the_run() -> None:
    source = Simulator(1, minutes=40, fault=RunFault.LOW_CADENCE, deaf=True)
    run = drive(setup_of(1, experiments=False), source)
    rests = [(at_s, count) for cue, at_s, count in misses_in_a_row(run.responses) if cue == "tb-feet"]
    assert [count for _, count in rests] == [MISSES_TO_REST, 2 * MISSES_TO_REST]
    assert [at_s for at_s in run.times("tb-feet") if at_s > rests[1][0]] == []
    assert rests[1][0] < 30 * 60


@pytest.mark.parametrize("seed", OFTEN)
def test_without_a_strap_pace_is_the_guide(seed: int) -> None:
    source = Simulator(seed, minutes=16, fault=RunFault.ABOVE_CAP, with_strap=False, deaf=True)
    run = drive(setup_of(seed, experiments=False), source, look_at="eb-pace")
    assert FAULT_BEGINS_S + 30 <= run.times("eb-pace")[0] <= FAULT_BEGINS_S + 90
    assert late_seconds(run, 30) == []
    assert run.ids & (EVERY_HEART_RATE | {"sf-hr-lost"}) == set()


@pytest.mark.parametrize("course", [easy_session(16), hill_session(16)])
def test_without_a_footpod_nothing_is_said_about_steps(course: tuple[Segment, ...]) -> None:
    run = drive(setup_of(2), Simulator(2, course=course, with_footpod=False, deaf=True))
    assert run.shown
    for one in run.shown:
        seen = {name for name, value in one.values if value is not None}
        assert one.by_clock or not seen & ON_CADENCE
    assert "sf-pod-lost" not in run.ids


def test_on_the_flat_without_a_footpod_there_are_cues_by_clock_and_heart_rate_alone() -> None:
    source = Simulator(2, minutes=20, fault=RunFault.ABOVE_CAP, with_footpod=False, deaf=True)
    run = drive(setup_of(2), source)
    sensed = {one.cue.id for one in run.shown if not one.by_clock and one.elapsed_s > 0}
    assert "eb-brake" in sensed
    assert sensed <= EVERY_HEART_RATE | {"eb-talk", "eb-good"}
