"""Sensors that are wrong in one way, second by second, and what their page says about it."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from stridecue.model.inputs import Packet
from stridecue.model.sensor_details import FaultKind, SensorDetails, SensorFault


def belt_of(
    mps: float | None,
    total_m: int | None = None,
    incline: float | None = None,
    ramp_deg: float = 0.0,
    elapsed_s: int | None = None,
    device: str = "belt",
) -> Packet:
    fields = (
        (0x0000 if mps is not None else 0x0001, b"" if mps is None else struct.pack("<H", round(mps * 360))),
        (0x0004, None if total_m is None else total_m.to_bytes(3, "little")),
        (0x0008, None if incline is None else struct.pack("<hh", round(incline * 10), round(ramp_deg * 10))),
        (0x0400, None if elapsed_s is None else struct.pack("<H", elapsed_s)),
    )
    flags = sum(flag for flag, content in fields if content is not None)
    return Packet(
        device, "2ACD", struct.pack("<H", flags) + b"".join(content or b"" for _, content in fields)
    )


def pod_of(mps: float, cadence: int, total_m: float | None = None, device: str = "pod") -> Packet:
    payload = struct.pack("<BHB", 0x04 if total_m is None else 0x06, round(mps * 256), cadence)
    return Packet(
        device, "2A53", payload + (b"" if total_m is None else struct.pack("<I", round(total_m * 10)))
    )


@pytest.fixture
def belt() -> Callable[..., Packet]:
    """Make a notification of a treadmill."""
    return belt_of


@pytest.fixture
def pod() -> Callable[..., Packet]:
    """Make a notification of a footpod that counts metres too."""
    return pod_of


@pytest.fixture
def details() -> Callable[..., SensorDetails]:
    """Return the page of one sensor."""

    def look(runner: object, device: str) -> SensorDetails:
        page = runner.tracker.sensor_page()  # type: ignore[attr-defined]
        return next(one for one in page.sensors if one.state.device == device)

    return look


@pytest.fixture
def fault(details: Callable[..., SensorDetails]) -> Callable[..., SensorFault | None]:
    """Return what the page of a sensor says about one kind of fault; what it counts agrees with what it lists."""

    def look(runner: object, device: str, kind: FaultKind) -> SensorFault | None:
        one = details(runner, device)
        assert one.state.faults == sum(found.now and not found.hint for found in one.faults)
        return next((found for found in one.faults if found.kind is kind), None)

    return look
