"""Distances from positions."""

from __future__ import annotations

import pytest

from stridecue.files.positions import haversine_m, with_distances
from stridecue.model.inputs import Reading

DEGREE_M = 111_195.08
"""On a sphere with the earth's mean radius."""


def at(latitude: float | None, longitude: float | None = 0.0, distance_m: float | None = None) -> Reading:
    return Reading("file", latitude_deg=latitude, longitude_deg=longitude, distance_m=distance_m)


@pytest.mark.parametrize(
    ("places", "metres"),
    [
        ((0, 0, 1, 0), DEGREE_M),
        ((0, 0, 0, 1), DEGREE_M),
        ((0, 179.5, 0, -179.5), DEGREE_M),
        ((60, 0, 60, 1), 55_596.2),
        ((90, 0, -90, 0), 180 * DEGREE_M),
        ((47, 8, 47, 8), 0),
    ],
)
def test_ways(places: tuple[float, float, float, float], metres: float) -> None:
    assert haversine_m(*places) == pytest.approx(metres, abs=1)


def test_segments_are_not_joined_and_a_place_without_a_position_has_no_distance() -> None:
    readings = [at(0), at(1), at(None), at(2), at(5), at(6)]
    found = [each.distance_m for each in with_distances(readings, {0, 4})]
    assert found == [
        0,
        pytest.approx(DEGREE_M, abs=1),
        None,
        pytest.approx(2 * DEGREE_M, abs=1),
        pytest.approx(2 * DEGREE_M, abs=1),
        pytest.approx(3 * DEGREE_M, abs=1),
    ]


def test_a_distance_of_its_own_is_believed() -> None:
    readings = [at(0), at(1, 0.0, 5.0)]
    assert with_distances(readings, ()) == readings
