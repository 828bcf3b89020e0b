"""Looks at everything that one sensor sends, for what is wrong with it.

Rules: looking changes nothing in what the run takes from a sensor; repairs are made where the value is taken.
"""

from __future__ import annotations

from stridecue.model.device_settings import DeviceSettings
from stridecue.model.measurement import Measurement
from stridecue.model.sensor_details import SensorFault


class SensorWatch:
    """The faults of one sensor."""

    def take(self, t_ms: int, sent: Measurement, payload: bytes) -> None:
        """Look at one notification."""

    def faults(self, t_ms: int, settings: DeviceSettings) -> tuple[SensorFault, ...]:
        """Return what is wrong at `t_ms`, and what was earlier in the run; `settings` are the device's own."""
        return ()
