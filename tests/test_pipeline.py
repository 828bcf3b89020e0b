from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from stridecue import run_setup
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.engine import Engine, play
from stridecue.model.events import Event, Ticked
from stridecue.model.inputs import Body, Gap, Input, Link, LinkEvent, Mark, MarkKind, Packet
from stridecue.model.profile import Unit
from stridecue.model.setup import RunSetup
from stridecue.pipeline import LivePipeline, TimedPipeline
from stridecue.sources.simulator import Simulator

PULSE_120 = Packet("strap", "2A37", bytes([0x00, 120]))


class Everything:
    """A sink that keeps inputs and events in the order in which they came."""

    def __init__(self) -> None:
        self.seen: list[Input | Event] = []

    def on_input(self, item: Input) -> None:
        self.seen.append(item)

    def on_event(self, event: Event) -> None:
        self.seen.append(event)

    @property
    def inputs(self) -> list[Input]:
        return [item for item in self.seen if isinstance(item, Input)]

    @property
    def ticks(self) -> list[int]:
        return [event.state.tick_s for event in self.seen if isinstance(event, Ticked)]


class Hands:
    """A clock to be set by the test."""

    ms = 0

    def read(self) -> int:
        return self.ms


class QuietSource:
    """A live source that delivers nothing by itself and tells whether it was cleaned up."""

    def __init__(self) -> None:
        self.cleaned_up = False

    async def run(self, deliver: Callable[[Body], None]) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            self.cleaned_up = True


@pytest.fixture
def setup() -> RunSetup:
    return run_setup.demo_setup((), datetime(2026, 5, 3, tzinfo=UTC), Unit.KM, seed=1)


def live(setup: RunSetup) -> tuple[LivePipeline, Everything, Hands, QuietSource]:
    hands, sink, source = Hands(), Everything(), QuietSource()
    return LivePipeline(setup, source, [sink], RunClock(read_ms=hands.read)), sink, hands, source


def test_bodies_are_stamped_as_they_come_and_counted(setup: RunSetup) -> None:
    pipeline, sink, hands, _ = live(setup)
    pipeline.deliver(Link("strap", LinkEvent.CONNECTED))
    hands.ms = 1_500
    pipeline.deliver(PULSE_120)
    hands.ms = 1_200  # a clock that goes back
    pipeline.deliver(PULSE_120)
    assert [(item.t_ms, item.seq) for item in sink.inputs] == [(0, 0), (1_500, 1), (1_500, 2)]


def test_a_tick_comes_before_what_comes_at_its_time(setup: RunSetup) -> None:
    pipeline, sink, hands, _ = live(setup)
    hands.ms = 999
    pipeline.deliver(PULSE_120)
    hands.ms = 1_000
    pipeline.deliver(PULSE_120)
    order = [
        item.t_ms if isinstance(item, Input) else f"tick {item.state.tick_s}"
        for item in sink.seen
        if isinstance(item, Input | Ticked)
    ]
    assert order == ["tick 0", 999, "tick 1", 1_000]


def test_sinks_get_an_input_before_what_it_leads_to(setup: RunSetup) -> None:
    pipeline, sink, _, _ = live(setup)
    pipeline.deliver(PULSE_120)
    kinds = [type(item).__name__ for item in sink.seen]
    assert kinds.index("Input") < kinds.index("Sampled")


def test_a_laptop_that_slept_leaves_a_gap_and_no_jump(setup: RunSetup) -> None:
    pipeline, sink, hands, _ = live(setup)
    pipeline.mark(MarkKind.START)
    hands.ms = 10_000
    for second in range(1, 11):
        hands.ms = second * 1_000
        pipeline.catch_up()
    hands.ms = 10_400
    pipeline.deliver(PULSE_120)
    hands.ms = 3_600_000
    pipeline.deliver(PULSE_120)
    gaps = [item for item in sink.inputs if isinstance(item.body, Gap)]
    assert [(gap.t_ms, gap.body) for gap in gaps] == [(10_400, Gap(3_589_600))]
    assert pipeline.engine.state.elapsed_s == pytest.approx(3_600)
    assert pipeline.engine.state.timer_s < 15


