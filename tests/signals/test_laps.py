from __future__ import annotations

import pytest

from stridecue.signals.counts import Counts
from stridecue.signals.laps import Laps, Place


def place(second: float, mps: float = 2.5) -> Place:
    return Place(round(second * 1000), round(second * 1000), mps * second)


def test_an_automatic_lap_ends_exactly_at_its_distance() -> None:
    laps = Laps(1000.0, Counts())
    ended = [lap for second in range(1001) for lap in laps.advance(place(second, 3.0))]
    assert [(lap.lap, lap.distance_m) for lap in ended] == [(1, 1000.0), (2, 1000.0), (3, 1000.0)]
    assert [lap.duration_s for lap in ended] == pytest.approx([333.333] * 3, abs=0.002)
    assert laps.distance_m(3000.0) == pytest.approx(0)


def test_a_lap_of_the_runners_own_begins_a_new_count() -> None:
    laps = Laps(1000.0, Counts())
    laps.advance(place(200))
    lap = laps.end(place(200))
    assert (lap.lap, lap.duration_s, lap.distance_m) == (1, 200.0, 500.0)
    assert laps.advance(place(400)) == []
    assert [lap.lap for lap in laps.advance(place(600))] == [2]


@pytest.mark.parametrize(("seconds", "laps"), [(1.0, 0), (1.001, 1), (60, 1)])
def test_the_open_lap_ends_at_the_finish(seconds: float, laps: int) -> None:
    assert len(Laps(None, Counts()).finish(place(seconds))) == laps


def test_means_are_of_the_laps_own_readings() -> None:
    counts = Counts()
    counts.on = True
    laps = Laps(None, counts)
    for bpm, spm in ((140, 160), (150, 0), (0, 164)):
        counts.add_heart_rate(bpm)
        counts.add_cadence(spm)
    first = laps.end(place(10))
    second = laps.end(place(20))
    assert (first.heart_rate_mean_bpm, first.cadence_mean_spm) == (145.0, 162.0)
    assert (second.heart_rate_mean_bpm, second.cadence_mean_spm) == (None, None)
    assert (counts.heart_rate.mean, counts.heart_rate_max_bpm) == (145.0, 150)


def test_an_absurd_lap_length_is_none() -> None:
    assert Laps(0.0, Counts()).advance(place(1000)) == []
    assert Laps(-5.0, Counts()).advance(place(1000)) == []


def test_a_leap_in_distance_ends_a_bounded_number_of_laps() -> None:
    laps = Laps(50.0, Counts())
    assert len(laps.advance(Place(1000, 1000, 1e7))) == 1000
    assert laps.advance(Place(2000, 2000, 1e7)) == []
