"""How many times faster than real time the engine is, live and trying cue sets, and what memory does over ten hours."""

from __future__ import annotations

import gc
import time
from datetime import UTC, datetime

import psutil

from stridecue import run_setup
from stridecue.app.live_model import LiveModel
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.coach import shipped_sets
from stridecue.engine import Engine, play
from stridecue.model.inputs import Input
from stridecue.model.profile import Unit
from stridecue.model.setup import RunSetup
from stridecue.past_runs import Recorded
from stridecue.pipeline import TimedPipeline
from stridecue.sources.simulator import Simulator
from stridecue.trial import try_sets

HOUR_S = 3600
LONG_HOURS = 10


def setup() -> RunSetup:
    """Return the setup of a simulated run."""
    return run_setup.demo_setup((), datetime(2026, 5, 3, tzinfo=UTC), Unit.KM, seed=7)


def an_hour() -> list[Input]:
    """Return the inputs of an hour with strap, footpod and treadmill."""
    source = Simulator(seed=7, minutes=60)
    return [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(source.take_until(HOUR_S * 1000))]


def times_real_time(repeats: int = 3) -> list[float]:
    """Return how many run seconds pass in a second, for each repeat."""
    inputs = an_hour()
    figures = []
    for _ in range(repeats):
        began = time.perf_counter()
        for _ in play(Engine(setup()), inputs):
            pass
        figures.append(HOUR_S / (time.perf_counter() - began))
    return figures


def tried_hours_per_s(repeats: int = 3) -> list[float]:
    """Return how many hours of running a cue set is tried on in a second, for each repeat."""
    run = Recorded(setup(), an_hour(), None)
    tried = (shipped_sets.text("technique-basics"),)
    figures = []
    for _ in range(repeats):
        began = time.perf_counter()
        try_sets(run, tried)
        figures.append(1 / (time.perf_counter() - began))
    return figures


def checkpoint_ms() -> float:
    """Return what a checkpoint costs after an hour."""
    engine = Engine(setup())
    for _ in play(engine, an_hour()):
        pass
    began = time.perf_counter()
    for _ in range(10):
        engine.checkpoint()
    return (time.perf_counter() - began) * 100


def memory_by_hour() -> list[float]:
    """Return this process's memory in MiB after each of ten hours of a run on the live model."""
    pipeline = TimedPipeline(
        setup(), Simulator(seed=7, minutes=LONG_HOURS * 60), [LiveModel()], RunClock(FULL_SPEED)
    )
    process = psutil.Process()
    figures = []
    for hour in range(1, LONG_HOURS + 1):
        pipeline.run_until(hour * HOUR_S * 1000)
        gc.collect()
        figures.append(process.memory_info().rss / 2**20)
    return figures
