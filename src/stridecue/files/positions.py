"""Distance from positions, for files that have no distance of their own.

Rules: great circles on a sphere of the earth's mean radius, from each position to the next within a segment; between
segments nothing is counted.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import replace

from stridecue.model.inputs import Reading

EARTH_RADIUS_M = 6_371_008.8
"""The mean radius."""


def haversine_m(a_latitude: float, a_longitude: float, b_latitude: float, b_longitude: float) -> float:
    """Return the way between two positions in degrees, in metres."""
    a, b = math.radians(a_latitude), math.radians(b_latitude)
    north, east = b - a, math.radians(b_longitude - a_longitude)
    part = math.sin(north / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, part)))


def with_distances(readings: Sequence[Reading], breaks: Collection[int]) -> Sequence[Reading]:
    """Return readings with distances by their positions, if they have positions and none has a distance.

    `breaks`: the readings with which a segment begins.
    """
    if any(reading.distance_m is not None for reading in readings):
        return readings
    found: list[Reading] = []
    last: tuple[float, float] | None = None
    metres = 0.0
    for index, reading in enumerate(readings):
        if index in breaks:
            last = None
        latitude, longitude = reading.latitude_deg, reading.longitude_deg
        if latitude is None or longitude is None:
            found.append(reading)
            continue
        if last is not None:
            metres += haversine_m(*last, latitude, longitude)
        last = (latitude, longitude)
        found.append(replace(reading, distance_m=metres))
    return found
