"""`stridecue sensors`: what is in the air, and what is remembered; with a command, what is to be changed about it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from stridecue.cli.sensors_known import forget, rename, set_value, use
from stridecue.cli.sensors_live import test_sensor
from stridecue.cli.sensors_named import loaded, say_listening
from stridecue.errors import UsageError
from stridecue.report import sensor_words
from stridecue.report.wording import printable

if TYPE_CHECKING:
    from stridecue.model.device_settings import DeviceSettings
    from stridecue.sources.bluetooth_sighting import Sighting

DEFAULT_SECONDS = 5
CAPTURE_SECONDS = 30
MOST_SECONDS = 300
MOST_CAPTURE_SECONDS = 3600
NAME_COLUMNS = 30
"""No name is wider than this."""


class NearestGroup(click.Group):
    """A group that names the nearest of its commands when there is none of a name."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called."""
        if args[0] not in self.commands:
            import difflib  # noqa: PLC0415 - only for a mistake

            near = difflib.get_close_matches(args[0], self.commands, 1)
            hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(self.commands)}."
            raise click.UsageError(f"There is no command {args[0]!r}. {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=NearestGroup, invoke_without_command=True)
@click.option(
    "--seconds",
    metavar="N",
    type=click.IntRange(1, MOST_CAPTURE_SECONDS),
    help=f"How many seconds to listen: {DEFAULT_SECONDS}, or {CAPTURE_SECONDS} for a capture.",
)
@click.option(
    "--capture",
    "capture_file",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Link the sensors of a run and record every byte they send into a new FILE, for a report of a problem.",
)
@click.option("--device", metavar="DEVICE", help="Capture this one alone: an address or a name.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def sensors(
    context: click.Context, seconds: int | None, capture_file: str | None, device: str | None, as_json: bool
) -> None:
    """Show which sensors are in the air, and which are remembered.

    Without a command it lists them. Where a command takes a DEVICE, it is an address or a name that fits one sensor
    alone; `replay FILE.capture` plays what was captured.
    """
    if context.invoked_subcommand is not None:
        if seconds is not None or capture_file or device or as_json:
            raise UsageError("These options belong to the list.", "Give those of the command after its name.")
        return
    if capture_file is not None:
        from stridecue.cli.sensors_capture import capture  # noqa: PLC0415

        asyncio.run(capture(capture_file, device, seconds or CAPTURE_SECONDS, as_json))
        return
    if device is not None:
        raise UsageError("--device goes with --capture.", "`stridecue sensors test DEVICE` tries one.")
    if seconds is not None and seconds > MOST_SECONDS:
        raise UsageError(f"{seconds} s are too long for a list.", f"At most {MOST_SECONDS} s are.")
    _list(seconds or DEFAULT_SECONDS, as_json)


for _command in (use, forget, rename, set_value, test_sensor):
    sensors.add_command(_command)


def _list(seconds: int, as_json: bool) -> None:
    from stridecue.sources.bluetooth import scan  # noqa: PLC0415 - bleak takes a while to load
    from stridecue.sources.bluetooth_identity import recognise  # noqa: PLC0415

    remembered = loaded().devices
    if not as_json:
        say_listening(seconds)
    found = asyncio.run(scan(seconds))
    known = recognise(remembered, found)
    pairs = [(one, known.get(one.device)) for one in found]
    seen = {device.device for device in known.values()}
    if as_json:
        document = {
            "found": [_found_json(one, known) for one, known in pairs],
            "remembered": [_remembered_json(device, device.device in seen) for device in remembered],
        }
        click.echo(json.dumps(document, indent=2, ensure_ascii=True))
        return
    for line in _lines(pairs, [device for device in remembered if device.device not in seen]):
        click.echo(line)


def _found_json(one: Sighting, known: DeviceSettings | None) -> dict[str, Any]:
    return {
        "device": one.device,
        "name": one.name,
        "kinds": sorted(one.roles),
        "services": list(one.services),
        "rssi_dbm": one.rssi_dbm,
        "linked": one.linked,
        "remembered": known is not None,
        "called": known and known.called,
        "roles": sorted(known.roles) if known else [],
    }


def _remembered_json(device: DeviceSettings, seen: bool) -> dict[str, Any]:
    return {
        "device": device.device,
        "name": device.name,
        "called": device.called,
        "kinds": sorted(device.roles),
        "seen": seen,
    }


def _lines(pairs: list[tuple[Sighting, DeviceSettings | None]], away: list[DeviceSettings]) -> list[str]:
    """Return the two lists for a person."""
    rows = [
        (
            sensor_words.roles(one.roles) or "unknown",
            _title(known, one.name),
            _strength(one),
            one.device,
            _use(known),
        )
        for one, known in pairs
    ]
    lines = ["In the air:", *_aligned(rows)] if rows else ["Nothing is in the air."]
    if away:
        lines.append("Remembered, not seen now:")
        lines += _aligned(
            [
                (
                    sensor_words.roles(device.roles) or "unknown",
                    _title(device, None),
                    printable(device.device),
                )
                for device in away
            ]
        )
    return lines


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return rows as lines; letters of two columns count as such."""
    from rich.cells import cell_len  # noqa: PLC0415 - for the list alone

    from stridecue.app.widgets.text import padded  # noqa: PLC0415

    widths = [max(cell_len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  " + "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _title(known: DeviceSettings | None, name: str | None) -> str:
    """Return the runner's word for a device, with its own name behind it."""
    from stridecue.app.widgets.text import harmless  # noqa: PLC0415 - for the list alone

    own = name or (known.name if known else None)
    called = harmless(known.called or "", NAME_COLUMNS) if known is not None else ""
    shown = harmless(own or "", NAME_COLUMNS)
    return f"{called} ({shown})" if called and shown else called or shown or "no name"


def _use(known: DeviceSettings | None) -> str:
    if known is None:
        return ""
    return f"remembered for {sensor_words.roles(known.roles)}" if known.roles else "remembered"


def _strength(one: Sighting) -> str:
    if one.linked:
        return "linked"
    if one.rssi_dbm is None:
        return "strength unknown"
    return f"{one.rssi_dbm} dBm, {sensor_words.strength(one.rssi_dbm)[1]}"
