"""The search for sensors: listens for what is missing or lost, takes what it finds and has it kept.

Rules:
- A scan gives way to a connect, and devices are connected one after another, always by a sighting, since a connect by
  address would scan by itself.
- It looks for what is missing without end, and for what was lost. With everything there it does not scan.
- Who somebody is beside the own address, and who is the strongest, is decided after a whole window of listening in
  which nobody who is known was missed by accident.
- A problem with Bluetooth itself is told once, and its end too; the search goes on trying.
- What nobody foresaw is logged. It costs the sensor that it happened with a wait, and no other sensor anything.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from functools import partial
from typing import Protocol

from stridecue.model.device_settings import Role
from stridecue.model.inputs import Body, Link, LinkEvent
from stridecue.sources.bluetooth_calls import StackError
from stridecue.sources.bluetooth_choice import Choice, Joined
from stridecue.sources.bluetooth_identity import Identities
from stridecue.sources.bluetooth_keeper import Keeper
from stridecue.sources.bluetooth_link import Client, DeviceLink, Surroundings
from stridecue.sources.bluetooth_problem import Telling, kind_of
from stridecue.sources.bluetooth_reads import Reads
from stridecue.sources.bluetooth_sighting import Sighting, Sightings
from stridecue.sources.bluetooth_timing import BluetoothTiming
from stridecue.sources.bluetooth_turns import Turns

_log = logging.getLogger(__name__)


class Radio(Protocol):
    """The stack, as far as the search needs it."""

    def scanning(self, heard: Callable[[Sighting], object]) -> AbstractAsyncContextManager[None]:
        """Scan while inside; raises StackError."""

    def open_client(self, address: str, on_drop: Callable[[], None], within_s: float) -> Client:
        """Return a client for a device that was heard; raises StackError."""

    def forget(self, address: str) -> None:
        """Let go of a device that was heard."""


class Search:
    """Finds the sensors of one run and keeps them."""

    def __init__(
        self,
        radio: Radio,
        choice: Choice,
        identities: Identities,
        telling: Telling,
        timing: BluetoothTiming,
        read_ms: Callable[[], int],
    ) -> None:
        """`read_ms` is a clock that goes on while the computer sleeps."""
        self._read_ms = read_ms
        self._radio = radio
        self._choice = choice
        self._who = identities
        self._telling = telling
        self._timing = timing
        self._seen = Sightings()
        self._fresh: set[str] = set()
        """Devices heard in this window."""
        self._here: set[str] = set()
        """Known devices that were heard or linked at any time in this window."""
        self._heard_s: dict[str, float] = {}
        """When devices that are not linked were last heard."""
        self._listened_s = 0.0
        """How long one listened in this window."""
        self._keepers: dict[str, Keeper] = {}
        self._reads: dict[str, Reads] = {}
        self._turns = Turns(timing)
        self._spotted = asyncio.Event()
        """A device was heard that can be connected without further listening."""
        self._changed = asyncio.Event()

    @property
    def joined(self) -> Mapping[Role, Joined]:
        """The devices that were taken and reached, by what they are used for."""
        reached = {device for device, keeper in self._keepers.items() if keeper.reached}
        return {role: joined for role, joined in self._choice.taken.items() if joined.device in reached}

    async def run(self, deliver: Callable[[Body], None]) -> None:
        """Search until cancelled."""
        self._deliver = deliver
        self._around = Surroundings(self._radio.open_client, deliver, self._timing)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._notice_sleep())
            while True:
                try:
                    await self._look(group)
                except Exception:  # noqa: BLE001 - see the rules
                    _log.exception("looking for sensors broke off")
                    await asyncio.sleep(self._timing.problem_retry_s)

    async def _look(self, group: asyncio.TaskGroup) -> None:
        while not self._needs_scan():
            self._changed.clear()
            await self._changed.wait()
        try:
            await self._scan()
        except StackError as error:
            _log.info("no scan: %s", error)
            self._telling.problem(kind_of(error.cause))
            await asyncio.sleep(self._timing.problem_retry_s)
            return
        self._telling.problem(None)
        self._choose(group)
        rest_s = self._timing.rest_lost_s if self._turns.any_lost else self._timing.rest_s
        # Not even a moment's rest, and a new keeper would find the radio taken by the next scan.
        await asyncio.sleep(0 if self._spotted.is_set() else rest_s)

    async def _notice_sleep(self) -> None:
        """After the computer slept, look at every link, and for every one that is lost, at once."""
        clock, every_s = asyncio.get_running_loop().time, self._timing.clock_every_s
        while True:
            began_s, began_ms = clock(), self._read_ms()
            await asyncio.sleep(every_s)
            slept_s = (self._read_ms() - began_ms) / 1000 - (clock() - began_s)
            if slept_s >= self._timing.asleep_s:
                _log.info("the computer slept for %.0f s", slept_s)
                for keeper in self._keepers.values():
                    keeper.wake()

    def _needs_scan(self) -> bool:
        return bool(self._choice.missing) or any(not keeper.linked for keeper in self._keepers.values())

    async def _scan(self) -> None:
        """Listen once, until the window is over or there is something better to do."""
        clock = asyncio.get_running_loop().time
        async with self._turns.scanning():
            if not self._needs_scan():
                return
            self._spotted.clear()
            self._here |= self._linked()
            async with self._radio.scanning(self._hear):
                began_s = clock()
                in_full = await self._listen()
                self._listened_s += self._timing.choose_s if in_full else clock() - began_s

    async def _listen(self) -> bool:
        """Tell whether the window was used in full."""
        reasons = [
            asyncio.ensure_future(self._spotted.wait()),
            asyncio.ensure_future(self._turns.scan_is_over()),
        ]
        try:
            done, _ = await asyncio.wait(
                reasons, timeout=self._timing.choose_s, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            for reason in reasons:
                reason.cancel()
        return not done

    def _linked(self) -> set[str]:
        return {device for device, keeper in self._keepers.items() if keeper.up}

    def _hear(self, heard: Sighting) -> None:
        device, address = self._who.who_is_at(heard.device), heard.device
        keeper = self._keepers.get(device)
        if heard.rssi_dbm is None and (keeper or self._who.is_elsewhere(device, address)):
            return  # the system says something about it, as when its link breaks, but nobody has heard it
        if self._who.is_elsewhere(device, address):
            self._come_home(device, address, keeper)
        elif keeper and keeper.linked:
            return
        sighting = self._add(device, heard)
        self._choice.note(sighting)
        if self._seen.is_news(device):
            _log.info("%s: found, with %s", heard.title, " ".join(sighting.services) or "no services told")
            self._deliver_found(sighting)
        if keeper.hear() if keeper else self._choice.is_awaited(sighting):
            self._spotted.set()

    def _add(self, device: str, heard: Sighting) -> Sighting:
        """Keep a sighting and note who was in the air beside whom; returns what is known of the device now."""
        left = self._seen.add(replace(heard, device=device))
        if left and left not in self._keepers:
            self._radio.forget(self._who.address_of(left))
            self._fresh.discard(left)
            self._heard_s.pop(left, None)
        self._fresh.add(device)
        if heard.rssi_dbm is not None:  # else the system says something about it, as when a connect fails
            self._note_beside(device, heard)
        return self._seen[device]

    def _note_beside(self, device: str, heard: Sighting) -> None:
        """Note who was in the air beside a device that was heard just now."""
        just_now_s = asyncio.get_running_loop().time() - self._timing.choose_s
        beside = {other for other, at_s in self._heard_s.items() if at_s > just_now_s}
        self._heard_s[device] = just_now_s + self._timing.choose_s
        if self._who.is_known(device):
            self._here.add(device)
            self._who.move(device, heard.device)
            for stranger in self._strangers():
                if stranger.device in beside:
                    self._who.note_beside(stranger, {device})
        else:
            self._who.note_beside(heard, beside | self._linked())

    def _strangers(self) -> list[Sighting]:
        """Devices heard in this window that are not known."""
        return [
            sighting
            for sighting in self._seen.all()
            if sighting.device in self._fresh and not self._who.is_known(self._who.who_is_at(sighting.device))
        ]

    def _come_home(self, device: str, address: str, keeper: Keeper | None) -> None:
        """A device's own address is in the air: whoever was taken for it is somebody else."""
        _log.warning("%s: heard at its own address again", device)
        self._radio.forget(self._who.address_of(device))
        self._who.move(device, address)
        if keeper and keeper.link:
            keeper.link.drop("it was another device of the same name")

    def _choose(self, group: asyncio.TaskGroup) -> None:
        """Take what was found and begin to keep it."""
        whole = self._listened_s >= self._timing.choose_s
        if whole:
            self._recognise()
        seen = [sighting for sighting in self._seen.all() if sighting.device in self._fresh]
        self._choice.take_remembered(seen)
        if whole:
            self._choice.take_strongest(seen)
            self._listened_s = 0.0
            self._fresh.clear()
            self._here = self._linked()
        self._keep_taken(group)

    def _recognise(self) -> None:
        """Find known devices that are at another address now."""
        elsewhere = self._who.missing_at(self._strangers(), self._here | self._linked())
        for device, address in elsewhere.items():
            there = self._seen[address]
            _log.warning("%s: this is %s at a new address", there.title, device)
            self._radio.forget(self._who.address_of(device))
            self._who.move(device, address)
            self._fresh.discard(address)
            self._fresh.add(device)
            self._seen.add(replace(there, device=device))
            self._choice.note(self._seen[device])
            self._deliver_found(self._seen[device])
            if keeper := self._keepers.get(device):
                keeper.hear()

    def _keep_taken(self, group: asyncio.TaskGroup) -> None:
        for device in self._choice.devices - self._keepers.keys():
            keeper = self._keepers[device] = Keeper(
                device,
                partial(self._make_link, device),
                self._turns,
                self._timing,
                give_up=not self._choice.is_remembered(device),
                on_change=partial(self._on_change, device),
            )
            group.create_task(self._keep(device, keeper))

    def _make_link(self, device: str) -> DeviceLink:
        sighting = replace(self._choice.sighting(device), device=self._who.address_of(device))
        return DeviceLink(device, sighting, self._reads.setdefault(device, Reads()), self._around)

    def _on_change(self, device: str) -> None:
        keeper = self._keepers[device]
        if keeper.linked:
            self._here.add(device)
            self._heard_s.pop(device, None)
            self._choice.note_services(device, keeper.services)
            self._who.know(self._choice.joined(device).settings())
        self._changed.set()

    async def _keep(self, device: str, keeper: Keeper) -> None:
        try:
            await keeper.run()
        except Exception:  # noqa: BLE001 - see the rules
            _log.exception("%s: keeping it broke off", device)
            await asyncio.sleep(self._timing.backoff_most_s)
        del self._keepers[device]
        self._choice.step_back(device)
        self._changed.set()

    def _deliver_found(self, sighting: Sighting) -> None:
        self._deliver(
            Link(sighting.device, LinkEvent.FOUND, sighting.name, sighting.services, sighting.rssi_dbm)
        )
