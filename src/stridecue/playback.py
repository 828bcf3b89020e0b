"""A recorded run played again: pause, pace and jumps.

Rules: a jump goes back to the last checkpoint at least ten minutes before its aim and plays on from there, so that the
strips are full and every state is the one that the run had.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from stridecue.clock import RunClock
from stridecue.engine import Engine, closing_tick_ms
from stridecue.model.events import Rewound
from stridecue.model.setup import RunSetup
from stridecue.pipeline import Sink, TimedPipeline
from stridecue.sources.replay import ReplaySource

CHECKPOINT_EVERY_S = 60
SHOWN_BEFORE_S = 600
"""What the strips show."""


class Playback(TimedPipeline):
    """Plays a recorded run."""

    def __init__(self, setup: RunSetup, source: ReplaySource, sinks: Sequence[Sink], clock: RunClock) -> None:
        super().__init__(setup, source, sinks, clock)
        self._recorded = source
        self._checkpoints: list[tuple[int, Engine]] = [(0, self.engine.checkpoint())]

    @property
    def length_s(self) -> int:
        """How long the recording is."""
        return closing_tick_ms(self._recorded.length_ms) // 1000

    @property
    def position_s(self) -> int:
        """The second that is shown."""
        return max(self.engine.next_tick_s - 1, 0)

    def seek(self, to_s: int) -> None:
        """Jump to a second of the recording."""
        to_s = min(max(to_s, 0), self.length_s)
        index = bisect_right(self._checkpoints, max(to_s - SHOWN_BEFORE_S, 0), key=lambda entry: entry[0]) - 1
        from_s, engine = self._checkpoints[index]
        self.engine = engine.checkpoint()
        self._recorded.seek(from_s * 1000)
        self._last_t_ms = from_s * 1000
        self._finished.clear()
        self._emit([Rewound(to_s)])
        self.run_ahead(to_s)

    def _tick(self, t_ms: int) -> None:
        super()._tick(t_ms)
        second = t_ms // 1000
        if second % CHECKPOINT_EVERY_S == 0 and second > self._checkpoints[-1][0]:
            self._checkpoints.append((second, self.engine.checkpoint()))
