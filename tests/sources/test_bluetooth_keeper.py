"""When a keeper tries again: its waits, what ends them, and what begins them anew."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from fast_loop import run_fast, this_loop
from stridecue.sources.bluetooth_calls import StackError
from stridecue.sources.bluetooth_keeper import GIVE_UP_AFTER, Keeper
from stridecue.sources.bluetooth_timing import BluetoothTiming
from stridecue.sources.bluetooth_turns import Turns

TIMING = BluetoothTiming()
STEP_S = 0.25


@dataclass
class Link:
    """A link that goes as it is told."""

    held_s: float | None
    """None for one that cannot be opened."""
    spoke: bool = True
    services: tuple[str, ...] = ("180D",)
    dropped: bool = False
    proved: int = 0
    within_s: list[float] = field(default_factory=list)

    async def open(self, within_s: float, unless: Coroutine[Any, Any, object]) -> None:
        unless.close()
        self.within_s.append(within_s)
        if self.held_s is None:
            raise StackError("it does not answer")

    async def listen(self, on_up: Callable[[], None]) -> None:
        on_up()

    async def hold(self) -> str:
        assert self.held_s is not None
        await asyncio.sleep(self.held_s)
        return "it dropped"

    def prove_soon(self) -> None:
        self.proved += 1

    def tell_lost(self, why: str) -> None:
        assert why

    async def close(self) -> None:
        pass


class Trial:
    """A keeper at work, whose attempts are noted with their times."""

    def __init__(self, *links: Link, give_up: bool = False) -> None:
        self.at_s: list[float] = []
        """Seconds since the beginning."""
        self._links: Iterator[Link] = iter(links)
        self.turns = Turns(TIMING)
        self._began_s = this_loop().time()
        self.keeper = Keeper("mine", self._next, self.turns, TIMING, give_up=give_up, on_change=lambda: None)
        self.task = asyncio.ensure_future(self.keeper.run())

    def _next(self) -> Any:
        link = self.link = next(self._links)
        link.spoke &= link.held_s is not None
        self.at_s.append(this_loop().time() - self._began_s)
        return link

    async def go_on(self, seconds: float) -> None:
        for _ in range(round(seconds / STEP_S)):
            await settle()
            this_loop().leap(STEP_S)
            await settle()

    async def end(self) -> None:
        self.task.cancel()
        await asyncio.wait({self.task})


async def settle() -> None:
    for _ in range(12):
        await asyncio.sleep(0)


def played(trial: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], None]:
    """Play a test in time that leaps."""

    def test() -> None:
        run_fast(trial())

    return test


def near(*seconds: float) -> Any:
    """Times as they come out of steps."""
    return pytest.approx(list(seconds), abs=STEP_S + 0.1)


@played
async def test_waits_double_up_to_ten_seconds() -> None:
    trial = Trial(*[Link(None) for _ in range(9)])
    await trial.go_on(46)
    assert trial.at_s == near(0, 0.5, 1.5, 3.5, 7.5, 15.5, 25.5, 35.5, 45.5)
    await trial.end()


@played
async def test_a_stable_link_begins_the_waits_anew() -> None:
    trial = Trial(*[Link(None)] * 4, Link(TIMING.stable_after_s), Link(None), Link(None), Link(None))
    await trial.go_on(7.5 + 10 + 3.5)
    assert trial.at_s == near(0, 0.5, 1.5, 3.5, 7.5, 18, 19, 21)
    await trial.end()


@played
async def test_hearing_a_lost_sensor_ends_the_wait() -> None:
    trial = Trial(Link(TIMING.stable_after_s), Link(None), Link(None), Link(None), Link(99))
    await trial.go_on(10 + 0.5 + 1 + 2)
    assert trial.at_s == near(0, 10.5, 11.5, 13.5)
    assert trial.turns.any_lost
    assert trial.link.within_s == [TIMING.retry_connect_s], "nothing was heard of it"
    assert trial.keeper.hear(), "it is connected at once"
    await trial.go_on(STEP_S)
    assert len(trial.at_s) == 5 and trial.link.within_s == [TIMING.connect_s]
    assert trial.keeper.linked and not trial.turns.any_lost
    await trial.end()


@played
async def test_a_sensor_that_failed_though_it_was_heard_is_left_alone() -> None:
    trial = Trial(*[Link(None)] * 9)
    for _ in range(round(27 / STEP_S)):
        await trial.go_on(STEP_S)
        assert not trial.keeper.hear()
    assert trial.at_s == near(0, 0.5, 1.5, 3.5, 7.5, 15.5, 25.5)
    assert {*trial.link.within_s} == {TIMING.connect_s}, "it was heard each time"
    await trial.end()


@played
async def test_a_sensor_that_was_lost_soon_but_had_sent_something_waits_less() -> None:
    trial = Trial(*[Link(1) for _ in range(9)])
    for _ in range(60):
        trial.keeper.hear()
        await trial.go_on(STEP_S)
    between = [after - before for before, after in zip(trial.at_s, trial.at_s[1:], strict=False)]
    assert len(between) >= 5
    assert max(between) <= 1 + TIMING.quiet_s + 2 * STEP_S
    await trial.end()


@played
async def test_a_sensor_that_was_linked_and_never_sent_anything_waits_in_full() -> None:
    trial = Trial(*[Link(1, spoke=False) for _ in range(9)])
    for _ in range(60):
        trial.keeper.hear()
        await trial.go_on(STEP_S)
    assert trial.at_s == near(0, 1.5, 3.5, 6.5, 11.5)
    await trial.end()


@played
async def test_a_stranger_that_cannot_be_reached_is_given_up() -> None:
    trial = Trial(*[Link(None)] * 9, give_up=True)
    await trial.go_on(30)
    assert trial.task.done() and len(trial.at_s) == GIVE_UP_AFTER


@played
async def test_a_sensor_that_was_reached_once_is_never_given_up() -> None:
    trial = Trial(Link(20), *[Link(None)] * 400, give_up=True)
    await trial.go_on(600)
    assert not trial.task.done()
    assert 55 < len(trial.at_s) < 65
    assert trial.keeper.hear()
    await trial.end()


@played
async def test_after_sleep_a_link_is_looked_at_and_a_lost_one_looked_for() -> None:
    trial = Trial(Link(20), Link(None), Link(None), Link(None), Link(None), Link(99))
    await trial.go_on(1)
    trial.keeper.wake()
    assert trial.link.proved == 1
    await trial.go_on(28)
    assert trial.at_s == near(0, 20.5, 21.5, 23.5, 27.5)
    trial.keeper.wake()
    await trial.go_on(STEP_S)
    assert len(trial.at_s) == 6
    await trial.end()
