"""The Bluetooth source: sensors found, kept linked and heard. The one module with bleak.

How its parts meet: the source has a search (`bluetooth_search`), which listens, lets a choice (`bluetooth_choice`) say
which device is used for what and identities (`bluetooth_identity`) say who it is, and has each device kept by a keeper
(`bluetooth_keeper`), link after link (`bluetooth_link`), all taking turns on the radio (`bluetooth_turns`).

Rules: nothing of it reaches the screen by itself: bleak, dbus_fast and asyncio log tracebacks otherwise.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from bleak import BleakAdapter, BleakClient, BleakScanner
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from stridecue.clock import boot_ms
from stridecue.errors import BluetoothError
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.inputs import Body
from stridecue.sources.bluetooth_air import watch
from stridecue.sources.bluetooth_calls import StackError, ask, guarded
from stridecue.sources.bluetooth_choice import Choice, Joined
from stridecue.sources.bluetooth_identity import Identities, recognise
from stridecue.sources.bluetooth_link import Client
from stridecue.sources.bluetooth_problem import AdapterReport, Telling, adapter_report, kind_of, problem
from stridecue.sources.bluetooth_search import Search
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
    "AdapterReport",
    "BluetoothSource",
    "BluetoothTiming",
    "Joined",
    "Sighting",
    "look_at_adapter",
    "quiet_bluetooth_logging",
    "recognise",
    "scan",
    "watch_air",
]

_log = logging.getLogger(__name__)


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
        read_ms: Callable[[], int] = boot_ms,
    ) -> None:
        """`adapter` names one on Linux, as `hci1`; `on_problem` gets each problem once, and None at its end.

        With `only_remembered` no other device is ever taken. `read_ms` is a clock that goes on during sleep.
        """
        self._remembered = remembered
        self._only_remembered = only_remembered
        self._adapter = adapter
        self._timing = timing or BluetoothTiming()
        self._on_problem = on_problem
        self._read_ms = read_ms
        self._search = self._new_search()

    def _new_search(self) -> Search:
        return Search(
            _Radio(self._adapter, self._timing),
            Choice(self._remembered, only_remembered=self._only_remembered),
            Identities(self._remembered),
            Telling(self._on_problem),
            self._timing,
            self._read_ms,
        )

    @property
    def joined(self) -> Mapping[Role, Joined]:
        """The devices that were taken and reached, by what they are used for."""
        return self._search.joined

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
        self._search = self._new_search()
        try:
            await self._search.run(guarded(deliver))
        except ExceptionGroup as failure:
            _log.exception("the search for sensors broke off")
            raise problem("unknown") from failure


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
    how = timing or BluetoothTiming()
    await watch(
        lambda hear: _scanning(adapter, how, lambda sighting, _: hear(sighting)),
        on_change,
        how,
        Telling(on_problem),
    )


async def look_at_adapter(adapter: str | None = None, timing: BluetoothTiming | None = None) -> AdapterReport:
    """Begin and end a scan, and tell whether that works and what there is to be said of the adapter."""
    quiet_bluetooth_logging()
    how, name = timing or BluetoothTiming(), adapter
    try:
        async with _scanning(adapter, how, lambda *_: None):
            name = adapter or await ask(_default_adapter(), how.scan_start_s, grace_s=how.grace_s)
    except StackError as error:
        return adapter_report(kind_of(error.cause), adapter)
    return adapter_report(None, name)


def quiet_bluetooth_logging() -> None:
    """Keep what is logged about Bluetooth off the screen; a log file set up on the root logger still gets it.

    Without any handler Python prints warnings on stderr. bleak and dbus_fast log tracebacks there, and asyncio those of
    tasks of theirs that nobody waits for.
    """
    for name in ("bleak", "dbus_fast", "asyncio", "stridecue.sources"):
        logger = logging.getLogger(name)
        if not any(isinstance(handler, logging.NullHandler) for handler in logger.handlers):
            logger.addHandler(logging.NullHandler())


class _Radio:
    """The stack as a search uses it."""

    def __init__(self, adapter: str | None, timing: BluetoothTiming) -> None:
        self._adapter = adapter
        self._timing = timing
        self._devices: dict[str, BLEDevice] = {}

    @asynccontextmanager
    async def scanning(self, heard: Callable[[Sighting], object]) -> AsyncIterator[None]:
        def on_heard(sighting: Sighting, device: BLEDevice) -> None:
            self._devices[sighting.device] = device
            heard(sighting)

        await _know_version(self._timing)
        async with _scanning(self._adapter, self._timing, on_heard):
            yield

    def open_client(self, address: str, on_drop: Callable[[], None], within_s: float) -> Client:
        device = self._devices.get(address)
        if device is None:
            raise StackError("it was not heard yet")
        return BleakClient(
            device,
            disconnected_callback=lambda _: on_drop(),
            timeout=within_s,
            bluez={"adapter": self._adapter} if self._adapter else {},
        )

    def forget(self, address: str) -> None:
        self._devices.pop(address, None)


@asynccontextmanager
async def _scanning(
    adapter: str | None, timing: BluetoothTiming, heard: Callable[[Sighting, BLEDevice], object]
) -> AsyncIterator[None]:
    """Scan while inside; what is linked already is told once the scan has begun, since a scan does not see it."""

    def tell(sighting: Sighting, device: BLEDevice) -> None:
        try:
            heard(sighting, device)
        except Exception:  # noqa: BLE001 - raised into the stack it would be a traceback over the screen
            _log.exception("%s was heard and could not be taken", sighting.title)

    def on_advertisement(device: BLEDevice, said: AdvertisementData) -> None:
        name = said.local_name or device.name
        tell(Sighting.of(device.address, name, said.service_uuids, said.rssi), device)

    linked = await ask(_linked(adapter), timing.scan_start_s, grace_s=timing.grace_s)
    scanner = BleakScanner(on_advertisement, list(SCAN_UUIDS), bluez={"adapter": adapter} if adapter else {})
    try:
        # A start that is cut off would leave a discovery running that nobody can stop.
        await ask(scanner.start(), timing.scan_start_s, grace_s=timing.grace_s, finish_if_cancelled=True)
        _log.debug("a scan begins")
        for device, uuids in linked.values():
            tell(Sighting.of(device.address, device.name, uuids, None, linked=True), device)
        yield
    finally:
        try:
            await ask(scanner.stop(), timing.close_s, grace_s=timing.grace_s)
            _log.debug("a scan ends")
        except StackError as error:
            _log.info("stopping a scan failed: %s", error)


async def _know_version(timing: BluetoothTiming) -> None:
    """Have BlueZ's version looked at before the first connect does that.

    A connect that is cut off while the stack looks would leave every later one of the process waiting for the answer.
    Where there is none in time the stack goes on as where nobody knows the version.
    """
    if sys.platform != "linux":
        return
    from bleak.backends.bluezdbus.version import BlueZFeatures  # noqa: PLC0415 - on Linux alone

    if BlueZFeatures.checked_bluez_version:
        return
    look = BlueZFeatures.check_bluez_version()
    try:
        await ask(look, timing.read_s, grace_s=timing.grace_s, finish_if_cancelled=True)
    except StackError as error:
        _log.warning("the version of BlueZ is not known: %s", error)
    finally:
        BlueZFeatures.checked_bluez_version = True


async def _linked(adapter: str | None) -> dict[str, tuple[BLEDevice, list[str]]]:
    """Return the sensors that are linked to this computer, with the services that they were asked for.

    Where one can scan without knowing that (not on Linux, where both ask the same service), a failure means none.
    """
    found: dict[str, tuple[BLEDevice, list[str]]] = {}
    try:
        radio = await BleakAdapter.get(bluez={"adapter": adapter} if adapter else {})
        for service in ROLE_SERVICES.values():
            for device in await radio.get_connected_devices([full_uuid(service)]):
                found.setdefault(device.address, (device, []))[1].append(full_uuid(service))
    except (NotImplementedError, OSError) as error:
        if isinstance(error, OSError) and sys.platform == "linux":
            raise
        _log.debug("this system does not tell what is linked: %r", error)
    return found


async def _default_adapter() -> str | None:
    """Return the name of the adapter that is used when none is asked for, where they have names."""
    if sys.platform != "linux":
        return None
    from bleak.backends.bluezdbus.manager import get_global_bluez_manager  # noqa: PLC0415 - on Linux alone

    return (await get_global_bluez_manager()).get_default_adapter().rpartition("/")[2]
