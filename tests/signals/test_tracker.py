from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from stridecue.model.events import LapEnded, Noticed, Sampled
from stridecue.model.inputs import Gap, Mark, MarkKind
from stridecue.model.profile import Profile
from stridecue.model.setup import BaselineBin, History
from stridecue.model.state import Activity, Gait, Phase, Quality, Quantity, Slope

BELT = (2.5, 1.0)
POD = (2.5, 82)


def test_before_the_first_tick_there_is_a_state(run: Callable) -> None:
    state = run(start=False).state
    assert (state.activity, state.phase, state.elapsed_s) == (Activity.BEFORE, Phase.PRE_RUN, 0.0)
    assert state.heart_rate.value is None
    assert state.grade.good == 0.0


def test_a_minute_of_running(run: Callable) -> None:
    state = run(profile=Profile(age_years=40)).seconds(60, heart_rate=140, belt=BELT, pod=POD)
    assert (state.elapsed_s, state.timer_s, state.phase, state.phase_time_s) == (60.0, 60.0, Phase.MAIN, 60.0)
    assert (state.heart_rate.good, state.cadence.good, state.speed.good) == (140, 164.0, 2.5)
    assert (state.grade.good, state.slope, state.gait) == (1.0, Slope.FLAT, Gait.RUNNING)
    assert state.distance_m == pytest.approx(150.0)
    assert state.climb_m == pytest.approx(150 * math.sin(math.atan(0.01)))
    assert state.step_length_m == pytest.approx(60 * 2.5 / 164)
    assert state.adjusted_speed_mps == pytest.approx(2.5 * 1.0554, abs=1e-3)
    assert (state.zone, state.limits.max_bpm, state.speed_steady) == (3, 180, True)
    assert state.heart_rate_slope_bpm_per_s == 0.0
    assert state.heart_rate_in_60s_bpm == 140
    assert (state.belt_speed.good, state.pod_speed.good, state.power.value) == (2.5, 2.5, None)


def test_missing_is_none_never_zero(run: Callable) -> None:
    state = run(surface="trail").seconds(100)
    assert {signal.value for signal in (state.heart_rate, state.cadence, state.speed, state.grade)} == {None}
    derived = (
        state.gait,
        state.slope,
        state.zone,
        state.adjusted_speed_mps,
        state.speed_steady,
        state.step_length_m,
    )
    assert set(derived) == {None}
    assert (state.distance_m, state.timer_s) == (0.0, 100.0)


def test_stale_values_stay_out_of_figures(run: Callable) -> None:
    runner = run(profile=Profile(age_years=40))
    runner.seconds(60, heart_rate=140, belt=BELT, pod=POD)
    ages = [runner.second() for _ in range(31)]
    assert ages[3].speed.quality is ages[3].heart_rate.quality is ages[3].cadence.quality is Quality.GOOD
    late = ages[4]
    assert late.speed.quality is late.heart_rate.quality is late.cadence.quality is Quality.STALE
    assert (late.zone, late.adjusted_speed_mps, late.step_length_m, late.gait) == (None, None, None, None)
    assert late.heart_rate.value == 140
    assert (ages[8].speed.quality, ages[9].speed.quality) == (Quality.STALE, Quality.LOST)
    assert (ages[28].heart_rate.quality, ages[29].heart_rate.quality) == (Quality.STALE, Quality.LOST)
    assert ages[30].distance_m == ages[3].distance_m == pytest.approx(160.0)
    assert ages[30].timer_s == 91.0


def test_a_footpod_of_one_foot_at_82_is_shown_as_164(run: Callable) -> None:
    runner = run()
    assert runner.second(pod=(2.5, 82)).cadence.good == 164.0
    runner.seconds(30, pod=(2.5, 82))
    assert runner.state.cadence.good == 164.0
    notices = [event.text for event in runner.events if isinstance(event, Noticed)]
    assert notices == ["Footpod counts one foot; doubled."]
    assert [basis.value for basis in runner.tracker.cadence_bases.values()] == ["one_foot"]


def test_a_footpod_of_both_feet_at_164_is_shown_as_164(run: Callable) -> None:
    runner = run()
    runner.seconds(30, pod=(2.5, 164))
    assert runner.state.cadence.good == 164.0
    assert [event.text for event in runner.events if isinstance(event, Noticed)] == [
        "Footpod counts both feet; taken as it is."
    ]


