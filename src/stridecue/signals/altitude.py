"""Grade from a file's altitude, where the file has no grade of its own.

Rules: the least-squares line of altitude on distance over the last 100 m, once there are 40 m of it: heights of
watches come in steps and wander.
"""

from __future__ import annotations

from collections import deque

from stridecue.model.our_choices.signals import (
    ALTITUDE_MOST_POINTS,
    ALTITUDE_NEEDED_M,
    ALTITUDE_NEEDED_POINTS,
    ALTITUDE_WITHIN_M,
)
from stridecue.physiology.statistics import linear_slope


class AltitudeGrade:
    """The last stretch of way."""

    __slots__ = ("_altitudes", "_distances")

    def __init__(self) -> None:
        self._distances: deque[float] = deque(maxlen=ALTITUDE_MOST_POINTS)
        self._altitudes: deque[float] = deque(maxlen=ALTITUDE_MOST_POINTS)

    def add(self, distance_m: float, altitude_m: float) -> float | None:
        """Take one point; returns the grade in percent where enough is known."""
        distances, altitudes = self._distances, self._altitudes
        if distances and distance_m < distances[-1]:
            distances.clear()
            altitudes.clear()
        distances.append(distance_m)
        altitudes.append(altitude_m)
        while distance_m - distances[0] > ALTITUDE_WITHIN_M and len(distances) > ALTITUDE_NEEDED_POINTS:
            distances.popleft()
            altitudes.popleft()
        if distance_m - distances[0] < ALTITUDE_NEEDED_M or len(distances) < ALTITUDE_NEEDED_POINTS:
            return None
        slope = linear_slope(distances, altitudes)
        return None if slope is None else 100.0 * slope
