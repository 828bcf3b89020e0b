"""The timer of the live screen's frames.

Rules: one call on the loop at a time, made by whoever changes the model, in the context of the screen, since a change
may come from a task that knows nothing of the app.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable

from stridecue.app.pacer import Pacer


class Frames:
    """Calls `paint` when the next frame is due; made inside the running app."""

    def __init__(self, paint: Callable[[], None], now_s: Callable[[], float]) -> None:
        self._paint, self._now_s = paint, now_s
        self._pacer = Pacer()
        self._context = contextvars.copy_context()
        self._loop = asyncio.get_running_loop()
        self._next: asyncio.TimerHandle | None = None

    def want(self, urgent: bool) -> None:
        """Have a frame painted at once, or at the next boundary."""
        wait_s = self._pacer.ask(self._now_s(), urgent=urgent)
        if wait_s is None:
            return
        self.stop()
        self._next = self._loop.call_later(wait_s, self._paint, context=self._context)

    def painted(self) -> None:
        """Note that a frame was painted, for whatever reason."""
        self.stop()
        self._pacer.painted(self._now_s())

    def stop(self) -> None:
        """Paint no more until asked again."""
        if self._next is not None:
            self._next.cancel()
            self._next = None
