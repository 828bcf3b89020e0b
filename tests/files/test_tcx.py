"""TCX files: laps, pauses, extensions, several activities."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stridecue.errors import FileError
from stridecue.files.file_run import FileRun
from stridecue.files.xml_reading import read_xml
from stridecue.model.inputs import Mark, Reading
from xml_run_files import activity, lap, point, tcx, time


def read(*activities: str, more: str = "") -> tuple[FileRun, ...]:
    return read_xml("run.tcx", tcx(*activities, more=more))


def readings(run: FileRun) -> list[Reading]:
    return [item.body for item in run.inputs if isinstance(item.body, Reading)]


def marks(run: FileRun) -> list[tuple[int, str]]:
    """Marks but for start and finish."""
    return [(item.t_ms, str(item.body.kind)) for item in run.inputs if isinstance(item.body, Mark)][1:-1]


def points(*seconds: int, step_m: float = 3) -> list[str]:
    return [point(second, lat=47, lon=8, DistanceMeters=step_m * second) for second in seconds]


def test_every_value_of_a_point() -> None:
    told = point(
        0,
        lat=47.5,
        lon=8.25,
        bpm=140,
        AltitudeMeters=420.5,
        DistanceMeters=7,
        tpx={"Speed": 2.5, "RunCadence": 82},
    )
    second = point(1, Cadence=80, tpx={"Watts": 250})
    (run,) = read(activity(lap([told, second])))
    assert readings(run) == [
        Reading("file", 140, 164, 2.5, None, 7, 420.5, None, 47.5, 8.25),
        Reading("file", cadence_spm=160, power_w=250),
    ]
    assert (run.sport, run.surface, run.started_at, run.utc_offset_s) == (
        "running",
        "road",
        "2026-05-03T06:00:00Z",
        0,
    )


def test_laps_end_where_the_next_begins() -> None:
    (run,) = read(
        activity(
            lap(points(0, 1, 2), start=0, timer=3),
            lap(points(4, 5), start=3, timer=3),
            lap(points(6, 7), start="soon", timer="a minute"),
        )
    )
    assert marks(run) == [(3000, "lap"), (6000, "lap")]


def test_a_gap_between_tracks_of_a_lap_is_a_pause() -> None:
    (run,) = read(activity(lap(points(0, 1, 2), points(30, 31), points(33, 34))))
    assert marks(run) == [(2000, "pause"), (30_000, "resume")]


def test_a_lap_longer_than_its_timer_has_a_pause_in_its_longest_gap() -> None:
    seconds = (0, 1, 2, 3, 43, 44, 45)
    (run,) = read(activity(lap(points(*seconds), start=0, timer=7), lap(points(46, 47), start=46, timer=1)))
    assert marks(run) == [(3000, "pause"), (42_000, "resume"), (46_000, "lap")]


def test_a_pause_between_laps_belongs_to_the_second() -> None:
    (run,) = read(
        activity(
            lap(points(0, 1, 2), start=0, timer=2), lap(points(60, 61, 62), start=2, timer=3), sport="Running"
        )
    )
    assert marks(run) == [(2000, "lap"), (2000, "pause"), (59_000, "resume")]


def test_distances_that_begin_anew_with_each_lap_go_on() -> None:
    laps = [
        lap([point(10 * number + second, DistanceMeters=3 * second) for second in range(10)])
        for number in range(3)
    ]
    (run,) = read(activity(*laps))
    assert [readings(run)[index].distance_m for index in (9, 10, 19, 20, 29)] == [27, 27, 54, 54, 81]


def test_a_distance_that_is_put_right_at_a_new_lap_does_not_begin_anew() -> None:
    laps = [lap([point(second, DistanceMeters=3 * second) for second in range(10)])]
    laps.append(lap([point(10 + second, DistanceMeters=25 + 3 * second) for second in range(3)]))
    (run,) = read(activity(*laps))
    assert [each.distance_m for each in readings(run)[9:]] == [27, 25, 28, 31]


def test_without_distances_the_positions_count() -> None:
    (run,) = read(activity(lap([point(second, lat=47 + second / 100_000, lon=8) for second in range(4)])))
    assert [each.distance_m for each in readings(run)] == pytest.approx([0, 1.112, 2.224, 3.336], abs=0.001)


def test_a_run_without_positions_and_altitudes_was_on_a_treadmill() -> None:
    inside = lap([point(second, DistanceMeters=3 * second) for second in range(4)])
    footpod = lap([point(second, DistanceMeters=3 * second, AltitudeMeters=400) for second in range(4)])
    assert [run.surface for run in read(activity(inside), activity(footpod))] == ["treadmill", "road"]


def test_each_activity_is_a_run_and_what_was_not_on_foot_is_said() -> None:
    first, second = read(
        activity(
            lap(points(0, 1)), more="<Notes>Easy \n with Ada</Notes><Creator><Name>Watch 7</Name></Creator>"
        ),
        activity(lap(points(100, 101)), sport="Biking"),
        activity(lap(points(200, 201)), sport="Other"),
        more="<Author><Name>Some program</Name></Author>",
    )
    assert (first.title, first.maker) == ("Easy", "Watch 7")
    assert first.warnings == ("The file also holds biking; only what was done on foot was read.",)
    assert (second.sport, second.started_at, second.maker) == ("running", time(200), "Some program")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (activity(lap(points(0, 1)), sport="Biking"), "is no run: it says biking"),
        (activity(lap(start=0, timer=60)), "has no records"),
        (activity(lap([point(None), point(None)])), "has no times"),
    ],
)
def test_files_without_a_run(body: str, words: str) -> None:
    with pytest.raises(FileError, match=words):
        read(body)


def test_a_course_is_no_run() -> None:
    course = f"<Courses><Course><Track>{''.join(points(0, 1))}</Track></Course></Courses>"
    with pytest.raises(FileError, match=r"has no records\. It may be a workout, a course"):
        read(more=course)


@pytest.mark.parametrize(
    ("write", "zone_s"), [(str, 0), (lambda text: text.replace("Z<", "+02:00<"), 7200)], ids=["UTC", "zone"]
)
def test_the_zone_of_the_times_is_kept(write: Callable[[str], str], zone_s: int) -> None:
    (run,) = read(write(activity(lap(points(0, 1)))))
    assert run.utc_offset_s == zone_s


def test_a_date_before_there_were_watches_is_none() -> None:
    (run,) = read(activity(lap(points(0, 1))).replace("2026", "1970"))
    assert run.started_at is None


def test_a_cadence_that_counts_both_feet_is_taken_as_it_stands() -> None:
    (run,) = read(activity(lap([point(second, Cadence=170) for second in range(9)])))
    assert {each.cadence_spm for each in readings(run)} == {170}
    assert len(run.warnings) == 1


def test_pauses_and_laps_of_a_recorded_run(runs: Path) -> None:
    (run,) = read_xml("a.tcx", (runs / "fr-run-11km-12laps.tcx").read_bytes())
    pauses = [t_ms for t_ms, kind in marks(run) if kind in ("pause", "resume")]
    assert pauses == [970_000, 1_047_000, 2_069_000, 2_167_000, 3_717_000, 3_801_000]
    assert [kind for _, kind in marks(run)].count("lap") == 11
