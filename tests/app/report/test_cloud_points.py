"""Which seconds make the cloud of cadence against pace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from made_report import made_track
from stridecue.app.report.cloud_points import MOST_POINTS, POINTS_NEEDED, cloud_of
from stridecue.model.profile import Unit
from stridecue.model.state import Gait, Quality
from stridecue.model.track import Track

TRACK = made_track(600)


def changed(count: int, **values: object) -> Track:
    """The track with something else in its first seconds."""
    first = [replace(second, **values) for second in TRACK.seconds[:count]]  # type: ignore[arg-type]
    return replace(TRACK, seconds=(*first, *TRACK.seconds[count:]))


def test_every_running_second_is_a_point_and_faster_is_larger() -> None:
    cloud = cloud_of(TRACK, Unit.KM)
    assert cloud is not None
    assert len(cloud.paces_s) == len(cloud.cadences_spm) == 600
    assert len(cloud.own_paces_s) == len(cloud.own_spm) == 400, "known from 200 s on"
    assert cloud.paces_s[0] == pytest.approx(-1000 / (TRACK.seconds[0].speed_mps or 0.0))
    mile = cloud_of(TRACK, Unit.MILE)
    assert mile is not None
    assert mile.paces_s[0] == pytest.approx(1.609344 * cloud.paces_s[0])


@pytest.mark.parametrize(
    "values",
    [
        {"gait": Gait.WALKING},
        {"cadence_quality": Quality.SUSPECT},
        {"speed_quality": Quality.STALE},
        {"speed_steady": False},
        {"speed_mps": None},
        {"speed_mps": 0.0},
    ],
)
def test_what_is_no_steady_running_is_left_out(values: dict[str, object]) -> None:
    cloud = cloud_of(changed(100, **values), Unit.KM)
    assert cloud is not None
    assert len(cloud.paces_s) == 500
    assert cloud_of(changed(600 - POINTS_NEEDED + 1, **values), Unit.KM) is None


@pytest.mark.parametrize("values", [{}, {"cadence_spm": 162.0, "speed_mps": 2.55}])
def test_no_point_lies_on_the_edge_where_it_would_not_be_drawn(values: dict[str, object]) -> None:
    cloud = cloud_of(changed(600, **values), Unit.KM)
    assert cloud is not None
    slow, fast = cloud.pace_limits_s
    assert slow <= min(cloud.paces_s) - 10.0 < max(cloud.paces_s) + 10.0 <= fast
    low, high = cloud.cadence_limits_spm
    assert low <= min(cloud.cadences_spm) - 2.0 < max(cloud.cadences_spm) + 2.0 <= high


def test_a_long_run_has_no_more_points_than_can_be_seen() -> None:
    cloud = cloud_of(made_track(9001), Unit.KM)
    assert cloud is not None
    assert MOST_POINTS / 2 < len(cloud.paces_s) <= MOST_POINTS
