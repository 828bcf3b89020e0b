"""How long a notification takes from the air to the screen, while other sensors drop, leave and come back.

The whole way counts: the virtual BlueZ in a process of its own, the message bus, the unmodified Bluetooth stack, the
engine, the recorder, the frame. A strap sends about three times a second, each beat one higher than the last, so that
the median that is shown changes with every packet. A footpod and a treadmill send as often, and every few seconds one
of the two drops, or is away for some seconds.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from bluez.control import VirtualBluez
from bluez.daemon import Daemon, find_dbus_daemon, write_bluetoothctl
from bluez.peripheral import Peripheral, footpod, strap, treadmill
from tests.bench.terminal import Terminal

BEATS = 115
FIRST_BPM = 80
BEAT_S = 0.33
LEAD_IN_BEATS = 20
"""Until the window of the median is full and every sensor was there once."""
FAULT_EVERY_BEATS, AWAY_BEATS = 12, 6
SEED = 4
_STRAP, _POD, _BELT = strap(), footpod(), treadmill()
_DEVICES = "\n".join(
    f'[[device]]\ndevice = "{sensor.address}"\nroles = ["{role}"]'
    for sensor, role in ((_STRAP, "heart_rate"), (_POD, "footpod"), (_BELT, "treadmill"))
)


def delays_ms() -> list[float] | None:
    """Return in order how many milliseconds each number took; None where there is no message bus to be had."""
    program = find_dbus_daemon()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="air-") as name:
        folder = Path(name)
        write_bluetoothctl(folder)
        daemon = Daemon(program, folder)
        try:
            return sorted(delay * 1000 for delay in asyncio.run(_measure(folder, daemon.address)))
        finally:
            daemon.stop()


async def _measure(folder: Path, bus: str) -> list[float]:
    report, home = folder / "painted.json", folder / "home"
    home.mkdir()
    (home / "settings.toml").write_text("safety_card_confirmed = true\nremember_asked = true\n")
    (home / "devices.toml").write_text(_DEVICES)
    bluez = VirtualBluez(bus)
    await bluez.start()
    await bluez.add(_STRAP, _POD, _BELT)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    terminal = Terminal(
        [sys.executable, "-m", "tests.bench.air_latency_child", str(report)],
        {"STRIDECUE_HOME": str(home), "DBUS_SYSTEM_BUS_ADDRESS": bus, "PATH": path},
    )
    loop = asyncio.get_running_loop()
    loop.add_reader(terminal.fileno, terminal.read_ready)
    try:
        await bluez.until_subscribed((_STRAP, "2A37"), (_POD, "2A53"), (_BELT, "2ACD"))
        terminal.press(" ")
        sent_s = await _run(bluez)
        terminal.process.terminate()  # which finishes the run
        await asyncio.to_thread(terminal.process.wait, 20)
    finally:
        loop.remove_reader(terminal.fileno)
        terminal.close()
        with contextlib.suppress(AssertionError):
            await bluez.stop()
    painted_s = [at_s for _, at_s in json.loads(report.read_text())]
    return [_next_after(sent, painted_s) - sent for sent in sent_s[LEAD_IN_BEATS:]]


async def _run(bluez: VirtualBluez) -> list[float]:
    """Send, with faults of the others; return when each beat was sent."""
    chance = random.Random(SEED)
    sent_s = []
    away: tuple[Peripheral, int] | None = None
    for beat in range(BEATS):
        sent_s.append(time.monotonic())
        await bluez.notify(_STRAP, "2A37", bytes([0x00, FIRST_BPM + beat]))
        await bluez.notify(_POD, "2A53", bytes([0x04, 0x00, 0x03, 80 + beat % 5]))
        await bluez.notify(_BELT, "2ACD", bytes([0x08, 0x00, 0x38, 0x04, beat % 60, 0x00, 0xFF, 0x7F]))
        if away and beat == away[1]:
            await bluez.back(away[0])
            away = None
        elif beat % FAULT_EVERY_BEATS == FAULT_EVERY_BEATS - 1 and away is None:
            sensor = chance.choice((_POD, _BELT))
            if chance.random() < 0.5:
                await bluez.drop(sensor)
            else:
                await bluez.away(sensor)
                away = sensor, beat + AWAY_BEATS
        await asyncio.sleep(BEAT_S + (beat % 7) * 0.011)
    return sent_s


def _next_after(sent_s: float, painted_s: list[float]) -> float:
    """Return when the number next changed; never, if it did not."""
    return next((at_s for at_s in painted_s if at_s > sent_s), float("inf"))
