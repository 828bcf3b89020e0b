"""What is in the air, told whenever it changes, for as long as somebody looks.

Rules:
- One listens in windows, since a system reports a device that stays once a window; there is no rest between them.
- A device that was not heard in two windows is gone, and so is every device while Bluetooth does not work.
- What changes is told at most every `tell_air_s`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from stridecue.sources.bluetooth_calls import StackError
from stridecue.sources.bluetooth_problem import Telling, kind_of
from stridecue.sources.bluetooth_sighting import Sighting, Sightings, in_order
from stridecue.sources.bluetooth_timing import BluetoothTiming

_log = logging.getLogger(__name__)

Scanning = Callable[[Callable[[Sighting], object]], AbstractAsyncContextManager[None]]
"""What to call with each sighting → something inside which one scans."""


class _Air:
    """The devices of the window that goes on and of the one before."""

    def __init__(self, on_change: Callable[[tuple[Sighting, ...]], None]) -> None:
        self._on_change = on_change
        self._seen = Sightings()
        self._now: set[str] = set()
        self._before: set[str] = set()
        self._told: tuple[Sighting, ...] | None = None

    def hear(self, sighting: Sighting) -> None:
        self._now.add(sighting.device)
        self._seen.add(sighting)

    def tell(self) -> None:
        here = self._now | self._before
        air = in_order(one for one in self._seen.all() if one.device in here)
        if air != self._told:
            self._told = air
            self._on_change(air)

    def next_window(self) -> None:
        self._before, self._now = self._now, set()

    def clear(self) -> None:
        self._before, self._now = set(), set()
        self.tell()


async def watch(
    scanning: Scanning,
    on_change: Callable[[tuple[Sighting, ...]], None],
    timing: BluetoothTiming,
    telling: Telling,
) -> None:
    """Listen until cancelled; `on_change` gets all sightings, those linked already first, then the strongest."""
    air = _Air(on_change)
    looks = max(1, round(timing.choose_s / timing.tell_air_s))
    while True:
        try:
            async with scanning(air.hear):
                telling.problem(None)
                for _ in range(looks):
                    air.tell()
                    await asyncio.sleep(timing.tell_air_s)
        except StackError as error:
            _log.info("no scan: %s", error)
            air.clear()
            telling.problem(kind_of(error.cause))
            await asyncio.sleep(timing.problem_retry_s)
        air.next_window()
