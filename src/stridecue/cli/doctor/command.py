"""`stridecue doctor`: every check, in one table.

Rules: checks run at the same time and are told in the order of the table, each as soon as those before it are done.
Status 1 when something failed; a warning is no failure.
"""

from __future__ import annotations

import asyncio
import json
import platform
import sys
import textwrap
from collections.abc import AsyncIterator, Sequence
from importlib.metadata import PackageNotFoundError, version

import click

from stridecue import __version__, paths
from stridecue.cli.doctor import bluetooth, files, terminal
from stridecue.cli.doctor.check import Check, Finding, Status, looked_in_time, ok
from stridecue.cli.output import json_option
from stridecue.report.wording import printable

DEFAULT_SECONDS = 10
MOST_SECONDS = 60
WIDTH = 80


def look_at_program() -> Finding:
    """Look what is running, for a report of a problem."""
    return ok(
        f"Stridecue {__version__}, Python {platform.python_version()}, bleak {_version('bleak')}, "
        f"{platform.system()} {platform.release()}"
    )


CHECKS: Sequence[Check] = (
    Check("program", look_at_program),
    Check("terminal size", terminal.look_at_size),
    Check("colours", terminal.look_at_colours),
    Check("characters", terminal.look_at_characters),
    Check("voice", terminal.look_at_voice),
    Check("sound", terminal.look_at_sound),
    Check("settings", files.look_at_settings),
    Check("devices", files.look_at_devices),
    Check("settings folder", lambda: files.look_at_folder(paths.settings_folder())),
    Check("data folder", lambda: files.look_at_folder(paths.data_folder())),
    Check("library", files.look_at_library),
    Check("radio", bluetooth.look_at_blocks, only_on="linux"),
    Check("message bus", bluetooth.look_at_bus, only_on="linux"),
    Check("BlueZ", bluetooth.look_at_bluez, only_on="linux"),
)
"""Everything that is looked at beside the radio itself, which comes last."""
ADAPTER, SENSORS = "adapter", "sensors"
_NAME_WIDTH = max(len(check.name) for check in CHECKS)
_STATUS_WIDTH = max(len(status) for status in Status)


@click.command()
@click.option(
    "--seconds",
    metavar="N",
    type=click.IntRange(1, MOST_SECONDS),
    default=DEFAULT_SECONDS,
    show_default=True,
    help="How many seconds to listen for sensors.",
)
@json_option
def doctor(seconds: int, as_json: bool) -> None:
    """Look whether everything works: Bluetooth, terminal, speech, files. Says what to do where it does not."""
    findings = asyncio.run(_told(seconds, as_json))
    failures = sum(finding.status is Status.FAILED for _, finding in findings)
    warnings = sum(finding.status is Status.WARNING for _, finding in findings)
    if as_json:
        rows = [
            {"check": name, "status": one.status.value, "found": one.found, "to_do": one.to_do or None}
            for name, one in findings
        ]
        click.echo(json.dumps({"checks": rows, "failed": failures, "warnings": warnings}, indent=2))
    else:
        click.echo(_sum(failures, warnings))
    if failures:
        raise click.exceptions.Exit(1)


def finding_lines(name: str, finding: Finding) -> list[str]:
    """Return a finding for a person, at most 80 columns wide."""
    head = f"{finding.status:<{_STATUS_WIDTH}}  {name:<{_NAME_WIDTH}}  "
    lines = textwrap.wrap(printable(finding.found), WIDTH - len(head)) or [""]
    lines += textwrap.wrap(printable(finding.to_do), WIDTH - len(head))
    return [head + lines[0], *(" " * len(head) + line for line in lines[1:])]


async def _told(seconds: int, as_json: bool) -> list[tuple[str, Finding]]:
    if not as_json:
        click.echo(
            f"Listening for {seconds} s meanwhile. A strap must be worn to be seen, a footpod moved.",
            err=True,
        )
    findings: list[tuple[str, Finding]] = []
    async for name, finding in _findings(seconds):
        findings.append((name, finding))
        if not as_json:
            for line in finding_lines(name, finding):
                click.echo(_writable(line))
    return findings


async def _findings(seconds: int) -> AsyncIterator[tuple[str, Finding]]:
    checks = [check for check in CHECKS if check.only_on in (None, sys.platform)]
    async with asyncio.TaskGroup() as group:
        radio = group.create_task(_radio(seconds))
        tasks = [(check.name, group.create_task(looked_in_time(check))) for check in checks]
        for name, task in tasks:
            yield name, await task
        for name, finding in await radio:
            yield name, finding


async def _radio(seconds: int) -> list[tuple[str, Finding]]:
    """Look at the adapter, and where there is one, at what is in the air."""
    adapter = await bluetooth.look_at_adapter()
    if adapter.status is Status.FAILED:
        return [(ADAPTER, adapter)]
    return [(ADAPTER, adapter), (SENSORS, await bluetooth.look_at_air(seconds))]


def _sum(failures: int, warnings: int) -> str:
    if not failures and not warnings:
        return "All is well."
    return f"{failures} failed, {warnings} {'warning' if warnings == 1 else 'warnings'}."


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not there"


def _writable(line: str) -> str:
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return line.encode(encoding, "replace").decode(encoding)
