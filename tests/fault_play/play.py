"""Plays a scenario through a whole live run, and checks all that must be true of any of them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from bleak.backends.bluezdbus.version import BlueZFeatures

from bluez.control import TASK, VirtualBluez
from bluez.watching import check_kept
from fault_play.acts import act
from fault_play.scenario import Scenario
from fault_play.stage import Stage
from fault_play.truth import Judge, check_others_lost_nothing
from stridecue import session
from stridecue.errors import BluetoothError
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.events import Noticed
from stridecue.model.inputs import Link, LinkEvent, MarkKind
from stridecue.model.profile import Profile
from stridecue.session import Session
from stridecue.settings import Settings
from stridecue.sources.bluetooth import BluetoothSource

ROLES = {"strap": Role.HEART_RATE, "footpod": Role.FOOTPOD, "treadmill": Role.TREADMILL}
USUAL_NOTICES = 4
"""A quiet run may say so much; each loss twice more: gone, and back."""


def settings(stage: Stage) -> Settings:
    """Return a runner's settings with the sensors that are remembered."""
    devices = tuple(
        DeviceSettings(truth.id, truth.peripheral.name, frozenset({ROLES[truth.sensor.kind]}))
        for truth in stage.sensors.values()
        if truth.sensor.remembered
    )
    profile = Profile(age_years=40, easy_speed_mps=2.8)
    return Settings(profile=profile, safety_card_confirmed=True, devices=devices)


async def play(scenario: Scenario, bus_address: str) -> None:
    """Play a scenario in plain."""
    async with stage_of(scenario, bus_address) as stage, whole_run(stage) as (runs, problems):
        await play_seconds(stage, runs)
        check_told(stage, problems)


@asynccontextmanager
async def whole_run(stage: Stage) -> AsyncIterator[tuple[Callable[[], None], list[BluetoothError | None]]]:
    """A live run with a recorder, started; at its end it is kept, and nothing is left of it.

    Gives what checks that it goes on, and what it says of Bluetooth.
    """
    faults: list[dict[str, Any]] = []
    problems: list[BluetoothError | None] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: faults.append(context))
    before = asyncio.all_tasks()
    chosen = settings(stage)
    source = BluetoothSource(chosen.devices, on_problem=problems.append)
    live = session.begin_live(chosen, source, [stage.watch])
    live.pipeline.clock = stage.hands.clock()
    running = asyncio.create_task(live.pipeline.run())
    await stage.settle()
    live.pipeline.mark(MarkKind.START)
    try:
        yield lambda: check_runs(live, running), problems
    finally:
        live.pipeline.mark(MarkKind.FINISH)
        summary = live.finish(await running)
    check_kept(stage.watch, summary)
    await check_nothing_left(stage, before)
    assert faults == []


async def play_seconds(stage: Stage, runs: Callable[[], None]) -> None:
    """Play all seconds, and check what was shown and delivered."""
    judge = Judge(stage)
    for second in range(stage.scenario.seconds):
        await stage.second(second, lambda at: act(stage, at))
        judge.look(second)
        runs()
    check_others_lost_nothing(stage)
    for name, truth in stage.sensors.items():
        taken = [packet.payload for packet in stage.watch.packets if packet.device == truth.id]
        assert taken == truth.delivered, f"{name}: what was sent to a listener is there once, in order"
        if stage.scenario.ends_well and truth.sensor.sends:
            assert truth.missed[-1:] != [stage.scenario.seconds - 1], f"{name} was given up"
    assert len(stage.watch.packets) == sum(len(truth.delivered) for truth in stage.sensors.values())


def check_runs(live: Session, running: asyncio.Task[Any]) -> None:
    """The run goes on."""
    assert not running.done()
    assert not live.pipeline.finished
    assert live.problem is None


def check_told(stage: Stage, problems: list[BluetoothError | None]) -> None:
    """What was told of Bluetooth itself, and how much of the rest."""
    told = tuple(problem.message for problem in problems if problem)
    assert told == stage.scenario.problems, told
    if stage.scenario.ends_well and problems:
        assert problems[-1] is None, "the end of a problem is told too"
    bodies = [item.body for item in stage.watch.inputs]
    losses = sum(isinstance(body, Link) and body.event is LinkEvent.LOST for body in bodies)
    notices = [event.text for event in stage.watch.events if isinstance(event, Noticed)]
    assert len(notices) <= USUAL_NOTICES + 2 * losses, notices
    found = Counter(
        body.device for body in bodies if isinstance(body, Link) and body.event is LinkEvent.FOUND
    )
    assert all(count <= 2 for count in found.values()), "found is told once, and once more with its name"


async def check_nothing_left(stage: Stage, before: set[asyncio.Task[Any]]) -> None:
    """No task, subscription, scan, link or bus connection outlives the run."""
    await stage.settle()
    left = [one for one in asyncio.all_tasks() - before if one.get_name() != TASK]
    assert [one for one in left if "_monitor_bus" not in repr(one)] == []
    if stage.has_air:
        linked = sorted(stage.sensors[name].peripheral.address for name in stage.scenario.left)
        subscribed: dict[str, int] = {}
        await stage.air.until(connected=linked, subscribed=subscribed, scanning=False, connecting=[])
        assert await stage.air.clients() == 1, "only the stack's own connection stays"


@asynccontextmanager
async def stage_of(scenario: Scenario, bus_address: str) -> AsyncIterator[Stage]:
    """Set a scenario's stage, and clear it."""
    started: list[VirtualBluez] = []

    async def start() -> VirtualBluez:
        virtual = VirtualBluez(bus_address)
        started.append(virtual)
        await virtual.start()
        return virtual

    await BlueZFeatures.check_bluez_version()  # once a process, by a program that takes real time
    stage = Stage(scenario, bus_address, start)
    try:
        if scenario.service_runs:
            await stage.open_air()
        yield stage
    finally:
        for virtual in started:
            await virtual.stop()
