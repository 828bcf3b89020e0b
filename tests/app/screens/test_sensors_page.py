"""The sensors' page over a run and over a replay."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from often import first_daily
from stridecue import paths
from stridecue import settings as settings_file
from stridecue.app.screens.sensors_page import SensorsPage
from stridecue.app.screens.why_panel import WhyPanel
from stridecue.app.session_types import SessionKind, Start
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.live_layout import LiveLayout
from stridecue.app.widgets.top_line import TopLine
from stridecue.model.cue import CueKind
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.inputs import MarkKind
from stridecue.model.sensor_details import (
    BeltAndPod,
    FaultKind,
    SensorDetails,
    SensorFault,
    SensorPage,
    SensorValue,
)
from stridecue.model.state import Activity, DeviceState, Quality

BELT = DeviceSettings("C0:03", "Belt", frozenset({Role.TREADMILL}))
MILES = SensorFault(
    FaultKind.MILES,
    "Speed looks like miles in a field for kilometres",
    "120 m by its own distance, 75 m by its speed",
    mend=replace(BELT, speed_factor=1.609),
    mend_words="Multiply its speed by 1.609",
)


def sensors(*faults: SensorFault, name: str = "Belt", count: int = 1) -> SensorPage:
    belt = SensorDetails(
        DeviceState("C0:03", name, "treadmill", True, Quality.GOOD, 0.2, None, len(faults)),
        replace(BELT, name=name),
        values=(SensorValue("speed", "12.00 km/h", "3.33 m/s"),),
        faults=faults,
    )
    return SensorPage((belt,) * count, BeltAndPod(3.0, 2.5, 1.2, "belt"))


def rows(screen: Any) -> list[str]:
    """The page as it stands on the screen, under the numbers."""
    page = screen.query_one(SensorsPage)
    return [
        "".join(segment.text for segment in strip)[:79].rstrip()
        for strip in screen._compositor.render_strips()[page.region.y : page.region.bottom]
    ]


async def test_both_speeds_stand_at_the_top_and_the_run_goes_on(world: Any, make: SimpleNamespace) -> None:
    world.session.pipeline.sensor_page = sensors()
    async with world.running(make.state()) as (screen, pilot):
        assert not screen.query(SensorsPage)
        await pilot.press("d")
        await pilot.pause()
        shown = rows(screen)
        assert shown[0].strip() == "Sensors at 23:41"
        assert "belt 10.8 km/h · footpod 9.0 km/h · belt to footpod × 1.20" in shown[1]
        assert "The run uses  the belt" in shown[2]
        assert "● Belt" in shown[4]
        heart = screen.query_one(LiveLayout).figures["heart_rate"]
        assert heart.region.bottom <= screen.query_one(SensorsPage).region.y + 1
        world.session.tick(make.state(heart_rate=make.good(140.0)))
        world.time_s += 1
        screen.paint()
        assert heart.value == "140"


async def test_it_is_asked_for_once_a_second_and_only_while_open(world: Any, make: SimpleNamespace) -> None:
    pipeline = world.session.pipeline
    async with world.running(make.state()) as (screen, pilot):
        assert pipeline.asked_for_sensors == 0
        await pilot.press("d")
        for _ in range(5):
            screen.paint()
        assert pipeline.asked_for_sensors == 1
        world.session.tick(make.state(tick_s=1422, timer_s=1422.0))
        screen.paint()
        assert pipeline.asked_for_sensors == 2
        await pilot.press("d")
        world.session.tick(make.state())
        screen.paint()
        assert pipeline.asked_for_sensors == 2
        assert not screen.query_one(SensorsPage).display


@pytest.mark.parametrize("key", ["d", "escape"])
@pytest.mark.parametrize("activity", [Activity.ACTIVE, Activity.BEFORE])
async def test_d_and_escape_close_it_and_nothing_else(
    world: Any, make: SimpleNamespace, key: str, activity: Activity
) -> None:
    async with world.running(make.state(activity=activity)) as (screen, pilot):
        await pilot.press("d")
        assert screen.query_one(SensorsPage).display
        assert not screen.query_one(WhyPanel).display
        await pilot.press(key)
        assert not screen.query_one(SensorsPage).display
        assert world.session.ends == []


async def test_it_scrolls_and_the_arrows_are_no_grade_then(world: Any, make: SimpleNamespace) -> None:
    world.session.pipeline.sensor_page = sensors(count=9)
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("d")
        await pilot.pause()
        fifth = rows(screen)[5]
        for _ in range(2):
            await pilot.press("down")
        await pilot.pause()
        assert rows(screen)[3] == fifth
        world.session.tick(make.state(tick_s=1422, timer_s=1422.0))
        screen.paint()
        await pilot.pause()
        assert rows(screen)[0].strip() == "Sensors at 23:42"
        assert rows(screen)[3] == fifth, "a new second leaves it where it was scrolled to"
        await pilot.press("up", "up", "up")
        await pilot.pause()
        assert rows(screen)[5] == fifth
        assert world.session.pipeline.marks == []
        await pilot.press("d", "up")
        assert [kind for kind, _, _ in world.session.pipeline.marks] == [MarkKind.GRADE]


async def test_during_a_run_a_cue_goes_before_it(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("d")
        world.session.cue(make.cue())
        screen.paint()
        assert not screen.query_one(SensorsPage).display
        world.session.tick(make.state())
        world.time_s += 5
        screen.paint()
        assert screen.query_one(SensorsPage).display


@pytest.mark.parametrize("start", [Start.LIVE, Start.REPLAY])
@pytest.mark.parametrize("size", first_daily((80, 24), (60, 18), (100, 30), (120, 40), daily=2))
@pytest.mark.parametrize("keys", ["d", "ww"])
async def test_no_number_is_covered(
    world: Any, make: SimpleNamespace, size: tuple[int, int], keys: str, start: Start
) -> None:
    async with world.running(make.state(), size=size, start=start) as (screen, pilot):
        figures = screen.query_one(LiveLayout).figures
        before = [figure.region for figure in figures.values()]
        await pilot.press(*keys)
        await pilot.pause()
        top = screen.query_one("#sensors" if keys == "d" else "#states").region.y
        regions = [figure.region for figure in figures.values()]
        assert all(region.height >= 3 and region.bottom <= top for region in regions)
        assert size[1] >= 30 or top - regions[-1].bottom <= 1, "nor is room left that they could have"
        await pilot.press("escape")
        await pilot.pause()
        assert [figure.region for figure in figures.values()] == before


async def test_asked_for_under_a_cue_it_is_announced(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        world.session.cue(make.cue())
        screen.paint()
        await pilot.press("d")
        assert not screen.query_one(SensorsPage).display
        assert screen.query_one(TopLine).shown[1] == "the sensors' page comes after this cue"


async def test_before_the_start_only_a_safety_cue_goes_before_it(world: Any, make: SimpleNamespace) -> None:
    before = make.state(activity=Activity.BEFORE)
    async with world.running(before) as (screen, pilot):
        world.session.model.on_event(make.shown(make.cue()))
        world.session.tick(before, make.cue())
        screen.paint()
        await pilot.press("d")
        assert screen.query_one(SensorsPage).display
        safety = make.cue(kind=CueKind.SAFETY, priority=99)
        world.session.model.on_event(make.shown(safety))
        world.session.tick(before, safety)
        world.time_s += 5
        screen.paint()
        assert not screen.query_one(SensorsPage).display


@pytest.mark.nightly
async def test_nothing_stands_before_the_question_at_the_end(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("d", "f")
        assert not screen.query_one(SensorsPage).display
        await pilot.press("d", "w")
        assert not screen.query_one(SensorsPage).display
        assert not screen.query_one(WhyPanel).display
        assert screen.query_one(LiveLayout).banner.text == "How was it?"


async def test_it_and_the_list_of_cues_take_turns(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("w", "w", "d")
        assert [screen.query_one(SensorsPage).display, screen.query_one("#states").display] == [True, False]
        await pilot.press("w")
        assert not screen.query_one(SensorsPage).display
        assert screen.query_one(WhyPanel).display


def remember(*devices: DeviceSettings) -> None:
    """The runner's own file of devices."""
    settings_file.save(replace(settings_file.load(), devices=devices, remember_asked=True))


