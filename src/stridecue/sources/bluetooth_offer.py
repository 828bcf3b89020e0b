"""What a device offers to listen to and to read, out of the services that it has.

Rules:
- Characteristics are found by their numbers, whatever service they are in; of several with one number the first that
  can be used counts, in the order of their handles.
- Only measurements tell that a link is alive: a battery level or a machine's status may rightly be silent for long.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stridecue.sources.bluetooth_sighting import Sighting, short_number

MEASURED = ("2A37", "2A53", "2ACD", "2A63")
"""Heart rate, running speed and cadence, treadmill data, power."""
MACHINE_STATUS = "2ADA"
BATTERY_LEVEL = "2A19"
READ_ONCE = ("2A38", "2A54", "2A5D", "2ACC", "2A29", "2A24", "2A26")
"""Where it is worn, what a footpod can tell, where that is worn, what a machine can tell, maker, model, firmware."""

_NOTIFIES = frozenset({"notify", "indicate"})
_OF_INTEREST = frozenset({*MEASURED, MACHINE_STATUS, BATTERY_LEVEL, *READ_ONCE})


class Offer:
    """The services of a device that is connected."""

    def __init__(self, services: Iterable[Any]) -> None:
        in_order = sorted(services, key=lambda service: service.handle)
        self._found: dict[str, list[Any]] = {}
        for service in in_order:
            for characteristic in sorted(service.characteristics, key=lambda one: one.handle):
                number = short_number(characteristic.uuid)
                if number in _OF_INTEREST:
                    self._found.setdefault(number, []).append(characteristic)
        self.services = Sighting.of("", None, (service.uuid for service in in_order), None).services
        """Their numbers."""

    @property
    def measures(self) -> bool:
        """Whether there is a measurement to listen to."""
        return any(self.to_hear(number) is not None for number in MEASURED)

    def to_hear(self, number: str) -> Any | None:
        """Return the characteristic with a number that can be listened to."""
        return next((one for one in self._found.get(number, ()) if _NOTIFIES & {*one.properties}), None)

    def to_read(self, number: str) -> Any | None:
        """Return the characteristic with a number that can be read."""
        return next((one for one in self._found.get(number, ()) if "read" in one.properties), None)
