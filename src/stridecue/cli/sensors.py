"""`stridecue sensors`: what is in the air, and what is remembered."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import click

from stridecue import settings
from stridecue.model.device_settings import DeviceSettings, Role

if TYPE_CHECKING:
    from stridecue.sources.bluetooth_sighting import Sighting

DEFAULT_SECONDS = 5
MOST_SECONDS = 300

_STRENGTHS = ((-60, "strong"), (-75, "good"), (-90, "weak"))
"""At least so many dBm; what is below is very weak. Our own choice."""
_KINDS = {
    Role.HEART_RATE: "heart rate",
    Role.FOOTPOD: "footpod",
    Role.TREADMILL: "treadmill",
    Role.POWER: "power",
}


@click.command()
@click.option(
    "--seconds",
    metavar="N",
    type=click.IntRange(1, MOST_SECONDS),
    default=DEFAULT_SECONDS,
    show_default=True,
    help="How many seconds to listen.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def sensors(seconds: int, as_json: bool) -> None:
    """Show which sensors are in the air, and which are remembered."""
    from stridecue.sources.bluetooth import scan  # noqa: PLC0415 - bleak takes a while to load
    from stridecue.sources.bluetooth_choice import is_remembered  # noqa: PLC0415

    remembered = settings.load().devices
    if not as_json:
        click.echo(f"Listening for {seconds} s. A strap must be worn to be seen, a footpod moved.", err=True)
    found = asyncio.run(scan(seconds))
    known = {one.device: is_remembered(remembered, one) for one in found}
    seen = {device.device: any(is_remembered((device,), one) for one in found) for device in remembered}
    if as_json:
        document = {
            "found": [_found_json(one, known[one.device]) for one in found],
            "remembered": [_remembered_json(device, seen[device.device]) for device in remembered],
        }
        click.echo(json.dumps(document, indent=2, ensure_ascii=True))
        return
    for line in _lines(found, known, [device for device in remembered if not seen[device.device]]):
        click.echo(line)


def _found_json(one: Sighting, remembered: bool) -> dict[str, Any]:
    return {
        "device": one.device,
        "name": one.name,
        "kinds": sorted(one.roles),
        "services": list(one.services),
        "rssi_dbm": one.rssi_dbm,
        "linked": one.linked,
        "remembered": remembered,
    }


def _remembered_json(device: DeviceSettings, seen: bool) -> dict[str, Any]:
    return {"device": device.device, "name": device.name, "kinds": sorted(device.roles), "seen": seen}


def _lines(found: tuple[Sighting, ...], known: dict[str, bool], away: list[DeviceSettings]) -> list[str]:
    """Return the two lists for a person."""
    rows = [
        (_kinds(one.roles), one.name or "no name", _strength(one), one.device, known[one.device])
        for one in found
    ]
    lines = ["In the air:"] if rows else ["Nothing is in the air."]
    kind_width = max((len(kinds) for kinds, *_ in rows), default=0)
    name_width = max((len(name) for _, name, *_ in rows), default=0)
    for kinds, name, strength, device, remembered in rows:
        mark = "  remembered" if remembered else ""
        lines.append(f"  {kinds:<{kind_width}}  {name:<{name_width}}  {strength:<18}  {device}{mark}")
    if away:
        lines.append("Remembered, not seen now:")
        lines += [f"  {_kinds(device.roles)}  {device.name or 'no name'}  {device.device}" for device in away]
    return lines


def _kinds(roles: frozenset[Role]) -> str:
    return ", ".join(words for role, words in _KINDS.items() if role in roles) or "unknown"


def _strength(one: Sighting) -> str:
    if one.linked:
        return "linked"
    if one.rssi_dbm is None:
        return "strength unknown"
    word = next((word for least_dbm, word in _STRENGTHS if one.rssi_dbm >= least_dbm), "very weak")
    return f"{one.rssi_dbm} dBm, {word}"
