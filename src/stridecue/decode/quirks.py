"""Quirks: devices that are known by name to measure in their own way.

Rules: a quirk is a default for the device's settings; what the runner chose comes before it, and what nothing is known
about is found out from the data. Names are matched whatever their case, at the beginning of a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stridecue.model.device_settings import CadenceBasis

KMH_PER_MPH = 1.609344
LEVELS_AS_GRADE = 0.15
"""Levels of incline that are sent as 6.0, 13.0, 20.0 % instead of 1, 2, 3."""


@dataclass(frozen=True, slots=True)
class Quirk:
    """How a device differs from the specification."""

    cadence_basis: CadenceBasis = CadenceBasis.UNKNOWN
    speed_factor: float = 1.0
    incline_scale: float = 1.0
    ask: str = ""
    """What a runner has to be asked, because the device does not tell."""


_BOTH_FEET = Quirk(cadence_basis=CadenceBasis.BOTH_FEET)
_MILES = Quirk(speed_factor=KMH_PER_MPH)
_MILES_IF_SHOWN = Quirk(ask="Does the treadmill show miles? Then set its speed factor to 1.609344.")
_LEVELS = Quirk(incline_scale=LEVELS_AS_GRADE)

_QUIRKS = tuple(
    (re.compile(rf"(?<![a-z0-9]){pattern}", re.IGNORECASE), quirk)
    for pattern, quirk in (
        (r"tickr[ _-]?x", _BOTH_FEET),
        (r"myrun", _BOTH_FEET),
        (r"runn(?![a-z])", _BOTH_FEET),
        (r"bowflex t9", _MILES),
        (r"3g elite", _MILES_IF_SHOWN),
        (r"therun[ _-]?t15", _MILES_IF_SHOWN),
        (r"iconcept", _LEVELS),
        (r"t01_", _LEVELS),
    )
)

NO_QUIRK = Quirk()


def quirk_of(name: str | None) -> Quirk:
    """Return what is known about a device from the name that it sends."""
    if name:
        for pattern, quirk in _QUIRKS:
            if pattern.search(name):
                return quirk
    return NO_QUIRK
