"""A run in lines says which sensors it uses, each once: beside the lines, so that these stay for whoever reads them.

Rules: a sensor that comes back is no news here; what the run makes of a loss is a notice of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from stridecue.cli import output
from stridecue.cli.sensors_named import Named
from stridecue.model.device_settings import DeviceSettings
from stridecue.model.events import Event
from stridecue.model.inputs import Input, Link, LinkEvent


class JoinedSensors:
    """A sink that tells of each sensor's first link."""

    def __init__(self, remembered: Iterable[DeviceSettings]) -> None:
        self._remembered = {device.device: device for device in remembered}
        self._told: set[str] = set()

    def on_input(self, item: Input) -> None:
        """Tell of a sensor that has joined."""
        link = item.body
        if not isinstance(link, Link) or link.event is not LinkEvent.CONNECTED or link.device in self._told:
            return
        self._told.add(link.device)
        mine = self._remembered.get(link.device)
        named = Named(mine or DeviceSettings(link.device, link.name))
        output.say(f"{named.words} has joined{'' if mine else ', which is not remembered'}.")

    def on_event(self, event: Event) -> None:
        """Nothing: the lines of the run are written elsewhere."""
