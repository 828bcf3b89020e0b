"""GPX files: tracks, segments, extensions."""

from __future__ import annotations

from pathlib import Path

import pytest

from stridecue.errors import FileError
from stridecue.files.file_run import FileRun
from stridecue.files.xml_reading import read_xml
from stridecue.model.inputs import Mark, Reading
from xml_run_files import gpx, time, trk, trkpt

STEP = 1 / 40_000
"""Degrees to the north, 2.78 m."""


def read(*parts: str) -> tuple[FileRun, ...]:
    return read_xml("run.gpx", gpx(*parts))


def readings(run: FileRun) -> list[Reading]:
    return [item.body for item in run.inputs if isinstance(item.body, Reading)]


def points(*seconds: int) -> list[str]:
    return [trkpt(second, 47 + STEP * second) for second in seconds]


def test_every_value_of_a_point() -> None:
    inner = "".join(
        f"<gpxtpx:{name}>{text}</gpxtpx:{name}>"
        for name, text in {"hr": 140, "cad": 82, "speed": 2.5, "atemp": 21}.items()
    )
    more = (
        "<ele>420.5</ele><extensions><power>250</power>"
        f"<gpxtpx:TrackPointExtension>{inner}</gpxtpx:TrackPointExtension></extensions>"
    )
    (run,) = read(trk([trkpt(0, 47.5, -8.25, more)], more="<name>Round the lake</name><type>running</type>"))
    assert readings(run) == [Reading("file", 140, 164, 2.5, None, 0, 420.5, 250, 47.5, -8.25)]
    assert (run.title, run.maker, run.sport, run.surface) == ("Round the lake", "A watch", "running", "road")


def test_distance_is_counted_within_segments_and_a_gap_between_them_is_a_pause() -> None:
    (run,) = read(trk(points(0, 1, 2), points(30, 31), points(33, 34)))
    assert [reading.distance_m for reading in readings(run)] == pytest.approx(
        [0, 2.78, 5.56, 5.56, 8.34, 8.34, 11.12], abs=0.01
    )
    marks = [(item.t_ms, str(item.body.kind)) for item in run.inputs if isinstance(item.body, Mark)]
    assert marks[1:-1] == [(2000, "pause"), (30_000, "resume")]
    assert {reading.speed_mps for reading in readings(run)} == {None}


def test_a_point_without_a_place_still_counts() -> None:
    (run,) = read(trk([trkpt(0), trkpt(1, "north"), trkpt(2, 47 + STEP)]))
    assert [reading.distance_m for reading in readings(run)] == [0, None, pytest.approx(2.78, abs=0.01)]


def test_each_track_is_a_run() -> None:
    first, second = read(
        "<metadata><name>All of it</name><time>2020-01-01T00:00:00Z</time></metadata>",
        trk(points(0, 1), more="<type>hiking</type>"),
        trk(points(5, 6), more="<type>cycling</type>"),
        trk(),
        trk(points(90, 91)),
    )
    assert [(run.sport, run.started_at, run.title) for run in (first, second)] == [
        ("hiking", time(0), ""),
        ("running", time(90), ""),
    ]
    assert first.warnings == ("The file also holds cycling; only what was done on foot was read.",)


def test_the_zone_of_a_run_is_that_of_its_first_point() -> None:
    told = [trkpt(0), trkpt(1)]
    told[0] = told[0].replace(time(0), time(0).replace("Z", "+02:00"))
    told[1] = told[1].replace(time(1), time(1).replace("Z", "+02:00"))
    last = trkpt(2).replace(time(2), time(2).replace("Z", "+01:00"))
    (run,) = read(trk([*told, last]))
    assert run.utc_offset_s == 7200


def test_a_track_without_times_beside_others_is_said() -> None:
    (run,) = read(trk([trkpt(None)]), trk(points(0, 1)))
    assert run.warnings == ("A part of the file has no times; it was left out.",)


WAYPOINT = '<wpt lat="47" lon="8"><time>2026-05-03T06:00:00Z</time></wpt>'
ROUTE = '<rte><rtept lat="47" lon="8"><time>2026-05-03T06:00:00Z</time></rtept></rte>'


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((WAYPOINT, ROUTE), r"run\.gpx has no records\. It may be a workout, a course, a route"),
        ((trk([trkpt(None), trkpt(None)]),), r"run\.gpx has no times, so it is no run"),
        ((trk(points(0, 1), more="<type>1</type>"),), r"run\.gpx is no run: it says 1"),
        ((), "has no records"),
    ],
)
def test_files_without_a_run(parts: tuple[str, ...], words: str) -> None:
    with pytest.raises(FileError, match=words):
        read(*parts)


def test_a_recorded_run(runs: Path) -> None:
    (run,) = read_xml("a.gpx", (runs / "nike-run-gappy-hr.gpx").read_bytes())
    found = readings(run)
    assert found[-1].distance_m == pytest.approx(8248.1, rel=0.0001)
    assert sum(each.heart_rate_bpm is not None for each in found) == 494
    assert (run.started_at, run.inputs[-1].t_ms, run.hold_s) == ("2021-07-04T11:23:19.418Z", 3_169_582, 8.0)
