"""A run as a process of its own beside the virtual BlueZ: what the stack logs reaches a log, and never the screen."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from bluez.control import PATIENCE_S
from bluez.fixtures import StartBluez
from bluez.peripheral import strap
from bluez.running import HEART_RATE
from stridecue import settings
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has BlueZ")

STRAP = strap(name="Strap\x1b[2J")
PROGRAM = (sys.executable, "-m", "stridecue")


@pytest.mark.parametrize("logged", [False, True])
async def test_a_drop_and_a_daemon_that_dies(start_bluez: StartBluez, tmp_path: Path, logged: bool) -> None:
    log = tmp_path / "log.txt"
    bluez = await start_bluez()
    await bluez.add(STRAP)
    mine = DeviceSettings(STRAP.address, None, frozenset({Role.HEART_RATE}))
    settings.save(Settings(devices=(mine,)))  # so that it is taken at once
    options = ("--log", str(log)) if logged else ()
    program = await asyncio.create_subprocess_exec(
        *PROGRAM,
        *options,
        "run",
        "--plain",
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ,
    )
    try:
        await bluez.until_subscribed((STRAP, HEART_RATE))
        await bluez.notify(STRAP, HEART_RATE, b"\x00\x78", b"", b"\xff")
        await bluez.drop(STRAP)
        await bluez.until_subscribed((STRAP, HEART_RATE))
        await bluez.notify(STRAP, HEART_RATE, b"\x00\x79")
        await bluez.stop()
        assert program.stderr
        said = await asyncio.wait_for(program.stderr.readline(), PATIENCE_S)
        program.send_signal(signal.SIGINT)
        printed, more = await asyncio.wait_for(program.communicate(), PATIENCE_S)
    finally:
        if program.returncode is None:
            program.kill()
            await program.wait()
    assert program.returncode == 0
    errors = (said + more).decode().splitlines()
    assert errors[0] == "stridecue: The run begins. Sensors join as they come; Ctrl-C finishes."
    assert [line for line in errors if not line.startswith("stridecue: ")] == []
    lines = printed.decode()
    assert "Traceback" not in lines
    assert "\x1b" not in lines
    assert log.exists() is logged
    if logged:
        text = log.read_text()
        for words in ("found", "connecting", "connected", "subscribed to 2A37", "lost"):
            assert words in text, words
        assert STRAP.address in text
        assert "bleak" in text
        assert "\x1b" not in text
