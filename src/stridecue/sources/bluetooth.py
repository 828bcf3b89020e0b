"""The Bluetooth source: looks for sensors, keeps them linked and delivers what they send. The one module with bleak.

Rules:
- One thing at a time on the radio: a scan gives way to a connect, and devices are connected one after another, always
  by a device that was seen, since a connect by address would scan by itself.
- It looks for what is missing without end, and for what was lost. With everything there it does not scan.
- A problem with Bluetooth itself is told once, and its end too; the source goes on trying.
- Nothing of it reaches the screen by itself: bleak and dbus_fast log tracebacks otherwise.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from bleak import BleakAdapter, BleakClient, BleakScanner
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from stridecue.errors import BluetoothError
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.inputs import Body, Link, LinkEvent
from stridecue.sources.bluetooth_air import watch
from stridecue.sources.bluetooth_calls import StackError, Turns, ask, guarded
from stridecue.sources.bluetooth_choice import Choice, Joined
from stridecue.sources.bluetooth_link import Client, DeviceLink, Keeper
from stridecue.sources.bluetooth_problem import Telling, kind_of, problem
from stridecue.sources.bluetooth_sighting import (
    ROLE_SERVICES,
    SCAN_UUIDS,
    Sighting,
    Sightings,
    full_uuid,
    in_order,
)
from stridecue.sources.bluetooth_timing import BluetoothTiming

__all__ = [
    "BluetoothSource",
    "BluetoothTiming",
    "Joined",
    "Sighting",
    "quiet_bluetooth_logging",
    "scan",
    "watch_air",
]

_log = logging.getLogger(__name__)

_Heard = Callable[[Sighting, BLEDevice], object]


class BluetoothSource:
    """Delivers what sensors send over Bluetooth, until it is cancelled."""

    def __init__(
        self,
        remembered: tuple[DeviceSettings, ...] = (),
        adapter: str | None = None,
        *,
        only_remembered: bool = False,
        timing: BluetoothTiming | None = None,
        on_problem: Callable[[BluetoothError | None], None] | None = None,
    ) -> None:
        """`adapter` names one on Linux, as `hci1`; `on_problem` gets each problem once, and None at its end.

        With `only_remembered` no other device is ever taken.
        """
        self._remembered = remembered
        self._only_remembered = only_remembered
        self._adapter = adapter
        self._timing = timing or BluetoothTiming()
        self._tell = Telling(on_problem or (lambda _: None))
        self._start_anew()

    def _start_anew(self) -> None:
        self._choice = Choice(self._remembered, only_remembered=self._only_remembered)
        self._seen = Sightings()
        self._devices: dict[str, BLEDevice] = {}
        self._fresh: set[str] = set()
        """Devices seen since the strongest were last taken."""
        self._listened_s = 0.0
        """How long one listened since then."""
        self._keepers: dict[str, Keeper] = {}
        self._turns = Turns()
        self._spotted = asyncio.Event()
        """A device was seen that can be connected without further listening."""
        self._changed = asyncio.Event()

    @property
    def joined(self) -> Mapping[Role, Joined]:
        """The devices that were taken and reached, by what they are used for."""
        reached = {device for device, keeper in self._keepers.items() if keeper.reached}
        return {role: joined for role, joined in self._choice.taken.items() if joined.device in reached}

    def joined_settings(self) -> tuple[DeviceSettings, ...]:
        """Return what to remember of the devices that were taken and are not remembered yet."""
        new = {joined.device: joined for joined in self.joined.values() if not joined.remembered}
        return tuple(joined.settings() for joined in new.values())

    async def run(self, deliver: Callable[[Body], None]) -> None:
        """Look for sensors, link them and deliver what they send, until cancelled.

        Raises:
            BluetoothError: something went wrong that nobody foresaw.
        """
        quiet_bluetooth_logging()
        self._start_anew()
        self._deliver = guarded(deliver)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._look(group))
        except ExceptionGroup as failure:
            _log.exception("the search for sensors broke off")
            raise problem("unknown") from failure

    async def _look(self, group: asyncio.TaskGroup) -> None:
        while True:
            while not self._needs_scan():
                self._changed.clear()
                await self._changed.wait()
            try:
                await self._scan()
            except StackError as error:
                _log.info("no scan: %s", error)
                self._tell.problem(kind_of(error.cause))
                await asyncio.sleep(self._timing.problem_retry_s)
                continue
            self._tell.problem(None)
            self._choose(group)
            # Not even a moment's rest, and a new keeper would find the radio taken by the next scan.
            await asyncio.sleep(0 if self._spotted.is_set() else self._timing.rest_s)

    def _needs_scan(self) -> bool:
        return bool(self._choice.missing) or any(not keeper.linked for keeper in self._keepers.values())

    async def _scan(self) -> None:
        """Listen once, until the window is over or there is something better to do."""
        clock = asyncio.get_running_loop().time
        async with self._turns.scanning():
            if not self._needs_scan():
                return
            self._spotted.clear()
            async with _scanning(self._adapter, self._timing, self._hear):
                began_s = clock()
                in_full = await self._listen()
                self._listened_s += self._timing.choose_s if in_full else clock() - began_s

    async def _listen(self) -> bool:
        """Tell whether the window was used in full."""
        reasons = [asyncio.ensure_future(self._spotted.wait()), asyncio.ensure_future(self._give_way())]
        try:
            done, _ = await asyncio.wait(
                reasons, timeout=self._timing.choose_s, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            for reason in reasons:
                reason.cancel()
        return not done

    async def _give_way(self) -> None:
        await asyncio.sleep(self._timing.listen_at_least_s)
        await self._turns.wanted.wait()

    def _hear(self, sighting: Sighting, device: BLEDevice) -> None:
        name = sighting.device
        keeper = self._keepers.get(name)
        if keeper and keeper.linked:
            return
        left = self._seen.add(sighting)
        if left and left not in self._keepers:
            self._devices.pop(left, None)
            self._fresh.discard(left)
        self._devices[name] = device
        self._fresh.add(name)
        sighting = self._seen[name]
        self._choice.note(sighting)
        if self._seen.is_news(name):
            self._deliver(
                Link(name, LinkEvent.FOUND, sighting.name, sighting.services, sighting.rssi_dbm),
            )
        if keeper.hear() if keeper else self._choice.is_remembered(sighting):
            self._spotted.set()

    def _choose(self, group: asyncio.TaskGroup) -> None:
        """Take what was found and begin to keep it."""
        seen = [sighting for sighting in self._seen.all() if sighting.device in self._fresh]
        self._choice.take_remembered(seen)
        if self._listened_s >= self._timing.choose_s:
            self._choice.take_strongest(seen)
            self._listened_s = 0.0
            self._fresh.clear()
        for device in self._choice.devices - self._keepers.keys():
            keeper = self._keepers[device] = self._keeper(device)
            group.create_task(self._keep(device, keeper))

    def _keeper(self, device: str) -> Keeper:
        return Keeper(
            lambda: DeviceLink(self._choice.sighting(device), self._open_client, self._deliver, self._timing),
            self._turns,
            self._timing,
            give_up=not self._choice.is_remembered(self._seen[device]),
            on_change=self._changed.set,
        )

    async def _keep(self, device: str, keeper: Keeper) -> None:
        await keeper.run()
        del self._keepers[device]
        self._choice.step_back(device)
        self._changed.set()

    def _open_client(self, device: str, on_drop: Callable[[], None], within_s: float) -> Client:
        return BleakClient(
            self._devices[device],
            disconnected_callback=lambda _: on_drop(),
            timeout=within_s,
            bluez={"adapter": self._adapter} if self._adapter else {},
        )


async def scan(
    seconds: float, adapter: str | None = None, timing: BluetoothTiming | None = None
) -> tuple[Sighting, ...]:
    """Listen for some seconds and return the sensors in the air, those linked to this computer and the strongest first.

    Raises:
        BluetoothError: Bluetooth cannot be used.
    """
    quiet_bluetooth_logging()
    seen = Sightings()
    try:
        async with _scanning(adapter, timing or BluetoothTiming(), lambda sighting, _: seen.add(sighting)):
            await asyncio.sleep(seconds)
    except StackError as error:
        raise problem(kind_of(error.cause)) from error
    return in_order(seen.all())


async def watch_air(
    on_change: Callable[[tuple[Sighting, ...]], None],
    adapter: str | None = None,
    *,
    timing: BluetoothTiming | None = None,
    on_problem: Callable[[BluetoothError | None], None] | None = None,
) -> None:
    """Listen until cancelled, and tell what is in the air whenever that changes, a few times a second at most.

    `on_problem` gets each problem once, and None at its end; one goes on trying.
    """
    quiet_bluetooth_logging()
    timing, tell = timing or BluetoothTiming(), Telling(on_problem or (lambda _: None))
    await watch(lambda hear: _scanning(adapter, timing, lambda seen, _: hear(seen)), on_change, timing, tell)


def quiet_bluetooth_logging() -> None:
    """Keep what is logged about Bluetooth off the screen; a log file set up on the root logger still gets it.

    Without any handler Python prints warnings on stderr; bleak and dbus_fast log tracebacks there.
    """
    for name in ("bleak", "dbus_fast", "stridecue.sources"):
        logger = logging.getLogger(name)
        if not any(isinstance(handler, logging.NullHandler) for handler in logger.handlers):
            logger.addHandler(logging.NullHandler())


@asynccontextmanager
async def _scanning(adapter: str | None, timing: BluetoothTiming, heard: _Heard) -> AsyncIterator[None]:
    """Scan while inside; what is linked already is told first, since a scan does not see it."""

    def on_advertisement(device: BLEDevice, said: AdvertisementData) -> None:
        name = said.local_name or device.name
        heard(Sighting.of(device.address, name, said.service_uuids, said.rssi), device)

    for device, uuids in (await ask(_linked(adapter), timing.scan_start_s, grace_s=timing.grace_s)).values():
        heard(Sighting.of(device.address, device.name, uuids, None, linked=True), device)
    scanner = BleakScanner(on_advertisement, list(SCAN_UUIDS), bluez={"adapter": adapter} if adapter else {})
    try:
        # A start that is cut off would leave a discovery running that nobody can stop.
        await ask(scanner.start(), timing.scan_start_s, grace_s=timing.grace_s, finish_if_cancelled=True)
        yield
    finally:
        try:
            await ask(scanner.stop(), timing.close_s, grace_s=timing.grace_s)
        except StackError as error:
            _log.info("stopping a scan failed: %s", error)


async def _linked(adapter: str | None) -> dict[str, tuple[BLEDevice, list[str]]]:
    """Return the sensors that are linked to this computer, with the services that they were asked for."""
    found: dict[str, tuple[BLEDevice, list[str]]] = {}
    try:
        radio = await BleakAdapter.get(bluez={"adapter": adapter} if adapter else {})
        for service in ROLE_SERVICES.values():
            for device in await radio.get_connected_devices([full_uuid(service)]):
                found.setdefault(device.address, (device, []))[1].append(full_uuid(service))
    except NotImplementedError:
        _log.debug("this system does not tell what is linked")
    return found
