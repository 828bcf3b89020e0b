"""Grade from a file's altitude, where the file has no grade of its own.

Rules: the least-squares line of altitude on distance over the last 100 m, once there are 40 m of it: heights of
watches come in steps and wander.
"""

from __future__ import annotations

from collections import deque

from stridecue.physiology.statistics import linear_slope

# OUR CHOICE
WITHIN_M = 100.0
NEEDED_M = 40.0
NEEDED_POINTS = 4
MOST_POINTS = 64


class AltitudeGrade:
    """The last stretch of way."""

    __slots__ = ("_altitudes", "_distances")

    def __init__(self) -> None:
        self._distances: deque[float] = deque(maxlen=MOST_POINTS)
        self._altitudes: deque[float] = deque(maxlen=MOST_POINTS)

    def add(self, distance_m: float, altitude_m: float) -> float | None:
        """Take one point; returns the grade in percent where enough is known."""
        distances, altitudes = self._distances, self._altitudes
        if distances and distance_m < distances[-1]:
            distances.clear()
            altitudes.clear()
        distances.append(distance_m)
        altitudes.append(altitude_m)
        while distance_m - distances[0] > WITHIN_M and len(distances) > NEEDED_POINTS:
            distances.popleft()
            altitudes.popleft()
        if distance_m - distances[0] < NEEDED_M or len(distances) < NEEDED_POINTS:
            return None
        slope = linear_slope(distances, altitudes)
        return None if slope is None else 100.0 * slope
