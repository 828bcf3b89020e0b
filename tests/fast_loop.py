"""An event loop whose time can run faster than real time, and can leap.

Rules: everything that asks the loop for the time or waits by it (the program, bleak and asyncio alike) is quicker by
the same factor, without knowing. Nothing else is: a call over the message bus takes as long as ever, and so counts
`speed` times as much in the loop's time. A leap costs nothing and stretches nothing: what is due by then is due.
"""

from __future__ import annotations

import asyncio
import math
import selectors
from collections import Counter
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _ShortWaits(selectors.DefaultSelector):
    """Waits `speed` times shorter than it is told to, and counts what it hears, by file descriptor."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self.speed = speed
        self.heard: Counter[int] = Counter()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(timeout if timeout is None else timeout / self.speed)
        self.heard.update(key.fd for key, _ in ready)
        return ready


class FastLoop(asyncio.SelectorEventLoop):
    """A loop whose seconds are `speed` to a real one."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed
        self._leapt_s = 0.0
        self._short_waits = _ShortWaits(speed)
        super().__init__(self._short_waits)

    def time(self) -> float:
        """Return the loop's seconds."""
        return super().time() * self.speed + self._leapt_s

    def leap(self, seconds: float) -> None:
        """Let time go on by some seconds at once."""
        if seconds < 0:
            raise ValueError("time does not go back")
        self._leapt_s += seconds

    def heard(self, but_for: int) -> int:
        """Return how often something came in or could go out so far, but for one file descriptor."""
        heard = self._short_waits.heard
        return heard.total() - heard[but_for]

    def due_in_s(self) -> float:
        """Return after how many seconds something will be due; 0 when it is now, infinity when nothing waits."""
        times = [timer.when() for timer in self._scheduled if not timer.cancelled()]
        return max(0.0, min(times) - self.time()) if times else math.inf


def run_fast(work: Coroutine[Any, Any, T], speed: float = 1.0) -> T:
    """Run a coroutine to its end on a loop of its own."""
    with asyncio.Runner(loop_factory=lambda: FastLoop(speed)) as runner:
        return runner.run(work)


def this_loop() -> FastLoop:
    """Return the running loop, which must be a fast one."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, FastLoop)
    return loop
