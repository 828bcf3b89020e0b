"""The corrected run, second by second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from hilly_run import MINUTES, STEEP_PERCENT, HillyRun
from stridecue.library.derived.derivation import derive, look_into
from stridecue.model.corrections import Corrections, GradeFrom
from stridecue.model.cue import Decision, Outcome
from stridecue.model.inputs import Body, Input, Mark, MarkKind, Packet, Reading
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import CueSetText, RunSetup
from stridecue.model.state import Activity, Gait, Quality, Slope
from stridecue.model.track import Track

RUN = HillyRun()
SETUP = RunSetup("1", "1", "test.fit", options=RunSettings(surface="road"))
LENGTH_S = MINUTES * 60


def run(*bodies: tuple[int, Body]) -> list[Input]:
    return [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(bodies)]


@pytest.fixture(scope="module")
def plain() -> Track:
    return derive(RUN.setup, RUN.inputs)


def test_a_second_is_the_state_of_its_tick(plain: Track) -> None:
    assert [second.elapsed_s for second in plain.seconds] == list(range(1, LENGTH_S + 1))
    second = plain.seconds[530]
    assert (second.elapsed_s, second.timer_s, second.activity) == (531, 531, Activity.ACTIVE)
    assert (second.heart_rate_bpm, second.cadence_spm, second.speed_mps, second.grade_percent) == (
        150.0,
        168.0,
        2.7,
        STEEP_PERCENT,
    )
    assert (second.gait, second.slope) == (Gait.RUNNING, Slope.UP2)
    assert second.step_length_m == pytest.approx(2.7 / 2.8, abs=0.0005)
    assert (second.power_w, second.power_quality) == (None, Quality.LOST)


def test_the_last_second_is_as_of_the_finish(plain: Track) -> None:
    last = plain.seconds[-1]
    assert (last.elapsed_s, last.distance_m, last.climb_m) == (LENGTH_S, 2592.0, 38.81)
    assert last.activity is Activity.ACTIVE
    assert plain.totals.distance_m == pytest.approx(2592.0)
    assert [lap.lap for lap in plain.laps] == [1, 2, 3]


def test_a_value_that_was_stale_is_not_there() -> None:
    inputs = run(
        (0, Mark(MarkKind.START)), (0, Reading("file", heart_rate_bpm=140.0)), (30_000, Mark(MarkKind.FINISH))
    )
    seconds = derive(SETUP, inputs).seconds
    assert seconds[4].heart_rate_bpm == 140.0
    assert {second.heart_rate_bpm for second in seconds[6:]} == {None}
    assert seconds[6].heart_rate_quality is Quality.STALE


@pytest.mark.parametrize(
    ("finish_ms", "seconds"), [(600, 0), (601, 1), (1_000, 1), (20_600, 20), (20_601, 21)]
)
def test_there_are_as_many_seconds_as_have_begun(finish_ms: int, seconds: int) -> None:
    track = derive(SETUP, run((600, Mark(MarkKind.START)), (finish_ms, Mark(MarkKind.FINISH))))
    assert len(track.seconds) == seconds
    assert track.start_ms == 600
    assert {second.activity for second in track.seconds} <= {Activity.ACTIVE}


def test_a_run_without_a_start_or_an_input_has_no_seconds() -> None:
    assert derive(SETUP, []).seconds == ()
    assert derive(SETUP, run((9000, Reading("file", heart_rate_bpm=140.0)))).totals.elapsed_s == 0


def test_a_run_without_a_finish_goes_to_its_last_input() -> None:
    track = derive(SETUP, run((0, Mark(MarkKind.START)), (9500, Reading("file", heart_rate_bpm=140.0))))
    assert len(track.seconds) == 10
    assert track.seconds[-1].heart_rate_bpm == 140.0


def test_pauses_are_in_the_track_and_not_in_the_timer() -> None:
    inputs = run(
        (0, Mark(MarkKind.START)),
        (10_000, Mark(MarkKind.PAUSE)),
        (25_000, Mark(MarkKind.RESUME)),
        (40_000, Mark(MarkKind.FINISH)),
    )
    track = derive(SETUP, inputs)
    assert [track.seconds[at].activity for at in (9, 10, 24, 25)] == [
        Activity.ACTIVE,
        Activity.PAUSED,
        Activity.PAUSED,
        Activity.ACTIVE,
    ]
    assert [track.seconds[at].timer_s for at in (9, 24, 39)] == [10, 10, 25]
    assert track.totals.moving_s == 25.0


def test_altitude_holds_like_any_value_and_positions_are_where_they_were_read() -> None:
    records = (
        (
            second * 1000,
            Reading("file", altitude_m=100.0 + second, latitude_deg=47.1, longitude_deg=8.000_000_04),
        )
        for second in (0, 10)
    )
    inputs = run((0, Mark(MarkKind.START)), *records, (10_000, Mark(MarkKind.FINISH)))
    seconds = derive(SETUP, inputs).seconds
    assert [second.altitude_m for second in seconds] == [100.0] * 6 + [None] * 3 + [110.0]
    assert [second.latitude_deg for second in seconds] == [47.1, *[None] * 8, 47.1]
    assert seconds[0].longitude_deg == 8.0


def test_what_the_belt_said_scales_all_that_grows_with_distance(plain: Track) -> None:
    scaled = derive(RUN.setup, RUN.inputs, (), Corrections(distance_m=2592.0 * 1.1))
    assert scaled.totals.distance_m == pytest.approx(2851.2)
    assert scaled.totals.climb_m == pytest.approx(plain.totals.climb_m * 1.1)
    assert sum(lap.distance_m for lap in scaled.laps) == pytest.approx(2851.2)
    for before, after in list(zip(plain.seconds, scaled.seconds, strict=True))[::50]:
        assert after.distance_m == pytest.approx(before.distance_m * 1.1, abs=0.011)
        assert after.speed_mps == pytest.approx((before.speed_mps or 0) * 1.1, abs=0.001)
        assert after.step_length_m == pytest.approx((before.step_length_m or 0) * 1.1, abs=0.001)
        assert (
            replace(
                after,
                distance_m=before.distance_m,
                climb_m=before.climb_m,
                speed_mps=before.speed_mps,
                adjusted_speed_mps=before.adjusted_speed_mps,
                step_length_m=before.step_length_m,
            )
            == before
        )
    assert replace(scaled.totals, distance_m=0.0, climb_m=0.0) == replace(
        plain.totals, distance_m=0.0, climb_m=0.0
    )


def test_the_climb_of_the_land_is_no_belts() -> None:
    records = [
        (
            second * 1000,
            Reading("file", speed_mps=3.0, distance_m=3.0 * second, altitude_m=100.0 + second / 4),
        )
        for second in range(60)
    ]
    inputs = run((0, Mark(MarkKind.START)), *records, (59_000, Mark(MarkKind.FINISH)))
    plain = derive(SETUP, inputs)
    scaled = derive(SETUP, inputs, (), Corrections(distance_m=2 * plain.totals.distance_m))
    assert scaled.totals.climb_m == plain.totals.climb_m > 10
    assert scaled.seconds[-1].climb_m == plain.seconds[-1].climb_m
    assert scaled.seconds[-1].distance_m == pytest.approx(2 * plain.seconds[-1].distance_m, abs=0.02)


def test_what_a_run_says_to_the_next_is_corrected_too() -> None:
    plain = look_into(RUN.setup, RUN.inputs).figures
    faster = look_into(RUN.setup, RUN.inputs, (), Corrections(distance_m=2592.0 * 1.1)).figures
    assert plain.cadence_windows
    assert [window.speed_mps for window in faster.cadence_windows] == [
        pytest.approx(window.speed_mps * 1.1) for window in plain.cadence_windows
    ]


def test_a_run_that_went_nowhere_cannot_be_scaled() -> None:
    inputs = run((0, Mark(MarkKind.START)), (9000, Mark(MarkKind.FINISH)))
    assert derive(SETUP, inputs, (), Corrections(distance_m=100.0)).totals.distance_m == 0


def test_grades_and_cuts_reach_slope_and_climb() -> None:
    corrections = Corrections(
        grades=(GradeFrom(100_000, 4.0), GradeFrom(200_000, 0.0)), from_ms=60_000, to_ms=300_000
    )
    track = derive(RUN.setup, RUN.inputs, (), corrections)
    assert (track.start_ms, track.totals.elapsed_s, track.totals.records) == (60_000, 240.0, 241)
    assert {second.grade_percent for second in track.seconds[41:140]} == {4.0}
    assert track.totals.climb_m == pytest.approx(270.0 * 0.04, rel=0.02)
    assert track.seconds[0].heart_rate_bpm == 138.0, "what came before makes the signals known"


CUES = """
name = "Mine"
[[cue]]
id = "my-tall"
kind = "technique"
technique = "posture"
show = "Stand tall"
when = "timer >= 1min"
expect = ["grade up 3% in 20s"]
"""


def test_answers_focus_and_what_the_runner_said_are_of_the_run(told: Callable[..., Decision]) -> None:
    setup = replace(
        RUN.setup,
        cue_sets=(CueSetText("mine", CUES, shipped=False),),
        options=RunSettings(surface="road", focus=("posture",)),
    )
    said = ((300_000, Mark(MarkKind.YES, "check")), (301_000, Mark(MarkKind.SCORE, "effort 6")))
    inputs = sorted([*RUN.inputs, *(Input(t_ms, 0, mark) for t_ms, mark in said)], key=lambda item: item.t_ms)
    decisions = [told("my-tall", 418), told("my-tall", 700, Outcome.WITHHELD)]
    track = derive(setup, inputs, decisions)
    assert [(one.tick_s, one.withheld, one.hit) for one in track.responses] == [
        (418, False, True),
        (700, True, False),
    ]
    assert track.practice_s == (("posture", LENGTH_S),)
    assert (track.checks_s, track.effort, track.mood) == ((300.0,), 6, None)
    cut = derive(setup, inputs, decisions, Corrections(from_ms=600_000))
    assert [one.tick_s for one in cut.responses] == [700]
    assert cut.checks_s == ()
    assert cut.effort == 6


def test_the_devices_that_spoke_are_named() -> None:
    packets = ((second * 1000, Packet("AA", "2A37", b"\x00\x8c")) for second in range(5))
    track = derive(SETUP, run((0, Mark(MarkKind.START)), *packets, (5000, Mark(MarkKind.FINISH))))
    assert track.sensors == ("heart_rate",)
