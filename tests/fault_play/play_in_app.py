"""Plays a scenario in the real app under a pilot, and checks that it runs on and that its device bar is right."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from bluez.control import PATIENCE_S
from bluez.watching import check_kept
from fault_play.acts import act
from fault_play.play import check_nothing_left, check_others_lost_nothing, settings, stage_of
from fault_play.scenario import Scenario
from fault_play.stage import Stage
from fault_play.truth import Judge
from no_cards import NO_CARDS
from stridecue import paths, session
from stridecue import settings as settings_file
from stridecue.app.app import StridecueApp
from stridecue.app.factories import real_factories
from stridecue.app.screens.live import LiveScreen
from stridecue.app.session_types import Start
from stridecue.app.widgets.device_bar import FAULT_MARK, LOOKS, DeviceBar
from stridecue.library.library import Library
from stridecue.model.run_settings import RunChoices
from stridecue.model.state import DeviceState, Quality
from stridecue.pipeline import Sink
from stridecue.session import Session
from stridecue.settings import Settings
from stridecue.sources.bluetooth import BluetoothSource

LOOK_EVERY_S = 3
SIZE = (160, 40)


async def play_in_app(scenario: Scenario, bus_address: str, patch: pytest.MonkeyPatch) -> None:
    """Play a scenario in the app."""
    faults: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: faults.append(context))
    async with stage_of(scenario, bus_address) as stage:
        before = asyncio.all_tasks()
        _watch(stage, patch)
        settings_file.save(replace(settings(stage), around=NO_CARDS))
        app = StridecueApp(real_factories(), Start.LIVE)
        async with app.run_test(size=SIZE) as pilot:
            await _until(pilot, lambda: isinstance(app.screen, LiveScreen))
            await stage.settle()
            await pilot.press("space")
            await _play_seconds(stage, app, pilot)
            await pilot.press("ctrl+q", "f")
            await _until(pilot, lambda: app._exit)
        await check_nothing_left(stage, before)
        with Library(paths.library_file()) as library:
            (summary,) = library.runs()
        check_kept(stage.watch, summary)
    assert faults == []


async def _play_seconds(stage: Stage, app: StridecueApp, pilot: Pilot[None]) -> None:
    judge = Judge(stage)
    for second in range(stage.scenario.seconds):
        await stage.second(second, lambda at: act(stage, at))
        judge.look(second)
        assert app.is_running
        assert isinstance(app.screen, LiveScreen)
        if second % LOOK_EVERY_S == LOOK_EVERY_S - 1:
            bar = app.screen.query_one(DeviceBar)
            await _until(pilot, lambda bar=bar: _shows(bar) == _looks(stage))
            line = bar.render_line(0).text
            assert line.isprintable()
            assert cell_len(line) == SIZE[0]
    check_others_lost_nothing(stage)
    for truth in stage.sensors.values():
        taken = [packet.payload for packet in stage.watch.packets if packet.device == truth.id]
        assert taken == truth.delivered


def _shows(bar: DeviceBar) -> list[str]:
    """Return how the bar begins each sensor: the glyph of its state, and its mark when something is wrong with it."""
    return [text.split(" ", 1)[0] for text in bar.render_line(0).text.strip().split("   ")]


def _looks(stage: Stage) -> list[str]:
    """Return how it must begin each, in a state that was found right."""
    return [_glyph(device) + FAULT_MARK * bool(device.faults) for device in stage.watch.state.devices]


def _glyph(device: DeviceState) -> str:
    return LOOKS[device.quality if device.connected else Quality.LOST][0]


def _watch(stage: Stage, patch: pytest.MonkeyPatch) -> None:
    """Let the stage see the app's run, by the stage's clock."""
    begin = session.begin_live

    def watched(
        chosen: Settings,
        source: BluetoothSource,
        sinks: list[Sink],
        names: tuple[str, ...],
        *,
        choices: RunChoices,
    ) -> Session:
        return begin(chosen, source, [*sinks, stage.watch], names, choices=choices)

    patch.setattr(session, "begin_live", watched)
    patch.setattr(session, "RunClock", stage.hands.clock)


async def _until(pilot: Pilot[None], what: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not what():
            await pilot.pause(0.01)
