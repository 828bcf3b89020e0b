"""Sensors in words: what they are used for, how strong they are, and how far they can be trusted."""

from __future__ import annotations

from collections.abc import Iterable

from stridecue.model.device_settings import CadenceBasis, Role
from stridecue.model.profile import Unit
from stridecue.model.sensor_details import SensorValue
from stridecue.model.state import DeviceState, Quality
from stridecue.report import wording

ROLES = {
    Role.HEART_RATE: "heart rate",
    Role.FOOTPOD: "footpod",
    Role.TREADMILL: "treadmill",
    Role.POWER: "power",
}
COUNTS = {
    CadenceBasis.UNKNOWN: "not known yet",
    CadenceBasis.ONE_FOOT: "one foot",
    CadenceBasis.BOTH_FEET: "both feet",
}
"""What a footpod counts."""

_STRENGTHS = ((-60, 4, "strong"), (-75, 3, "good"), (-90, 2, "weak"))
"""At least so many dBm, steps of four, a word; what is below is very weak. OUR CHOICE."""


def roles(named: Iterable[Role]) -> str:
    """Return roles in words, always in one order; empty for none."""
    wanted = frozenset(named)
    return ", ".join(words for role, words in ROLES.items() if role in wanted)


def strength(rssi_dbm: int | None) -> tuple[int, str]:
    """Return how strong a signal is, in steps of four and as a word; no step where the system did not tell."""
    if rssi_dbm is None:
        return 0, "unknown"
    return next(((steps, word) for least, steps, word in _STRENGTHS if rssi_dbm >= least), (1, "very weak"))


def taken(value: SensorValue, unit: Unit) -> str:
    """Return what is made of a value, a speed in the runner's unit; empty where nothing is."""
    return value.taken if value.taken_mps is None else wording.speed(value.taken_mps, unit)


def state(device: DeviceState) -> str:
    """Return how far a device can be trusted: `good`, `1 thing is wrong`, `silent for 7 s`."""
    age = "" if device.age_s is None else f"{round(device.age_s)} s"
    if not device.connected:
        return f"lost, last heard {age} ago" if age else "not there yet"
    if device.age_s is None:
        return "linked, nothing sent yet"
    if device.faults and device.quality in (Quality.GOOD, Quality.SUSPECT):
        return "1 thing is wrong" if device.faults == 1 else f"{device.faults} things are wrong"
    return {Quality.GOOD: "good", Quality.SUSPECT: "doubtful"}.get(device.quality, f"silent for {age}")
