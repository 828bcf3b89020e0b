"""Whole runs over a virtual BlueZ, with the unmodified bleak: from the sensors to the library, and to the screen."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from bluez.control import PATIENCE_S, VirtualBluez
from bluez.payloads import belt, heart_rate, pod
from bluez.peripheral import Peripheral, footpod, strap, treadmill
from bluez.running import HEART_RATE, QUICK, RUNNING, TREADMILL
from bluez.watching import Hands, Watch, check_kept
from no_cards import NO_CARDS
from stridecue import paths, session
from stridecue import settings as settings_file
from stridecue.app.app import StridecueApp
from stridecue.app.device_question import SETTLE_BEATS
from stridecue.app.factories import real_factories
from stridecue.app.screens import run_screen
from stridecue.app.screens.card import Card
from stridecue.app.screens.live import LiveScreen
from stridecue.app.session_types import Start
from stridecue.app.widgets.device_bar import DeviceBar
from stridecue.app.widgets.live_layout import LiveLayout
from stridecue.cli.run import _in_lines as run_in_lines
from stridecue.library.library import Library
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.inputs import LinkEvent, MarkKind, Packet
from stridecue.model.profile import Profile
from stridecue.model.run_settings import AS_SET, RunChoices
from stridecue.model.state import Activity, Quality, State
from stridecue.pipeline import Sink
from stridecue.session import Session
from stridecue.settings import Settings
from stridecue.sources import bluetooth
from stridecue.sources.bluetooth import BluetoothSource

STRAP, POD, BELT = strap(), footpod(), treadmill()
SUBSCRIPTIONS = ((STRAP, HEART_RATE), (POD, RUNNING), (BELT, TREADMILL))
SETTINGS = Settings(
    profile=Profile(age_years=40, easy_speed_mps=2.8), safety_card_confirmed=True, around=NO_CARDS
)
MINE = {
    DeviceSettings(STRAP.address, "Strap", frozenset({Role.HEART_RATE})),
    DeviceSettings(POD.address, "Footpod", frozenset({Role.FOOTPOD})),
    DeviceSettings(BELT.address, "Treadmill", frozenset({Role.TREADMILL})),
}


class Runner:
    """Somebody who runs with three sensors: each second they send, and the run's clock goes on."""

    def __init__(self, bluez: VirtualBluez, watch: Watch, hands: Hands) -> None:
        self.sent: list[Packet] = []
        self._bluez, self.watch, self._hands = bluez, watch, hands

    async def run(self, seconds: int, *, bpm: int | None = 140, grade_percent: float = 2.0) -> State:
        """Run for some seconds; without a heart rate the strap is away."""
        for _ in range(seconds):
            self._hands.ms += 1000
            if bpm is not None:
                await self._send(STRAP, HEART_RATE, heart_rate(bpm))
            await self._send(POD, RUNNING, pod(3.0, 85))
            await self._send(BELT, TREADMILL, belt(10.8, grade_percent))
            await self.watch.until(lambda: len(self.watch.packets) >= len(self.sent))
        return self.watch.state

    async def _send(self, sensor: Peripheral, characteristic: str, payload: bytes) -> None:
        assert await self._bluez.notify(sensor, characteristic, payload) == [1]
        self.sent.append(Packet(sensor.address, characteristic, payload))


@pytest.fixture
async def sensors(bluez: VirtualBluez) -> VirtualBluez:
    """A strap, a footpod and a treadmill in the air."""
    await bluez.add(STRAP, POD, BELT)
    return bluez


