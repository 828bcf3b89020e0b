"""The list of sensors: what is in the air, what is the runner's own, and what each key makes of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from often import first_daily
from stridecue import device_file, paths
from stridecue import settings as settings_file
from stridecue.app.screens.card import Card
from stridecue.app.screens.home import HomeScreen
from stridecue.app.screens.name_card import NameCard
from stridecue.app.screens.sensors import SensorsScreen
from stridecue.errors import BluetoothError
from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.sources.bluetooth_sighting import Sighting

STRAP = Sighting("C0:00:00:00:00:01", "Strap", ("180D",), -58)
POD = Sighting("C0:00:00:00:00:02", "Pod", ("1814", "1818"), -71)
OTHER = Sighting("C0:00:00:00:00:09", "Other", ("180D",), -50)
MINE = DeviceSettings(STRAP.device, "Strap", frozenset({Role.HEART_RATE}))
OLD_POD = DeviceSettings(
    "C0:00:00:00:00:77", "Old", frozenset({Role.FOOTPOD}), CadenceBasis.ONE_FOOT, 1.02, called="Grey shoe"
)


@asynccontextmanager
async def opened(
    world: Any, *remembered: DeviceSettings, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[SensorsScreen, Pilot[None]]]:
    """The screen, with the first look at the air taken."""
    if remembered:
        device_file.save(remembered)
    app = world.app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, SensorsScreen)
        app.screen.show_now()
        await pilot.pause()
        yield app.screen, pilot
    assert world.air.users == [], "the radio is let go"


async def heard(world: Any, screen: SensorsScreen, pilot: Pilot[None], *sightings: Sighting) -> None:
    world.air.say(*sightings)
    screen.show_now()
    await pilot.pause()


def rows(screen: SensorsScreen) -> list[str]:
    return [" ".join(str(option.prompt).split()) for option in screen.query_one("#list", OptionList).options]


def text(screen: SensorsScreen, name: str) -> str:
    shown = screen.query_one(name, Static)
    return str(shown.content) if shown.display else ""


def chosen(screen: SensorsScreen) -> str:
    at = screen.query_one("#list", OptionList).highlighted
    assert at is not None
    return rows(screen)[at].split()[0]


def said(screen: SensorsScreen) -> list[str]:
    return [notification.message for notification in screen.app._notifications]


async def test_what_is_remembered_and_what_is_heard_stand_in_one_list(world: Any) -> None:
    world.air.sightings = (STRAP, POD)
    async with opened(world, OLD_POD, MINE) as (screen, _):
        assert rows(screen) == [
            "Grey shoe not seen now ● yours",
            "Strap ▁▃▅▇ strong ● yours",
            "Pod ▁▃▅ good ○ ○",
        ]
        about = text(screen, "#about")
        assert about.startswith("Grey shoe · calls itself Old · C0:00:00:00:00:77")
        assert "It is your footpod" in about
        assert "walk a few steps" in about
        assert "counts one foot · speed × 1.02" in about


async def test_nothing_moves_under_the_choice(world: Any) -> None:
    world.air.sightings = (STRAP, POD)
    async with opened(world) as (screen, pilot):
        await pilot.press("down")
        assert chosen(screen) == "Pod"
        stronger = replace(POD, rssi_dbm=-40)
        await heard(world, screen, pilot, OTHER, stronger, STRAP)
        assert [row.split()[0] for row in rows(screen)] == ["Strap", "Pod", "Other"]
        assert rows(screen)[1] == "Pod ▁▃▅▇ strong ○ ○"
        assert chosen(screen) == "Pod"
        await heard(world, screen, pilot, OTHER, stronger)
        assert rows(screen)[0] == "Strap not seen now ○"
        assert chosen(screen) == "Pod"


async def test_what_did_not_change_is_not_written(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    world.air.sightings = (STRAP, POD)
    async with opened(world) as (screen, pilot):
        written: list[int] = []
        listed = screen.query_one("#list", OptionList)
        write = listed.replace_option_prompt_at_index
        monkeypatch.setattr(
            listed,
            "replace_option_prompt_at_index",
            lambda at, prompt: written.append(at) or write(at, prompt),
        )
        monkeypatch.setattr(listed, "clear_options", lambda: pytest.fail("the list is written anew"))
        await heard(world, screen, pilot, STRAP, replace(POD, rssi_dbm=-95))
        assert written == [1]


async def test_a_key_fills_a_role_and_clears_it(world: Any) -> None:
    world.air.sightings = (POD,)
    async with opened(world) as (screen, pilot):
        await pilot.press("f", "w")
        roles = frozenset({Role.FOOTPOD, Role.POWER})
        assert settings_file.load().devices == (DeviceSettings(POD.device, "Pod", roles),)
        assert rows(screen) == ["Pod ▁▃▅ good ● yours ● yours"]
        await pilot.press("f")
        assert settings_file.load().devices == (DeviceSettings(POD.device, "Pod", frozenset({Role.POWER})),)
        assert said(screen)[-1] == "Pod is no longer your footpod."


async def test_a_role_is_given_to_one_sensor_only(world: Any) -> None:
    world.air.sightings = (POD,)
    async with opened(world, OLD_POD) as (screen, pilot):
        await pilot.press("down", "f")
        devices = settings_file.load().devices
        assert devices == (
            replace(OLD_POD, roles=frozenset()),
            DeviceSettings(POD.device, "Pod", frozenset({Role.FOOTPOD})),
        )
        assert said(screen)[-1] == "Pod is now your footpod, in place of Grey shoe."


async def test_a_sensor_that_cannot_says_so(world: Any) -> None:
    world.air.sightings = (STRAP,)
    async with opened(world) as (screen, pilot):
        await pilot.press("t")
        assert said(screen) == [
            "Strap does not say that it is a treadmill. enter tries it and finds out.",
        ]
        assert settings_file.load().devices == ()


@pytest.mark.nightly
async def test_a_name_of_the_runner_s_own(world: Any) -> None:
    world.air.sightings = (STRAP,)
    async with opened(world, MINE) as (screen, pilot):
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(screen.app.screen, NameCard)
        screen.app.screen.query_one(Input).value = "Red\u202e [b]strap[/]\x1b " + "x" * 60
        await pilot.press("enter")
        await pilot.pause()
        (saved,) = settings_file.load().devices
        assert saved.called is not None
        assert saved.called.isprintable()
        assert saved.called.startswith("Red [b]strap[/]")
        assert len(saved.called) <= 40
        assert rows(screen)[0].startswith("Red [b]strap[/]")
        await pilot.press("n")
        await pilot.pause()
        screen.app.screen.query_one(Input).value = ""
        await pilot.press("enter")
        await pilot.pause()
        assert settings_file.load().devices == (MINE,)


async def test_only_own_sensors_are_named_and_forgotten(world: Any) -> None:
    world.air.sightings = (STRAP,)
    async with opened(world) as (screen, pilot):
        await pilot.press("n")
        assert said(screen) == ["Say first what it is for (h f t w), then what you call it."]
        await pilot.press("x")
        assert said(screen) == ["Strap is not yours, so there is nothing to forget."], "one at a time"
        assert screen.app.screen is screen


async def test_a_sensor_is_forgotten_after_a_question(world: Any) -> None:
    world.air.sightings = (STRAP,)
    async with opened(world, MINE, OLD_POD) as (screen, pilot):
        await pilot.press("down", "x")
        await pilot.pause()
        assert isinstance(screen.app.screen, Card)
        await pilot.press("n")
        assert settings_file.load().devices == (MINE, OLD_POD)
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert settings_file.load().devices == (MINE,)
        assert rows(screen) == ["Strap ▁▃▅▇ strong ● yours"]
        assert chosen(screen) == "Strap"


async def test_nothing_in_the_air_is_explained(world: Any) -> None:
    async with opened(world) as (screen, pilot):
        assert not screen.query_one("#list").display
        assert "A footpod is seen once it is moved" in text(screen, "#waking")
        await heard(world, screen, pilot, STRAP)
        assert rows(screen) == ["Strap ▁▃▅▇ strong ○"]
        assert text(screen, "#waking") == ""


async def test_without_bluetooth_what_is_remembered_can_still_be_changed(world: Any) -> None:
    world.air.sightings = (STRAP,)
    async with opened(world, MINE) as (screen, pilot):
        world.air.tell_problem(BluetoothError("Bluetooth is switched off.", "Switch it on."))
        screen.show_news()
        await pilot.pause()
        assert text(screen, "#problem").startswith("Bluetooth is switched off. Switch it on.")
        assert text(screen, "#waking") == ""
        assert rows(screen) == ["Strap not seen now ● yours"], "what was heard before is not of now"
        await pilot.press("h")
        assert settings_file.load().devices == (replace(MINE, roles=frozenset()),)
        world.air.tell_problem(None)
        await heard(world, screen, pilot, STRAP)
        assert text(screen, "#problem") == ""
        assert rows(screen) == ["Strap ▁▃▅▇ strong ○"]


async def test_a_problem_that_ended_while_a_sensor_was_tried_is_no_longer_said(world: Any) -> None:
    async with opened(world, MINE) as (screen, pilot):
        world.air.tell_problem(BluetoothError("Bluetooth is switched off.", "Switch it on."))
        screen.show_news()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        screen.show_now()
        assert screen.app.screen is screen
        assert text(screen, "#problem") == ""


@pytest.mark.parametrize("size", [(80, 24), (60, 14), (120, 40)])
async def test_what_is_said_about_a_sensor_has_its_place_however_many_there_are(
    world: Any, size: tuple[int, int]
) -> None:
    world.air.sightings = (STRAP,)
    async with opened(world, size=size) as (screen, pilot):
        about = screen.query_one("#about")
        before = about.region
        crowd = [replace(OTHER, device=f"D0:00:00:00:00:{number:02X}") for number in range(12)]
        await heard(world, screen, pilot, STRAP, *crowd)
        assert len(rows(screen)) == 13
        assert screen.region.contains_region(about.region)
        assert about.region.y - before.y <= 1


async def test_what_breaks_off_unforeseen_is_a_problem_too(world: Any) -> None:
    async def broken(*_: object) -> None:
        raise KeyError("nobody foresaw this")

    world.air.watch = broken
    async with opened(world) as (screen, _):
        assert text(screen, "#problem").startswith("Bluetooth does not work.")


WRONG = '[[device]]\ndevice = "C0:01"\nspeed_factor = 99\n'


async def test_a_wrong_file_is_said_and_left_as_it_is(world: Any) -> None:
    file = paths.devices_file()
    file.write_text(WRONG)
    world.air.sightings = (STRAP,)
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.pause()
        (toast,) = [notification.message for notification in app._notifications]
        assert "speed_factor" in toast
        assert toast.endswith("Until then nothing in it counts.")
        await pilot.press("b")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SensorsScreen)
        screen.show_now()
        assert "speed_factor" in text(screen, "#file")
        await pilot.press("h")
        await pilot.pause()
        assert file.read_text() == WRONG
        assert rows(screen) == ["Strap ▁▃▅▇ strong ○"]
        file.write_text("")
        await pilot.press("h")
        await pilot.pause()
        assert settings_file.load().devices == (MINE,)
        assert text(screen, "#file") == ""


@pytest.mark.parametrize("size", first_daily((60, 16), (40, 12), (200, 60)))
async def test_a_hostile_name_stays_text(world: Any, size: tuple[int, int]) -> None:
    name = "[red]" + "\N{REPLACEMENT CHARACTER}[2J" + "名" * 60
    world.air.sightings = (replace(STRAP, name=name),)
    async with opened(world, size=size) as (screen, pilot):
        assert rows(screen)[0].startswith("[red]")
        assert text(screen, "#about").startswith("[red]\N{REPLACEMENT CHARACTER}[2J")
        await pilot.press("h", "x")
        await pilot.pause()
        assert isinstance(screen.app.screen, Card)
        assert "[red]" in screen.app.screen.content().plain


async def test_leaving_lets_go_of_the_radio_first(world: Any) -> None:
    async with opened(world) as (screen, pilot):
        assert world.air.users == ["listening"]
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(screen.app.screen, HomeScreen)
        assert world.air.users == []
