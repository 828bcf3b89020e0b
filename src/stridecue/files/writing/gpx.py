"""A run as GPX, for runs with positions.

Rules: one segment a stretch without a pause. A record without a position has no place in GPX and is left out. Heart
rate and cadence stand in the usual extension; cadence is one foot's, in whole steps. Distance and speed are for the
reader to work out.
"""

from __future__ import annotations

from datetime import datetime

from stridecue import __version__
from stridecue.errors import FileError
from stridecue.files.exported_run import ExportedRecord, ExportedRun
from stridecue.files.writing.parts import (
    MOST_BPM,
    MOST_W,
    began_at,
    decimals,
    iso_after,
    stretches,
    strides,
    whole,
)
from stridecue.files.writing.xml import XmlWriter
from stridecue.model.run_settings import TREADMILL

_NAMESPACES = {
    "xmlns": "http://www.topografix.com/GPX/1/1",
    "xmlns_xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xmlns_gpxtpx": "http://www.garmin.com/xmlschemas/TrackPointExtension/v1",
    "xsi_schemaLocation": "http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd",
}


def gpx_bytes(run: ExportedRun) -> bytes:
    """Return a run as a GPX file.

    Raises:
        FileError: it has no positions, or no date.
    """
    if not run.has_positions:
        which = "A treadmill run" if run.surface == TREADMILL else "The run"
        raise FileError(f"{which} has no positions: GPX needs them.", "Export it as FIT or TCX.")
    began, xml = began_at(run, "GPX"), XmlWriter()
    located = [record for record in run.records if record.has_position]
    with xml.element("gpx", version="1.1", creator=f"Stridecue {__version__}", **_NAMESPACES):
        with xml.element("metadata"):
            xml.text("time", iso_after(began, 0))
        with xml.element("trk"):
            xml.text("name", run.details.title or None)
            xml.text("desc", run.details.notes or None)
            xml.text("type", run.summary.sport)
            for stretch in stretches(located, run.pauses):
                with xml.element("trkseg"):
                    for record in stretch:
                        _point(xml, began, record)
    return xml.bytes()


def _point(xml: XmlWriter, began: datetime, record: ExportedRecord) -> None:
    latitude, longitude = decimals(record.latitude_deg, 8), decimals(record.longitude_deg, 8)
    if latitude is None or longitude is None:
        return
    with xml.element("trkpt", lat=latitude, lon=longitude):
        xml.text("ele", decimals(record.altitude_m, 2))
        xml.text("time", iso_after(began, record.t_ms))
        values = {
            "gpxtpx:hr": whole(record.heart_rate_bpm, MOST_BPM),
            "gpxtpx:cad": strides(record.cadence_spm),
        }
        power = whole(record.power_w, MOST_W)
        if power is None and not any(values.values()):
            return
        with xml.element("extensions"):
            xml.text("power", power)
            if any(values.values()):
                with xml.element("gpxtpx:TrackPointExtension"):
                    for name, value in values.items():
                        xml.text(name, value)
