"""The Bluetooth radio as the screens share it: one thing at a time.

Rules: what begins waits until what was there before has let go, since one program can neither scan twice nor scan
beside a link that it does not know of. Letting go is asked for and waited for.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from stridecue.errors import BluetoothError
from stridecue.sources.bluetooth_problem import problem

_log = logging.getLogger(__name__)


class Radio:
    """Runs what listens or links, until it is told to stop."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    def begin(
        self, what: Callable[[], Awaitable[None]], on_problem: Callable[[BluetoothError | None], None]
    ) -> None:
        """Run something once what ran before has ended; a problem that ends it is told."""
        before = self._task
        self.cancel()
        self._task = asyncio.create_task(_after(before, what, on_problem))

    def cancel(self) -> None:
        """Have it end soon; what is letting go already is left in peace."""
        if self._task is not None and not self._task.cancelling():
            self._task.cancel()

    async def stop(self, within_s: float) -> None:
        """End it, and wait until it has let go, but not longer than this; the rest of it ends by itself."""
        self.cancel()
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=within_s)


async def _after(
    before: asyncio.Task[None] | None,
    what: Callable[[], Awaitable[None]],
    on_problem: Callable[[BluetoothError | None], None],
) -> None:
    if before is not None:
        await asyncio.wait({before})
    try:
        await what()
    except BluetoothError as error:
        on_problem(error)
    except Exception:  # noqa: BLE001 - whatever went wrong there must not cost the screen
        _log.exception("what used the radio broke off")
        on_problem(problem("unknown"))
