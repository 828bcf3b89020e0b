"""TCX to runs.

Rules:
- Each activity is a run; courses and workouts are passed over.
- A lap begins where its StartTime says, and its timer ran for its TotalTimeSeconds. A gap between two tracks of a lap
  is a pause; so are gaps that explain a lap longer than its timer ran.
- A distance that begins anew with a lap goes on from where the lap before ended.
- TCX has no word for indoors: a run without a single position or altitude was on a treadmill.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from stridecue.files.file_clock import Moment
from stridecue.files.gathered import Gathered, Stretch
from stridecue.files.sports import Sport, sport
from stridecue.files.xml_points import number, time_of
from stridecue.files.xml_runs import XmlRuns, maker, title


@dataclass(slots=True)
class _Lap:
    """A lap as its own elements say it."""

    began_s: float | None
    at: int
    """Its first record."""
    timer_s: float | None = None
    tracks: int = 0


class TcxRuns(XmlRuns):
    """Gathers the activities of a TCX file."""

    point_name = "Trackpoint"
    fields: ClassVar = {
        "Time": "time",
        "LatitudeDegrees": "latitude",
        "LongitudeDegrees": "longitude",
        "AltitudeMeters": "altitude",
        "DistanceMeters": "distance",
        "Value": "heart_rate",
        "Cadence": "cadence",
        "RunCadence": "cadence",
        "Speed": "speed",
        "Watts": "power",
    }

    def __init__(self) -> None:
        super().__init__()
        self._laps: list[_Lap] = []

    def _opened(self, name: str, parent: str, attributes: Mapping[str, str]) -> None:
        if name == "Activity":
            run, word = self._begin_run(), attributes.get("Sport", "")
            run.sport = sport(word) or Sport.RUNNING
            if run.sport is Sport.ELSEWHERE:
                self.elsewhere.append(word)
        elif self._run is None:
            return
        elif name == "Lap":
            time = time_of(attributes.get("StartTime"))
            self._laps.append(_Lap(None if time is None else time.unix_s, len(self._run.readings)))
        elif name == "Track" and self._laps:
            lap = self._laps[-1]
            lap.tracks += 1
            if lap.tracks > 1:
                self._run.breaks.append(len(self._run.readings))

    def _closed(self, name: str, parent: str, text: str) -> None:
        run = self._run
        if run is None:
            if parent == "Author" and name == "Name":
                self._written_by(maker(text))
        elif name == "Activity":
            self._end_run()
        elif parent == "Lap" and name == "TotalTimeSeconds" and self._laps:
            self._laps[-1].timer_s = number(text)
        elif parent == "Activity" and name == "Notes":
            run.title = title(text)
        elif parent == "Creator" and name == "Name":
            run.maker = maker(text)

    def _written_by(self, program: str) -> None:
        """Take the program's name, which stands after the activities."""
        for run in self.runs:
            run.maker = run.maker or program

    def _end_run(self) -> None:
        run, laps, self._laps = self._run, self._laps, []
        if run is not None and run.readings:
            _take_laps(run, laps)
            _go_on(run, [lap.at for lap in laps[1:]])
            if all(each.latitude_deg is None and each.altitude_m is None for each in run.readings):
                run.surface = "treadmill"
        super()._end_run()


def _take_laps(run: Gathered, laps: list[_Lap]) -> None:
    """Add where laps end, and how long they and their timers ran."""
    if not laps:
        return
    known = [time_s for time_s in run.times_s if time_s is not None]
    begins = [_began(run, lap) for lap in laps]
    ends = [*begins[1:], Moment(known[-1], len(run.times_s)) if known else None]
    run.lap_ends += [end for end in ends[:-1] if end is not None]
    for lap, begin, end in zip(laps, begins, ends, strict=True):
        if begin is not None and end is not None and lap.timer_s is not None:
            run.stretches.append(Stretch(begin, end.time_s - begin.time_s, lap.timer_s))


def _began(run: Gathered, lap: _Lap) -> Moment | None:
    """Return when a lap began: when it says, else with its first record."""
    time_s = lap.began_s
    if time_s is None and lap.at < len(run.times_s):
        time_s = run.times_s[lap.at]
    return None if time_s is None else Moment(time_s, lap.at)


def _go_on(run: Gathered, begins: list[int]) -> None:
    """Let distances that begin anew with each lap go on instead."""
    first = set(begins)
    before_m = last_m = told_m = 0.0
    pending = False
    for index, reading in enumerate(run.readings):
        pending = pending or index in first
        if reading.distance_m is None:
            continue
        if pending and reading.distance_m < told_m / 2:
            before_m = last_m
        pending = False
        told_m, last_m = reading.distance_m, before_m + reading.distance_m
        if before_m:
            run.readings[index] = replace(reading, distance_m=last_m)
