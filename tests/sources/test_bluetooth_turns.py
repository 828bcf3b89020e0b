"""Who has the radio, and for how long while others wait."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from stridecue.sources.bluetooth_timing import BluetoothTiming
from stridecue.sources.bluetooth_turns import FULL_TIME_EVERY, Turns

AT_ONCE = BluetoothTiming(listen_at_least_s=0, turn_s=0, blind_turn_s=0)
NEVER = 60.0


async def settle() -> None:
    """Let every task go as far as it can."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_who_was_heard_goes_first_and_who_was_not_last() -> None:
    turns, order = Turns(AT_ONCE), []

    async def connects(name: str, heard: bool) -> None:
        async with turns.connecting(heard=heard):
            order.append(name)

    async def scans() -> None:
        async with turns.scanning():
            order.append("scan")

    async with turns.scanning():
        waiting = [connects("blind", False), scans(), connects("heard", True), connects("heard too", True)]
        tasks = [asyncio.create_task(one) for one in waiting]
        await settle()
        assert order == []
    await asyncio.gather(*tasks)
    assert order == ["heard", "heard too", "scan", "blind"]


async def test_who_is_cancelled_while_waiting_wants_the_radio_no_more() -> None:
    turns = Turns(AT_ONCE)

    async def connects() -> None:
        async with turns.connecting(heard=True):
            raise AssertionError("never reached")

    async with turns.scanning():
        task = asyncio.create_task(connects())
        await turns.scan_is_over()
        task.cancel()
        await asyncio.wait({task})
        over = asyncio.create_task(turns.scan_is_over())
        await settle()
        assert not over.done()
        over.cancel()
    async with turns.scanning():
        pass


async def test_who_is_cancelled_when_the_turn_comes_passes_it_on() -> None:
    turns, had = Turns(AT_ONCE), []

    async def connects(name: str) -> None:
        async with turns.connecting(heard=True):
            had.append(name)

    async with turns.scanning():
        first, second = (asyncio.create_task(connects(name)) for name in ("first", "second"))
        await settle()
    first.cancel()
    await asyncio.wait({first, second})
    assert had == ["second"]


@pytest.mark.parametrize(
    ("heard", "attempt", "waiting", "over"),
    [
        (False, 1, "nobody", False),
        (False, 1, "scan", True),
        (False, 1, "blind", True),
        (False, FULL_TIME_EVERY, "heard", True),
        (True, 1, "nobody", False),
        (True, 1, "scan", False),
        (True, 1, "blind", False),
        (True, 1, "heard", True),
        (True, 1, "lost", True),
        (True, 1, "lost itself", False),
        (True, FULL_TIME_EVERY, "heard", False),
        (True, FULL_TIME_EVERY, "lost", False),
    ],
)
async def test_when_a_connect_gives_way(heard: bool, attempt: int, waiting: str, over: bool) -> None:
    turns = Turns(AT_ONCE)

    async def waits() -> None:
        if waiting == "scan":
            async with turns.scanning():
                pass
        elif waiting in {"heard", "blind"}:
            async with turns.connecting(heard=waiting == "heard"):
                pass
        elif waiting.startswith("lost"):
            turns.lose("this one" if waiting == "lost itself" else "another one")

    async with turns.connecting(heard=heard):
        ends = asyncio.create_task(turns.connect_is_over("this one", heard=heard, attempt=attempt))
        await settle()
        assert not ends.done()
        waiter = asyncio.create_task(waits())
        await settle()
        assert ends.done() == over
        ends.cancel()
    await waiter


@pytest.mark.parametrize("heard", [True, False])
async def test_a_connect_has_some_time_to_itself(heard: bool) -> None:
    turns = Turns(replace(AT_ONCE, turn_s=NEVER, blind_turn_s=NEVER))
    turns.lose("another one")
    async with turns.connecting(heard=heard):
        waiter = asyncio.create_task(asyncio.wait_for(turns.connecting(heard=True).__aenter__(), NEVER))
        ends = asyncio.create_task(turns.connect_is_over("this one", heard=heard, attempt=1))
        await settle()
        assert not ends.done()
        ends.cancel()
    await waiter


def test_who_is_found_is_not_lost_any_more() -> None:
    turns = Turns(AT_ONCE)
    turns.lose("this one")
    assert turns.any_lost
    turns.find("this one")
    turns.find("another one")
    assert not turns.any_lost
