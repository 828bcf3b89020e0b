"""How figures are written for people, in one place.

Rules: a figure that is missing is written as dashes, never as 0. Values are SI; the unit that a runner sees is given.
A figure is rounded once, here. Text from files and radios loses its control characters before it reaches a terminal.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import TypeGuard

from stridecue.model.profile import Unit

MISSING = "--"
MISSING_PACE = "--:--"
SLOWEST_PACE_S_PER_KM = 1200.0
"""OUR CHOICE: slower than 20:00 a kilometre is standing, and a pace says nothing; the same speed in either unit."""

MUTES = {
    "gap": "just after a cue",
    "cooldown": "its pause",
    "warm-up": "warming up",
    "focus": "not in focus",
    "silence": "time of silence",
    "plan": "not in this step",
    "mute": "coach muted",
    "budget": "enough was said",
    "no help": "it did not help",
    "pain": "something hurts",
    "off": "off for this run",
    "unwell": "you feel unwell",
}
"""What mutes a cue, as a runner says it; anything else is another cue's id."""


@dataclass(frozen=True, slots=True)
class _UnitWords:
    metres: float
    distance: str
    pace: str
    speed: str


_WORDS = {
    Unit.KM: _UnitWords(1000.0, "km", "/km", "km/h"),
    Unit.MILE: _UnitWords(1609.344, "mi", "/mi", "mph"),
}
_SPORTS = {"running": "Run", "hiking": "Hike", "walking": "Walk", "trail_running": "Trail run"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NO_DATE = "no date"


def unit_metres(unit: Unit) -> float:
    """Return how long one kilometre or mile is."""
    return _WORDS[unit].metres


def distance_unit(unit: Unit) -> str:
    """Return `km` or `mi`."""
    return _WORDS[unit].distance


def pace_unit(unit: Unit) -> str:
    """Return `/km` or `/mi`."""
    return _WORDS[unit].pace


def speed_unit(unit: Unit) -> str:
    """Return `km/h` or `mph`."""
    return _WORDS[unit].speed


def pace(speed_mps: float | None, unit: Unit = Unit.KM) -> str:
    """Return minutes and seconds for each kilometre or mile, `5:12`."""
    if not _is_figure(speed_mps) or speed_mps * SLOWEST_PACE_S_PER_KM < 1000.0:
        return MISSING_PACE
    minutes, seconds = divmod(_half_up(_WORDS[unit].metres / speed_mps), 60)
    return f"{minutes}:{seconds:02d}"


def speed_figure(speed_mps: float | None, unit: Unit = Unit.KM) -> str:
    """Return the speed in km/h or mph without its unit, `10.8`."""
    return MISSING if not _is_figure(speed_mps) else _fixed(speed_mps * 3600 / _WORDS[unit].metres, 1)


def speed(speed_mps: float | None, unit: Unit = Unit.KM) -> str:
    """Return the speed with its unit, `10.8 km/h`."""
    return f"{speed_figure(speed_mps, unit)} {_WORDS[unit].speed}"


def duration(seconds: float | None) -> str:
    """Return `23:41`, or `1:02:03` from an hour on; parts of a second are left out."""
    if not _is_figure(seconds):
        return MISSING_PACE
    minutes, whole_s = divmod(int(max(0.0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{whole_s:02d}" if hours else f"{minutes}:{whole_s:02d}"


def distance_figure(distance_m: float | None, unit: Unit = Unit.KM) -> str:
    """Return the distance in kilometres or miles without its unit, `9.01`."""
    return MISSING if not _is_figure(distance_m) else _fixed(distance_m / _WORDS[unit].metres, 2)


def distance(distance_m: float | None, unit: Unit = Unit.KM) -> str:
    """Return the distance with its unit, `9.01 km` or `5.60 mi`."""
    return f"{distance_figure(distance_m, unit)} {_WORDS[unit].distance}"


def heart_rate(heart_rate_bpm: float | None) -> str:
    """Return whole beats a minute, `142`."""
    return _whole(heart_rate_bpm)


def cadence(cadence_spm: float | None) -> str:
    """Return whole steps a minute, `164`."""
    return _whole(cadence_spm)


def power(power_w: float | None) -> str:
    """Return whole watts, `245`."""
    return _whole(power_w)


def grade(grade_percent: float | None) -> str:
    """Return percent with one decimal, `6.0` or `-3.5`."""
    return MISSING if not _is_figure(grade_percent) else _fixed(grade_percent, 1)


def climb(climb_m: float | None) -> str:
    """Return whole metres with their unit, `124 m`."""
    return f"{_whole(climb_m)} m"


def step_length(step_length_m: float | None) -> str:
    """Return metres with two decimals and their unit, `0.92 m`."""
    return f"{MISSING if not _is_figure(step_length_m) else _fixed(step_length_m, 2)} m"


def change(percent: float | None) -> str:
    """Return a change in percent with its sign, `+2.5 %` or `-3.1 %`."""
    if not _is_figure(percent):
        return f"{MISSING} %"
    figure = _fixed(percent, 1)
    return f"{figure} %" if figure.startswith("-") or figure == "0.0" else f"+{figure} %"


def sport(name: str) -> str:
    """Return a sport as a person would name it, `Run`."""
    return _SPORTS.get(name) or printable(name).replace("_", " ").capitalize()


def date(started_at: str | None, utc_offset_s: int = 0) -> str:
    """Return the day of an ISO 8601 moment where the runner was, `Sat 5 Sep 2026`."""
    moment = _moment(started_at, utc_offset_s)
    if moment is None:
        return NO_DATE
    return f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def time_of_day(started_at: str | None, utc_offset_s: int = 0) -> str:
    """Return the time of an ISO 8601 moment where the runner was, `18:04`."""
    moment = _moment(started_at, utc_offset_s)
    return MISSING_PACE if moment is None else f"{moment.hour:02d}:{moment.minute:02d}"


def date_and_time(started_at: str | None, utc_offset_s: int = 0) -> str:
    """Return day and time of an ISO 8601 moment, `Sat 5 Sep 2026, 18:04`."""
    day = date(started_at, utc_offset_s)
    return day if day == NO_DATE else f"{day}, {time_of_day(started_at, utc_offset_s)}"


def printable(text: str) -> str:
    """Return the text without anything that a terminal could take for a command; line breaks become blanks."""
    if text.isprintable():
        return text
    kept = (" " if each.isspace() else each for each in text)
    return "".join(each for each in kept if not unicodedata.category(each).startswith("C"))


def _whole(value: float | None) -> str:
    return MISSING if not _is_figure(value) else str(_half_up(value))


def _fixed(value: float, decimals: int) -> str:
    # A small negative figure must not be written as -0.0.
    return f"{round(value, decimals) + 0.0:.{decimals}f}"


def _half_up(value: float) -> int:
    return math.floor(value + 0.5)


def _is_figure(value: float | None) -> TypeGuard[float]:
    return value is not None and math.isfinite(value)


def _moment(started_at: str | None, utc_offset_s: int) -> datetime | None:
    if started_at is None:
        return None
    try:
        moment = datetime.fromisoformat(started_at)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(timezone(timedelta(seconds=utc_offset_s)))
    except (ValueError, OverflowError):
        return None


def mute_words(by: str) -> str:
    """Return what kept a cue back, as a runner says it; another cue is its id."""
    return MUTES.get(by, by)


def slower(percent: float) -> str:
    """Return by how much a speed is below another, `3 % slower`, `3 % faster` or `as fast`."""
    size = abs(round(percent))
    return f"{size} % {'slower' if percent > 0 else 'faster'}" if size else "as fast"
