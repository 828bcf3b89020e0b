"""A test's hand on the virtual BlueZ: starts it and tells it what happens.

Rules: every wait ends by a deadline, and no wait is a fixed time: the server answers when the state is there.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import sys
from pathlib import Path
from typing import Any

from bluez.peripheral import Peripheral

TESTS = Path(__file__).parents[1]
PATIENCE_S = 10.0
"""Longer than anything takes on a machine that is busy; a test that waits so long has failed."""

TASK = "virtual BlueZ"
"""The name of the tests' own task, so that it can be told from those of what is tested."""


class VirtualBluez:
    """The virtual BlueZ in a process of its own."""

    def __init__(self, address: str, patience_s: float = PATIENCE_S) -> None:
        """`patience_s` is in the seconds of the loop, which may be quicker than real ones."""
        self._bus_address = address
        self._patience_s = patience_s
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._process: asyncio.subprocess.Process | None = None
        self._listening: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start it and wait until it owns its name."""
        environment = os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": self._bus_address, "PYTHONPATH": str(TESTS)}
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bluez.server",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment,
        )
        assert self._process.stdout
        ready = await asyncio.wait_for(self._process.stdout.readline(), self._patience_s)
        if not ready:
            raise RuntimeError("the virtual BlueZ did not start")
        self._listening = asyncio.create_task(self._listen(self._process.stdout), name=TASK)

    async def stop(self) -> None:
        """End it; what waits for an answer gets an error."""
        if self._process is None or self._listening is None:
            return
        assert self._process.stdin
        self._process.stdin.close()
        await asyncio.wait_for(self._process.wait(), self._patience_s)
        await self._listening
        self._process = self._listening = None

    @property
    def answers_on(self) -> int:
        """The file descriptor on which its answers come."""
        assert self._process
        pipe = self._process._transport.get_pipe_transport(1)  # type: ignore[attr-defined]
        return int(pipe.get_extra_info("pipe").fileno())

    async def add(self, *peripherals: Peripheral) -> None:
        """Let sensors wake up in reach."""
        for peripheral in peripherals:
            await self._order("add", peripheral=peripheral.as_json())

    async def away(self, peripheral: Peripheral) -> None:
        """Take a sensor out of reach."""
        await self._order("away", address=peripheral.address)

    async def back(self, peripheral: Peripheral) -> None:
        """Bring a sensor back."""
        await self._order("back", address=peripheral.address)

    async def drop(self, peripheral: Peripheral) -> None:
        """Break a link; the sensor stays in reach."""
        await self._order("drop", address=peripheral.address)

    async def hold(self, peripheral: Peripheral) -> None:
        """Leave a link up, as a killed program does."""
        await self._order("hold", address=peripheral.address)

    async def forget(self, peripheral: Peripheral) -> None:
        """Remove the device object, as happens 30 s after the last sighting."""
        await self._order("forget", address=peripheral.address)

    async def rename(self, peripheral: Peripheral, name: str) -> None:
        """Let a sensor have another name from now."""
        await self._order("rename", address=peripheral.address, name=name)

    async def behave(
        self, peripheral: Peripheral | None, step: str, way: str | None, times: int | None = None
    ) -> None:
        """Let a step go wrong with a sensor, or with the adapter; the ways are those of `bluez.misbehaviour`."""
        address = peripheral and peripheral.address
        await self._order("behave", address=address, step=step, way=way, times=times)

    async def unplug(self) -> None:
        """Pull the adapter out."""
        await self._order("unplug")

    async def plug_in(self) -> None:
        """Put the adapter in again, switched on."""
        await self._order("plug_in")

    async def power(self, on: bool) -> None:
        """Switch the adapter."""
        await self._order("power", on=on)

    async def notify(self, peripheral: Peripheral, characteristic: str, *payloads: bytes) -> list[int]:
        """Send values; returns to how many subscribers each one went."""
        return [
            await self._order(
                "notify", address=peripheral.address, characteristic=characteristic, payload=payload.hex()
            )
            for payload in payloads
        ]

    async def send(self, *values: tuple[Peripheral, str, bytes]) -> list[int]:
        """Send values of several sensors in one go, as fast as the bus takes them; returns what `notify` does."""
        said = [
            {"address": peripheral.address, "characteristic": number, "payload": payload.hex()}
            for peripheral, number, payload in values
        ]
        return list(await self._order("send", all=said))

    async def calls(self) -> int:
        """Return how many calls came in so far; all that was sent before is on its way by then."""
        return int(await self._order("calls"))

    async def state(self) -> dict[str, Any]:
        """Return who is connected, who listens to what, and whether somebody scans."""
        return await self._order("state")

    async def clients(self) -> int:
        """Return how many bus connections there are besides the virtual BlueZ's own."""
        return await self._order("clients")

    async def until(self, **parts: Any) -> dict[str, Any]:
        """Wait until the named parts of the state are as given."""
        return await self._order("wait", until=parts)

    async def until_subscribed(self, *pairs: tuple[Peripheral, str]) -> None:
        """Wait until each of the characteristics has one subscriber, and no other has any."""
        await self.until(subscribed={f"{peripheral.address} {number}": 1 for peripheral, number in pairs})

    async def _order(self, do: str, **more: Any) -> Any:
        assert self._process and self._process.stdin
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        self._process.stdin.write(json.dumps({"id": number, "do": do, **more}).encode() + b"\n")
        try:
            return await asyncio.wait_for(answer, self._patience_s)
        except TimeoutError:
            raise AssertionError(f"waited in vain for {do} {more}; {await self.state()}") from None
        finally:
            self._answers.pop(number, None)

    async def _listen(self, stream: asyncio.StreamReader) -> None:
        while line := await stream.readline():
            said = json.loads(line)
            answer = self._answers.get(said["id"])
            if answer is None or answer.done():
                continue
            if "error" in said:
                answer.set_exception(AssertionError(said["error"]))
            else:
                answer.set_result(said["result"])
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(AssertionError("the virtual BlueZ ended"))
