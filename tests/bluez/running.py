"""A Bluetooth source at work beside the virtual BlueZ, in a hurry."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bluez.control import TASK
from bluez.listener import Listener
from stridecue.model.device_settings import DeviceSettings
from stridecue.sources.bluetooth import BluetoothSource, BluetoothTiming

QUICK = BluetoothTiming(
    choose_s=0.05,
    listen_at_least_s=0.01,
    rest_s=0.01,
    rest_lost_s=0.01,
    blind_turn_s=0.03,
    silent_after_s=60.0,
    first_packet_s=60.0,
    stable_after_s=0.0,
    backoff_first_s=0.01,
    backoff_most_s=0.05,
    problem_retry_s=0.02,
)
"""Everything soon, and no link silent before the test is over."""

HEART_RATE = "2A37"
RUNNING = "2A53"
TREADMILL = "2ACD"


@asynccontextmanager
async def running(
    *remembered: DeviceSettings, timing: BluetoothTiming = QUICK, **more: Any
) -> AsyncIterator[tuple[BluetoothSource, Listener]]:
    """A source at work; at the end it is cancelled and must be done soon, leaving no task."""
    listener = Listener()
    source = BluetoothSource(remembered, timing=timing, on_problem=listener.on_problem, **more)
    before = asyncio.all_tasks()
    task = asyncio.create_task(source.run(listener.deliver))
    try:
        yield source, listener
    finally:
        task.cancel()
        async with asyncio.timeout(3):
            with pytest.raises(asyncio.CancelledError):
                await task
    left = [one for one in asyncio.all_tasks() - before if one.get_name() != TASK]
    assert [one for one in left if "_monitor_bus" not in repr(one)] == [], (
        "only the stack's own watch may stay"
    )
