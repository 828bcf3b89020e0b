"""`stridecue sensors use, forget, rename, set`: what is known and chosen about the runner's devices.

Rules: a change is written at once into the devices' file, whose comments stay. What a file says wrong is told and never
written over.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from stridecue import device_file, settings
from stridecue.cli.sensors_named import (
    Named,
    named_or_heard,
    one_of,
    remembered_devices,
    to_be_changed,
)
from stridecue.errors import UsageError
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.report import sensor_words
from stridecue.settings_values import MAX_ITEMS, RANGES, BadValueError, from_toml, to_toml

if TYPE_CHECKING:
    from stridecue.settings import Settings

DEFAULT = "default"
KEYS = ("cadence_basis", "speed_factor", "incline_scale")
"""What can be chosen about a device by hand."""
_LIST_HINT = "`stridecue sensors` lists them."


class RoleChoice(click.Choice[str]):
    """A role however it is written: `heart rate` and `Heart-Rate` are heart_rate."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the role that is meant."""
        plain = "_".join(value.lower().replace("-", " ").replace("_", " ").split())
        return super().convert(plain if plain in self.choices else value, param, ctx)


@click.command(short_help="Remember DEVICE and use it for these roles.")
@click.argument("device")
@click.argument(
    "roles", metavar="ROLE...", nargs=-1, required=True, type=RoleChoice([role.value for role in Role])
)
def use(device: str, roles: tuple[str, ...]) -> None:
    """Remember DEVICE and use it for these roles and no other; who had them before has them no more.

    DEVICE is an address, or a name that fits one sensor alone. ROLE is heart_rate, footpod, treadmill or power.
    """
    chosen = to_be_changed()
    named = asyncio.run(named_or_heard(device, chosen.devices))
    wanted = frozenset(Role(role) for role in roles)
    if not named.remembered and len(chosen.devices) >= MAX_ITEMS:
        raise UsageError(f"{MAX_ITEMS} sensors are remembered already.", "Forget one first.")
    changed = replace(named.settings, roles=wanted)
    _save(chosen, device_file.remember(device_file.without_roles(chosen.devices, wanted), changed))
    click.echo(f"{named.words} is used for {sensor_words.roles(wanted)}.")
    unsaid = wanted - named.sighting.roles if named.sighting is not None and named.sighting.roles else None
    if unsaid:
        click.echo(f"It does not say that it can be used for {sensor_words.roles(unsaid)}.", err=True)
    for other in chosen.devices:
        lost = other.roles & wanted
        if lost and other.device != changed.device:
            click.echo(f"{Named(other).words} is no longer used for {sensor_words.roles(lost)}.")


@click.command(short_help="Forget DEVICE.")
@click.argument("device")
def forget(device: str) -> None:
    """Forget DEVICE: an address, or a name that fits one remembered sensor alone."""
    chosen = to_be_changed()
    named = _remembered(device, chosen)
    _save(chosen, device_file.forget(chosen.devices, named.settings.device))
    click.echo(f"{named.words} is forgotten.")


@click.command(short_help="Call DEVICE by a NAME of your own.")
@click.argument("device")
@click.argument("name", required=False)
def rename(device: str, name: str | None) -> None:
    """Call DEVICE by a NAME of your own; without NAME by its own again."""
    chosen = to_be_changed()
    named = _remembered(device, chosen)
    changed = changed_device(named.settings, "called", (name or "").strip() or None)
    _save(chosen, device_file.remember(chosen.devices, changed))
    click.echo(f"{named.title} is now called {Named(changed).words}.")


@click.command("set", short_help="Choose how DEVICE is read.")
@click.argument("device")
@click.argument("key", type=click.Choice(KEYS))
@click.argument("value")
def set_value(device: str, key: str, value: str) -> None:
    """Choose how DEVICE is read; the VALUE `default` takes it back.

    cadence_basis: one_foot, both_feet or unknown, for what a footpod counts. speed_factor: what its speed is multiplied
    by, for example 1.609344 where miles stand in a field for kilometres. incline_scale: the same for its incline.
    """
    chosen = to_be_changed()
    named = _remembered(device, chosen)
    changed = changed_device(named.settings, key, None if value == DEFAULT else _value(key, value))
    _save(chosen, device_file.remember(chosen.devices, changed))
    now = getattr(changed, key)
    click.echo(f"{named.words}: {key} is {DEFAULT if value == DEFAULT else now}.")


def changed_device(device: DeviceSettings, key: str, value: object) -> DeviceSettings:
    """Return a device's settings with one changed; None takes it back.

    Raises:
        UsageError: the value is not allowed.
    """
    table = to_toml(device, always=("device",))
    table.pop(key, None)
    try:
        return from_toml(DeviceSettings, {**table, key: value} if value is not None else table, "")
    except BadValueError as error:
        raise UsageError(f"{error}.", f"`{DEFAULT}` takes it back." if key in KEYS else "") from error


def _value(key: str, text: str) -> object:
    if key not in RANGES:
        return text
    try:
        return float(text)
    except ValueError:
        low, high = RANGES[key]
        raise UsageError(
            f"{key} must be a number.", f"Allowed is {low:g} to {high:g}, or `{DEFAULT}`."
        ) from None


def _remembered(text: str, chosen: Settings) -> Named:
    if not chosen.devices:
        raise UsageError("No sensor is remembered yet.", "`stridecue sensors use DEVICE ROLE` remembers one.")
    return one_of(text, remembered_devices(chosen.devices), _LIST_HINT)


def _save(chosen: Settings, devices: tuple[DeviceSettings, ...]) -> None:
    settings.save(replace(chosen, devices=devices))
