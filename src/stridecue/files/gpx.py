"""GPX to runs.

Rules:
- Each track is a run; waypoints and routes are passed over: nobody was there at a time.
- Distance is counted from position to position within a segment. Speed that a point does not have is nobody's guess
  here: the engine takes it from the distances.
- A gap between two segments is a pause. GPX has no laps.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from stridecue.files.sports import Sport, sport
from stridecue.files.xml_runs import XmlRuns, maker, title


class GpxRuns(XmlRuns):
    """Gathers the tracks of a GPX file."""

    point_name = "trkpt"
    fields: ClassVar = {
        "time": "time",
        "ele": "altitude",
        "hr": "heart_rate",
        "heartrate": "heart_rate",
        "cad": "cadence",
        "cadence": "cadence",
        "speed": "speed",
        "power": "power",
        "PowerInWatts": "power",
    }

    def _opened(self, name: str, parent: str, attributes: Mapping[str, str]) -> None:
        if name == "trk":
            self._begin_run()
        elif name == "trkseg" and self._run is not None:
            self._run.breaks.append(len(self._run.readings))
        elif name == "gpx":
            self.program = maker(attributes.get("creator", ""))

    def _begun(self, attributes: Mapping[str, str]) -> dict[str, str]:
        return {"latitude": attributes.get("lat", ""), "longitude": attributes.get("lon", "")}

    def _closed(self, name: str, parent: str, text: str) -> None:
        run = self._run
        if run is None or parent != "trk":
            if name == "trk":
                self._end_run()
        elif name == "name":
            run.title = title(text)
        elif name == "type":
            run.sport = sport(text) or Sport.RUNNING
            if run.sport is Sport.ELSEWHERE:
                self.elsewhere.append(text)
