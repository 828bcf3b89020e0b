from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from stridecue.model.events import LapEnded, Sampled
from stridecue.model.inputs import MarkKind, Reading
from stridecue.model.state import Quality, Quantity


def test_totals_are_the_files_own_figures(run: Callable) -> None:
    """Spikes, walks and odd cadences are suspect on screen, and still count."""
    runner = run(auto_pause=False, auto_lap_m=None)
    beats = [None, 150.0, 210.0, 60.0, 240.0, 151.0, 25.0]
    steps = [0.0, 164.0, 40.0, 250.0, None, 90.5, 163.0]
    power = [0.0, 200.0, None, 310.0, 205.0, 208.0, 190.0]
    for second in range(70):
        place = second % 7
        reading = Reading(
            "watch",
            heart_rate_bpm=beats[place],
            cadence_spm=steps[place],
            speed_mps=2.9,
            distance_m=3.1 * second,
            power_w=power[place],
        )
        runner.second(reading=reading)
    runner.mark(MarkKind.FINISH)
    totals = runner.tracker.totals()
    known = [bpm for bpm in beats if bpm]
    stepping = [spm for spm in steps if spm]
    watts = [value for value in power if value is not None]
    assert (totals.records, totals.heart_rate_max_bpm, totals.laps) == (70, 240, 1)
    assert totals.distance_m == pytest.approx(3.1 * 69)
    assert totals.heart_rate_mean_bpm == pytest.approx(sum(known) / len(known))
    assert totals.cadence_mean_spm == pytest.approx(sum(stepping) / len(stepping))
    assert totals.power_mean_w == pytest.approx(sum(watts) / len(watts))


def test_a_record_becomes_signals(run: Callable) -> None:
    runner = run()
    reading = Reading("watch", 140.0, 164.5, 2.8, 3.0, 100.0, 55.0, 220.0)
    state = runner.second(reading=reading)
    assert [event.quantity for event in runner.events if isinstance(event, Sampled)] == [
        Quantity.SPEED,
        Quantity.GRADE,
        Quantity.HEART_RATE,
        Quantity.CADENCE,
        Quantity.POWER,
    ]
    signals = (state.heart_rate, state.cadence, state.speed, state.grade, state.power)
    assert [signal.good for signal in signals] == [140.0, 164.5, 2.8, 3.0, 220.0]
    assert {signal.source for signal in signals} == {"file"}
    assert (state.distance_m, state.devices) == (100.0, ())


def test_a_file_that_records_seldom_is_not_lost(run: Callable) -> None:
    runner = run(hold_s=15.0, auto_pause=False)
    for record in range(10):
        runner.feed(Reading("watch", 140.0 + record, 164.0, 2.8, None, 28.0 * record))
        runner.seconds(10)
        assert runner.state.heart_rate.quality is runner.state.speed.quality is Quality.GOOD
        assert runner.state.heart_rate.value == 140.0 + record


def test_speed_and_grade_that_a_file_lacks(run: Callable) -> None:
    runner = run(surface="road")
    for second in range(60):
        runner.second(reading=Reading("watch", distance_m=3.0 * second, altitude_m=200 + 0.15 * second))
    state = runner.state
    assert state.speed.good == pytest.approx(3.0)
    assert state.grade.good == pytest.approx(5.0)
    assert state.climb_m == pytest.approx(45 * 3 * math.sin(math.atan(0.05)), abs=0.3)


def test_distance_never_falls_and_laps_are_differences(run: Callable) -> None:
    runner = run(auto_lap_m=None)
    for metres in (0.0, 10.0, 20.0, 19.0, 30.0):
        runner.second(reading=Reading("watch", distance_m=metres))
        if metres == 10.0:
            runner.mark(MarkKind.LAP)
    runner.mark(MarkKind.FINISH)
    laps = [event.distance_m for event in runner.events if isinstance(event, LapEnded)]
    assert laps == [10.0, 20.0]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -1.0, 1e300])
def test_numbers_that_cannot_be_are_no_values(run: Callable, value: float) -> None:
    runner = run(surface="trail")
    state = runner.second(
        reading=Reading("watch", value, value, value, value * 100, value, value * 1e5, value)
    )
    signals = (state.heart_rate, state.cadence, state.speed, state.grade, state.power)
    assert {signal.value for signal in signals} == {None}
    totals = runner.tracker.totals()
    assert (totals.heart_rate_mean_bpm, totals.cadence_mean_spm, totals.distance_m) == (None, None, 0.0)