def test_walking_on_a_pod_that_never_says_running(run: Callable) -> None:
    runner = run()
    assert runner.seconds(10, pod=(2.8, 82, False)).gait is Gait.RUNNING
    assert runner.seconds(10, pod=(1.4, 57, False)).gait is Gait.WALKING
    assert runner.seconds(10, pod=(0.0, 0, False)).gait is Gait.STANDING


def test_a_treadmill_without_a_footpod(run: Callable) -> None:
    runner = run(auto_pause=False)
    assert runner.seconds(10, belt=(2.4, 0.0)).gait is Gait.RUNNING
    assert runner.seconds(10, belt=(1.4, 0.0)).gait is Gait.WALKING
    assert runner.seconds(10, belt=(0.0, 0.0)).gait is Gait.STANDING
    assert runner.state.cadence.value is None


def test_a_belt_that_stands_while_the_pod_runs(run: Callable) -> None:
    state = run().seconds(20, belt=(0.0, 0.0), pod=POD)
    assert (state.speed.source, state.gait, state.activity) == ("pod", Gait.RUNNING, Activity.ACTIVE)
    assert state.distance_m == pytest.approx(50.0)


def test_typed_grade_holds_until_it_is_given_back(run: Callable) -> None:
    runner = run()
    runner.seconds(5, belt=BELT)
    assert runner.mark(MarkKind.GRADE, 6.0) == [Sampled(Quantity.GRADE, runner.second(belt=BELT).grade)]
    assert (runner.state.grade.good, runner.state.slope) == (6.0, Slope.UP2)
    runner.mark(MarkKind.GRADE, None)
    assert runner.second(belt=BELT).grade.good == 1.0


@pytest.mark.parametrize("value", ["steep", 46.0, math.nan, math.inf, True])
def test_a_grade_that_cannot_be_is_not_taken(run: Callable, value: float | str) -> None:
    runner = run()
    assert runner.mark(MarkKind.GRADE, value) == []
    assert runner.tick().grade.source == "assumed"


def test_typed_speed_without_sensors(run: Callable) -> None:
    runner = run()
    runner.mark(MarkKind.SPEED, 2.5)
    state = runner.seconds(100)
    assert (state.distance_m, state.speed.source, state.gait) == (250.0, "typed", Gait.RUNNING)
    runner.mark(MarkKind.SPEED, None)
    assert runner.tick().speed.value is None


def test_a_grade_told_late_mends_the_climb_and_says_since_when(run: Callable) -> None:
    late, timely = run(), run()
    for runner in (late, timely):
        runner.seconds(100, belt=(2.5, None), pod=POD)
    timely.mark(MarkKind.GRADE, 6.0)
    late.seconds(40, belt=(2.5, None), pod=POD)
    before = len(late.events)
    late.mark(MarkKind.GRADE, 6.0, since_ms=100_000)
    mended = late.second(belt=(2.5, None), pod=POD)
    expected = timely.seconds(41, belt=(2.5, None), pod=POD)
    assert mended.climb_m == pytest.approx(expected.climb_m)
    assert (mended.up_time_s, mended.seconds_since_step) == (41.0, 41.0)
    assert (expected.up_time_s, expected.seconds_since_step) == (41.0, 40.0)
    assert (mended.grade_mended_from_s, late.tick().grade_mended_from_s) == (100, None)
    assert not [event for event in late.events[before:] if isinstance(event, (LapEnded, Noticed))]


def test_heart_rate_lags_a_step(run: Callable) -> None:
    runner = run(profile=Profile(heart_rate_max_bpm=185))
    runner.seconds(300, heart_rate=135, rr=[444], belt=(2.5, 0.0), pod=POD)
    assert runner.state.heart_rate_settled
    states = []
    for second in range(1, 100):
        bpm = round(160 - 25 * math.exp(-second / 57.6))
        states.append(runner.second(heart_rate=bpm, rr=[60000 / bpm], belt=(3.5, 0.0), pod=(3.5, 86)))
    assert [state.heart_rate_settled for state in states] == [False] * 90 + [True] * 9
    assert states[29].seconds_since_step == 29.0
    assert states[29].heart_rate_in_60s_bpm == pytest.approx(154.71, abs=1.5)
    assert {state.heart_rate.quality for state in states} == {Quality.GOOD}


