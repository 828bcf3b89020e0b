"""The sensors in the air and the runner's own, as one list that keeps its order.

Rules: what is remembered stands first, as in its file; what is heard is added at the end, in the order of first sight.
Nothing moves because a signal grew stronger or went away, so that a key never meets another sensor than the one that
was chosen. What is remembered and in the air at once is one row, whatever its address is now: who is who is told by the
same rules as in a run (`bluetooth_identity`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stridecue.app.sensors.tuning import with_tuning
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.sources.bluetooth_identity import Identities
from stridecue.sources.bluetooth_sighting import DEVICES_MAX

if TYPE_CHECKING:
    from stridecue.sources.bluetooth_sighting import Sighting


@dataclass(frozen=True, slots=True)
class SensorRow:
    """One sensor."""

    device: str
    """Who it is: as remembered, else its address."""
    name: str | None
    """As it calls itself."""
    kinds: frozenset[Role] = frozenset()
    """What it can be used for, as far as it has told."""
    settings: DeviceSettings | None = None
    """None when it is not remembered."""
    sighting: Sighting | None = None
    """None when it is not in the air now."""
    battery_percent: int | None = None
    tuned: DeviceSettings | None = None
    """How a stranger was set by hand while it was tried; it holds from when it is the runner's own."""

    @property
    def title(self) -> str:
        """What to call it."""
        own = self.settings.title if self.settings is not None else None
        return own or self.name or "no name"

    @property
    def roles(self) -> frozenset[Role]:
        """What it was chosen for."""
        return self.settings.roles if self.settings is not None else frozenset()

    @property
    def as_mine(self) -> DeviceSettings:
        """What is remembered of it, or would be if it were the runner's own."""
        new = DeviceSettings(self.device, self.name)
        return self.settings or (new if self.tuned is None else with_tuning(new, self.tuned))

    @property
    def to_try(self) -> DeviceSettings:
        """Its settings for a test: with all that it can do where nothing was chosen."""
        known = self.as_mine
        return DeviceSettings(
            known.device,
            known.name or self.name,
            known.roles or self.kinds or frozenset(Role),
            known.cadence_basis,
            known.speed_factor,
            known.incline_scale,
            known.called,
        )


def same_start(before: tuple[SensorRow, ...], now: tuple[SensorRow, ...]) -> bool:
    """Return whether rows were only changed, or added at the end."""
    return [row.device for row in before] == [row.device for row in now[: len(before)]]


class SensorList:
    """What was heard and what is remembered."""

    def __init__(self, remembered: Iterable[DeviceSettings] = ()) -> None:
        self._remembered: dict[str, DeviceSettings] = {}
        self._who = Identities()
        self._last: dict[str, Sighting] = {}
        """The last sighting of each, in the order of the first."""
        self._here: frozenset[str] = frozenset()
        self._learned: dict[str, tuple[frozenset[Role], int | None, DeviceSettings | None]] = {}
        self._order: list[str] = []
        self.remember(remembered)

    @property
    def anything_in_the_air(self) -> bool:
        """Whether a sensor is heard now."""
        return bool(self._here)

    def remember(self, devices: Iterable[DeviceSettings]) -> None:
        """Take what is remembered now."""
        self._remembered = {device.device: device for device in devices}
        for who in self._remembered.keys() & self._learned.keys():
            self._learned[who] = (*self._learned[who][:2], None)
        self._who = Identities(self._remembered.values())
        self._keep_order()

    def hear(self, sightings: Iterable[Sighting]) -> None:
        """Take everything that is in the air now, the strongest first."""
        sightings = tuple(sightings)
        known = self._who.recognise(sightings)
        now = {known.get(sighting.device, sighting.device): sighting for sighting in sightings}
        for gone in [who for who in self._last if who not in now][: max(0, len(self._last) - DEVICES_MAX)]:
            del self._last[gone]
        self._last.update(now)
        self._here = frozenset(now)
        self._keep_order()

    def learn(
        self,
        device: str,
        kinds: frozenset[Role],
        battery_percent: int | None,
        tuned: DeviceSettings | None = None,
    ) -> None:
        """Keep what a link has told about a sensor, and how it was set meanwhile."""
        self._learned[device] = (kinds, battery_percent, tuned)

    def rows(self) -> tuple[SensorRow, ...]:
        """Return every sensor."""
        return tuple(self._row(who) for who in self._order)

    def _row(self, who: str) -> SensorRow:
        settings, last = self._remembered.get(who), self._last.get(who)
        kinds, battery_percent, tuned = self._learned.get(who, (frozenset(), None, None))
        return SensorRow(
            who,
            (last.name if last is not None else None) or (settings.name if settings is not None else None),
            kinds | (last.roles if last is not None else frozenset()),
            settings,
            last if who in self._here else None,
            battery_percent,
            tuned,
        )

    def _keep_order(self) -> None:
        there = self._remembered.keys() | self._last.keys()
        self._order = [who for who in self._order if who in there]
        self._order += [who for who in (*self._remembered, *self._last) if who not in self._order]
