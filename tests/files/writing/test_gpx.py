"""A run as GPX: where it was, or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from stridecue.errors import FileError
from stridecue.files.exported_run import ExportedRecord, ExportedRun
from stridecue.files.writing.gpx import gpx_bytes

NAMES = {
    "g": "http://www.topografix.com/GPX/1/1",
    "p": "http://www.garmin.com/xmlschemas/TrackPointExtension/v1",
}


@pytest.fixture
def outdoors(made_up: Callable[..., ExportedRun]) -> ExportedRun:
    records = tuple(
        replace(record, latitude_deg=47 + index / 1e5, longitude_deg=8.0)
        for index, record in enumerate(made_up().records)
    )
    return made_up(records=records, surface="road")


def points(root: Element) -> list[list[Element]]:
    return [segment.findall("g:trkpt", NAMES) for segment in root.findall("g:trk/g:trkseg", NAMES)]


def test_a_run_without_positions_is_refused(made_up) -> None:
    with pytest.raises(FileError) as refused:
        gpx_bytes(made_up())
    assert str(refused.value) == (
        "A treadmill run has no positions: GPX needs them. Export it as FIT or TCX."
    )
    with pytest.raises(FileError, match=r"^The run has no positions"):
        gpx_bytes(made_up(surface="road"))


def test_it_has_its_name_and_a_segment_a_stretch(outdoors) -> None:
    root = fromstring(gpx_bytes(outdoors))
    assert root.get("version") == "1.1"
    assert [element.text for element in root.findall("g:trk/g:name", NAMES)] == ["Hills & <dales>"]
    assert [element.text for element in root.findall("g:metadata/g:time", NAMES)] == ["2026-03-01T06:30:00Z"]
    assert [len(segment) for segment in points(root)] == [21, 31]


def test_a_point_has_its_values(outdoors) -> None:
    point = points(fromstring(gpx_bytes(outdoors)))[0][13]
    assert (point.get("lat"), point.get("lon")) == ("47.00013000", "8.00000000")
    values = {element.tag.rpartition("}")[2]: (element.text or "").strip() for element in point.iter()}
    assert values == {
        "trkpt": "",
        "ele": "5.20",
        "time": "2026-03-01T06:30:13Z",
        "extensions": "",
        "power": "250",
        "TrackPointExtension": "",
        "hr": "143",
        "cad": "83",
    }


def test_a_record_without_a_position_is_left_out(outdoors) -> None:
    records = (ExportedRecord(0, 140), ExportedRecord(1000, latitude_deg=1.0, longitude_deg=2.0))
    found = points(fromstring(gpx_bytes(replace(outdoors, records=records))))
    assert [[point.get("lat") for point in segment] for segment in found] == [["1.00000000"]]
    assert [element.tag.rpartition("}")[2] for element in found[0][0]] == ["time"]


def test_a_run_without_a_date_is_refused(outdoors) -> None:
    with pytest.raises(FileError, match="no date"):
        gpx_bytes(replace(outdoors, summary=replace(outdoors.summary, started_at=None)))
