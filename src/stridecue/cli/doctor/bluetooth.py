"""Checks of Bluetooth: what stands in its way on the system, the adapter itself, and what is in the air."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from stridecue import settings
from stridecue.cli.doctor.check import UNFORESEEN, Finding, broke_off, failed, of_error, ok, warning
from stridecue.cli.sensors_named import shortened
from stridecue.errors import BluetoothError, SettingsError
from stridecue.report import sensor_words
from stridecue.sources.bluetooth_identity import recognise
from stridecue.sources.bluetooth_problem import problem

if TYPE_CHECKING:
    from stridecue.model.device_settings import DeviceSettings
    from stridecue.sources.bluetooth_sighting import Sighting

BUS_VARIABLE = "DBUS_SYSTEM_BUS_ADDRESS"
USUAL_BUS = "unix:path=/var/run/dbus/system_bus_socket"
ANSWERS_S = 3.0
"""For a program or a socket. OUR CHOICE"""
BLUEZ_MAJOR, BLUEZ_MINOR = 5, 55
"""The oldest BlueZ that bleak works with, by its own check."""
RFKILL = Path("/sys/class/rfkill")
MOST_NAMED = 6
"""Sensors that are named."""


def look_at_blocks(folder: Path = RFKILL) -> Finding:
    """Look whether a switch or the system keeps the radio off."""
    blocked = {"hard": 0, "soft": 0}
    for radio in sorted(folder.glob("rfkill*")):
        if _said(radio / "type") == "bluetooth":
            for kind in blocked:
                blocked[kind] += _said(radio / kind) == "1"
    if blocked["hard"]:
        return failed(
            "A switch of this computer keeps Bluetooth off (rfkill, hard).",
            "Press its key for radios (often F2 to F12 with an antenna or a plane), or look in the firmware's setup.",
        )
    if blocked["soft"]:
        return failed("The system keeps Bluetooth off (rfkill, soft).", "Run: rfkill unblock bluetooth")
    return ok("nothing keeps the radio off")


def look_at_bus(environment: Mapping[str, str] = os.environ) -> Finding:
    """Look whether the system's message bus takes a connection."""
    address = environment.get(BUS_VARIABLE) or USUAL_BUS
    place = _socket_of(address)
    if place is None:
        return warning(f"{BUS_VARIABLE} names a bus that is not looked at: {address}.")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as bus:
        bus.settimeout(ANSWERS_S)
        try:
            bus.connect(place)
        except OSError as error:
            no_bus = problem("no_bus")
            return failed(f"{no_bus.message} ({error.strerror or error})", no_bus.hint)
    return ok("it takes connections")


def look_at_bluez(program: str = "bluetoothctl") -> Finding:
    """Look which BlueZ is installed."""
    try:
        said = subprocess.run(
            (program, "--version"),
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            timeout=ANSWERS_S,
        ).stdout
    except FileNotFoundError:
        return warning(
            "bluetoothctl is not there, so the version is not known.", "Install BlueZ (Debian: bluez)."
        )
    except subprocess.TimeoutExpired:
        return warning("bluetoothctl does not answer.", "Restart Bluetooth: systemctl restart bluetooth")
    version = re.search(r"(\d{1,4})\.(\d{1,4})", said)
    if version is None:
        return warning("bluetoothctl does not say its version.")
    major, minor = int(version[1]), int(version[2])
    if (major, minor) < (BLUEZ_MAJOR, BLUEZ_MINOR):
        return failed(f"BlueZ {major}.{minor} is too old.", f"Install {BLUEZ_MAJOR}.{BLUEZ_MINOR} or newer.")
    return ok(f"BlueZ {major}.{minor}")


async def look_at_adapter() -> Finding:
    """Look whether there is an adapter that is on and may be used."""
    try:
        from stridecue.sources import bluetooth  # noqa: PLC0415 - bleak takes a while to load

        report = await bluetooth.look_at_adapter()
    except UNFORESEEN as error:
        return broke_off(error)
    if report.problem is not None:
        return of_error(report.problem)
    return ok(f"{report.name} is on" if report.name else "there, and on")


async def look_at_air(seconds: float) -> Finding:
    """Listen for sensors."""
    try:
        from stridecue.sources import bluetooth  # noqa: PLC0415

        found = await bluetooth.scan(seconds)
    except BluetoothError as error:
        return failed(f"Nothing could be heard: {error.message}", error.hint)
    except UNFORESEEN as error:
        return broke_off(error)
    return air_finding(found, _remembered(), seconds)


def air_finding(
    found: tuple[Sighting, ...], remembered: tuple[DeviceSettings, ...], seconds: float
) -> Finding:
    """Return what is said about what is in the air."""
    there = len({device.device for device in recognise(remembered, found).values()})
    known = f"; {there} of {len(remembered)} remembered ones" if remembered else ""
    if not found:
        return warning(
            f"No sensor in {seconds:g} s{known}.",
            "Wear the strap, move the footpod, start the belt, and end other programs and watches that are linked to "
            "them.",
        )
    named = [
        f"{shortened(one.name or 'no name')} ({sensor_words.roles(one.roles) or 'unknown'})"
        for one in found[:MOST_NAMED]
    ]
    more = [f"{len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else []
    words = f"{len(found)} in {seconds:g} s: {', '.join([*named, *more])}{known}"
    if remembered and not there:
        return warning(words, "Wake the sensors that you remember, or `stridecue sensors use` others.")
    return ok(words)


def _remembered() -> tuple[DeviceSettings, ...]:
    try:
        return settings.load().devices
    except SettingsError:
        return ()  # a check of its own tells


def _said(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _socket_of(address: str) -> str | None:
    """Return the socket of the first address of a list that is one."""
    for one in address.split(";"):
        kind, _, rest = one.partition(":")
        options = dict(option.partition("=")[::2] for option in rest.split(","))
        if kind == "unix" and options.get("path"):
            return options["path"]
        if kind == "unix" and options.get("abstract"):
            return "\0" + options["abstract"]
    return None
