"""One sensor that is tried: what it sends, what is set by hand, and how it is let go."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from often import first_daily
from stridecue import device_file
from stridecue import settings as settings_file
from stridecue.app.screens.sensors import SensorsScreen
from stridecue.app.screens.try_sensor import TrySensorScreen
from stridecue.app.widgets.figure import Figure
from stridecue.app.widgets.key_line import KeyLine
from stridecue.errors import BluetoothError
from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.model.inputs import CharacteristicRead, Link, LinkEvent, Packet
from stridecue.model.sensor_details import FaultKind, SensorDetails, SensorFault, SensorPage
from stridecue.model.state import DeviceState, Quality
from stridecue.sensor_check import SensorCheck
from stridecue.sources.bluetooth_sighting import Sighting

POD = Sighting("C0:00:00:00:00:02", "Pod", ("1814",), -71)
MINE = DeviceSettings(POD.device, "Pod", frozenset({Role.FOOTPOD}), CadenceBasis.ONE_FOOT)
LINKED = Link(POD.device, LinkEvent.CONNECTED, "Pod", ("1814",))
WITH_POWER = Link(POD.device, LinkEvent.CONNECTED, "Pod", ("1814", "1818"))
RUNNING = Packet(POD.device, "2A53", bytes([0x04]) + round(3.0 * 256).to_bytes(2, "little") + bytes([85]))
BATTERY = CharacteristicRead(POD.device, "2A19", bytes([12]))


@asynccontextmanager
async def tried(
    world: Any, *remembered: DeviceSettings, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[TrySensorScreen, Pilot[None]]]:
    """A footpod that is tried, before it has sent anything."""
    device_file.save(remembered)
    world.air.sightings = (POD,)
    app = world.app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("b")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TrySensorScreen)
        assert world.air.users == ["linked"]
        yield app.screen, pilot
    assert world.air.users == []


def run(world: Any, screen: TrySensorScreen, seconds: int = 3) -> None:
    """Have it linked, and send for some seconds."""
    world.air.send(LINKED)
    for _ in range(seconds):
        world.air.send(RUNNING)
    screen.show_now()


def figures(screen: TrySensorScreen) -> dict[str, tuple[str, str]]:
    return {str(one.id): (one.value, one.tone) for one in screen.query(Figure) if one.display}


def text(screen: TrySensorScreen, name: str) -> str:
    return str(screen.query_one(name, Static).content)


def keys(screen: TrySensorScreen) -> list[str]:
    return [label for label, _ in screen.query_one(KeyLine).pairs]


def said(screen: TrySensorScreen) -> str:
    return [notification.message for notification in screen.app._notifications][-1]


@pytest.mark.nightly
async def test_it_is_looked_for_with_a_hint(world: Any) -> None:
    async with tried(world) as (screen, _):
        assert text(screen, "#lines").startswith("Looking for it.\nA footpod is seen once it is moved")
        assert figures(screen) == {"speed": ("--", "dim"), "cadence": ("--", "dim")}


async def test_what_it_sends_is_live(world: Any) -> None:
    async with tried(world, MINE) as (screen, _):
        run(world, screen)
        world.air.send(BATTERY, RUNNING)
        world.air.send(RUNNING)
        screen.show_now()
        assert figures(screen) == {"speed": ("10.8", "neutral"), "cadence": ("170", "neutral")}
        heading = text(screen, "#heading")
        assert heading.startswith("● Pod  good · battery 12 %")
        assert heading.endswith("signal good, -71 dBm")
        assert "one foot" in text(screen, "#lines")


@pytest.mark.nightly
async def test_an_old_value_is_never_shown_as_one_of_now(world: Any) -> None:
    async with tried(world, MINE) as (screen, _):
        run(world, screen)
        for _ in range(9):
            world.air.send(LINKED)
        screen.show_now()
        assert figures(screen)["speed"] == ("10.8", "dim")
        for _ in range(40):
            world.air.send(LINKED)
        screen.show_now()
        assert figures(screen)["speed"] == ("--", "dim")


@pytest.mark.nightly
async def test_what_is_set_by_hand_holds_and_is_saved_and_taken_back(world: Any) -> None:
    async with tried(world, MINE) as (screen, pilot):
        run(world, screen)
        await pilot.press("plus", "plus", "c")
        (saved,) = settings_file.load().devices
        assert saved == replace(MINE, speed_factor=1.02, cadence_basis=CadenceBasis.BOTH_FEET)
        assert said(screen) == "It counts both feet. Saved; u takes it back."
        for _ in range(5):
            world.air.send(RUNNING)
        screen.show_now()
        assert figures(screen)["speed"] == ("11.0", "neutral")
        lines = " ".join(text(screen, "#lines").split())
        assert "Counts both feet (settings) Speed factor × 1.02 (settings)" in lines
        await pilot.press("u", "minus")
        assert settings_file.load().devices == (replace(MINE, speed_factor=1.01),)
        await pilot.press("0")
        assert settings_file.load().devices == (replace(MINE, cadence_basis=CadenceBasis.UNKNOWN),)
        for _ in range(5):
            world.air.send(RUNNING)
        screen.show_now()
        assert figures(screen)["speed"] == ("10.8", "neutral")
        await pilot.press("u", "u", "u", "u")
        assert settings_file.load().devices == (MINE,)
        assert "u" not in keys(screen)


@pytest.mark.nightly
async def test_how_a_stranger_is_set_is_saved_once_it_is_mine(world: Any) -> None:
    async with tried(world) as (screen, pilot):
        run(world, screen)
        await pilot.press("plus")
        assert said(screen) == "Its speed is taken × 1.01. Saved once it is yours."
        assert settings_file.load().devices == ()
        for _ in range(5):
            world.air.send(RUNNING)
        screen.show_now()
        assert figures(screen)["speed"][0] == "10.9"
        assert "used for" not in text(screen, "#heading"), "no run uses it so far"
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("f")
        (saved,) = settings_file.load().devices
        assert saved == DeviceSettings(POD.device, "Pod", frozenset({Role.FOOTPOD}), speed_factor=1.01)


async def test_keys_that_make_no_sense_do_nothing(world: Any) -> None:
    async with tried(world, MINE) as (screen, pilot):
        run(world, screen)
        assert keys(screen) == ["c", "+ -", "0", "esc", "?"]
        await pilot.press("i", "m", "u")
        assert list(screen.app._notifications) == []
        assert settings_file.load().devices == (MINE,)


MILES = SensorFault(
    FaultKind.MILES,
    "Speed looks like miles in a field for kilometres",
    "120 m by its own distance, 75 m by its speed",
    mend=replace(MINE, speed_factor=1.609344),
    mend_words="Multiply its speed by 1.609",
)


async def test_what_would_mend_it_is_taken_over_with_one_key(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = DeviceState(POD.device, "Pod", "footpod", True, Quality.GOOD, 0.2, None, 1)
    page = SensorPage((SensorDetails(state, MINE, packets=9, faults=(MILES,)),))
    monkeypatch.setattr(SensorCheck, "page", lambda _: page)
    async with tried(world, MINE) as (screen, pilot):
        run(world, screen)
        assert "m Multiply its speed by 1.609" in text(screen, "#lines")
        assert keys(screen)[0] == "m"
        await pilot.press("m")
        assert settings_file.load().devices == (replace(MINE, speed_factor=1.609344),)
        assert said(screen) == "Multiply its speed by 1.609. Saved; u takes it back."
        await pilot.press("u")
        assert settings_file.load().devices == (MINE,)


async def test_what_has_not_changed_is_not_written(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async with tried(world, MINE) as (screen, pilot):
        run(world, screen)
        await pilot.pause()
        monkeypatch.setattr(Static, "update", lambda *_, **__: pytest.fail("written anew"))
        screen.show_now()


async def test_a_problem_is_said_and_goes_away(world: Any) -> None:
    async with tried(world) as (screen, _):
        world.air.tell_problem(BluetoothError("Bluetooth is switched off.", "Switch it on."))
        screen.show_now()
        assert text(screen, "#problem") == "Bluetooth is switched off. Switch it on."
        world.air.tell_problem(None)
        screen.show_now()
        assert not screen.query_one("#problem").display


async def test_leaving_takes_the_link_down_and_goes_on_listening(world: Any) -> None:
    async with tried(world, MINE) as (screen, pilot):
        run(world, screen)
        world.air.send(WITH_POWER, BATTERY)
        world.air.send(RUNNING)
        screen.show_now()
        assert figures(screen)["power"] == ("--", "dim")
        await pilot.press("escape")
        await pilot.pause()
        listed = screen.app.screen
        assert isinstance(listed, SensorsScreen)
        assert world.air.users == ["listening"]
        listed.show_now()
        (row,) = listed._rows
        assert row.battery_percent == 12
        assert row.kinds == {Role.FOOTPOD, Role.POWER}, "what its link told is kept"


@pytest.mark.parametrize("size", first_daily((40, 12), (80, 24), (200, 60)))
async def test_it_fits_any_window(world: Any, size: tuple[int, int]) -> None:
    async with tried(world, MINE, size=size) as (screen, _):
        run(world, screen)
        shown = [one for one in screen.query(Figure) if one.display]
        assert len(shown) == 2
        assert all(one.region.right <= size[0] and one.region.height >= 1 for one in shown)
