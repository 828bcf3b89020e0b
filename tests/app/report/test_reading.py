"""What the cursor reads: the second itself, and what is in doubt about it."""

from __future__ import annotations

from dataclasses import replace

from made_report import made_cue, made_report, made_track, shown_at
from stridecue.app.report.reading import cue_reading, reading
from stridecue.app.report.shown_cues import shown_cues
from stridecue.model.profile import Unit
from stridecue.model.state import Quality
from stridecue.model.track import Second

SECOND = replace(
    made_track(700).seconds[690],
    distance_m=2012.0,
    heart_rate_bpm=151.0,
    zone=3,
    speed_mps=1000 / 312,
    grade_percent=6.0,
    cadence_spm=164.0,
    cadence_baseline_spm=171.0,
)


def told(second: Second = SECOND, unit: Unit = Unit.KM, columns: int = 120) -> str:
    return reading(second, unit, columns).plain


def test_every_value_of_the_second_is_read() -> None:
    assert told() == "11:31  2.01 km  151 bpm Z3  5:12 /km  6.0 %  164 spm (yours 171)"
    assert "1.25 mi" in told(unit=Unit.MILE)
    assert "8:22 /mi" in told(unit=Unit.MILE)
    assert told(replace(SECOND, power_w=240.0, altitude_m=412.4)).endswith("240 W  412 m high")


def test_what_was_in_doubt_says_so_and_what_was_not_there_is_left_out() -> None:
    assert "164? spm" in told(replace(SECOND, cadence_quality=Quality.SUSPECT))
    bare = replace(SECOND, heart_rate_bpm=None, cadence_spm=None, speed_mps=0.0, grade_percent=None)
    assert told(bare) == "11:31  2.01 km"


def test_it_never_breaks_the_line() -> None:
    for columns in range(80):
        assert len(told(columns=columns)) <= columns
    assert told(columns=40) == "11:31  2.01 km  151 bpm Z3  5:12 /km"


def test_a_cue_is_read_with_its_time_and_words() -> None:
    line = cue_reading([(700, shown_at(700))], 3, 80).plain
    assert line == "11:40 Stand tall: Stand tall, like a string lifts you."
    assert cue_reading([], 3, 80).plain == "3 cues: , and . go to them."
    assert cue_reading([], 1, 80).plain == "One cue: . goes to it."
    assert cue_reading([], 0, 80).plain == ""
    silent = replace(made_cue(), say=None)
    assert cue_reading([(5, shown_at(5, silent))], 1, 80).plain == "0:05 Stand tall"


def test_cues_of_a_run_that_was_cut_come_earlier_and_those_cut_off_are_gone() -> None:
    report = made_report(1200)
    cut = replace(report, track=replace(report.track, start_ms=800_900))
    assert [at_s for at_s, _ in shown_cues(report)] == [700]
    assert [at_s for at_s, _ in shown_cues(cut)] == [410]
