"""How long a jump in a replay of two hours takes, once the run was gone through, and how long that takes."""

from __future__ import annotations

import random
import time

from stridecue import past_runs
from stridecue.app.live_model import LiveModel
from stridecue.clock import FULL_SPEED, RunClock
from stridecue.model.inputs import Input
from stridecue.sources.simulator import Simulator
from tests.bench.engine_speed import setup

HOURS = 2
JUMPS = 60


def seek_ms() -> tuple[float, list[float]]:
    """Return the seconds of going through the run once, and the milliseconds of each jump in order of length."""
    source = Simulator(seed=7, minutes=HOURS * 60)
    inputs = [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(source.take_until(HOURS * 3_600_000))]
    player = past_runs.playback(
        past_runs.Recorded(setup(), inputs, None), [LiveModel()], RunClock(FULL_SPEED)
    )
    began = time.perf_counter()
    player.index.go_on(player.length_s)
    gone_through_s = time.perf_counter() - began
    places = random.Random(1)
    jumps = []
    for _ in range(JUMPS):
        began = time.perf_counter()
        player.seek(places.randrange(player.length_s))
        jumps.append((time.perf_counter() - began) * 1000)
    return gone_through_s, sorted(jumps)
