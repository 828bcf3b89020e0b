"""One thing on the radio at a time."""

from __future__ import annotations

import asyncio

from stridecue.app.sensors.radio import Radio
from stridecue.errors import BluetoothError


class User:
    """Uses the radio, and takes its time to let go."""

    def __init__(self, log: list[str], name: str) -> None:
        self.log, self.name = log, name
        self.may_end = asyncio.Event()
        self.let_go = asyncio.Event()

    async def use(self) -> None:
        self.log.append(f"{self.name} begins")
        try:
            await asyncio.Event().wait()
        finally:
            self.let_go.set()
            await self.may_end.wait()
            self.log.append(f"{self.name} ends")


def nothing(_: BluetoothError | None) -> None:
    raise AssertionError("there is no problem")


async def turns() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_what_begins_waits_until_the_other_has_let_go() -> None:
    log: list[str] = []
    radio, first, second = Radio(), User(log, "first"), User(log, "second")
    radio.begin(first.use, nothing)
    await turns()
    radio.begin(second.use, nothing)
    await first.let_go.wait()
    await turns()
    assert log == ["first begins"]
    first.may_end.set()
    await turns()
    assert log == ["first begins", "first ends", "second begins"]
    second.may_end.set()
    await radio.stop(1.0)
    assert log[-1] == "second ends"


async def test_letting_go_is_not_cut_off() -> None:
    log: list[str] = []
    radio, user = Radio(), User(log, "user")
    radio.begin(user.use, nothing)
    await turns()
    radio.cancel()
    await user.let_go.wait()
    radio.cancel()
    await radio.stop(0.0)
    assert log == ["user begins"], "it was not waited for longer than allowed"
    user.may_end.set()
    await radio.stop(1.0)
    assert log == ["user begins", "user ends"]


async def test_one_that_was_replaced_before_it_began_never_begins() -> None:
    log: list[str] = []
    radio, first, second = Radio(), User(log, "first"), User(log, "second")
    radio.begin(first.use, nothing)
    radio.begin(second.use, nothing)
    await turns()
    assert log == ["second begins"]
    second.may_end.set()
    await radio.stop(1.0)


async def test_a_problem_that_ends_it_is_told() -> None:
    told: list[BluetoothError | None] = []
    radio = Radio()

    async def off() -> None:
        raise BluetoothError("Bluetooth is switched off.")

    radio.begin(off, told.append)
    await turns()
    assert [str(problem) for problem in told] == ["Bluetooth is switched off."]
    await radio.stop(1.0)
