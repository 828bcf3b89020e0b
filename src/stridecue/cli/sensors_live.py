"""`stridecue sensors test DEVICE`: one sensor tried without a run: its values as they come, then all that is known.

Rules: a line a second, and nothing of it is recorded. A sensor that sent nothing is a failure, with what to do.
"""

from __future__ import annotations

import asyncio
import json
import shutil
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import click

from stridecue.cli import output
from stridecue.cli.ending_signals import on_ending_signals
from stridecue.cli.sensors_named import Named, loaded, named_or_heard
from stridecue.model.profile import Unit
from stridecue.model.sensor_details import SensorDetails, SensorPage
from stridecue.report import sensor_words
from stridecue.report.wording import printable

if TYPE_CHECKING:
    from stridecue.sensor_check import SensorCheck

DEFAULT_SECONDS = 30
MOST_SECONDS = 3600
NARROWEST, WIDEST = 60, 100
"""Columns of the page."""
BEAT_S = 1.0
"""Between two lines."""
NOT_THERE = "not there yet"


@click.command("test", short_help="Try DEVICE: its values as they come.")
@click.argument("device")
@click.option(
    "--seconds",
    metavar="N",
    type=click.IntRange(1, MOST_SECONDS),
    default=DEFAULT_SECONDS,
    show_default=True,
    help="How many seconds to listen; Ctrl-C ends it sooner.",
)
@output.json_option
def test_sensor(device: str, seconds: int, as_json: bool) -> None:
    """Link DEVICE, print its values as they come, and then what is known about it.

    Nothing is recorded. DEVICE is an address, or a name that fits one sensor alone.
    """
    asyncio.run(try_sensor(device, seconds, as_json))


async def try_sensor(text: str, seconds: int, as_json: bool) -> None:
    """Try a sensor for some seconds.

    Raises:
        UsageError: there is no such sensor.
        BluetoothError: Bluetooth cannot be used to look for it.
    """
    from stridecue.sensor_check import SensorCheck  # noqa: PLC0415 - brings the engine
    from stridecue.sources.bluetooth import BluetoothSource  # noqa: PLC0415 - bleak takes a while to load

    chosen = loaded()
    named = await named_or_heard(text, chosen.devices)
    device = named.to_be_linked
    source = BluetoothSource((device,), only_remembered=True, on_problem=output.say_problem)
    check = SensorCheck(device, chosen.profile, source)
    output.flush_each_line()
    if not as_json:
        click.echo(f"{named.words} is tried for {seconds} s; Ctrl-C ends it sooner.", err=True)
    await _watched(check, seconds, chosen.profile.unit, quiet=as_json)
    page = check.page()
    details = _details(page)
    if as_json:
        click.echo(json.dumps(_row(named, page), ensure_ascii=True, allow_nan=False))
    elif details is not None and (details.packets or details.state.connected):
        used = named.settings.roles if named.remembered else frozenset()
        for line in _page_lines(replace(details, speaks_for=used), page, chosen.profile.unit):
            click.echo(line)
    if details is None or not details.packets:
        output.say(_why_nothing(named, details))
        raise click.exceptions.Exit(1)


async def _watched(check: SensorCheck, seconds: int, unit: Unit, *, quiet: bool) -> None:
    """Run the check, printing a line a second, until its time is over or the runner ends it."""
    ended = asyncio.Event()
    on_ending_signals(ended.set)
    running = asyncio.create_task(check.run())
    waiting = asyncio.create_task(ended.wait())
    tasks = (running, waiting)
    try:
        for second in range(1, seconds + 1):
            done, _ = await asyncio.wait(tasks, timeout=BEAT_S, return_when=asyncio.FIRST_COMPLETED)
            if done:
                break
            if not quiet:
                click.echo(_second_line(second, _details(check.page()), unit))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if running.done() and not running.cancelled():
        running.result()


def _details(page: SensorPage) -> SensorDetails | None:
    return next(iter(page.sensors), None)


def _second_line(second: int, details: SensorDetails | None, unit: Unit) -> str:
    if details is None:
        return f"{second:>4} s  {NOT_THERE}"
    values = [f"{value.name} {sensor_words.taken(value, unit) or value.sent}" for value in details.values]
    return printable("  ".join([f"{second:>4} s", sensor_words.state(details.state), *values]))


def _page_lines(details: SensorDetails, page: SensorPage, unit: Unit) -> list[str]:
    from stridecue.app.sensors.page_lines import details_lines, heading  # noqa: PLC0415 - brings Textual

    width = min(WIDEST, max(NARROWEST, shutil.get_terminal_size().columns))
    lines = [heading(details, width), *details_lines(details, page.speeds, unit, width)]
    return ["", *(line.plain.rstrip() for line in lines)]


def _row(named: Named, page: SensorPage) -> dict[str, Any]:
    details = _details(page)
    if details is None:
        return {"device": named.settings.device, "name": named.settings.name, "packets": 0}
    row = asdict(details)
    state, settings = row.pop("state"), row.pop("settings")
    head = {"device": settings["device"], "name": state["name"], "called": settings["called"]}
    row["speaks_for"] = sorted(details.speaks_for)
    for fault, of in zip(row["faults"], details.faults, strict=True):
        fault["mend"] = None if of.mend is None else {**fault["mend"], "roles": sorted(of.mend.roles)}
    return {
        **head,
        "connected": details.state.connected,
        "battery_percent": details.state.battery_percent,
        **row,
    }


def _why_nothing(named: Named, details: SensorDetails | None) -> str:
    if details is None or not details.state.connected:
        hint = "Wake it, come nearer, and end other programs and watches that are linked to it."
        return f"{named.words} was not reached. {hint}"
    return f"{named.words} is linked and sent nothing. Wear the strap, move the footpod, start the belt."
