"""Which device speaks for a quantity when several of a kind send.

Rules: the device that was given the role; without one, or while it is silent, the first seen while it lives. A
treadmill that sends heart rate as a strap does gives way to a strap. Values of two devices are never mixed.
"""

from __future__ import annotations

from stridecue.model.device_settings import Role
from stridecue.signals.device import TREADMILL
from stridecue.signals.devices import Devices


class ChosenDevice:
    """The device that speaks at the moment."""

    __slots__ = ("_device", "_devices", "_last_ms", "_lost_ms", "_role")

    def __init__(self, role: Role, devices: Devices, lost_ms: int) -> None:
        self._role = role
        self._devices = devices
        self._lost_ms = lost_ms
        self._last_ms = 0
        self._device: str | None = None

    def alive(self, t_ms: int) -> bool:
        """Return whether a device speaks at `t_ms`."""
        return self._device is not None and t_ms - self._last_ms <= self._lost_ms

    def speaking(self, t_ms: int) -> str | None:
        """Return the device that speaks at `t_ms`."""
        return self._device if self.alive(t_ms) else None

    def takes(self, t_ms: int, device: str) -> bool:
        """Return whether this device's value counts."""
        if device != self._device:
            if self._device is not None and self.alive(t_ms) and not self._gives_way(self._device, device):
                return False
            self._device = device
        self._last_ms = t_ms
        return True

    def _gives_way(self, current: str, other: str) -> bool:
        given, to_other = (self._devices.has_role(device, self._role) for device in (current, other))
        if given is not to_other:
            return to_other
        return self._role is Role.HEART_RATE and self._is_treadmill(current) and not self._is_treadmill(other)

    def _is_treadmill(self, device_id: str) -> bool:
        device = self._devices.known(device_id)
        return device is not None and device.kind == TREADMILL
