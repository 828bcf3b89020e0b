"""A run as TCX: every element that services ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from stridecue.errors import FileError
from stridecue.files.exported_run import ExportedRecord, ExportedRun
from stridecue.files.writing.tcx import tcx_bytes

NAMES = {
    "t": "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2",
    "x": "http://www.garmin.com/xmlschemas/ActivityExtension/v2",
}


@pytest.fixture
def written(made_up: Callable[..., ExportedRun]) -> Callable[..., Element]:
    def write(**changes: object) -> Element:
        root = fromstring(tcx_bytes(made_up(**changes)))
        activity = root.find("t:Activities/t:Activity", NAMES)
        assert activity is not None
        return activity

    return write


def texts(element: Element, path: str) -> list[str | None]:
    return [found.text for found in element.findall(path, NAMES)]


def local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def test_the_activity_says_what_and_when_and_by_what(written) -> None:
    activity = written()
    assert activity.get("Sport") == "Running"
    assert [local(child) for child in activity] == ["Id", "Lap", "Lap", "Notes", "Creator"]
    assert texts(activity, "t:Id") == ["2026-03-01T06:30:00Z"]
    assert texts(activity, "t:Notes") == ["Hills & <dales>\nTired."]
    assert texts(activity, "t:Creator/t:Name") == ["Stridecue"]


def test_a_lap_has_all_that_is_asked_for_in_its_order(written) -> None:
    laps = written().findall("t:Lap", NAMES)
    assert [lap.get("StartTime") for lap in laps] == ["2026-03-01T06:30:00Z", "2026-03-01T06:30:30.500Z"]
    assert [local(child) for child in laps[1]] == [
        "TotalTimeSeconds",
        "DistanceMeters",
        "MaximumSpeed",
        "Calories",
        "AverageHeartRateBpm",
        "MaximumHeartRateBpm",
        "Intensity",
        "TriggerMethod",
        "Track",
        "Extensions",
    ]
    assert [texts(lap, "t:TotalTimeSeconds") for lap in laps] == [["20.500"], ["29.500"]]
    assert [texts(lap, "t:DistanceMeters") for lap in laps] == [["84.00"], ["84.00"]]
    assert texts(laps[0], "t:AverageHeartRateBpm/t:Value") == ["142"]
    assert texts(laps[0], "t:MaximumHeartRateBpm/t:Value") == ["144"]
    assert (texts(laps[0], "t:Intensity"), texts(laps[0], "t:TriggerMethod")) == (["Active"], ["Manual"])


def test_a_track_is_a_stretch_without_a_pause(written) -> None:
    laps = written().findall("t:Lap", NAMES)
    counts = [[len(track) for track in lap.findall("t:Track", NAMES)] for lap in laps]
    assert counts == [[21, 1], [30]]


def test_a_point_has_its_values_in_their_order(written) -> None:
    point = written().findall("t:Lap/t:Track/t:Trackpoint", NAMES)[13]
    assert [(local(child), child.text) for child in point][:3] == [
        ("Time", "2026-03-01T06:30:13Z"),
        ("AltitudeMeters", "5.20"),
        ("DistanceMeters", "36.40"),
    ]
    assert texts(point, "t:HeartRateBpm/t:Value") == ["143"]
    extension = point.find("t:Extensions/x:TPX", NAMES)
    assert extension is not None
    assert [(local(child), child.text) for child in extension] == [
        ("Speed", "2.800"),
        ("RunCadence", "83"),
        ("Watts", "250"),
    ]


def test_what_is_not_known_is_not_there(written) -> None:
    point = written(records=(ExportedRecord(0), ExportedRecord(60_000, 300)), pauses=()).findall(
        ".//t:Trackpoint", NAMES
    )
    assert [[local(child) for child in each] for each in point] == [["Time"], ["Time"]]


def test_positions_are_for_the_outdoors(written, made_up) -> None:
    records = tuple(replace(record, latitude_deg=47.1, longitude_deg=-8.25) for record in made_up().records)
    assert written(records=records).findall(".//t:Position", NAMES) == []
    outdoors = written(records=records, surface="trail")
    assert texts(outdoors, ".//t:LatitudeDegrees") == ["47.10000000"] * len(records)
    assert texts(outdoors, ".//t:LongitudeDegrees") == ["-8.25000000"] * len(records)


def test_a_walk_is_something_else(written, made_up) -> None:
    assert written(summary=replace(made_up().summary, sport="walking")).get("Sport") == "Other"


def test_a_run_without_a_date_is_refused(made_up) -> None:
    with pytest.raises(FileError, match="no date"):
        tcx_bytes(made_up(summary=replace(made_up().summary, started_at=None)))
