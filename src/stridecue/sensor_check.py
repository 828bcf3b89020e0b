"""One sensor tried without a run: linked, listened to, and nothing of it kept.

Rules: what it sends goes through the same pipeline and engine as in a run, so that what is shown is what a run would
take; there is no cue set, no recorder and no history.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from stridecue import __version__
from stridecue.clock import RunClock
from stridecue.engine import ENGINE_VERSION
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.events import Event
from stridecue.model.inputs import ChangeKind, Input, Link, LinkEvent, MarkKind
from stridecue.model.profile import Profile
from stridecue.model.run_settings import RunSettings
from stridecue.model.sensor_details import SensorPage
from stridecue.model.setup import RunSetup
from stridecue.model.state import State
from stridecue.pipeline import LivePipeline, LiveSource
from stridecue.sources.bluetooth_sighting import ROLE_SERVICES


class SensorCheck:
    """A sensor that is being tried."""

    def __init__(
        self,
        device: DeviceSettings,
        profile: Profile,
        source: LiveSource,
        clock: RunClock | None = None,
    ) -> None:
        setup = RunSetup(
            ENGINE_VERSION,
            __version__,
            "bluetooth",
            profile=profile,
            options=RunSettings(auto_pause=False, auto_lap_m=None, experiments=False),
            devices=(device,),
        )
        self._services = _Services()
        self._pipeline = LivePipeline(setup, source, [self._services], clock or RunClock())

    @property
    def state(self) -> State:
        """Return what a run would make of it at the last second."""
        return self._pipeline.engine.state

    @property
    def kinds(self) -> frozenset[Role]:
        """Return what it can be used for, as far as its link has told."""
        return frozenset(role for role, service in ROLE_SERVICES.items() if service in self._services.heard)

    def page(self) -> SensorPage:
        """Return everything that is known about it at the last second."""
        return self._pipeline.engine.sensor_page()

    def change(self, device: DeviceSettings) -> None:
        """Take changed settings from now on; None goes back to what is known by its name."""
        content = {
            "device": device.device,
            "cadence_basis": device.cadence_basis.value,
            "speed_factor": device.speed_factor,
            "incline_scale": device.incline_scale,
        }
        self._pipeline.change(ChangeKind.SETTING, device.device, json.dumps(content))

    async def run(self) -> None:
        """Link it and listen, until cancelled; the link is taken down then.

        Raises:
            BluetoothError: something went wrong that nobody foresaw.
        """
        self._pipeline.mark(MarkKind.START)
        await self._pipeline.run()


@dataclass(slots=True)
class _Services:
    """A sink that keeps which services the sensor has."""

    heard: frozenset[str] = frozenset()

    def on_input(self, item: Input) -> None:
        """Note the services of a link."""
        if isinstance(item.body, Link) and item.body.event is LinkEvent.CONNECTED:
            self.heard |= frozenset(item.body.services)

    def on_event(self, event: Event) -> None:
        """Nothing: whoever wants to know asks."""
