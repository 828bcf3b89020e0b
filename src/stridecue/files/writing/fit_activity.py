"""A run as a FIT activity, with the messages and in the order that services and other programs want.

Rules:
- Every message has its time, and times never go back. There are no records while the timer is stopped.
- Cadence is one foot's, with its fraction; distance begins at 0 where the run's does, and never falls.
- A run on a treadmill has no positions. What no record knows has no field.
- A cue that was shown is a text of the program's own on the record of its second, which other programs pass over.
- Nobody's device is claimed: the manufacturer is the one for programs without a number of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from stridecue import __version__
from stridecue.errors import FileError
from stridecue.files.exported_run import ExportedLap, ExportedRecord, ExportedRun
from stridecue.files.fit_messages import FIRST_DATE_S, FIT_EPOCH_UNIX_S
from stridecue.files.writing import fit_layouts as fit
from stridecue.files.writing.fit_encoder import STRING, FitEncoder, Value
from stridecue.files.writing.parts import (
    ON_A_TRAIL,
    began_at,
    cues_by_record,
    highest,
    laps_by_distance,
    mean,
    mean_speed_mps,
    records_of,
)
from stridecue.files.writing.whole_seconds import Moment, What, second_of, whole_seconds
from stridecue.model.run_settings import TREADMILL

PRODUCT_NAME = "Stridecue"
_ACTIVITY_FILE = 4
_MANUFACTURER_DEVELOPMENT = 255
_PRODUCT = _SERIAL_NUMBER = 1
_APPLICATION_ID = b"stridecue cues 1"
_MOST_SENSORS = 16

_SPORTS = {"running": 1, "fitness_equipment": 4, "training": 10, "walking": 11, "hiking": 17}
_GENERIC, _TREADMILL, _TRAIL = 0, 1, 3
_TIMER, _SESSION, _LAP, _ACTIVITY = 0, 8, 9, 26
_START, _STOP, _STOP_ALL = 0, 1, 4
_BY_HAND, _BY_DISTANCE, _SESSION_END = 0, 2, 7

_LAST_DATE_S = 2**32 - 2
_ALWAYS = frozenset({"timestamp"})


def fit_bytes(run: ExportedRun) -> bytes:
    """Return a run as a FIT file.

    Raises:
        FileError: it has no date, or one that FIT cannot tell.
    """
    return _Writer(run).bytes()


class _Writer:
    """Writes one run."""

    def __init__(self, run: ExportedRun) -> None:
        self._run = run
        began = began_at(run, "FIT")
        self._began_ms = round((began.timestamp() - FIT_EPOCH_UNIX_S) * 1000)
        self._end_ms = max(run.laps[-1].to_ms, round(1000 * run.summary.totals.elapsed_s))
        if not FIRST_DATE_S <= self._second(0) <= self._second(self._end_ms) <= _LAST_DATE_S:
            raise FileError(
                f"The run is of {began:%Y-%m-%d}, and FIT has no such date.", "Export it as CSV or JSON."
            )
        cues = cues_by_record(run)
        self._moments = whole_seconds(run, self._began_ms, cues)
        self._positions = run.surface != TREADMILL
        self._kind = {
            "sport": _SPORTS.get(run.summary.sport, _GENERIC),
            "sub_sport": _sub_sport(run.surface),
        }
        self._by_distance = laps_by_distance(run)
        self._metres = 0.0
        self._fit = FitEncoder()

    def bytes(self) -> bytes:
        self._file_and_devices()
        self._developer_fields()
        self._timer(self._second(0), _START)
        records = self._stored_records()
        layout = fit.RECORD.having(
            frozenset(name for stored in records.values() for name in stored) - {"cue"}
        )
        with_cue = fit.RECORD.having(frozenset(field.name for field in layout.fields) | {"cue"})
        for index, moment in enumerate(self._moments):
            match moment.what:
                case What.RECORD:
                    stored = records[index]
                    self._fit.add(with_cue if "cue" in stored else layout, stored)
                case What.PAUSE:
                    self._timer(moment.second, _STOP_ALL)
                case What.RESUME:
                    self._timer(moment.second, _START)
                case What.LAP:
                    self._lap(moment)
        self._session_and_activity()
        return self._fit.bytes()

    def _second(self, t_ms: int) -> int:
        return second_of(self._began_ms + t_ms)

    def _file_and_devices(self) -> None:
        maker: dict[str, Value] = {"manufacturer": _MANUFACTURER_DEVELOPMENT, "product": _PRODUCT}
        created = self._second(0)
        self._fit.add(
            fit.FILE_ID,
            {
                **maker,
                "type": _ACTIVITY_FILE,
                "serial_number": _SERIAL_NUMBER,
                "time_created": created,
                "product_name": PRODUCT_NAME,
            },
        )
        self._fit.add(fit.FILE_CREATOR, {"software_version": _software_version()})
        self._fit.add(
            fit.DEVICE_INFO, {**maker, "timestamp": created, "device_index": 0, "product_name": PRODUCT_NAME}
        )
        for index, name in enumerate(self._run.sensors[:_MOST_SENSORS], 1):
            self._fit.add(
                fit.DEVICE_INFO, {"timestamp": created, "device_index": index, "product_name": name}
            )

    def _developer_fields(self) -> None:
        if not self._run.cues:
            return
        index: dict[str, Value] = {"developer_data_index": 0}
        self._fit.add(
            fit.DEVELOPER_DATA_ID,
            {**index, "application_id": _APPLICATION_ID, "application_version": _software_version()},
        )
        self._fit.add(
            fit.FIELD_DESCRIPTION,
            {
                **index,
                "field_definition_number": fit.CUE_FIELD,
                "fit_base_type_id": STRING.code,
                "field_name": "cue",
            },
        )

    def _timer(self, second: int, kind: int) -> None:
        self._fit.add(fit.EVENT, {"timestamp": second, "event": _TIMER, "event_type": kind, "data": 0})

    def _stored_records(self) -> dict[int, dict[str, Value]]:
        """Return the fields of each record that has them, by its place among the moments."""
        return {
            index: self._stored(moment, moment.record)
            for index, moment in enumerate(self._moments)
            if moment.record is not None
        }

    def _stored(self, moment: Moment, record: ExportedRecord) -> dict[str, Value]:
        if record.distance_m is not None:
            self._metres = max(self._metres, record.distance_m)
        values: dict[str, Value] = {
            "timestamp": moment.second,
            "position_lat": record.latitude_deg if self._positions else None,
            "position_long": record.longitude_deg if self._positions else None,
            "heart_rate": record.heart_rate_bpm,
            **_strides("", record.cadence_spm),
            "distance": None if record.distance_m is None else self._metres,
            "enhanced_speed": record.speed_mps,
            "enhanced_altitude": record.altitude_m,
            "grade": record.grade_percent,
            "power": record.power_w,
            "cue": moment.cue,
        }
        return {name: value for name, value in values.items() if value is not None}

    def _lap(self, moment: Moment) -> None:
        lap, laps = self._run.laps[moment.number], self._run.laps
        last = moment.number == len(laps) - 1
        if last:
            self._timer(moment.second, _STOP_ALL)
        by_itself = _BY_DISTANCE if self._by_distance else _BY_HAND
        self._fit.add(
            fit.LAP,
            {
                **self._kind,
                **self._figures(records_of(self._run, lap), lap.distance_m, lap.timer_s),
                **_lap_means(lap),
                "message_index": moment.number,
                "timestamp": moment.second,
                "event": _LAP,
                "event_type": _STOP,
                "start_time": self._second(lap.from_ms),
                "total_elapsed_time": (lap.to_ms - lap.from_ms) / 1000,
                "lap_trigger": _SESSION_END if last else by_itself,
            },
        )

    def _figures(
        self, records: Sequence[ExportedRecord], distance_m: float, timer_s: float
    ) -> dict[str, Value]:
        """Return what a lap and a session tell alike."""
        return {
            "total_timer_time": timer_s,
            "total_distance": distance_m,
            "enhanced_avg_speed": mean_speed_mps(distance_m, timer_s),
            "enhanced_max_speed": highest(records, "speed_mps"),
            **_strides("max_", highest(records, "cadence_spm")),
            "avg_power": mean(records, "power_w"),
            "max_power": highest(records, "power_w"),
        }

    def _session_and_activity(self) -> None:
        run, totals = self._run, self._run.summary.totals
        end = max(self._second(self._end_ms), self._moments[-1].second)
        ends: dict[str, Value] = {"timestamp": end, "event_type": _STOP}
        self._fit.add(
            fit.SESSION,
            {
                **self._kind,
                **ends,
                **self._figures(run.records, totals.distance_m, totals.moving_s),
                **_strides("avg_", totals.cadence_mean_spm),
                "message_index": 0,
                "event": _SESSION,
                "start_time": self._second(0),
                "total_elapsed_time": totals.elapsed_s,
                "avg_heart_rate": totals.heart_rate_mean_bpm,
                "max_heart_rate": totals.heart_rate_max_bpm,
                "avg_power": totals.power_mean_w,
                "total_ascent": totals.climb_m,
                "first_lap_index": 0,
                "num_laps": len(run.laps),
                "trigger": 0,
            },
        )
        self._fit.add(
            fit.ACTIVITY,
            {
                **ends,
                "event": _ACTIVITY,
                "total_timer_time": totals.moving_s,
                "num_sessions": 1,
                "type": 0,
                "local_timestamp": end + run.summary.utc_offset_s,
            },
        )


def _lap_means(lap: ExportedLap) -> dict[str, Value]:
    return {
        "avg_heart_rate": lap.heart_rate_mean_bpm,
        "max_heart_rate": lap.heart_rate_max_bpm,
        **_strides("avg_", lap.cadence_mean_spm),
    }


def _strides(prefix: str, cadence_spm: float | None) -> dict[str, Value]:
    """Return cadence as FIT has it: one foot's whole strides a minute, and their fraction."""
    if cadence_spm is None:
        return {}
    parts = round(cadence_spm / 2 * 128)
    return {f"{prefix}cadence": parts // 128, f"{prefix}fractional_cadence": parts % 128 / 128}


def _sub_sport(surface: str) -> int:
    if surface == TREADMILL:
        return _TREADMILL
    return _TRAIL if surface in ON_A_TRAIL else _GENERIC


def _software_version() -> int:
    """Return the program's version as one number: 1.2.3 is 102."""
    major, minor = (int(part) for part in __version__.split(".")[:2])
    return 100 * major + minor
