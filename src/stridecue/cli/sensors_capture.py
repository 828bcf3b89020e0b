"""`stridecue sensors --capture FILE`: every byte that sensors send, into a file, for a report of a problem.

Rules: what comes is written as it comes, so that Ctrl-C, a full disk or a crash costs nothing that was written. A file
without an input is taken away again. What is personal in it is told; of a sensor that was never linked, which may be a
neighbour's, nothing is written.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from stridecue.cli import output
from stridecue.cli.ending_signals import on_ending_signals
from stridecue.cli.sensors_named import loaded, named_or_heard
from stridecue.clock import RunClock
from stridecue.errors import BluetoothError, FileError, StridecueError
from stridecue.files.capture_line import Captured
from stridecue.files.capture_writer import CaptureWriter
from stridecue.model.device_settings import DeviceSettings
from stridecue.model.inputs import Body, Link, LinkEvent, Packet
from stridecue.report.wording import printable
from stridecue.run_setup import iso_utc

_EVENTS = {LinkEvent.CONNECTED: "is linked", LinkEvent.LOST: "is lost"}


async def capture(file: str, device: str | None, seconds: int, as_json: bool) -> None:
    """Record what sensors send for some seconds; one alone, or those that would join a run.

    Raises:
        FileError: the file is there already, or cannot be written.
        UsageError: there is no such device.
        BluetoothError: Bluetooth cannot be used to look for the device.
    """
    remembered = loaded().devices
    writer = CaptureWriter(Path(file), iso_utc(datetime.now().astimezone()))
    kept = _Kept(writer, quiet=as_json)
    try:
        await _captured(kept, device, remembered, seconds)
    finally:
        writer.close()
        if not writer.inputs:
            Path(file).unlink(missing_ok=True)
    if kept.problem is not None:
        output.say(str(kept.problem))
    if as_json:
        click.echo(json.dumps({"file": file if writer.inputs else None, **kept.row()}, ensure_ascii=True))
    else:
        for line in kept.lines():
            click.echo(line)
    if writer.inputs:
        output.say(
            f"{writer.inputs} inputs are in {printable(file)}. They name your sensors, by address and name: "
            "look before you pass the file on."
        )
    if not kept.packets and kept.bluetooth_works:
        output.say("No packet came. Wear the strap, move the footpod, start the belt, and try again.")
    if kept.problem is not None or not kept.packets:
        raise click.exceptions.Exit(1)


async def _captured(
    kept: _Kept, device: str | None, remembered: Sequence[DeviceSettings], seconds: int
) -> None:
    from stridecue.sources.bluetooth import BluetoothSource  # noqa: PLC0415 - bleak takes a while to load

    devices = tuple(remembered)
    if device is not None:
        devices = ((await named_or_heard(device, remembered)).to_be_linked,)
    source = BluetoothSource(devices, only_remembered=device is not None, on_problem=kept.note_problem)
    on_ending_signals(kept.done.set)
    if not kept.quiet:
        click.echo(f"Capturing for {seconds} s; Ctrl-C ends it sooner.", err=True)
    kept.clock = RunClock()
    running = asyncio.create_task(source.run(kept.deliver))
    waiting = asyncio.create_task(kept.done.wait())
    try:
        done, _ = await asyncio.wait((running, waiting), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (running, waiting):
            task.cancel()
        await asyncio.gather(running, waiting, return_exceptions=True)
    if running in done:
        running.result()


class _Kept:
    """What was captured so far."""

    def __init__(self, writer: CaptureWriter, *, quiet: bool) -> None:
        self._writer = writer
        self.quiet = quiet
        self.clock = RunClock()
        self.done = asyncio.Event()
        self.problem: StridecueError | None = None
        """Why it ended early."""
        self.bluetooth_works = True
        self._found: dict[str, Link] = {}
        """Devices that were only found so far."""
        self._names: dict[str, str] = {}
        self._counts: Counter[tuple[str, str, str]] = Counter()
        """(device, packets or reads, characteristic) → how many."""

    def deliver(self, body: Body) -> None:
        """Write one input; after a problem with the file no more."""
        if self.problem is not None or not isinstance(body, Captured):
            return
        if isinstance(body, Link) and body.event is LinkEvent.FOUND:
            self._found[body.device] = body
            return
        found, now_ms = self._found.pop(body.device, None), self.clock.now_ms()
        try:
            for one in (found, body) if found else (body,):
                self._writer.write(now_ms, one)
        except FileError as problem:
            self.problem = problem
            self.done.set()
            return
        if isinstance(body, Link):
            self._note_link(body)
        else:
            kind = "packets" if isinstance(body, Packet) else "reads"
            self._counts[body.device, kind, body.characteristic] += 1

    def note_problem(self, problem: BluetoothError | None) -> None:
        """Say what is wrong with Bluetooth, as long as something is."""
        self.bluetooth_works = problem is None
        output.say_problem(problem)

    @property
    def packets(self) -> int:
        """How many notifications came."""
        return sum(count for (_, kind, _), count in self._counts.items() if kind == "packets")

    def row(self) -> dict[str, Any]:
        """Return what came, for JSON."""
        return {
            "inputs": self._writer.inputs,
            "devices": [
                {
                    "device": device,
                    "name": self._names.get(device),
                    "packets": self._of(device, "packets"),
                    "reads": self._of(device, "reads"),
                }
                for device in self._devices()
            ],
        }

    def lines(self) -> list[str]:
        """Return what came, a line a device."""
        return [f"{self._words(device)}: {self._counted(device)}" for device in self._devices()]

    def _devices(self) -> list[str]:
        return sorted({device for device, _, _ in self._counts})

    def _of(self, device: str, kind: str) -> dict[str, int]:
        return {
            number: count
            for (its, what, number), count in sorted(self._counts.items())
            if (its, what) == (device, kind)
        }

    def _counted(self, device: str) -> str:
        parts = [
            f"{count} {'packet' if count == 1 else 'packets'} of {number}"
            for number, count in self._of(device, "packets").items()
        ]
        reads = self._of(device, "reads")
        return ", ".join([*parts, *([f"read {', '.join(reads)}"] if reads else [])])

    def _note_link(self, link: Link) -> None:
        if link.name:
            self._names[link.device] = link.name
        if not self.quiet and link.event in _EVENTS:
            click.echo(f"{self._words(link.device)} {_EVENTS[link.event]}.", err=True)

    def _words(self, device: str) -> str:
        name = self._names.get(device)
        return printable(f"{name} ({device})" if name else device)
