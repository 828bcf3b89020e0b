"""Fixtures that put a test beside a virtual BlueZ; a `conftest.py` imports what it offers."""

from __future__ import annotations

import os
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bluez.control import VirtualBluez
from bluez.daemon import Daemon, find_dbus_daemon, write_bluetoothctl


@pytest.fixture(scope="session")
def message_bus() -> Iterator[tuple[str, Path]]:
    """A private message bus: its address, and a folder with a `bluetoothctl`."""
    program = find_dbus_daemon()
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("dbus-daemon is not installed")
    with tempfile.TemporaryDirectory(prefix="bluez-") as name:
        write_bluetoothctl(Path(name))
        daemon = Daemon(program, Path(name))
        yield daemon.address, Path(name)
        daemon.stop()


@pytest.fixture
def system_bus(message_bus: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> str:
    """The private bus as the system bus, so far without a BlueZ."""
    address, folder = message_bus
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return address


StartBluez = Callable[[], Awaitable[VirtualBluez]]


@pytest_asyncio.fixture
async def start_bluez(system_bus: str) -> AsyncIterator[StartBluez]:
    """What starts a virtual BlueZ on the system bus, again if one was stopped; all end with the test."""
    started: list[VirtualBluez] = []

    async def start() -> VirtualBluez:
        virtual = VirtualBluez(system_bus)
        started.append(virtual)
        await virtual.start()
        return virtual

    yield start
    for virtual in started:
        await virtual.stop()


@pytest_asyncio.fixture
async def bluez(start_bluez: StartBluez) -> VirtualBluez:
    """A virtual BlueZ on the system bus, with an adapter and nothing in reach."""
    return await start_bluez()
