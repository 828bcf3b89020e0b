"""Steady stretches, drift, decoupling, efficiency."""

from __future__ import annotations

from dataclasses import replace

import pytest

from made_track import Part, made_track
from stridecue.library.derived.figures.counted import counted_seconds
from stridecue.library.derived.figures.steady import easy_efficiency, steady
from stridecue.model.key_figures import SteadyFigures
from stridecue.model.state import Activity


def found(*parts: Part) -> SteadyFigures | None:
    return steady(counted_seconds(made_track(*parts)))


def test_the_first_ten_minutes_do_not_count() -> None:
    assert found(Part(600)) is None
    stretch = found(Part(600), Part(1800))
    assert stretch is not None
    assert (stretch.from_s, stretch.to_s, stretch.seconds) == (601, 2400, 1800)
    assert (stretch.speed_mps, stretch.grade_percent) == (pytest.approx(2.8), 0.0)


def test_drift_is_the_rise_of_heart_rate_with_its_interval() -> None:
    stretch = found(Part(600), Part(1800, heart_rate=lambda second: 140 + second / 300 + second % 3))
    assert stretch is not None
    assert stretch.drift_bpm_per_10_min == pytest.approx(2.0, abs=0.05)
    assert stretch.drift_low is not None
    assert stretch.drift_high is not None
    assert stretch.drift_low <= 2.0 <= stretch.drift_high


def test_decoupling_is_of_two_halves_by_time() -> None:
    stretch = found(Part(600), Part(900, 3.0, 140.0), Part(900, 3.0, 147.0))
    assert stretch is not None
    assert stretch.decoupling_percent == pytest.approx(4.76, abs=0.01)
    slower = found(Part(600), Part(900, 3.0, 140.0), Part(900, 2.95, 141.0))
    assert slower is not None
    assert slower.decoupling_percent == pytest.approx(2.36, abs=0.01)


def test_how_long_it_takes() -> None:
    short = found(Part(600), Part(1140))
    assert short is not None
    assert (short.drift_bpm_per_10_min, short.decoupling_percent) == (None, None)
    longer = found(Part(600), Part(1740))
    assert longer is not None
    assert longer.drift_bpm_per_10_min is not None
    assert longer.decoupling_percent is None


def test_a_step_of_speed_or_grade_ends_a_stretch() -> None:
    for other in (Part(900, 3.3), Part(900, grade=1.5)):
        stretch = found(Part(600), Part(1200), other)
        assert stretch is not None
        assert stretch.from_s == 601
        assert 1800 <= stretch.to_s <= 1860  # a minute at another speed hardly changes how much it varies
    both = found(Part(600), Part(1200), Part(900, 2.85, grade=1.0))
    assert both is not None
    assert both.seconds == 2100


def test_a_long_break_ends_a_stretch_and_a_short_one_does_not() -> None:
    for length, seconds in ((31, 1200), (30, 2400)):
        pause = Part(length, 0.0, activity=Activity.PAUSED)
        stretch = found(Part(600), Part(1200), pause, Part(1200))
        assert stretch is not None
        assert stretch.seconds == seconds


def test_heart_rate_must_be_known_for_almost_all_of_it() -> None:
    stretch = found(Part(600), Part(1800), Part(100, heart_rate=None), Part(20))
    assert stretch is not None
    assert stretch.heart_rate_share < 0.95
    assert (stretch.drift_bpm_per_10_min, stretch.decoupling_percent) == (None, None)


def test_efficiency_is_of_easy_steady_running() -> None:
    track = made_track(Part(180), Part(600, 2.8, 140.0), Part(600, 3.4, 165.0))
    assert easy_efficiency(counted_seconds(track), 148) == pytest.approx(60 * 2.8 / 140)
    assert easy_efficiency(counted_seconds(track), None) is None
    assert easy_efficiency(counted_seconds(made_track(Part(180), Part(590))), 148) is None
    unsteady = replace(track, seconds=tuple(replace(one, speed_steady=False) for one in track.seconds))
    assert easy_efficiency(counted_seconds(unsteady), 148) is None
