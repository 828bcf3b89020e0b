"""What there is to draw of a run, and between which values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from made_report import made_track
from stridecue.app.report.series import Series, series_of
from stridecue.model.profile import Unit
from stridecue.model.state import HeartRateLimits
from stridecue.model.track import Track

TRACK = made_track(1200)


def changed(**values: object) -> Track:
    return replace(TRACK, seconds=tuple(replace(second, **values) for second in TRACK.seconds))  # type: ignore[arg-type]


def named(track: Track, unit: Unit = Unit.KM) -> dict[str, Series]:
    return {series.name: series for series in series_of(track, unit)}


def test_what_matters_most_comes_first() -> None:
    assert list(named(changed(power_w=230.0))) == ["heart rate", "pace", "cadence", "grade", "power"]


def test_what_is_not_known_has_no_chart() -> None:
    empty = changed(heart_rate_bpm=None, speed_mps=0.0, cadence_spm=0.0, grade_percent=0.0)
    assert series_of(empty, Unit.KM) == ()
    assert series_of(Track(TRACK.totals), Unit.KM) == ()


def test_faster_is_higher_and_labelled_as_a_pace() -> None:
    pace = named(TRACK)["pace"]
    assert pace.unit == "min/km"
    assert pace.drawn(4.0) > pace.drawn(3.0) > pace.drawn(0.5) == pace.drawn(0.0)
    assert pace.label(pace.drawn(1000 / 312)) == "5:12"
    assert pace.low <= pace.drawn(2.4) < pace.drawn(3.2) <= pace.high
    mile = named(TRACK, Unit.MILE)["pace"]
    assert mile.unit == "min/mi"
    assert mile.label(mile.drawn(1609.344 / 480)) == "8:00"


def test_a_pause_is_a_gap_in_the_pace() -> None:
    pace = named(made_track(1700))["pace"]
    assert pace.values[1499:1559] == [None] * 60
    assert pace.values[1498] is not None


def test_zones_lie_behind_heart_rate_only_where_they_are_known() -> None:
    assert [band.tone for band in named(TRACK)["heart rate"].bands] == [
        f"zone-{zone}" for zone in range(1, 6)
    ]
    assert named(replace(TRACK, limits=HeartRateLimits()))["heart rate"].bands == ()


def test_the_highest_heart_rate_is_in_the_chart_and_one_mad_second_of_height_is_not() -> None:
    seconds = list(changed(altitude_m=50.0).seconds)
    seconds[600] = replace(seconds[600], heart_rate_bpm=191.0, altitude_m=900.0)
    charts = named(replace(TRACK, seconds=tuple(seconds)))
    assert charts["heart rate"].high >= 191.0
    assert charts["altitude"].high < 100.0
    assert "grade" not in charts, "heights say more"


@pytest.mark.parametrize(
    ("name", "span"), [("heart rate", 40.0), ("pace", 60.0), ("cadence", 20.0), ("grade", 4.0)]
)
def test_noise_is_not_made_large(name: str, span: float) -> None:
    steady = changed(heart_rate_bpm=140.0, speed_mps=3.0, cadence_spm=166.0)
    series = named(steady)[name]
    assert series.high - series.low >= span


def test_the_runner_s_own_cadence_is_in_the_chart() -> None:
    series = named(changed(cadence_baseline_spm=190.0))["cadence"]
    assert series.low < 165.0
    assert series.high >= 190.0