async def test_a_run_from_the_sensors_into_the_library(sensors: VirtualBluez) -> None:
    watch, hands = Watch(), Hands()
    live = session.begin_live(SETTINGS, BluetoothSource(timing=QUICK), [watch])
    live.pipeline.clock = hands.clock()
    running = asyncio.create_task(live.pipeline.run())
    runner = Runner(sensors, watch, hands)

    await sensors.until_subscribed(*SUBSCRIPTIONS)
    live.pipeline.mark(MarkKind.START)
    state = await runner.run(20)
    assert (state.activity, state.elapsed_s) == (Activity.ACTIVE, 20.0)
    assert state.heart_rate.good == pytest.approx(140)
    assert state.cadence.good == pytest.approx(170), "one foot is counted twice"
    assert state.speed.good == pytest.approx(3.0)
    assert state.grade.good == pytest.approx(2.0)
    assert state.distance_m == pytest.approx(60, abs=6)
    assert qualities(state) == dict.fromkeys(("Strap", "Footpod", "Treadmill"), (True, Quality.GOOD))

    await sensors.away(STRAP)
    await watch.until(lambda: watch.links(LinkEvent.LOST, STRAP) == 1)
    state = await runner.run(7, bpm=None)
    assert qualities(state)["Strap"] == (False, Quality.STALE)
    assert (state.heart_rate.value, state.heart_rate.quality) == (pytest.approx(140), Quality.STALE)
    assert state.heart_rate.current is None, "an old value is never shown as one of now"
    assert state.cadence.quality is state.speed.quality is Quality.GOOD
    state = await runner.run(25, bpm=None)
    assert qualities(state)["Strap"] == (False, Quality.LOST)
    assert state.heart_rate.quality is Quality.LOST

    await sensors.back(STRAP)
    await sensors.until_subscribed(*SUBSCRIPTIONS)
    await watch.until(lambda: watch.links(LinkEvent.CONNECTED, STRAP) == 2)
    state = await runner.run(10, bpm=143, grade_percent=4.0)
    assert qualities(state)["Strap"] == (True, Quality.GOOD)
    assert state.heart_rate.good == pytest.approx(143)
    assert state.grade.good == pytest.approx(4.0)

    live.pipeline.mark(MarkKind.FINISH)
    summary = live.finish(await running)
    await sensors.until(connected=[], subscribed={}, scanning=False)
    assert watch.packets == runner.sent, "each notification counts once"
    assert summary.totals.elapsed_s == pytest.approx(62)
    assert summary.totals.heart_rate_max_bpm == 143
    check_kept(watch, summary)


def qualities(state: State) -> dict[str | None, tuple[bool, Quality]]:
    return {device.name: (device.connected, device.quality) for device in state.devices}


