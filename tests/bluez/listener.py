"""What a source delivered, and waiting for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bluez.control import PATIENCE_S
from stridecue.errors import BluetoothError
from stridecue.model.inputs import Body, Link, LinkEvent, Packet

T = TypeVar("T")


class Listener:
    """Takes bodies and problems as a pipeline does, and lets a test wait for them."""

    def __init__(self) -> None:
        self.bodies: list[Body] = []
        self.problems: list[BluetoothError | None] = []
        self._news = asyncio.Event()

    def deliver(self, body: Body) -> None:
        """Take a body."""
        self.bodies.append(body)
        self._news.set()

    def on_problem(self, problem: BluetoothError | None) -> None:
        """Take a problem, or its end."""
        self.problems.append(problem)
        self._news.set()

    def news(self) -> None:
        """Let a waiting test look again."""
        self._news.set()

    def packets(self, device: str | None = None) -> list[tuple[str, str, bytes]]:
        """Return the packets, of one device or of all."""
        return [
            (body.device, body.characteristic, body.payload)
            for body in self.bodies
            if isinstance(body, Packet) and device in (None, body.device)
        ]

    def links(self, event: LinkEvent, device: str | None = None) -> list[Link]:
        """Return the links with one event, of one device or of all."""
        return [
            body
            for body in self.bodies
            if isinstance(body, Link) and body.event is event and device in (None, body.device)
        ]

    async def until(self, what: Callable[[], T]) -> T:
        """Wait until something is so, looking whenever there is news; returns what it found."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not (found := what()):
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"waited in vain; {self.bodies=} {self.problems=}") from None
        return found

    async def until_connected(self, *devices: str, times: int = 1) -> None:
        """Wait until each device was connected so many times."""
        for device in devices:
            await self.until(lambda device=device: len(self.links(LinkEvent.CONNECTED, device)) >= times)
