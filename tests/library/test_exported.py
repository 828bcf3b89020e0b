"""A run of the library as the writers of files take it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from stridecue.files.exported_run import ExportedRun
from stridecue.files.file_run import run_inputs
from stridecue.library.derived.derivation import derive
from stridecue.library.exported import exported_run
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.corrections import NO_CORRECTIONS, Corrections, GradeFrom
from stridecue.model.cue import Cue, CueKind, Decision, Outcome
from stridecue.model.events import LapEnded
from stridecue.model.inputs import Body, Input, Mark, MarkKind, Packet, Reading
from stridecue.model.run_details import RunDetails
from stridecue.model.setup import RunSetup
from stridecue.model.state import Activity, Quality
from stridecue.model.summary import RunSummary, Totals
from stridecue.model.track import Second, Track

SETUP = RunSetup("1", "1", "bluetooth", "2026-03-01T06:30:00Z", 3600)
CUE = Cue("tb-tall", "technique-basics", CueKind.TECHNIQUE, "Stand tall", None, "Why not", 42, 6.0, 0.0)
START_MS = 90_250
"""When the made-up run from sensors began in its recording."""


def a_run(bodies: list[tuple[int, Body]], decisions: tuple[Decision, ...] = ()) -> RecordedRun:
    inputs = [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(bodies)]
    listed = RunSummary(4, "running", SETUP.started_at, False, SETUP.source, Totals(), (), 3600)
    return RecordedRun(4, SETUP, inputs, decisions, listed, finished=True)


def from_sensors(*decisions: Decision) -> RecordedRun:
    return a_run([(0, Packet("A", "2A37", bytes((0, 140)))), (START_MS, Mark(MarkKind.START))], decisions)


def second(elapsed_s: int, timer_s: int, **changes: object) -> Second:
    good = Quality.GOOD
    values = {
        "activity": Activity.ACTIVE,
        "distance_m": 2.5 * timer_s,
        "climb_m": 0.1 * timer_s,
        "heart_rate_bpm": 140.0 + elapsed_s,
        "cadence_spm": 166.0,
        "speed_mps": 2.5,
        "grade_percent": 4.0,
        "power_w": 220.0,
    }
    qualities = {f"{name}_quality": good for name in ("heart_rate", "cadence", "speed", "grade", "power")}
    return Second(elapsed_s, timer_s, **(values | qualities | changes))


def a_track(seconds: list[Second], **changes: object) -> Track:
    last = seconds[-1]
    totals = Totals(
        last.elapsed_s - 0.25,
        last.timer_s - 0.25,
        last.distance_m,
        last.climb_m,
        99,
        1,
        142.0,
        150,
        166.0,
        220.0,
    )
    return replace(Track(totals, seconds=tuple(seconds), start_ms=START_MS, sensors=("Strap",)), **changes)


def test_there_is_one_record_a_second_from_distance_0_at_the_start() -> None:
    run = exported_run(from_sensors(), a_track([second(each, each) for each in range(1, 6)]))
    assert [record.t_ms for record in run.records] == [0, 750, 1750, 2750, 3750, 4750]
    assert [record.distance_m for record in run.records] == [0.0, 2.5, 5.0, 7.5, 10.0, 12.5]
    first, third = run.records[0], run.records[2]
    assert (first.heart_rate_bpm, first.speed_mps) == (None, None)
    assert (third.heart_rate_bpm, third.cadence_spm, third.speed_mps, third.power_w) == (
        142.0,
        166.0,
        2.5,
        220.0,
    )
    assert run.sensors == ("Strap",)


def test_it_began_when_the_runner_started() -> None:
    run = exported_run(from_sensors(), a_track([second(1, 1)]))
    assert run.summary.started_at == "2026-03-01T06:31:30.250Z"
    assert run.summary.totals.elapsed_s == 0.75


def test_what_was_not_good_is_left_out() -> None:
    doubtful = second(1, 1, heart_rate_quality=Quality.SUSPECT, speed_quality=Quality.STALE, cadence_spm=None)
    record = exported_run(from_sensors(), a_track([doubtful])).records[1]
    assert (record.heart_rate_bpm, record.speed_mps, record.cadence_spm) == (None, None, None)
    assert (record.grade_percent, record.distance_m) == (4.0, 2.5)


def test_pauses_have_no_records() -> None:
    seconds = [second(each, each) for each in range(1, 4)]
    seconds += [second(each, 3, activity=Activity.PAUSED) for each in range(4, 7)]
    seconds += [
        second(7, 4),
        second(8, 4, activity=Activity.AUTO_PAUSED),
        second(9, 5),
        second(10, 5),
        second(11, 6),
    ]
    run = exported_run(from_sensors(), a_track(seconds))
    assert run.pauses == ((2750, 5750), (6750, 7750), (8750, 9750)), "a sleeping computer counts as a pause"
    assert [record.t_ms for record in run.records] == [0, 750, 1750, 2750, 6750, 8750, 10_750]


def test_its_height_is_the_climb_less_the_descent() -> None:
    seconds = [
        second(1, 1, climb_m=0.1),
        second(2, 2, climb_m=0.1, grade_percent=-10.0),
        second(3, 3, climb_m=0.1, grade_percent=None),
        second(4, 4, climb_m=0.3, grade_percent=8.0),
    ]
    heights = [record.altitude_m for record in exported_run(from_sensors(), a_track(seconds)).records]
    down = 2.5 * 0.1 / 1.01**0.5
    assert heights == pytest.approx([0.0, 0.1, 0.1 - down, 0.1 - down, 0.3 - down])


def test_without_any_grade_there_is_no_height() -> None:
    run = exported_run(from_sensors(), a_track([second(1, 1, grade_percent=None)]))
    assert {record.altitude_m for record in run.records} == {None}


def test_laps_are_the_whole_run() -> None:
    track = a_track(
        [second(each, each) for each in range(1, 11)], laps=(LapEnded(4.0, 1, 4.0, 10.0, 141.0, 165.0),)
    )
    run = exported_run(from_sensors(), track)
    assert [(lap.from_ms, lap.to_ms, lap.timer_s, lap.distance_m) for lap in run.laps] == [
        (0, 4000, 4.0, 10.0),
        (4000, 9750, 5.75, 15.0),
    ]
    assert [lap.heart_rate_max_bpm for lap in run.laps] == [144, 150]
    assert [lap.heart_rate_mean_bpm for lap in run.laps] == [141.0, 147.5]
    assert_whole(run)


def test_a_run_without_a_lap_is_one() -> None:
    run = exported_run(from_sensors(), a_track([second(1, 1), second(2, 2)]))
    assert [(lap.from_ms, lap.to_ms) for lap in run.laps] == [(0, 1750)]
    assert_whole(run)


def test_the_last_lap_goes_on_to_the_end() -> None:
    ended = LapEnded(9.5, 1, 9.5, 24.0, 141.0, 165.0)
    track = a_track([second(each, each) for each in range(1, 11)], laps=(ended,))
    run = exported_run(from_sensors(), track)
    assert [(lap.to_ms, lap.timer_s, lap.distance_m, lap.heart_rate_mean_bpm) for lap in run.laps] == [
        (9750, 9.75, 25.0, 141.0)
    ]


def assert_whole(run: ExportedRun) -> None:
    totals = run.summary.totals
    assert sum(lap.timer_s for lap in run.laps) == pytest.approx(totals.moving_s)
    assert sum(lap.distance_m for lap in run.laps) == pytest.approx(totals.distance_m)
    assert run.laps[0].from_ms == 0
    assert run.laps[-1].to_ms == round(1000 * totals.elapsed_s)
    assert all(earlier.to_ms == later.from_ms for earlier, later in pairwise(run.laps))


def test_cues_that_were_shown_are_at_their_time_in_the_run() -> None:
    told = [
        Decision(0.0, tick_s, CUE, outcome)
        for tick_s, outcome in (
            (50, Outcome.SHOWN),
            (93, Outcome.SHOWN),
            (94, Outcome.MUTED),
            (200, Outcome.SHOWN),
        )
    ]
    run = exported_run(from_sensors(*told), a_track([second(each, each) for each in range(1, 11)]))
    assert [cue.elapsed_s for cue in run.cues] == [2.75]


def test_its_surface_is_what_the_runner_says_or_most_of_the_run() -> None:
    track = a_track(
        [second(1, 1, surface="road"), second(2, 2, surface="trail"), second(3, 3, surface="trail")]
    )
    assert exported_run(from_sensors(), track).surface == "trail"
    assert exported_run(from_sensors(), track, details=RunDetails(surface="soft")).surface == "soft"


def from_a_file(corrections: Corrections = NO_CORRECTIONS, *, distance: bool = True) -> ExportedRun:
    """Two minutes at 2.5 m/s, a record every four seconds, with a pause and a lap."""
    records = [
        (4000 * each, Reading("file", 140 + each, 166, 2.5, distance_m=10.0 * each if distance else None))
        for each in range(31)
    ]
    inputs = run_inputs(records, [(40_000, 52_000)], [80_000])
    run = a_run([(item.t_ms, item.body) for item in inputs])
    return exported_run(run, derive(SETUP, run.inputs, (), corrections), corrections)


def test_a_file_keeps_its_own_records() -> None:
    run = from_a_file()
    assert run.pauses == ((40_000, 52_000),)
    assert [record.t_ms for record in run.records] == [
        4000 * each for each in range(31) if not 10 < each < 13
    ]
    assert {record.speed_mps for record in run.records} == {2.5}
    assert run.records[-1].distance_m == 300.0
    assert [lap.to_ms for lap in run.laps] == [80_000, 120_000]
    assert_whole(run)


def test_a_corrected_distance_scales_distances_and_speeds() -> None:
    run = from_a_file(Corrections(distance_m=330.0))
    assert run.records[-1].distance_m == pytest.approx(330.0)
    assert run.records[5].distance_m == pytest.approx(55.0)
    assert [record.speed_mps for record in run.records] == pytest.approx([2.75] * len(run.records))
    assert_whole(run)


def test_a_grade_that_was_told_afterwards_is_in_the_records() -> None:
    run = from_a_file(Corrections(grades=(GradeFrom(10_000, 5.0), GradeFrom(20_000, None)), from_ms=12_000))
    assert [record.grade_percent for record in run.records[:4]] == [5.0, 5.0, None, None]


def test_a_run_that_was_cut_begins_at_its_cut() -> None:
    run = from_a_file(Corrections(from_ms=62_000, to_ms=102_000, distance_m=200.0))
    assert run.summary.started_at == "2026-03-01T06:31:02Z"
    assert [record.t_ms for record in run.records] == list(range(2000, 40_000, 4000))
    assert run.summary.totals.distance_m == pytest.approx(200.0)
    metres = [record.distance_m for record in run.records]
    assert (metres[0], metres[-1]) == (pytest.approx(10.0), pytest.approx(190.0))
    assert_whole(run)


def test_a_run_that_was_cut_begins_then_though_it_is_listed_so_too() -> None:
    run = from_sensors()
    listed = replace(run.listed, started_at="2026-03-01T06:31:30Z")
    found = exported_run(replace(run, listed=listed), a_track([second(1, 1)]), Corrections(from_ms=START_MS))
    assert found.summary.started_at == "2026-03-01T06:31:30.250Z"


@pytest.mark.parametrize(
    ("started_at", "begins"),
    [
        ("2026-03-01T06:30:00", "2026-03-01T06:31:30.250Z"),
        ("9999-12-31T23:59:59Z", None),
        ("soon", None),
        (None, None),
    ],
)
def test_a_run_begins_in_utc_or_has_no_date(started_at: str | None, begins: str | None) -> None:
    run = from_sensors()
    setup = replace(run.setup, started_at=started_at)
    found = exported_run(replace(run, setup=setup), a_track([second(1, 1)]))
    assert found.summary.started_at == begins


def test_a_file_without_distances_gets_those_of_the_run() -> None:
    run = from_a_file(distance=False)
    metres = [record.distance_m for record in run.records]
    assert metres[0] == 0.0
    assert metres == sorted(metres)
    assert metres[-1] == pytest.approx(run.summary.totals.distance_m, abs=0.01)
