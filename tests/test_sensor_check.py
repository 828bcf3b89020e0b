"""One sensor tried without a run: by hand, and through the screen over a virtual BlueZ with the unmodified bleak."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from bluez.control import PATIENCE_S, VirtualBluez
from bluez.peripheral import strap
from bluez.running import HEART_RATE, QUICK
from stridecue import paths
from stridecue import settings as settings_file
from stridecue.app.app import StridecueApp
from stridecue.app.factories import real_factories
from stridecue.app.screens.home import HomeScreen
from stridecue.app.screens.sensors import SensorsScreen
from stridecue.app.screens.try_sensor import TrySensorScreen
from stridecue.app.widgets.figure import Figure
from stridecue.clock import RunClock
from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.model.inputs import Body, Link, LinkEvent, Packet
from stridecue.model.profile import Profile
from stridecue.sensor_check import SensorCheck
from stridecue.settings import Settings
from stridecue.sources import bluetooth

POD = DeviceSettings("C0:02", "Pod", frozenset({Role.FOOTPOD}), CadenceBasis.ONE_FOOT)
RUNNING = Packet("C0:02", "2A53", bytes([0x04]) + round(3.0 * 256).to_bytes(2, "little") + bytes([85]))


class Hand:
    """A source and a clock that the test moves."""

    def __init__(self) -> None:
        self.ms = 0
        self.ended = False

    async def run(self, deliver: Callable[[Body], None]) -> None:
        self.deliver = deliver
        try:
            await asyncio.Event().wait()
        finally:
            self.ended = True

    def send(self, body: Body, times: int = 1) -> None:
        for _ in range(times):
            self.ms += 1000
            self.deliver(body)


@asynccontextmanager
async def checked(device: DeviceSettings = POD) -> AsyncIterator[tuple[SensorCheck, Hand]]:
    """A check under way; at its end the source has let go."""
    hand = Hand()
    check = SensorCheck(device, Profile(), hand, RunClock(read_ms=lambda: hand.ms))
    task = asyncio.create_task(check.run())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    yield check, hand
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert hand.ended


async def test_it_makes_of_a_sensor_what_a_run_would() -> None:
    async with checked() as (check, hand):
        assert check.kinds == frozenset()
        hand.send(Link("C0:02", LinkEvent.CONNECTED, "Pod", ("1814", "180F", "1818")))
        hand.send(RUNNING, 4)
        assert check.kinds == {Role.FOOTPOD, Role.POWER}
        assert check.state.speed.good == pytest.approx(3.0)
        assert check.state.cadence.good == pytest.approx(170)
        (details,) = check.page().sensors
        assert details.state.connected
        assert details.settings.name == "Pod"


async def test_nothing_of_it_is_kept() -> None:
    async with checked() as (_, hand):
        hand.send(RUNNING, 10)
    assert not paths.library_file().exists()
    assert not paths.devices_file().exists()


async def test_changed_settings_hold_at_once_and_can_go_back() -> None:
    async with checked() as (check, hand):
        hand.send(RUNNING, 4)
        check.change(DeviceSettings("C0:02", "Pod", POD.roles, CadenceBasis.BOTH_FEET, 1.1))
        hand.send(RUNNING, 5)
        assert check.state.speed.good == pytest.approx(3.3)
        assert basis(check) == (CadenceBasis.BOTH_FEET, "settings")
        check.change(POD)
        hand.send(RUNNING, 8)
        assert check.state.speed.good == pytest.approx(3.0)
        assert check.state.cadence.good == pytest.approx(170)
        assert basis(check) == (CadenceBasis.ONE_FOOT, "settings")


def basis(check: SensorCheck) -> tuple[CadenceBasis, str]:
    (details,) = check.page().sensors
    return details.cadence_basis, details.cadence_basis_from


async def test_a_strap_is_found_chosen_and_tried_on_the_screen(
    bluez: VirtualBluez, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bluetooth, "BluetoothTiming", lambda: QUICK)
    settings_file.save(Settings(safety_card_confirmed=True))
    mine = strap(name="Mine [b]\x1b[2J")
    await bluez.add(mine, strap("C0:00:00:00:00:09", "Theirs"))
    app = StridecueApp(real_factories())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, SensorsScreen))
        listed = app.screen
        assert isinstance(listed, SensorsScreen)
        await until(pilot, lambda: len(listed._rows) == 2)
        at = next(number for number, row in enumerate(listed._rows) if row.device == mine.address)
        await pilot.press(*["down"] * at, "h", "enter")
        await bluez.until_subscribed((mine, HEART_RATE))
        (saved,) = settings_file.load().devices
        assert (saved.device, saved.roles) == (mine.address, {Role.HEART_RATE})

        tried = app.screen
        assert isinstance(tried, TrySensorScreen)
        for _ in range(3):
            assert await bluez.notify(mine, HEART_RATE, bytes([0x00, 142])) == [1]
        await until(pilot, lambda: tried.query_one("#heart_rate", Figure).value == "142")
        assert "Mine [b]" in str(tried.query_one("#heading").render())

        await pilot.press("escape")
        await bluez.until(connected=[], subscribed={}, scanning=True)
        await until(pilot, lambda: app.screen is listed)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await bluez.until(scanning=False)


async def until(pilot: Pilot[None], what: Callable[[], object]) -> None:
    """Let the app work until something is so."""
    async with asyncio.timeout(PATIENCE_S):
        while not what():
            await pilot.pause(0.01)
