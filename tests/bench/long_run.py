"""What a run of ten hours costs when it is over: its track worked out, kept and opened."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from stridecue.engine import Engine, play
from stridecue.library.derived.derivation import look_into
from stridecue.library.derived.track_codec import decode_track, encode_track
from stridecue.library.live_track import LiveTrack
from stridecue.model.events import Ticked
from stridecue.model.inputs import Input
from stridecue.sources.simulator import Simulator
from tests.bench.engine_speed import setup

HOURS = 10
Result = TypeVar("Result")


class LongRun(NamedTuple):
    """Seconds, but for the bytes."""

    derived_s: float
    kept_s: float
    opened_s: float
    kilobytes_an_hour: float


def measure() -> LongRun:
    """Return what the track of a run of three sensors costs."""
    source = Simulator(seed=7, minutes=HOURS * 60)
    inputs = [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(source.take_until(HOURS * 3_600_000))]
    derived_s, found = timed(lambda: look_into(setup(), inputs))
    kept_s, data = timed(lambda: encode_track(found.flat))
    opened_s, track = timed(lambda: opened(data))
    assert track == HOURS * 3600
    return LongRun(derived_s, kept_s, opened_s, len(data) / 1000 / HOURS)


def opened(data: bytes) -> int:
    """Open a kept track; return how many seconds it has."""
    kept = decode_track(data)
    return 0 if kept is None else len(kept.track().seconds)


def gathering_us() -> float:
    """Return what gathering the track costs a live run each second."""
    source = Simulator(seed=7, minutes=60)
    inputs = [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(source.take_until(3_600_000))]
    seconds = [event for event in play(Engine(setup()), inputs) if isinstance(event, Ticked)]
    live = LiveTrack()
    took_s, _ = timed(lambda: [live.on_event(event) for event in seconds])
    return 1e6 * took_s / len(seconds)


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Return how long some work takes, and what it gives."""
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result