async def mend(world: Any, make: SimpleNamespace) -> str:
    """Open the page, mend, and return what the runner is told."""
    world.session.pipeline.sensor_page = sensors(MILES)
    async with world.running(make.state(), (120, 40)) as (screen, pilot):
        await pilot.press("d")
        await pilot.pause()
        assert any("m Multiply its speed by 1.609" in row for row in rows(screen))
        assert dict(screen.query_one(KeyLine).pairs)["m"] == "mend"
        await pilot.press("m")
        ((kind, name, content),) = world.session.pipeline.changes
        assert (kind, name) == ("setting", "device")
        assert json.loads(content) == {"device": "C0:03", "speed_factor": 1.609}
        assert world.session.pipeline.marks == []
        return str(screen.query_one(TopLine).shown[1])


async def test_one_key_mends_what_can_be_for_this_run_and_for_later_ones(
    world: Any, make: SimpleNamespace
) -> None:
    theirs = replace(BELT, called="Gym, by the window", incline_scale=0.1)
    remember(DeviceSettings("C0:01"), theirs)
    assert await mend(world, make) == "done: Multiply its speed by 1.609 · later runs too"
    assert settings_file.load().devices == (DeviceSettings("C0:01"), replace(theirs, speed_factor=1.609))


@pytest.mark.parametrize("kind", [SessionKind.LIVE, SessionKind.DEMO])
async def test_a_sensor_that_is_nobody_s_is_mended_for_this_run(
    world: Any, make: SimpleNamespace, kind: SessionKind
) -> None:
    world.session.kind = kind
    remember(*([BELT] if kind is SessionKind.DEMO else []))
    before = settings_file.load().devices
    assert await mend(world, make) == "done: Multiply its speed by 1.609 · in this run"
    assert settings_file.load().devices == before
    assert world.session.mended == [("C0:03", {"speed_factor": 1.609})]


