"""Calls into a stack that hangs or fails, patience, and problems in words."""

from __future__ import annotations

import asyncio

import pytest

from stridecue.sources.bluetooth_calls import CutOffError, StackError, ask
from stridecue.sources.bluetooth_problem import DBUS_ERRORS, PROBLEMS, REASONS, kind_of, problem
from stridecue.sources.bluetooth_timing import Backoff

SOON = 0.01


async def answers(value: int) -> int:
    return value


async def fails(error: Exception) -> None:
    raise error


async def test_an_answer() -> None:
    assert await ask(answers(3), 1, grace_s=1) == 3


@pytest.mark.parametrize("error", [KeyError("gone"), AssertionError(), OSError(2, "no bus"), EOFError()])
async def test_whatever_it_raises_is_one_kind_of_error(error: Exception) -> None:
    with pytest.raises(StackError) as caught:
        await ask(fails(error), 1, grace_s=1)
    assert caught.value.cause is error


async def test_a_call_that_hangs_is_given_up() -> None:
    cleaned_up = asyncio.Event()

    async def hangs() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cleaned_up.set()

    with pytest.raises(StackError) as caught:
        await ask(hangs(), SOON, grace_s=1)
    assert isinstance(caught.value.cause, TimeoutError) and cleaned_up.is_set()


async def test_a_call_that_will_not_be_cancelled_is_left_behind() -> None:
    release = asyncio.Event()

    async def stubborn() -> None:
        while not release.is_set():
            try:
                await release.wait()
            except asyncio.CancelledError:
                continue

    with pytest.raises(StackError):
        await ask(stubborn(), SOON, grace_s=SOON)
    release.set()


@pytest.mark.parametrize("finish", [True, False])
async def test_cancelled_from_outside(finish: bool) -> None:
    release, ended = asyncio.Event(), []

    async def call() -> None:
        try:
            await release.wait()
            ended.append("finished")
        except asyncio.CancelledError:
            ended.append("cut off")
            raise

    task = asyncio.create_task(ask(call(), 60, grace_s=5, finish_if_cancelled=finish))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    release.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended == ["finished" if finish else "cut off"]


async def test_a_call_is_cut_off_when_something_is_more_urgent() -> None:
    urgent = asyncio.Event()
    asyncio.get_running_loop().call_soon(urgent.set)
    with pytest.raises(StackError) as caught:
        await ask(asyncio.Event().wait(), 60, grace_s=1, unless=urgent.wait())
    assert isinstance(caught.value.cause, CutOffError)
    assert await ask(answers(3), 60, grace_s=1, unless=asyncio.Event().wait()) == 3


def test_patience_grows_and_starts_anew() -> None:
    backoff = Backoff(0.5, 10)
    assert [backoff.next_s() for _ in range(7)] == [0.5, 1, 2, 4, 8, 10, 10]
    backoff.reset()
    assert backoff.next_s() == 0.5


class FromBus(Exception):  # noqa: N818 - stands for the stack's own
    def __init__(self, dbus_error: str) -> None:
        super().__init__(dbus_error)
        self.dbus_error = dbus_error


@pytest.mark.parametrize(
    ("cause", "kind"),
    [
        (FromBus("org.bluez.Error.NotReady"), "off"),
        (FromBus("org.freedesktop.DBus.Error.Spawn.ServiceNotFound"), "no_service"),
        (FromBus("org.bluez.Error.Failed"), "unknown"),
        (FileNotFoundError(2, "no socket"), "no_bus"),
        (EOFError(), "no_bus"),
        (TimeoutError(), "no_answer"),
        (ValueError("adapter 'hci7' not found"), "named_adapter"),
        (KeyError("x"), "unknown"),
        ("the call was cancelled", "unknown"),
    ],
)
def test_what_is_wrong(cause: BaseException | str, kind: str) -> None:
    assert kind_of(cause, "linux") == kind


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_where_there_is_no_message_bus_nobody_is_told_of_one(platform: str) -> None:
    assert kind_of(OSError(-2147467259, "unspecified"), platform) == "unknown"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("kind", PROBLEMS)
def test_every_problem_says_what_happened_and_what_to_do(kind: str, platform: str) -> None:
    told = problem(kind, platform)
    assert told.message.endswith(".") and told.hint
    assert platform == "linux" or "systemctl" not in told.hint or kind in {"no_bus", "no_service"}


def test_every_kind_has_words() -> None:
    assert {*REASONS.values(), *DBUS_ERRORS.values()} <= PROBLEMS.keys()
