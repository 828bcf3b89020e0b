"""What a runner sets by hand about one sensor while it is tried, step by step, and back.

Rules: a step is a function of what is chosen and what holds now. Values stay within what settings allow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from stridecue.app.sensors import mending
from stridecue.decode.quirks import KMH_PER_MPH, LEVELS_AS_GRADE
from stridecue.model.device_settings import CadenceBasis, DeviceSettings
from stridecue.model.sensor_details import SensorDetails
from stridecue.report import sensor_words
from stridecue.settings_values import RANGES

SPEED_STEP = 0.01
_BASES = (CadenceBasis.UNKNOWN, CadenceBasis.ONE_FOOT, CadenceBasis.BOTH_FEET)


@dataclass(frozen=True, slots=True)
class Step:
    """Changed settings, and what changed in words."""

    settings: DeviceSettings
    words: str


def next_basis(chosen: DeviceSettings, _: SensorDetails) -> Step:
    """Go on from finding out what cadence counts to one foot, both feet, and back."""
    basis = _BASES[(_BASES.index(chosen.cadence_basis) + 1) % len(_BASES)]
    known = basis is not CadenceBasis.UNKNOWN
    words = (
        f"It counts {sensor_words.COUNTS[basis]}" if known else "What it counts is found out while you run"
    )
    return Step(replace(chosen, cadence_basis=basis), words)


def faster(chosen: DeviceSettings, details: SensorDetails) -> Step:
    """Take its speed a hundredth higher."""
    return _speed(chosen, details, SPEED_STEP)


def slower(chosen: DeviceSettings, details: SensorDetails) -> Step:
    """Take its speed a hundredth lower."""
    return _speed(chosen, details, -SPEED_STEP)


def next_miles(chosen: DeviceSettings, details: SensorDetails) -> Step:
    """Read its speed as km/h, or as miles an hour that are sent as if they were km/h."""
    factor = details.speed_factor if chosen.speed_factor is None else chosen.speed_factor
    miles = round(factor, 2) != round(KMH_PER_MPH, 2)
    words = "Its speed is read as miles an hour" if miles else "Its speed is read as km/h"
    return Step(replace(chosen, speed_factor=KMH_PER_MPH if miles else 1.0), words)


def next_scale(chosen: DeviceSettings, details: SensorDetails) -> Step:
    """Read its incline as percent, or as levels that are sent as if they were percent."""
    levels = (details.incline_scale if chosen.incline_scale is None else chosen.incline_scale) == 1.0
    words = "Its incline is read as levels" if levels else "Its incline is read as percent"
    scale = LEVELS_AS_GRADE if levels else 1.0
    return Step(replace(chosen, incline_scale=scale), f"{words}, × {scale:g}")


def default(chosen: DeviceSettings, _: SensorDetails) -> Step:
    """Take back everything that was chosen about how it is read."""
    plain = replace(chosen, cadence_basis=CadenceBasis.UNKNOWN, speed_factor=None, incline_scale=None)
    return Step(plain, "It is read as it is known by its name, or as it sends")


def mended(chosen: DeviceSettings, now: DeviceSettings, mend: DeviceSettings, words: str) -> Step:
    """Take over what an offer changes of the settings that hold now."""
    return Step(replace(chosen, **mending.changed(now, mend)), words)  # type: ignore[arg-type]


def with_tuning(known: DeviceSettings, tuned: DeviceSettings) -> DeviceSettings:
    """Return what is remembered of a sensor with how it is read from now on."""
    return replace(
        known,
        cadence_basis=tuned.cadence_basis,
        speed_factor=tuned.speed_factor,
        incline_scale=tuned.incline_scale,
    )


BY_HAND: dict[str, Callable[[DeviceSettings, SensorDetails], Step]] = {
    "basis": next_basis,
    "faster": faster,
    "slower": slower,
    "miles": next_miles,
    "scale": next_scale,
    "default": default,
}
"""By the name that the table of keys uses."""


def _speed(chosen: DeviceSettings, details: SensorDetails, step: float) -> Step:
    low, high = RANGES["speed_factor"]
    now = details.speed_factor if chosen.speed_factor is None else chosen.speed_factor
    factor = round(min(max(now + step, low), high), 2)
    return Step(replace(chosen, speed_factor=factor), f"Its speed is taken × {factor:.2f}")