async def test_a_file_with_a_mistake_is_left_as_it_is_and_the_run_is_mended(
    world: Any, make: SimpleNamespace
) -> None:
    remember(BELT)
    world.session.pipeline.sensor_page = sensors(MILES)
    async with world.running(make.state(), (120, 40)) as (screen, pilot):
        paths.devices_file().write_text("[[device]]\ndevice = 3\n")
        await pilot.press("d", "m")
        await pilot.pause()
        assert len(world.session.pipeline.changes) == 1
        assert screen.query_one(TopLine).shown[1] == "done: Multiply its speed by 1.609 · in this run"
        assert ["devices.toml" in toast.message for toast in screen.app._notifications] == [True]
    assert paths.devices_file().read_text() == "[[device]]\ndevice = 3\n"


async def test_without_anything_to_mend_the_key_does_nothing(world: Any, make: SimpleNamespace) -> None:
    world.session.pipeline.sensor_page = sensors()
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("d", "m")
        assert "m" not in dict(screen.query_one(KeyLine).pairs)
        assert world.session.pipeline.changes == []
        assert world.session.pipeline.marks == []


async def test_a_replay_shows_it_at_any_place_and_mends_nothing(world: Any, make: SimpleNamespace) -> None:
    world.session = make.session(kind=SessionKind.REPLAY, clock=make.clock(paused=True), length_s=3000)
    world.session.pipeline.sensor_page = sensors(MILES)
    async with world.running(make.state(), start=Start.REPLAY) as (screen, pilot):
        await pilot.press("d", "m")
        await pilot.pause()
        assert any("Would mend it: Multiply" in row for row in rows(screen))
        assert world.session.pipeline.changes == []
        assert dict(screen.query_one(KeyLine).pairs)["d"] == "close"
        world.session.jump(700)
        world.session.tick(make.state(tick_s=700, timer_s=700.0))
        screen.paint()
        await pilot.pause()
        assert rows(screen)[0].strip() == "Sensors at 11:40"
        await pilot.press("escape")
        assert not screen.query_one(SensorsPage).display
        assert pilot.app.screen is screen


async def test_a_hostile_name_reaches_no_cell(world: Any, make: SimpleNamespace) -> None:
    name = "\x1b[2J[red]\u202e\n" + "W" * 300
    fault = replace(MILES, words=name, evidence=name, mend_words=name)
    world.session.pipeline.sensor_page = sensors(fault, name=name)
    async with world.running(make.state()) as (screen, pilot):
        await pilot.press("d", "m")
        await pilot.pause()
        assert all(row.isprintable() for row in rows(screen))
        assert screen.query_one(TopLine).render_line(0).text.isprintable()
