"""What the messages of a FIT file mean for a run.

Rules:
- A native field comes before a developer field of the same name, unless it has no value.
- Cadence is stored as one foot's, in two fields; both feet are handed on.
- A time below 0x10000000 counts from when the device was switched on and is no date.
- Whatever is no number in a field, or one too large for any, is taken as missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stridecue.files.file_run import DEVICE, FileClock
from stridecue.model.inputs import Reading

FIT_EPOCH_UNIX_S = 631065600
FIRST_DATE_S = 0x10000000
"""Times below this are seconds since the device was switched on."""

_LARGEST_NUMBER = 2**32
"""What is read has at most 32 bits; a file may declare more, and numbers that are no time and fit in no integer."""
_LARGEST_OFFSET_S = 14 * 3600
_OFFSET_STEP_S = 900
_LONGEST_WORD = 32
_INDOORS = ("treadmill", "indoor_running", "virtual_activity")

_COUNTED_FROM_THE_FIRST_RECORD = ("event", "lap")

_DEVELOPER_UNITS = {
    "heart_rate": {"", "bpm"},
    "cadence": {"", "rpm", "strides/min"},
    "speed": {"", "m/s", "meters/second"},
    "distance": {"", "m", "meter", "meters"},
    "power": {"", "w", "watt", "watts"},
}
"""Developer fields that stand in for native ones, and the units in which they may."""


class Activity:
    """Gathers one activity, message by message."""

    def __init__(self) -> None:
        self.clock = FileClock()
        self.records: list[tuple[int, Reading]] = []
        self.pauses: list[tuple[int, int]] = []
        self.lap_ends_ms: list[int] = []
        self.records_at_last_lap = 0
        """How many records came before the message of the last lap."""
        self.sport: str | None = None
        self.indoors = False
        self.utc_offset_s = 0
        self.start_unix_s: float | None = None
        self._stopped_ms: int | None = None
        self._early: list[tuple[str, dict[str, Any]]] = []
        """Events and laps that came before the first record, and with it the time that they are counted from."""
        self._takers = {
            "record": self._record,
            "event": self._event,
            "lap": self._lap,
            "session": self._session,
            "sport": self._session,
            "activity": self._activity,
        }

    def take(self, name: str, fields: Iterable[Any]) -> None:
        """Take one data message with its fields."""
        taker = self._takers.get(name)
        if taker is None:
            return
        values = _values(fields)
        if not self.records and name in _COUNTED_FROM_THE_FIRST_RECORD:
            self._early.append((name, values))
        else:
            taker(values)

    def _record(self, values: dict[str, Any]) -> None:
        time_s = _number(values, "timestamp")
        t_ms = self.clock.record_ms(time_s)
        if self.start_unix_s is None and time_s is not None and time_s >= FIRST_DATE_S:
            self.start_unix_s = FIT_EPOCH_UNIX_S + self.clock.zero_s
        self.records.append((t_ms, _reading(values)))
        if self._early:
            early, self._early = self._early, []
            for name, earlier in early:
                self._takers[name](earlier)

    def _event(self, values: dict[str, Any]) -> None:
        time_s = _number(values, "timestamp")
        if values.get("event") != "timer" or time_s is None:
            return
        kind = str(values.get("event_type"))
        if kind.startswith("stop") and self._stopped_ms is None:
            self._stopped_ms = self.clock.place_ms(time_s)
        elif kind == "start" and self._stopped_ms is not None:
            self.pauses.append((self._stopped_ms, self.clock.place_ms(time_s)))
            self._stopped_ms = None

    def _lap(self, values: dict[str, Any]) -> None:
        start_s, duration_s = _number(values, "start_time"), _number(values, "total_elapsed_time")
        if start_s is not None and duration_s is not None:
            self.lap_ends_ms.append(self.clock.place_ms(start_s + duration_s))
            self.records_at_last_lap = len(self.records)

    def _session(self, values: dict[str, Any]) -> None:
        sport = values.get("sport")
        if self.sport is None and isinstance(sport, str):
            self.sport = sport[:_LONGEST_WORD]
            self.indoors = values.get("sub_sport") in _INDOORS

    def _activity(self, values: dict[str, Any]) -> None:
        time_s, local_s = _number(values, "timestamp"), _number(values, "local_timestamp")
        if time_s is None or local_s is None:
            return
        offset_s = round((local_s - time_s) / _OFFSET_STEP_S) * _OFFSET_STEP_S
        if abs(offset_s) <= _LARGEST_OFFSET_S:
            self.utc_offset_s = offset_s


def _values(fields: Iterable[Any]) -> dict[str, Any]:
    """Return the values of a message by name; `developer speed` and the like for developer fields."""
    values: dict[str, Any] = {}
    for field in fields:
        value = field.value
        if value is None:
            continue
        if field.field_def is not None and field.field_def.is_dev:
            name = str(field.name).strip().lower().replace(" ", "_")
            if str(field.units or "").lower() in _DEVELOPER_UNITS.get(name, ()):
                values.setdefault(f"developer {name}", value)
        else:
            values.setdefault(field.name, value)
    return values


def _reading(values: dict[str, Any]) -> Reading:
    cadence = _number(values, "cadence", "developer cadence")
    spm = None if cadence is None else 2 * (cadence + (_number(values, "fractional_cadence") or 0.0))
    return Reading(
        device=DEVICE,
        heart_rate_bpm=_above_zero(_number(values, "heart_rate", "developer heart_rate")),
        cadence_spm=_above_zero(spm),
        speed_mps=_not_below_zero(_number(values, "enhanced_speed", "speed", "developer speed")),
        grade_percent=_number(values, "grade"),
        distance_m=_not_below_zero(_number(values, "distance", "developer distance")),
        altitude_m=_number(values, "enhanced_altitude", "altitude"),
        power_w=_not_below_zero(_number(values, "power", "developer power")),
    )


def _number(values: dict[str, Any], *names: str) -> float | None:
    """Return the first of these fields that has a number that can be one."""
    for name in names:
        value = values.get(name)
        if isinstance(value, int | float) and -_LARGEST_NUMBER <= value <= _LARGEST_NUMBER:
            return float(value)
    return None


def _above_zero(value: float | None) -> float | None:
    return value if value is not None and value > 0 else None


def _not_below_zero(value: float | None) -> float | None:
    return value if value is not None and value >= 0 else None
