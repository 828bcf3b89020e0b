"""What is read of a device beside what it sends: its battery again and again, the rest once.

Rules:
- Reading comes after the subscriptions and in nobody's way; every value is optional.
- A question without an answer in time is never asked again in the life of a source, and no other follows it on that
  link: it can cost the link. So can a question at which the link ends; it is asked twice at most.
- A device that refuses its battery level is asked again at the next time; for the rest a refusal is an answer.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from enum import Enum, auto

from stridecue.sources.bluetooth_offer import BATTERY_LEVEL, READ_ONCE

ASKED_AT_MOST = 2


class Answer(Enum):
    """What came of a question."""

    GIVEN = auto()
    REFUSED = auto()
    """Or there was nobody to ask."""
    NONE = auto()
    """Not in time."""
    LINK_ENDED = auto()


Read = Callable[[str], Awaitable[Answer]]
"""Reads the characteristic with a number and delivers its value."""


class Reads:
    """What was read of one device in the life of a source."""

    def __init__(self) -> None:
        self._asked: Counter[str] = Counter()
        self._done: set[str] = set()
        self.answered: str | None = None
        """What was answered last."""

    async def go_on(self, read: Read, battery_every_s: float) -> None:
        """Read what there is to read, then the battery again and again; ends when a question has no answer."""
        if not await self._ask(BATTERY_LEVEL, read):
            return
        for number in READ_ONCE:
            if not await self._ask(number, read):
                return
        while BATTERY_LEVEL not in self._done:
            await asyncio.sleep(battery_every_s)
            if not await self._ask(BATTERY_LEVEL, read):
                return

    async def _ask(self, number: str, read: Read) -> bool:
        """Ask if that makes sense; tell whether more can be asked on this link."""
        if number in self._done:
            return True
        self._asked[number] += 1
        answer = await read(number)
        if answer in (Answer.GIVEN, Answer.REFUSED):
            self._asked[number] = 0
            if answer is Answer.GIVEN:
                self.answered = number
            if number != BATTERY_LEVEL:
                self._done.add(number)
            return True
        if answer is Answer.NONE or self._asked[number] >= ASKED_AT_MOST:
            self._done.add(number)
        return False
