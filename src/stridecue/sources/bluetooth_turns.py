"""The radio, one thing at a time: scans and connects take turns, and nobody keeps it for long while others wait.

Rules:
- Who was heard connects first, then comes a scan, then a connect of a device of which nothing was heard.
- A scan gives way to whoever wants to connect.
- A connect of a device that was heard gives way after `turn_s` to another such one, or if another sensor is lost, since
  that one can only be heard in a scan. Every third attempt in a row has its full time, for a slow device beside one
  that never comes back.
- A connect of a device that was not heard gives way after `blind_turn_s` to anybody.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from enum import IntEnum

from stridecue.sources.bluetooth_timing import BluetoothTiming

FULL_TIME_EVERY = 3
"""Among attempts in a row that gave way. OUR CHOICE"""


class Turn(IntEnum):
    """What somebody wants the radio for; the smallest goes first."""

    HEARD = 0
    SCAN = 1
    BLIND = 2


class Turns:
    """Who has the radio, and who waits for it."""

    def __init__(self, timing: BluetoothTiming) -> None:
        self._timing = timing
        self._taken = False
        self._queues: dict[Turn, deque[asyncio.Future[None]]] = {turn: deque() for turn in Turn}
        self._lost: set[str] = set()
        self._news = asyncio.Event()

    @property
    def any_lost(self) -> bool:
        """Whether a sensor is lost that was linked before."""
        return bool(self._lost)

    def lose(self, device: str) -> None:
        """Note that a sensor is lost."""
        self._lost.add(device)
        self._news.set()

    def find(self, device: str) -> None:
        """Note that a sensor is not lost any more."""
        self._lost.discard(device)

    def waits(self, *turns: Turn) -> bool:
        """Tell whether somebody waits for one of these."""
        return any(self._queues[turn] for turn in turns)

    @asynccontextmanager
    async def scanning(self) -> AsyncIterator[None]:
        """Have the radio for a scan, which should end soon after `scan_is_over`."""
        await self._take(Turn.SCAN)
        try:
            yield
        finally:
            self._pass_on()

    @asynccontextmanager
    async def connecting(self, *, heard: bool) -> AsyncIterator[None]:
        """Have the radio for a connect, which should end soon after `connect_is_over`."""
        await self._take(Turn.HEARD if heard else Turn.BLIND)
        try:
            yield
        finally:
            self._pass_on()

    async def scan_is_over(self) -> None:
        """Wait until a scan that begins now has to give way."""
        await asyncio.sleep(self._timing.listen_at_least_s)
        await self._until(lambda: self.waits(Turn.HEARD, Turn.BLIND))

    async def connect_is_over(self, device: str, *, heard: bool, attempt: int) -> None:
        """Wait until a connect that begins now has to give way; attempts in a row count from 1."""
        if not heard:
            await asyncio.sleep(self._timing.blind_turn_s)
            await self._until(lambda: self.waits(*Turn))
        elif attempt % FULL_TIME_EVERY == 0:
            await asyncio.Event().wait()
        else:
            await asyncio.sleep(self._timing.turn_s)
            await self._until(lambda: self.waits(Turn.HEARD) or bool(self._lost - {device}))

    async def _until(self, so: Callable[[], bool]) -> None:
        while not so():
            self._news.clear()
            await self._news.wait()

    async def _take(self, turn: Turn) -> None:
        if not self._taken:
            self._taken = True
            return
        queue = self._queues[turn]
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(mine)
        self._news.set()
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self._pass_on()
            raise
        finally:
            if mine in queue:
                queue.remove(mine)

    def _pass_on(self) -> None:
        for turn in Turn:
            queue = self._queues[turn]
            while queue:
                following = queue.popleft()
                if not following.done():
                    following.set_result(None)
                    return
        self._taken = False
