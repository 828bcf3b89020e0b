"""The loop that the tests of long times stand on keeps its own time."""

from __future__ import annotations

import asyncio
import socket

import pytest

from fast_loop import FastLoop, run_fast, this_loop

HOUR_S = 3600.0


def test_an_hour_of_its_own() -> None:
    async def wait() -> float:
        loop = this_loop()
        began_s = loop.time()
        await asyncio.sleep(HOUR_S)
        return loop.time() - began_s

    assert run_fast(wait(), speed=100_000) >= HOUR_S


def test_what_is_shorter_comes_first() -> None:
    async def wait() -> list[int]:
        came: list[int] = []

        async def after(seconds: int) -> None:
            await asyncio.sleep(seconds)
            came.append(seconds)

        async with asyncio.TaskGroup() as group:
            for seconds in (300, 100, 200):
                group.create_task(after(seconds))
        return came

    assert run_fast(wait(), speed=10_000) == [100, 200, 300]


def test_a_timeout_is_as_much_faster() -> None:
    async def wait() -> None:
        async with asyncio.timeout(60):
            await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        run_fast(wait(), speed=10_000)


def test_a_leap_makes_due_what_waits() -> None:
    async def wait() -> list[str]:
        loop, came = this_loop(), list[str]()
        loop.call_later(59.0, came.append, "soon")
        loop.call_later(600.0, came.append, "later")
        cancelled = loop.call_later(1.0, came.append, "never")
        cancelled.cancel()
        assert 58.0 < loop.due_in_s() <= 59.0
        loop.leap(60.0)
        assert loop.due_in_s() == 0
        for _ in range(3):
            await asyncio.sleep(0)
        assert 539.0 < loop.due_in_s() <= 540.0
        return came

    assert run_fast(wait()) == ["soon"]


def test_time_does_not_go_back() -> None:
    async def leap() -> None:
        this_loop().leap(-1)

    with pytest.raises(ValueError, match="go back"):
        run_fast(leap())


def test_sockets_are_heard_while_it_waits() -> None:
    async def talk() -> bytes:
        ours, theirs = socket.socketpair()
        with ours, theirs:
            ours.setblocking(False)
            this_loop().call_later(30.0, theirs.send, b"hello")
            before = this_loop().heard(but_for=-1), this_loop().heard(but_for=ours.fileno())
            said = await this_loop().sock_recv(ours, 16)
            assert this_loop().heard(but_for=-1) == before[0] + 1
            assert this_loop().heard(but_for=ours.fileno()) == before[1]
            return said

    assert run_fast(talk(), speed=1_000) == b"hello"


def test_only_a_fast_loop_is_one() -> None:
    async def ask() -> FastLoop:
        return this_loop()

    with pytest.raises(AssertionError):
        asyncio.run(ask())