def test_warm_up_and_settling_take_their_time(run: Callable) -> None:
    runner = run(profile=Profile(heart_rate_max_bpm=185))
    runner.seconds(179, heart_rate=135, belt=BELT, pod=POD)
    assert not runner.state.heart_rate_settled
    assert runner.second(heart_rate=135, belt=BELT, pod=POD).heart_rate_settled
    runner.seconds(419, heart_rate=135, belt=BELT, pod=POD)
    assert not runner.state.warmed_up
    assert runner.second(heart_rate=135, belt=BELT, pod=POD).warmed_up


def test_a_spike_reaches_neither_the_screen_nor_the_maximum(run: Callable) -> None:
    runner = run(profile=Profile(heart_rate_max_bpm=185))
    runner.seconds(20, heart_rate=150)
    for _ in range(8):
        state = runner.second(heart_rate=210)
        assert (state.heart_rate.quality, state.heart_rate.value, state.zone) == (Quality.SUSPECT, 150, None)
    runner.seconds(20, heart_rate=151)
    totals = runner.tracker.totals()
    assert (totals.heart_rate_max_bpm, totals.records) == (151, 48)


def test_automatic_pause_stops_the_timer_and_moving_resumes(run: Callable) -> None:
    runner = run()
    runner.seconds(60, belt=BELT, pod=POD)
    stopped = [runner.second(belt=(0.0, 1.0), pod=(0.0, 0)) for _ in range(20)]
    assert [state.activity for state in stopped] == [Activity.ACTIVE] * 4 + [Activity.AUTO_PAUSED] * 16
    assert (stopped[-1].timer_s, stopped[-1].elapsed_s) == (65.0, 80.0)
    moving = [runner.second(belt=BELT, pod=POD) for _ in range(5)]
    assert [state.activity for state in moving] == [Activity.AUTO_PAUSED] + [Activity.ACTIVE] * 4
    assert moving[-1].timer_s == 68.0


def test_a_pause_leaves_out_its_time_to_the_millisecond(run: Callable) -> None:
    runner = run()
    runner.seconds(10, belt=(2.0, 0.0), pod=POD)
    runner.tracker.feed(10_400, Mark(MarkKind.PAUSE))
    runner.seconds(20, belt=(2.0, 0.0), pod=POD)
    assert (runner.state.activity, runner.state.timer_s, runner.state.elapsed_s) == (
        Activity.PAUSED,
        10.4,
        30.0,
    )
    assert runner.state.distance_m == pytest.approx(20.8)
    runner.tracker.feed(30_900, Mark(MarkKind.RESUME))
    assert runner.second(belt=(2.0, 0.0), pod=POD).timer_s == 10.5


def test_nothing_counts_while_the_computer_sleeps(run: Callable) -> None:
    runner = run()
    runner.seconds(20, heart_rate=140, belt=BELT, pod=POD)
    runner.feed(Gap(60_000))
    asleep = runner.seconds(60)
    assert (asleep.timer_s, asleep.elapsed_s, asleep.distance_m) == (20.0, 80.0, pytest.approx(50.0))
    awake = runner.second(heart_rate=140, belt=BELT, pod=POD)
    assert (awake.timer_s, awake.heart_rate.good, awake.gait) == (21.0, 140, Gait.RUNNING)


def test_every_signal_is_lost_from_the_first_second_of_sleep(run: Callable) -> None:
    runner = run()
    runner.seconds(20, heart_rate=140, belt=BELT, pod=POD)
    runner.feed(Gap(60_000))
    state = runner.tick()
    signals = (state.heart_rate, state.cadence, state.speed, state.grade, state.belt_speed, state.pod_speed)
    assert {signal.quality for signal in signals} == {Quality.LOST}
    assert {device.quality for device in state.devices} == {Quality.LOST}
    assert (state.gait, state.adjusted_speed_mps) == (None, None)


