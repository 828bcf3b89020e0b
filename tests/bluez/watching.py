"""What a test sees of a run: a clock that only it moves, all that happens, and what the library kept of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import pairwise

from bluez.control import PATIENCE_S
from bluez.peripheral import Peripheral
from stridecue import paths
from stridecue.clock import RunClock
from stridecue.engine import Engine, play
from stridecue.library.library import Library
from stridecue.model.events import CueDecided, Event, Ticked
from stridecue.model.inputs import Input, Link, LinkEvent, Packet
from stridecue.model.state import State
from stridecue.model.summary import RunSummary


class Hands:
    """A clock that only the test moves."""

    def __init__(self) -> None:
        self.ms = 0

    def read(self) -> int:
        """Return its milliseconds."""
        return self.ms

    def clock(self) -> RunClock:
        """Return a run's clock that goes by it."""
        return RunClock(read_ms=self.read)


class Watch:
    """A sink that keeps what happens and lets a test wait for it."""

    def __init__(self) -> None:
        self.inputs: list[Input] = []
        self.events: list[Event] = []
        self.state: State
        """As of the last second."""
        self.tick_s = -1
        """That second."""
        self.taken = 0
        """How many packets there were."""
        self._news = asyncio.Event()

    def on_input(self, item: Input) -> None:
        """Keep it."""
        self.inputs.append(item)
        self.taken += isinstance(item.body, Packet)
        self._news.set()

    def on_event(self, event: Event) -> None:
        """Keep it."""
        self.events.append(event)
        if isinstance(event, Ticked):
            self.state = event.state
            self.tick_s = event.state.tick_s
            self._news.set()

    @property
    def packets(self) -> list[Packet]:
        """What sensors sent."""
        return [item.body for item in self.inputs if isinstance(item.body, Packet)]

    def links(self, event: LinkEvent, device: Peripheral) -> int:
        """Return how often something happened to a link."""
        wanted = (event, device.address)
        bodies = [item.body for item in self.inputs]
        return sum((body.event, body.device) == wanted for body in bodies if isinstance(body, Link))

    async def until(self, what: Callable[[], object]) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(PATIENCE_S):
            while not what():
                self._news.clear()
                await self._news.wait()


def check_kept(watch: Watch, summary: RunSummary) -> None:
    """What the library has is what came in, and a replay makes the same of it."""
    with Library(paths.library_file()) as library:
        run = library.load("last")
        assert library.runs() == [summary]
    assert list(run.inputs) == watch.inputs
    assert [item.seq for item in run.inputs] == list(range(len(run.inputs)))
    assert all(before.t_ms <= after.t_ms for before, after in pairwise(run.inputs))
    engine = Engine(run.setup)
    assert list(play(engine, run.inputs)) == watch.events
    assert engine.totals() == run.summary.totals == summary.totals
    decided = [event.decision for event in watch.events if isinstance(event, CueDecided)]
    assert list(run.decisions) == decided
