"""A run as TCX, with every element that services ask for.

Rules:
- One Track a stretch without a pause. A lap's time leaves pauses out.
- Speed, cadence and power stand in the extension for activities; cadence is one foot's, in whole steps.
- Calories must be there and are not measured: 0. A run on a treadmill has no positions.
"""

from __future__ import annotations

from datetime import datetime

from stridecue import __version__
from stridecue.files.exported_run import ExportedLap, ExportedRecord, ExportedRun
from stridecue.files.writing.parts import (
    MOST_BPM,
    MOST_W,
    began_at,
    decimals,
    highest,
    iso_after,
    laps_by_distance,
    mean_speed_mps,
    records_of,
    stretches,
    strides,
    whole,
)
from stridecue.files.writing.xml import XmlWriter
from stridecue.model.run_settings import TREADMILL

_NAMESPACES = {
    "xmlns": "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2",
    "xmlns_xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xmlns_ns3": "http://www.garmin.com/xmlschemas/ActivityExtension/v2",
    "xsi_schemaLocation": (
        "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2 "
        "http://www.garmin.com/xmlschemas/TrainingCenterDatabasev2.xsd"
    ),
}
_RUNNING, _OTHER = "Running", "Other"


def tcx_bytes(run: ExportedRun) -> bytes:
    """Return a run as a TCX file.

    Raises:
        FileError: it has no date.
    """
    return _Writer(run).bytes()


class _Writer:
    """Writes one run."""

    def __init__(self, run: ExportedRun) -> None:
        self._run = run
        self._began: datetime = began_at(run, "TCX")
        self._positions = run.surface != TREADMILL
        self._by_distance = laps_by_distance(run)
        self._metres = 0.0
        self._xml = XmlWriter()

    def bytes(self) -> bytes:
        run, xml = self._run, self._xml
        sport = _RUNNING if run.summary.sport == "running" else _OTHER
        with (
            xml.element("TrainingCenterDatabase", **_NAMESPACES),
            xml.element("Activities"),
            xml.element("Activity", Sport=sport),
        ):
            xml.text("Id", iso_after(self._began, 0))
            for lap in run.laps:
                self._lap(lap)
            notes = "\n".join(text for text in (run.details.title, run.details.notes) if text)
            xml.text("Notes", notes or None)
            self._creator()
        return xml.bytes()

    def _lap(self, lap: ExportedLap) -> None:
        xml, records = self._xml, records_of(self._run, lap)
        with xml.element("Lap", StartTime=iso_after(self._began, lap.from_ms)):
            xml.text("TotalTimeSeconds", decimals(lap.timer_s, 3))
            xml.text("DistanceMeters", decimals(lap.distance_m, 2))
            xml.text("MaximumSpeed", decimals(highest(records, "speed_mps"), 3))
            xml.text("Calories", 0)
            self._value("AverageHeartRateBpm", lap.heart_rate_mean_bpm)
            self._value("MaximumHeartRateBpm", lap.heart_rate_max_bpm)
            xml.text("Intensity", "Active")
            by_itself = self._by_distance and lap is not self._run.laps[-1]
            xml.text("TriggerMethod", "Distance" if by_itself else "Manual")
            for stretch in stretches(records, self._run.pauses):
                with xml.element("Track"):
                    for record in stretch:
                        self._point(record)
            with xml.element("Extensions"), xml.element("ns3:LX"):
                xml.text("ns3:AvgSpeed", decimals(mean_speed_mps(lap.distance_m, lap.timer_s), 3))
                xml.text("ns3:AvgRunCadence", strides(lap.cadence_mean_spm))
                xml.text("ns3:MaxRunCadence", strides(highest(records, "cadence_spm")))

    def _point(self, record: ExportedRecord) -> None:
        xml = self._xml
        with xml.element("Trackpoint"):
            xml.text("Time", iso_after(self._began, record.t_ms))
            if self._positions and record.latitude_deg is not None and record.longitude_deg is not None:
                with xml.element("Position"):
                    xml.text("LatitudeDegrees", decimals(record.latitude_deg, 8))
                    xml.text("LongitudeDegrees", decimals(record.longitude_deg, 8))
            xml.text("AltitudeMeters", decimals(record.altitude_m, 2))
            if record.distance_m is not None:
                self._metres = max(self._metres, record.distance_m)
                xml.text("DistanceMeters", decimals(self._metres, 2))
            self._value("HeartRateBpm", record.heart_rate_bpm)
            extension = {
                "ns3:Speed": decimals(record.speed_mps, 3),
                "ns3:RunCadence": strides(record.cadence_spm),
                "ns3:Watts": whole(record.power_w, MOST_W),
            }
            if any(value is not None for value in extension.values()):
                with xml.element("Extensions"), xml.element("ns3:TPX"):
                    for name, value in extension.items():
                        xml.text(name, value)

    def _value(self, name: str, bpm: float | None) -> None:
        value = whole(bpm, MOST_BPM)
        if value is not None and value > 0:
            with self._xml.element(name):
                self._xml.text("Value", value)

    def _creator(self) -> None:
        xml = self._xml
        major, minor = __version__.split(".")[:2]
        with xml.element("Creator", xsi_type="Device_t"):
            xml.text("Name", "Stridecue")
            xml.text("UnitId", 0)
            xml.text("ProductID", 0)
            with xml.element("Version"):
                xml.text("VersionMajor", major)
                xml.text("VersionMinor", minor)