@pytest.fixture
def runner(sensors: VirtualBluez, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """A runner whose program is watched; its source is in a hurry and its run's clock is ours."""
    watch, hands = Watch(), Hands()
    begin = session.begin_live

    def watched(
        chosen: Settings,
        source: BluetoothSource,
        sinks: list[Sink],
        names: tuple[str, ...],
        *,
        choices: RunChoices,
    ) -> Session:
        return begin(chosen, source, [*sinks, watch], names, choices=choices)

    monkeypatch.setattr(session, "begin_live", watched)
    monkeypatch.setattr(session, "RunClock", hands.clock)
    monkeypatch.setattr(bluetooth, "BluetoothTiming", lambda: QUICK)
    settings_file.save(SETTINGS)
    return Runner(sensors, watch, hands)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals on its loops")
async def test_a_run_in_lines(
    sensors: VirtualBluez, runner: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    command = asyncio.create_task(run_in_lines(remember=True, cue_set_names=(), choices=AS_SET, as_json=True))
    await sensors.until_subscribed(*SUBSCRIPTIONS)
    await runner.run(30)
    os.kill(os.getpid(), signal.SIGTERM)
    await command
    await sensors.until(connected=[], subscribed={}, scanning=False)
    assert runner.watch.packets == runner.sent
    assert {device.device for device in settings_file.load().devices} == {mine.device for mine in MINE}
    printed = capsys.readouterr()
    *lines, summary = [json.loads(line) for line in printed.out.splitlines()]
    assert (summary["type"], summary["records"]) == ("summary", len(runner.sent))
    state = [line for line in lines if line["type"] == "state"][-1]
    shown = [state[name] for name in ("heart_rate_bpm", "cadence_spm", "speed_mps", "grade_percent")]
    assert shown == [140, 170, 3, 2]
    assert printed.err.splitlines() == [
        "stridecue: The run begins. Sensors join as they come; Ctrl-C finishes."
    ]


@asynccontextmanager
async def app_at_the_start(
    sensors: VirtualBluez, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[StridecueApp, Pilot[None]]]:
    """The app as the command opens it for a live run, when it asks about the sensors."""
    monkeypatch.setattr(run_screen, "BEAT_S", 0.01)
    app = StridecueApp(real_factories(), Start.LIVE)
    async with app.run_test(size=(120, 40)) as pilot:
        await sensors.until_subscribed(*SUBSCRIPTIONS)
        await until(pilot, lambda: isinstance(app.screen, Card))
        assert app.screen.card_title == "Are these your sensors?"
        yield app, pilot


async def until(pilot: Pilot[None], what: Callable[[], object]) -> None:
    """Let the app work until something is so."""
    async with asyncio.timeout(PATIENCE_S):
        while not what():
            await pilot.pause(0.01)


def live_screen(app: StridecueApp) -> LiveScreen:
    screen = app.run_screen()
    assert isinstance(screen, LiveScreen)
    return screen


def figure(app: StridecueApp, name: str) -> tuple[str, str]:
    """The number that stands there, and its tone."""
    shown = live_screen(app).query_one(LiveLayout).figures[name]
    return shown.value, shown.tone


def bar(app: StridecueApp) -> set[str]:
    """The devices as the bar paints them; they stand in the order in which they joined."""
    return set(live_screen(app).query_one(DeviceBar).render_line(0).text.strip().split("   "))


async def test_a_run_on_the_screen(
    sensors: VirtualBluez, runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_at_the_start(sensors, monkeypatch) as (app, pilot):
        await pilot.press("y")
        await until(pilot, lambda: app.screen is live_screen(app))
        saved = settings_file.load()
        assert saved.remember_asked
        assert set(saved.devices) == MINE

        await pilot.press("space")
        await runner.run(12)
        for name, value in (("heart_rate", "140"), ("cadence", "170"), ("pace", "5:33"), ("grade", "2.0")):
            await until(pilot, lambda name=name, value=value: figure(app, name)[0] == value)
        await until(pilot, lambda: bar(app) == {"● Strap 87%", "● Footpod", "● Treadmill"})

        await runner.run(7, bpm=None)
        await until(pilot, lambda: figure(app, "heart_rate") == ("140", "dim"))
        await until(pilot, lambda: bar(app) == {"○ Strap 7 s ago 87%", "● Footpod", "● Treadmill"})
        await sensors.away(STRAP)
        await until(pilot, lambda: runner.watch.links(LinkEvent.LOST, STRAP))
        await runner.run(30, bpm=None)
        await until(pilot, lambda: figure(app, "heart_rate")[0] == "--")
        await until(pilot, lambda: bar(app) == {"✕ Strap lost", "● Footpod", "● Treadmill"})
        assert figure(app, "cadence")[0] == "170"

        await sensors.back(STRAP)
        await sensors.until_subscribed(*SUBSCRIPTIONS)
        await runner.run(3, bpm=151)
        await until(pilot, lambda: figure(app, "heart_rate")[0] == "151")
        await until(pilot, lambda: bar(app) == {"● Strap 87%", "● Footpod", "● Treadmill"})

        await pilot.press("ctrl+q", "f")
        await until(pilot, lambda: app._exit)
    await sensors.until(connected=[], subscribed={}, scanning=False)
    assert runner.watch.packets == runner.sent
    with Library(paths.library_file()) as library:
        (summary,) = library.runs()
    check_kept(runner.watch, summary)


async def test_whose_sensors_they_are_is_asked_once(
    sensors: VirtualBluez, runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    beats = []
    beat = LiveScreen.beat
    monkeypatch.setattr(LiveScreen, "beat", lambda screen: beats.append(beat(screen)))
    async with app_at_the_start(sensors, monkeypatch) as (app, pilot):
        await pilot.press("n")
        answered = len(beats)
        await until(pilot, lambda: len(beats) >= answered + 3 * SETTLE_BEATS)
        assert app.screen is live_screen(app)
        live_screen(app).discard()
    saved = settings_file.load()
    assert (saved.remember_asked, saved.devices) == (True, ())
