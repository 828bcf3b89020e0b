"""Which device a runner means by DEVICE: an address, or a name that fits exactly one.

Rules: an address before a name, a whole name before a part of one, what is remembered before what is only in the air.
Where more than one fits, the addresses are told; where none does, the nearest name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from stridecue import device_file, settings
from stridecue.cli import output
from stridecue.errors import UsageError
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.report.wording import printable

if TYPE_CHECKING:
    from stridecue.settings import Settings
    from stridecue.sources.bluetooth_sighting import Sighting

LISTEN_S = 5
"""How long a device that is not remembered is looked for."""
MOST_SHOWN = 40
"""Characters of a name, or of a mistaken word, that are shown."""
MOST_FITTING = 3
"""Sensors that are told where a name fits many."""


@dataclass(frozen=True, slots=True)
class Named:
    """A device that can be meant."""

    settings: DeviceSettings
    """What is remembered of it, or would be."""
    sighting: Sighting | None = None
    """None for one that was not looked for."""
    remembered: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """How it is called."""
        return tuple(name for name in (self.settings.called, self.settings.name) if name)

    @property
    def to_be_linked(self) -> DeviceSettings:
        """The settings under which a source takes it, whatever roles are known."""
        return replace(self.settings, roles=self.settings.roles or frozenset(Role))

    @property
    def words(self) -> str:
        """How to speak of it: its name and its address."""
        return f"{self.title} ({printable(self.settings.device)})"

    @property
    def title(self) -> str:
        """Its name alone."""
        return shortened(printable(self.settings.title or "no name"))


def loaded() -> Settings:
    """Read the settings, saying once what is wrong with what is known about devices."""
    chosen = settings.load()
    if chosen.device_problem is not None:
        output.say(chosen.device_problem)
    return chosen


def to_be_changed() -> Settings:
    """Read the settings in order to change the devices.

    Raises:
        SettingsError: a file has a mistake, so nothing can be written into it.
    """
    chosen = settings.load()
    if chosen.device_problem is not None:
        device_file.load()
    return chosen


def remembered_devices(devices: Iterable[DeviceSettings]) -> list[Named]:
    """Return what is remembered, to be chosen from."""
    return [Named(device, remembered=True) for device in devices]


def devices_in_the_air(found: Iterable[Sighting], remembered: Sequence[DeviceSettings]) -> list[Named]:
    """Return what is in the air and not remembered, to be chosen from."""
    from stridecue.sources.bluetooth_identity import REMEMBERED_NAME_MAX, recognise  # noqa: PLC0415

    sightings = tuple(found)
    known = recognise(remembered, sightings)
    return [
        Named(DeviceSettings(one.device, one.name and one.name[:REMEMBERED_NAME_MAX], one.roles), one)
        for one in sightings
        if one.device not in known
    ]


def meant(text: str, devices: Sequence[Named]) -> Named | None:
    """Return the one device that is meant; None when none fits.

    Raises:
        UsageError: more than one fits.
    """
    wanted = text.strip().casefold()
    for fits in _FITS:
        found = [device for device in devices if wanted and fits(wanted, device)]
        if len(found) > 1:
            raise UsageError(f"{_shown(text)} fits {_listed(found)}.", "Give the address of one.")
        if found:
            return found[0]
    return None


def one_of(text: str, devices: Sequence[Named], hint: str) -> Named:
    """Return the one device that is meant.

    Raises:
        UsageError: none fits, or more than one does; with the nearest name, or else the hint.
    """
    _check_said(text)
    device = meant(text, devices)
    if device is None:
        import difflib  # noqa: PLC0415 - only for a mistake

        known = {name.casefold(): name for each in devices for name in (*each.names, each.settings.device)}
        near = difflib.get_close_matches(text.casefold(), known, 1)
        raise UsageError(
            f"There is no sensor {_shown(text)}.",
            f"Did you mean {printable(known[near[0]])}?" if near else hint,
        )
    return device


async def named_or_heard(text: str, remembered: Sequence[DeviceSettings]) -> Named:
    """Return the device that is meant: one that is remembered, or else one in the air, which is listened for.

    Raises:
        UsageError: none fits, or more than one does.
        BluetoothError: it is not remembered, and Bluetooth cannot be used.
    """
    known = remembered_devices(remembered)
    _check_said(text)
    named = meant(text, known)
    if named is not None:
        return named
    from stridecue.sources.bluetooth import scan  # noqa: PLC0415 - bleak takes a while to load

    say_listening(LISTEN_S)
    found = devices_in_the_air(await scan(LISTEN_S), remembered)
    return one_of(
        text, [*known, *found], "Wake it and try again; `stridecue sensors` lists what is in the air."
    )


def say_listening(seconds: int) -> None:
    """Say how long one has to wait, and for what."""
    click.echo(f"Listening for {seconds} s. A strap must be worn to be seen, a footpod moved.", err=True)


def _check_said(text: str) -> None:
    if not text.strip():
        raise UsageError("Which sensor?", "Give its address, or a part of its name.")


def shortened(text: str) -> str:
    """Return a text as far as it is shown."""
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN].rstrip() + "…"


def _shown(text: str) -> str:
    return repr(printable(shortened(text)))


def _listed(found: Sequence[Named]) -> str:
    words = [device.words for device in found]
    if len(words) > MOST_FITTING + 1:
        words = [*words[:MOST_FITTING], f"{len(words) - MOST_FITTING} more"]
    return f"{', '.join(words[:-1])} and {words[-1]}"


_FITS: tuple[Callable[[str, Named], bool], ...] = (
    lambda wanted, device: device.settings.device.casefold() == wanted,
    lambda wanted, device: any(name.casefold() == wanted for name in device.names),
    lambda wanted, device: any(wanted in text.casefold() for text in (*device.names, device.settings.device)),
)
"""The best fit first."""