def test_a_gap_begins_with_the_last_tick_and_is_the_same_again(setup: RunSetup) -> None:
    pipeline, sink, hands, _ = live(setup)
    pipeline.mark(MarkKind.START)
    for second in range(1, 601):  # ten minutes without a sensor
        hands.ms = second * 1_000
        pipeline.catch_up()
    hands.ms = 3_600_000
    pipeline.mark(MarkKind.FINISH)
    gaps = [item for item in sink.inputs if isinstance(item.body, Gap)]
    assert [(gap.t_ms, gap.body) for gap in gaps] == [(600_000, Gap(3_000_000))]
    assert pipeline.engine.state.timer_s == 600
    events = [item for item in sink.seen if not isinstance(item, Input)]
    assert list(play(Engine(setup), sink.inputs)) == events


async def test_a_finish_that_waits_to_be_undone_is_of_the_moment_of_the_key(setup: RunSetup) -> None:
    pipeline, sink, hands, _ = live(setup)
    running = asyncio.create_task(pipeline.run())
    pipeline.mark(MarkKind.START)
    for second in range(1, 41):
        hands.ms = second * 1_000
        pipeline.deliver(PULSE_120)
    pressed_ms = 30_250
    pipeline.mark(MarkKind.FINISH, effective_from_ms=pressed_ms)
    totals = await running
    assert (totals.elapsed_s, totals.moving_s, totals.laps) == (30.25, 30.25, 1)
    again = Engine(setup)
    for _ in play(again, sink.inputs):
        pass
    assert again.totals() == totals


def test_what_comes_after_the_end_of_a_simulated_run_is_dropped(setup: RunSetup) -> None:
    hands, sink = Hands(), Everything()
    simulator = Simulator(seed=1, minutes=1)
    pipeline = TimedPipeline(setup, simulator, [sink], RunClock(read_ms=hands.read))
    hands.ms = 20 * 60_000  # long after the simulated runner has finished
    pipeline.mark(MarkKind.LAP)
    assert pipeline.finished
    assert isinstance(sink.inputs[-1].body, Mark)
    assert sink.inputs[-1].body.kind is MarkKind.FINISH


async def test_finish_ends_the_run_and_cleans_the_source_up(setup: RunSetup) -> None:
    pipeline, sink, hands, source = live(setup)
    running = asyncio.create_task(pipeline.run())
    pipeline.mark(MarkKind.START)
    for second in range(1, 6):
        hands.ms = second * 1_000
        pipeline.deliver(PULSE_120)
    hands.ms = 5_500
    await asyncio.sleep(0)
    pipeline.mark(MarkKind.FINISH)
    totals = await running
    assert source.cleaned_up
    assert totals.elapsed_s == pytest.approx(5.5)
    assert sink.ticks == list(range(7))
    pipeline.deliver(PULSE_120)
    assert isinstance(sink.inputs[-1].body, Mark)


async def test_a_source_that_fails_ends_the_run_with_its_error(setup: RunSetup) -> None:
    class Broken:
        async def run(self, deliver: Callable[[Body], None]) -> None:
            raise RuntimeError("the radio is gone")

    hands = Hands()
    pipeline = LivePipeline(setup, Broken(), [], RunClock(read_ms=hands.read))
    with pytest.raises(RuntimeError, match="radio"):
        while True:
            hands.ms += 999  # a moment before the next look
            await asyncio.wait_for(pipeline.run(), 5)


def test_the_pace_makes_no_difference(setup: RunSetup) -> None:
    fast, slow = Everything(), Everything()
    TimedPipeline(setup, Simulator(seed=1, minutes=12), [fast], RunClock(FULL_SPEED)).run_to_end()
    hands = Hands()
    stepwise = TimedPipeline(setup, Simulator(seed=1, minutes=12), [slow], RunClock(read_ms=hands.read))
    while not stepwise.finished:
        hands.ms += 730
        stepwise.catch_up()
    assert slow.seen == fast.seen
