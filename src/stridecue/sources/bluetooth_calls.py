"""Calls into the system's Bluetooth stack: bounded in time, one kind of error.

Rules:
- The stack may hang, and may raise what its documentation does not name (`KeyError` and `AssertionError` when an
  object vanishes at a bad moment). `ask` is the one border where all of that becomes a `StackError`: a fault there
  costs a link and never the run.
- A call that does not end even after it was cancelled is left behind.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from stridecue.model.inputs import Body

T = TypeVar("T")

_log = logging.getLogger(__name__)
_left_behind: set[asyncio.Task[Any]] = set()
"""Calls that do not end; kept so that they are not collected while they run."""


class StackError(Exception):
    """A call into the Bluetooth stack failed; `cause` says how."""

    def __init__(self, cause: BaseException | str) -> None:
        super().__init__(cause if isinstance(cause, str) else repr(cause))
        self.cause = cause


class CutOffError(Exception):
    """A call was ended because something else was more urgent."""


async def ask(
    call: Coroutine[Any, Any, T],
    within_s: float,
    *,
    grace_s: float,
    finish_if_cancelled: bool = False,
    unless: Coroutine[Any, Any, object] | None = None,
) -> T:
    """Run one call into the stack.

    `grace_s` is for its cleaning up when it is cancelled. With `finish_if_cancelled` a cancellation lets it end by
    itself within the grace, for calls that leave something behind in the system when they are cut off. It is cut off
    when `unless` ends before it does.

    Raises:
        StackError: it failed, was cut off, or did not end within `within_s` seconds.
    """
    task = asyncio.ensure_future(call)
    reason = None if unless is None else asyncio.ensure_future(unless)
    try:
        await asyncio.wait(
            {task} if reason is None else {task, reason},
            timeout=within_s,
            return_when=asyncio.FIRST_COMPLETED,
        )
    except asyncio.CancelledError:
        if finish_if_cancelled:
            await asyncio.wait({task}, timeout=grace_s)
        await _give_up(task, grace_s)
        raise
    finally:
        cut_off = reason is not None and reason.done()
        if reason is not None:
            reason.cancel()
    if not task.done():
        await _give_up(task, grace_s)
        raise StackError(CutOffError() if cut_off else TimeoutError(f"no answer within {within_s:g} s"))
    if task.cancelled():
        raise StackError("the call was cancelled")
    try:
        return task.result()
    except Exception as error:  # the stack raises more than it documents; see the rules above
        raise StackError(error) from error


async def _give_up(task: asyncio.Task[Any], grace_s: float) -> None:
    """Cancel a call and wait for its end, but not for ever."""
    if not task.done():
        task.cancel()
        _left_behind.add(task)
        task.add_done_callback(_forget)
        await asyncio.wait({task}, timeout=grace_s)
        if not task.done():
            _log.warning("a call into the Bluetooth stack does not end: %r", task)
    elif not task.cancelled():
        task.exception()


def _forget(task: asyncio.Task[Any]) -> None:
    _left_behind.discard(task)
    if not task.cancelled() and (error := task.exception()):
        _log.debug("a call that was given up ended with %r", error)


def guarded(deliver: Callable[[Body], None]) -> Callable[[Body], None]:
    """Return a deliverer that never raises into the stack, which would print a traceback over the screen."""

    def guarded(body: Body) -> None:
        try:
            deliver(body)
        except Exception:  # noqa: BLE001 - whatever a receiver does wrong must not cost the link
            _log.exception("a body could not be delivered: %r", body)

    return guarded