def test_laps_by_distance_by_hand_and_at_the_finish(run: Callable) -> None:
    runner = run(auto_lap_m=100.0)
    runner.seconds(50, heart_rate=140, belt=BELT, pod=POD)
    runner.mark(MarkKind.LAP)
    assert (runner.state.lap, runner.state.lap_time_s) == (2, 10.0)
    runner.seconds(10, heart_rate=144, belt=BELT, pod=POD)
    runner.mark(MarkKind.FINISH)
    runner.seconds(10, heart_rate=90)
    laps = [event for event in runner.events if isinstance(event, LapEnded)]
    assert [(lap.lap, lap.duration_s, round(lap.distance_m, 6)) for lap in laps] == [
        (1, 40.0, 100.0),
        (2, 10.0, 25.0),
        (3, 10.0, 25.0),
    ]
    assert [lap.heart_rate_mean_bpm for lap in laps] == [140.0, 140.0, 144.0]
    assert laps[0].cadence_mean_spm == 164.0
    totals = runner.tracker.totals()
    assert (totals.laps, totals.elapsed_s, totals.moving_s) == (3, 60.0, 60.0)
    assert totals.heart_rate_mean_bpm == pytest.approx((50 * 140 + 10 * 144) / 60)
    state = runner.state
    assert (state.activity, state.phase, state.phase_time_s) == (Activity.FINISHED, Phase.POST_RUN, 10.0)
    assert (state.lap, state.lap_time_s, state.elapsed_s) == (3, 10.0, 60.0)


def test_what_comes_before_the_start_is_not_counted(run: Callable) -> None:
    runner = run(start=False)
    state = runner.seconds(30, heart_rate=80, belt=BELT, pod=POD)
    assert (state.heart_rate.good, state.distance_m, state.phase_time_s) == (80, 0.0, 30.0)
    runner.mark(MarkKind.START)
    runner.seconds(10, heart_rate=90, belt=BELT, pod=POD)
    totals = runner.tracker.totals()
    assert (totals.elapsed_s, totals.heart_rate_mean_bpm, totals.heart_rate_max_bpm) == (10.0, 90.0, 90)


def test_a_run_that_was_cut_counts_from_cut_to_cut(run: Callable) -> None:
    runner = run(start=False)
    runner.seconds(30, heart_rate=80, belt=BELT, pod=POD)
    runner.mark(MarkKind.START, 50.0)
    runner.seconds(10, heart_rate=90, belt=BELT, pod=POD)
    runner.mark(MarkKind.FINISH, 71.5)
    totals = runner.tracker.totals()
    assert (totals.records, totals.distance_m, totals.elapsed_s) == (30, 21.5, 10.0)


def test_the_historys_baseline_target_and_changes(run: Callable) -> None:
    history = History(cadence_baseline=(BaselineBin("flat", 2.8, 164, 8, 20),), cadence_step=0.05)
    runner = run(history=history)
    state = runner.seconds(30, belt=(3.2, 0.0), pod=(3.2, 79))
    assert state.cadence_baseline_spm == pytest.approx(167.2)
    assert state.cadence_target_spm == 176
    assert state.cadence_change_percent == pytest.approx(-5.50, abs=0.005)
    assert state.step_length_change_percent == pytest.approx(5.82, abs=0.005)
    assert not state.cadence_baseline_borrowed
    uphill = runner.seconds(30, belt=(3.2, 5.0), pod=(3.2, 79))
    assert uphill.cadence_baseline_spm == pytest.approx(167.2 * 1.02)
    assert uphill.cadence_baseline_borrowed
    walking = runner.seconds(30, belt=(1.5, 5.0), pod=(1.5, 56, False))
    assert walking.gait is Gait.WALKING
    assert (walking.cadence_baseline_spm, walking.cadence_target_spm, walking.cadence_change_percent) == (
        None,
    ) * 3


def test_a_baseline_forms_within_the_run(run: Callable) -> None:
    runner = run()
    runner.seconds(658, belt=(2.8, 0.0), pod=(2.8, 82))
    assert runner.state.cadence_baseline_spm is None
    assert runner.second(belt=(2.8, 0.0), pod=(2.8, 82)).cadence_baseline_spm == pytest.approx(164.0)


def test_efficiency_falls_when_the_heart_beats_faster_at_the_same_speed(run: Callable) -> None:
    runner = run()
    for second in range(1200):
        runner.second(heart_rate=147 + second % 2, belt=(3.0, 0.0), pod=(3.0, 82))
    for second in range(130):
        runner.second(heart_rate=156 + second % 2, belt=(3.0, 0.0), pod=(3.0, 82))
    assert runner.state.efficiency_drop_percent == pytest.approx(100 * (1 - 147.5 / 156.5), abs=0.05)
    assert runner.seconds(130, heart_rate=150, belt=(2.5, 0.0), pod=(2.5, 82)).efficiency_drop_percent is None
