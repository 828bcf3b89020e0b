"""What is in the air, watched; and what can be said of the adapter."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bluez.control import PATIENCE_S, TASK, VirtualBluez
from bluez.fixtures import StartBluez
from bluez.peripheral import footpod, strap, treadmill
from bluez.running import QUICK
from stridecue.errors import BluetoothError
from stridecue.sources.bluetooth import AdapterReport, look_at_adapter, watch_air
from stridecue.sources.bluetooth_problem import PROBLEMS, adapter_report, problem
from stridecue.sources.bluetooth_sighting import Sighting

TIMING = replace(QUICK, tell_air_s=0.01)


class Watcher:
    """Somebody who looks at the air."""

    def __init__(self) -> None:
        self.airs: list[tuple[Sighting, ...]] = []
        self.problems: list[BluetoothError | None] = []
        self.news = asyncio.Event()

    def on_change(self, air: tuple[Sighting, ...]) -> None:
        self.airs.append(air)
        self.news.set()

    def on_problem(self, problem: BluetoothError | None) -> None:
        self.problems.append(problem)
        self.news.set()

    async def until(self, *names: str) -> tuple[Sighting, ...]:
        """Wait until these are in the air, in this order, and nobody else."""
        async with asyncio.timeout(PATIENCE_S):
            while not self.airs or tuple(one.name for one in self.airs[-1]) != names:
                self.news.clear()
                await self.news.wait()
        return self.airs[-1]

    async def until_problem(self, kind: str | None) -> None:
        told = problem(kind).message if kind else None
        async with asyncio.timeout(PATIENCE_S):
            while not self.problems or getattr(self.problems[-1], "message", None) != told:
                self.news.clear()
                await self.news.wait()


@asynccontextmanager
async def watching() -> AsyncIterator[Watcher]:
    watcher, before = Watcher(), asyncio.all_tasks()
    task = asyncio.create_task(watch_air(watcher.on_change, timing=TIMING, on_problem=watcher.on_problem))
    try:
        yield watcher
    finally:
        task.cancel()
        await asyncio.wait({task})
        assert task.cancelled()
    left = [one for one in asyncio.all_tasks() - before if one.get_name() != TASK]
    assert [one for one in left if "_monitor_bus" not in repr(one)] == []


async def test_who_comes_and_who_goes(bluez: VirtualBluez) -> None:
    near, far, linked = treadmill(rssi=-40), strap(rssi=-80), footpod()
    await bluez.add(far, linked)
    await bluez.hold(linked)
    async with watching() as watcher:
        seen = await watcher.until("Footpod", "Strap")
        assert [one.linked for one in seen] == [True, False]
        await bluez.add(near)
        await watcher.until("Footpod", "Treadmill", "Strap")
        await bluez.away(near)
        await watcher.until("Footpod", "Strap")
        await bluez.rename(far, "Belt")
        await watcher.until("Footpod", "Belt")
        assert all(one != other for one, other in zip(watcher.airs, watcher.airs[1:], strict=False))
    await bluez.until(scanning=False)
    assert watcher.problems == []


async def test_nothing_in_the_air_is_told_too(bluez: VirtualBluez) -> None:
    async with watching() as watcher:
        await watcher.until()
        await bluez.add(strap())
        await watcher.until("Strap")


async def test_the_air_is_empty_while_bluetooth_is_off(bluez: VirtualBluez) -> None:
    await bluez.add(strap())
    async with watching() as watcher:
        await watcher.until("Strap")
        await bluez.power(False)
        await watcher.until_problem("off")
        await watcher.until()
        await bluez.power(True)
        await watcher.until_problem(None)
        await watcher.until("Strap")
        assert len(watcher.problems) == 2


async def test_watching_begins_before_bluetooth_does(start_bluez: StartBluez) -> None:
    async with watching() as watcher:
        await watcher.until_problem("no_service")
        late = await start_bluez()
        await late.add(strap())
        await watcher.until("Strap")
        assert watcher.problems[1:] == [None]


async def test_an_adapter_that_works(bluez: VirtualBluez) -> None:
    assert await look_at_adapter() == AdapterReport(True, True, True, "hci0")
    await bluez.until(scanning=False)


async def test_an_adapter_that_is_off(bluez: VirtualBluez) -> None:
    await bluez.power(False)
    report = await look_at_adapter()
    assert (report.present, report.powered, report.central) == (True, False, True)
    assert str(report.problem) == str(problem("off"))


async def test_no_adapter(bluez: VirtualBluez) -> None:
    await bluez.unplug()
    report = await look_at_adapter()
    assert (report.present, report.powered, report.name) == (False, None, None)
    assert str(report.problem) == str(problem("no_adapter"))


async def test_an_adapter_that_is_not_there(bluez: VirtualBluez) -> None:
    report = await look_at_adapter("hci7")
    assert (report.present, report.name) == (False, "hci7")
    assert str(report.problem) == str(problem("named_adapter"))


async def test_an_adapter_that_somebody_else_uses(bluez: VirtualBluez) -> None:
    await bluez.behave(None, "scan", "refuse")
    report = await look_at_adapter()
    assert (report.present, report.powered) == (True, True)
    assert str(report.problem) == str(problem("busy"))


async def test_nothing_can_be_said_without_a_message_bus(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    report = await look_at_adapter()
    assert (report.present, report.powered, report.central) == (None, None, None)
    assert str(report.problem) == str(problem("no_bus"))


@pytest.mark.parametrize("kind", PROBLEMS)
def test_every_problem_makes_a_report(kind: str) -> None:
    report = adapter_report(kind, "hci0")
    assert report.name == "hci0" and str(report.problem) == str(problem(kind))
    assert not (report.present and report.powered) or kind == "busy"
