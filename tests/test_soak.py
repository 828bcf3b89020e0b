"""Four hours of a run with three sensors and random faults: nothing grows, nothing stays open, nothing is lost.

At ten times real speed, so the whole takes 24 minutes; SOAK_S sets another length, in seconds of the run.
"""

from __future__ import annotations

import asyncio
import os
from itertools import pairwise
from statistics import fmean

import pytest

from bluez.control import TASK
from bluez.soak import SAMPLE_EVERY_S, SENSORS, SPEED, Ledger, Soak
from fast_loop import run_fast, this_loop
from no_cards import NO_CARDS
from stridecue import paths, session
from stridecue.clock import RunClock
from stridecue.engine import Engine, play
from stridecue.library.library import Library, RecordedRun
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.inputs import MarkKind
from stridecue.model.profile import Profile
from stridecue.settings import Settings
from stridecue.sources.bluetooth import BluetoothSource

SECONDS = int(os.environ.get("SOAK_S", "14400"))
GROWTH_AT_MOST = 0.05
QUIET_S = 150
"""At the end no fault begins, so that the last one is over while sensors still send."""
ROLES = {"strap": Role.HEART_RATE, "footpod": Role.FOOTPOD, "treadmill": Role.TREADMILL}
SETTINGS = Settings(
    profile=Profile(age_years=40, easy_speed_mps=2.8),
    safety_card_confirmed=True,
    around=NO_CARDS,
    devices=tuple(
        DeviceSettings(peripheral.address, peripheral.name, frozenset({ROLES[name]}))
        for name, (peripheral, _) in SENSORS.items()
    ),
)


@pytest.mark.nightly
def test_hours_with_faults(system_bus: str) -> None:
    run_fast(_soak(system_bus), SPEED)


async def _soak(bus_address: str) -> None:
    faults: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: faults.append(context))
    soak = Soak(bus_address, SECONDS, seed=1, ledger=Ledger(SECONDS))
    await soak.start_service()
    live = session.begin_live(SETTINGS, BluetoothSource(SETTINGS.devices), [soak.ledger])
    loop, began_s = this_loop(), this_loop().time()
    live.pipeline.clock = RunClock(read_ms=lambda: int((loop.time() - began_s) * 1000))
    running = asyncio.create_task(live.pipeline.run())
    await soak.linked()
    at_first = await soak.holdings()
    live.pipeline.mark(MarkKind.START)

    trouble = asyncio.create_task(soak.trouble(SECONDS - QUIET_S))
    await soak.send()
    await trouble
    assert not running.done()
    await soak.linked()
    at_last = await soak.holdings()
    live.pipeline.mark(MarkKind.FINISH)
    summary = live.finish(await running)

    assert soak.air
    await soak.air.until(connected=[], subscribed={}, scanning=False, connecting=[])
    assert await soak.air.clients() == 1
    left = [one for one in asyncio.all_tasks() - {asyncio.current_task()} if one.get_name() != TASK]
    assert [one for one in left if "_monitor_bus" not in repr(one)] == []
    await soak.stop_service()
    assert faults == []
    print(f"{soak.played} {soak.ledger.losses=} {at_first} {at_last} {_quarters(soak.memory)}")
    assert soak.ledger.unknown == 0
    assert soak.ledger.differences() == []
    assert sum(map(sum, soak.ledger.taken.values())) == summary.totals.records
    assert at_last.tasks <= at_first.tasks
    assert at_last.descriptors <= at_first.descriptors
    assert at_last.bus_connections == at_first.bus_connections
    first, last = _quarters(soak.memory)
    assert last <= first * (1 + GROWTH_AT_MOST), f"{first / 2**20:.1f} MiB, and {last / 2**20:.1f} in the end"
    with Library(paths.library_file()) as library:
        _check_kept(library.load("last"), soak.ledger)


def _quarters(memory: list[int]) -> tuple[float, float]:
    """Return the mean of the first quarter without its beginning, and of the last."""
    quarter = len(memory) // 4
    warm = max(quarter // 4, 60 // SAMPLE_EVERY_S)
    return fmean(memory[warm : quarter + warm]), fmean(memory[-quarter:])


def _check_kept(run: RecordedRun, ledger: Ledger) -> None:
    """The library has each value once, and a replay makes the same of it."""
    kept = Ledger(SECONDS)
    for item in run.inputs:
        kept.on_input(item)
    assert kept.taken == ledger.taken
    assert [item.seq for item in run.inputs] == list(range(len(run.inputs)))
    assert all(before.t_ms <= after.t_ms for before, after in pairwise(run.inputs))
    engine = Engine(run.setup)
    for _ in play(engine, run.inputs):
        pass
    assert engine.totals() == run.summary.totals
