"""A point of a track, as its texts in XML say it.

Rules: a number is plain, finite and within what any field can hold, with a point or a comma before its decimals;
everything else is no value. A time without a zone is UTC. Cadence is one foot's, and both feet are handed on.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from stridecue.files.file_run import DEVICE
from stridecue.model.inputs import Reading

_LARGEST = 1e9
_LONGEST_NUMBER = 40
_LONGEST_TIME = 40
_NORTHMOST, _EASTMOST = 90.0, 180.0


class Time(NamedTuple):
    """A moment as a file says it."""

    unix_s: float
    utc_offset_s: int


def time_of(text: str | None) -> Time | None:
    """Return what an ISO 8601 text says, if it is one."""
    if text is None or len(text) > _LONGEST_TIME:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    offset = moment.utcoffset()
    if offset is None:
        return Time(moment.replace(tzinfo=UTC).timestamp(), 0)
    return Time(moment.timestamp(), round(offset.total_seconds()))


def number(text: str | None) -> float | None:
    """Return the number that a text is, if it can be one of a run."""
    if text is None or len(text) > _LONGEST_NUMBER or "_" in text:
        return None
    if "." not in text:  # some programs write numbers as their country does
        text = text.replace(",", ".")
    try:
        value = float(text)
    except ValueError:
        return None
    return value if -_LARGEST <= value <= _LARGEST else None  # NaN too: no bound holds it


def reading(texts: Mapping[str, str]) -> Reading:
    """Return the record that a point's texts make, by the names of its fields."""
    strides = _above_zero(number(texts.get("cadence")))
    latitude = _within(number(texts.get("latitude")), _NORTHMOST)
    longitude = _within(number(texts.get("longitude")), _EASTMOST)
    if latitude is None or longitude is None:
        latitude = longitude = None
    return Reading(
        device=DEVICE,
        heart_rate_bpm=_above_zero(number(texts.get("heart_rate"))),
        cadence_spm=None if strides is None else 2 * strides,
        speed_mps=_not_below_zero(number(texts.get("speed"))),
        distance_m=_not_below_zero(number(texts.get("distance"))),
        altitude_m=number(texts.get("altitude")),
        power_w=_not_below_zero(number(texts.get("power"))),
        latitude_deg=latitude,
        longitude_deg=longitude,
    )


def _within(value: float | None, most: float) -> float | None:
    return value if value is not None and -most <= value <= most else None


def _above_zero(value: float | None) -> float | None:
    return value if value is not None and value > 0 else None


def _not_below_zero(value: float | None) -> float | None:
    return value if value is not None and value >= 0 else None
