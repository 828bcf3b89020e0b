"""What the messages of a FIT file mean for a run.

Rules:
- A native field comes before a developer field of the same name, unless it has no value.
- Cadence is stored as one foot's, in two fields; both feet are handed on. A position is in semicircles.
- A time below 0x10000000 counts from when the device was switched on and is no date.
- Whatever is no number in a field, or one too large for any, is taken as missing. Laps, stops and sessions beyond any
  run's are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from stridecue.files.file_clock import Moment
from stridecue.files.file_run import DEVICE, LONGEST_MAKER, one_line
from stridecue.files.gathered import FIRST_DATE_UNIX_S, MOST_MARKS
from stridecue.model.inputs import Reading
from stridecue.model.run_details import LONGEST_TITLE

FIT_EPOCH_UNIX_S = FIRST_DATE_UNIX_S
FIRST_DATE_S = 0x10000000
"""Times below this are seconds since the device was switched on."""

_LARGEST_NUMBER = 2**32
"""What is read has at most 32 bits; a file may declare more, and numbers that are no time and fit in no integer."""
_DEGREES = 180 / 2**31
"""In a semicircle."""
_NORTHMOST = 90.0
_OFFSET_STEP_S = 900
_LONGEST_WORD = 32
_MOST_SESSIONS = 100
"""OUR CHOICE"""
_PRODUCTS = ("product_name", "garmin_product", "favero_product")
_NOBODY = "development"
"""The manufacturer of programs without a number of their own: what they call themselves is who they are."""

_DEVELOPER_UNITS = {
    "heart_rate": {"", "bpm"},
    "cadence": {"", "rpm", "strides/min"},
    "speed": {"", "m/s", "meters/second"},
    "distance": {"", "m", "meter", "meters"},
    "power": {"", "w", "watt", "watts"},
}
"""Developer fields that stand in for native ones, and the units in which they may."""


@dataclass(frozen=True, slots=True)
class Lap:
    """What a lap's message says."""

    start: Moment
    elapsed_s: float
    timer_s: float | None


@dataclass(frozen=True, slots=True)
class Session:
    """What a session's or a sport's message says; words are the file's own."""

    start_s: float | None
    elapsed_s: float | None
    timer_s: float | None
    sport: str | None
    sub_sport: str | None


class Activity:
    """Gathers one activity, message by message, in the order of the file."""

    def __init__(self) -> None:
        self.times_s: list[float | None] = []
        self.readings: list[Reading] = []
        self.laps: list[Lap] = []
        self.stops: list[tuple[Moment, bool]] = []
        """When the timer stopped (True) and went on."""
        self.sessions: list[Session] = []
        self.sport: Session | None = None
        self.utc_offset_s = 0
        self.kind: str | None = None
        """What the file says that it is: activity, course, ..."""
        self.maker = ""
        self.title = ""
        self._takers = {
            "record": self._record,
            "event": self._event,
            "lap": self._lap,
            "session": self._session,
            "sport": self._sport,
            "activity": self._activity,
            "file_id": self._file_id,
            "workout": self._workout,
        }

    def take(self, name: str, fields: Iterable[Any]) -> None:
        """Take one data message with its fields."""
        taker = self._takers.get(name)
        if taker is not None:
            taker(_values(fields))

    def _record(self, values: dict[str, Any]) -> None:
        self.times_s.append(_number(values, "timestamp"))
        self.readings.append(_reading(values))

    def _event(self, values: dict[str, Any]) -> None:
        time_s = _number(values, "timestamp")
        if values.get("event") != "timer" or time_s is None or len(self.stops) >= 2 * MOST_MARKS:
            return
        kind = str(values.get("event_type"))
        if kind == "start" or kind.startswith("stop"):
            self.stops.append((Moment(time_s, len(self.readings)), kind != "start"))

    def _lap(self, values: dict[str, Any]) -> None:
        start_s, duration_s = _number(values, "start_time"), _number(values, "total_elapsed_time")
        if start_s is not None and duration_s is not None and len(self.laps) < MOST_MARKS:
            timer_s = _number(values, "total_timer_time")
            self.laps.append(Lap(Moment(start_s, len(self.readings)), duration_s, timer_s))

    def _session(self, values: dict[str, Any]) -> None:
        if len(self.sessions) < _MOST_SESSIONS:
            self.sessions.append(_session(values))

    def _sport(self, values: dict[str, Any]) -> None:
        self.sport = self.sport or _session(values)

    def _activity(self, values: dict[str, Any]) -> None:
        time_s, local_s = _number(values, "timestamp"), _number(values, "local_timestamp")
        if time_s is not None and local_s is not None:
            self.utc_offset_s = round((local_s - time_s) / _OFFSET_STEP_S) * _OFFSET_STEP_S

    def _file_id(self, values: dict[str, Any]) -> None:
        self.kind = self.kind or _word(values, "type")
        made_by = _word(values, "manufacturer") or ""
        product = next((word for name in _PRODUCTS if (word := _word(values, name))), "")
        by = "" if made_by == _NOBODY and product else made_by.replace("_", " ").capitalize()
        words = f"{by} {product}"
        self.maker = self.maker or one_line(words, LONGEST_MAKER)

    def _workout(self, values: dict[str, Any]) -> None:
        name = values.get("wkt_name")
        if isinstance(name, str) and not self.title:
            self.title = one_line(name, LONGEST_TITLE)


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
        elif field.field is not None:
            values.setdefault(field.field.name, value)
    return values


def _reading(values: dict[str, Any]) -> Reading:
    cadence = _number(values, "cadence", "developer cadence")
    spm = None if cadence is None else 2 * (cadence + (_number(values, "fractional_cadence") or 0.0))
    latitude, longitude = _number(values, "position_lat"), _number(values, "position_long")
    if latitude is None or longitude is None or abs(latitude * _DEGREES) > _NORTHMOST:
        latitude = longitude = None
    return Reading(
        device=DEVICE,
        heart_rate_bpm=_above_zero(_number(values, "heart_rate", "developer heart_rate")),
        cadence_spm=_above_zero(spm),
        speed_mps=_not_below_zero(_number(values, "enhanced_speed", "speed", "developer speed")),
        grade_percent=_number(values, "grade"),
        distance_m=_not_below_zero(_number(values, "distance", "developer distance")),
        altitude_m=_number(values, "enhanced_altitude", "altitude"),
        power_w=_not_below_zero(_number(values, "power", "developer power")),
        latitude_deg=None if latitude is None else latitude * _DEGREES,
        longitude_deg=None if longitude is None else longitude * _DEGREES,
    )


def _session(values: dict[str, Any]) -> Session:
    return Session(
        _number(values, "start_time"),
        _number(values, "total_elapsed_time"),
        _number(values, "total_timer_time"),
        _word(values, "sport"),
        _word(values, "sub_sport"),
    )


def _word(values: dict[str, Any], name: str) -> str | None:
    value = values.get(name)
    return one_line(value, _LONGEST_WORD) if isinstance(value, str) else None


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
