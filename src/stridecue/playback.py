"""A recorded run played again: pause, pace and jumps.

Rules: every state is the one that the run had, however one came to it. After a jump the sinks get the laps and cues of
the run so far and all that happened in the last ten minutes, so that the screen is as if the run had been played there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from stridecue.clock import RunClock
from stridecue.model.events import Rewound
from stridecue.model.inputs import Input
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals
from stridecue.pipeline import Sink, TimedPipeline
from stridecue.replay_index import ReplayIndex
from stridecue.sources.replay import ReplaySource

SHOWN_BEFORE_S = 600
"""What the strips show."""
INDEXED_AT_ONCE_S = 30
"""Seconds of the run that are gone through between two looks at the keyboard: some milliseconds of work."""


class Playback(TimedPipeline):
    """Plays a recorded run."""

    def __init__(
        self, setup: RunSetup, inputs: Sequence[Input], sinks: Sequence[Sink], clock: RunClock
    ) -> None:
        self._recorded = ReplaySource(inputs)
        super().__init__(setup, self._recorded, sinks, clock)
        self.index = ReplayIndex(setup, inputs)
        """Where everything is in the run; filled while it plays."""

    @property
    def length_s(self) -> int:
        """How long the recording is."""
        return self.index.length_s

    @property
    def position_s(self) -> int:
        """The second that is shown."""
        return max(self.engine.next_tick_s - 1, 0)

    async def run(self) -> Totals:
        """Play at the clock's pace to the end, and go through the rest of the run meanwhile."""
        indexing = asyncio.create_task(self._go_through())
        try:
            totals = await super().run()
            await indexing
        finally:
            indexing.cancel()
            await asyncio.gather(indexing, return_exceptions=True)
        return totals

    def seek(self, to_s: int) -> None:
        """Jump to a second of the recording."""
        to_s = min(max(to_s, 0), self.length_s)
        self.engine = self.index.engine_at(to_s)
        self._recorded.seek(to_s * 1000)
        self._seq = self.index.inputs_before(to_s)
        self._last_t_ms = to_s * 1000
        self._finished.clear()
        self.clock.set_ms(to_s * 1000)
        strips_from_s = max(to_s - SHOWN_BEFORE_S, -1)
        self._emit([Rewound(to_s)])
        self._emit(self.index.laps_and_cues(strips_from_s))
        self._emit(self.index.events(strips_from_s, to_s))

    async def _go_through(self) -> None:
        while not self.index.complete:
            self.index.go_on(self.index.known_s + INDEXED_AT_ONCE_S)
            await asyncio.sleep(0)
