"""One device, kept linked: lost, heard, linked again, for as long as the run lasts.

Rules, with the longest that a sensor waits once it is in the air again, beside its own time to be heard and to connect
(each about a second) and in the timing's own figures:

- linked: a link that fell silent without a word is noticed after `silent_after_s` at the latest.
- listening (a wait between two attempts): hearing it ends the wait. Nothing is heard between two scans: `rest_lost_s`.
- connecting, though nothing was heard of it: the attempt itself meets it; where a system cannot, or the device object
  has vanished, a scan follows after `blind_turn_s`.
- waiting while another device connects: `turn_s`, each third time `connect_s`; less if nothing was heard of that one.
- left alone for a while: a device that was heard and then failed to connect, or was linked and sent nothing, has a
  doubling wait of up to `backoff_most_s` in full, since it would take the radio from the others; one that was lost soon
  but had sent something waits at most `quiet_s`. The waits begin anew after a link that held for `stable_after_s`.
- Bluetooth itself does not work: it is looked at every `problem_retry_s`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from stridecue.sources.bluetooth_calls import StackError
from stridecue.sources.bluetooth_link import DeviceLink, happens
from stridecue.sources.bluetooth_timing import Backoff, BluetoothTiming
from stridecue.sources.bluetooth_turns import Turns

GIVE_UP_AFTER = 3
"""A device that was never reached in so many attempts is given up, unless it is a remembered one."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Life:
    """How a life of a link went."""

    held_s: float | None
    """None when there was no link."""
    spoke: bool = False


class Keeper:
    """Keeps one device linked for as long as `run` runs."""

    def __init__(
        self,
        device: str,
        make_link: Callable[[], DeviceLink],
        turns: Turns,
        timing: BluetoothTiming,
        *,
        give_up: bool,
        on_change: Callable[[], None],
    ) -> None:
        self._device = self._title = device
        self._make_link = make_link
        self._turns = turns
        self._timing = timing
        self._give_up = give_up
        self._on_change = on_change
        self._heard = asyncio.Event()
        self._wakeable = False
        self._attempt = 0
        self.link: DeviceLink | None = None
        """The link that is up or on its way."""
        self._up = False
        self.linked = False
        """Whether the link is up and the device can be heard."""
        self.reached = False
        """Whether it ever was."""
        self.services: tuple[str, ...] = ()
        """What the device offers, once that is known."""

    @property
    def up(self) -> bool:
        """Whether the device is connected, be it that nothing can be heard yet."""
        return self._up and self.link is not None and not self.link.dropped

    def hear(self) -> bool:
        """Take note that the device was heard; tell whether it is connected at once."""
        self._heard.set()
        return self._wakeable

    def wake(self) -> None:
        """The computer slept: look at the link, or for it, at once."""
        if self.link is not None and self.linked:
            self.link.prove_soon()
        else:
            self._heard.set()

    async def run(self) -> None:
        """Link the device, again and again; returns only when it is given up."""
        timing = self._timing
        backoff = Backoff(timing.backoff_first_s, timing.backoff_most_s)
        failures, heard = 0, True
        while True:
            life = await self._one_life(heard)
            failures += life.held_s is None
            if self._give_up and not self.reached and failures >= GIVE_UP_AFTER:
                _log.info("%s: given up after %d attempts", self._title, failures)
                return
            stable = life.held_s is not None and life.held_s >= timing.stable_after_s
            if stable:
                backoff.reset()
            wait_s = alone_s = backoff.next_s()
            if stable or (life.held_s is None and not heard):
                alone_s = 0.0
            elif life.spoke:
                alone_s = min(wait_s, timing.quiet_s)
            heard = await self._rest(wait_s, alone_s)

    async def _rest(self, wait_s: float, alone_s: float) -> bool:
        """Wait; tell whether the device was heard, which ends the wait once it was left alone for long enough."""
        _log.info("%s: waiting %.1f s", self._title, wait_s)
        self._heard.clear()
        self._on_change()
        await asyncio.sleep(alone_s)
        self._wakeable = True
        try:
            return await happens(self._heard, wait_s - alone_s)
        finally:
            self._wakeable = False

    async def _one_life(self, heard: bool) -> _Life:
        timing, clock = self._timing, asyncio.get_running_loop().time
        link, why, held_s = None, "the source ends", None
        try:
            async with self._turns.connecting(heard=heard):
                self._attempt += 1
                link = self.link = self._make_link()
                self._title = str(link)
                over = self._turns.connect_is_over(self._device, heard=heard, attempt=self._attempt)
                await link.open(timing.connect_s if heard else timing.retry_connect_s, over)
            self._attempt, self._up = 0, True
            self.services = link.services
            await link.listen(self._came_up)
            began_s = clock()
            why = await link.hold()
            held_s = clock() - began_s
        except StackError as error:
            why = str(error)
            _log.info("%s: no link: %s", self._title, error)
        finally:
            self._up = self.linked = False
            if self.reached:
                self._turns.lose(self._device)
            if link is not None:
                if not _is_being_cancelled():
                    link.tell_lost(why)
                await link.close()
            self.link = None
        return _Life(held_s, link is not None and link.spoke)

    def _came_up(self) -> None:
        self.linked = self.reached = True
        self._turns.find(self._device)
        self._on_change()


def _is_being_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
