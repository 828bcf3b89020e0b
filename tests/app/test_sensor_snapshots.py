"""Pictures of the sensors' list and of a sensor that is tried."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from stridecue import device_file
from stridecue.app.screens.sensors import SensorsScreen
from stridecue.app.screens.try_sensor import TrySensorScreen
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.inputs import CharacteristicRead, Link, LinkEvent, Packet
from stridecue.sources.bluetooth_sighting import Sighting

STRAP = Sighting("C0:00:00:00:00:01", "Strap", ("180D",), -58)
BELT = Sighting("C0:00:00:00:00:03", "Treadmill", ("1826", "180D"), -82)
MINE = DeviceSettings(STRAP.device, "Strap", frozenset({Role.HEART_RATE}), called="Red strap")
POD = DeviceSettings("C0:00:00:00:00:02", "Pod", frozenset({Role.FOOTPOD, Role.POWER}), speed_factor=1.02)
HEART_RATE = Packet(STRAP.device, "2A37", bytes([0x00, 142]))


async def listed(pilot: Pilot[None]) -> None:
    await pilot.press("b")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, SensorsScreen)
    screen.show_now()
    await pilot.press("down")
    await pilot.pause()


def test_the_list(snap_compare: Any, world: Any) -> None:
    device_file.save((MINE, POD))
    world.air.sightings = (STRAP, BELT)
    assert snap_compare(world.app(), terminal_size=(80, 24), run_before=listed)


def test_a_sensor_that_is_tried(snap_compare: Any, world: Any) -> None:
    device_file.save((MINE,))
    world.air.sightings = (STRAP,)

    async def live(pilot: Pilot[None]) -> None:
        await listed(pilot)
        await pilot.press("enter")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, TrySensorScreen)
        world.air.send(Link(STRAP.device, LinkEvent.CONNECTED, "Strap", ("180D", "180F")), HEART_RATE)
        world.air.send(CharacteristicRead(STRAP.device, "2A38", b"\x01"))
        world.air.send(CharacteristicRead(STRAP.device, "2A19", bytes([12])), HEART_RATE)
        world.air.send(HEART_RATE)
        screen.show_now()
        await pilot.pause()

    assert snap_compare(world.app(), terminal_size=(120, 40), run_before=live)
