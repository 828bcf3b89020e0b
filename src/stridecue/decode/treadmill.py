"""Treadmill Data, 2ACD (Fitness Machine Service 1.0, GATT Specification Supplement).

Rules:
- Instantaneous speed is there when flag bit 0, More Data, is clear.
- Flag bit 7 always stands for five bytes, whatever of the energy the machine knows.
- Pace is 16 bits today and was 8 in an old description; the length of the payload tells, else it is 16.
- Bits 13 to 15 are reserved: what comes for them is ignored.
- An inclination beyond what a machine can tilt is rubbish and taken as not available.
- Treadmill Data has no cadence.
"""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from functools import lru_cache

from stridecue.decode.layout import S16, U8, U16, U24, Field, Layout, scaled, too_short, whole
from stridecue.model.measurement import TreadmillMeasurement

STEEPEST_DOWN_PERCENT, STEEPEST_UP_PERCENT = -15.0, 40.0
MERGE_GAP_MS = 2000
"""Parts of one record follow one another within this time."""

_MORE_DATA, _PACES, _DEFINED = 0x0001, 0x0060, 0x1FFF
_FLAGS_SIZE = 2
_PER_KMH = 360.0
"""0.01 km/h in 1 m/s."""

_SPEED = Field("speed_mps", U16, scaled(_PER_KMH))


def _distance_m(raw: bytes) -> int | None:
    return None if raw == b"\xff\xff\xff" else int.from_bytes(raw, "little")


def _grade_percent(raw: int) -> float | None:
    grade = raw / 10
    return grade if STEEPEST_DOWN_PERCENT <= grade <= STEEPEST_UP_PERCENT else None


def _narrow_pace(raw: int) -> float | None:
    """Return seconds for 500 m from 0.1 km/min."""
    return 300 / raw if raw else None


_GROUPS: tuple[tuple[Field, ...], ...] = (
    (Field("average_speed_mps", U16, scaled(_PER_KMH)),),
    (Field("total_distance_m", U24, _distance_m),),
    (Field("grade_percent", S16, _grade_percent), Field("ramp_angle_deg", S16, scaled(10, 0x7FFF))),
    (
        Field("ascent_m", U16, scaled(10, 0xFFFF, 0x7FFF)),
        Field("descent_m", U16, scaled(10, 0xFFFF, 0x7FFF)),
    ),
    (Field("pace_s_per_500m", U16, scaled(1, 0)),),
    (Field("average_pace_s_per_500m", U16, scaled(1, 0)),),
    (
        Field("energy_kcal", U16, whole(0xFFFF)),
        Field("energy_kcal_per_hour", U16, whole(0xFFFF)),
        Field("energy_kcal_per_minute", U8, whole(0xFF)),
    ),
    (Field("heart_rate_bpm", U8, whole(0)),),
    (Field("metabolic_equivalent", U8, scaled(10, 0xFF)),),
    (Field("elapsed_s", U16, whole(0xFFFF)),),
    (Field("remaining_s", U16, whole(0xFFFF)),),
    (Field("force_n", S16, whole(0x7FFF)), Field("power_w", S16, whole(0x7FFF))),
)
"""What flag bits 1 to 12 stand for."""


def decode_treadmill(payload: bytes) -> TreadmillMeasurement:
    """Read one payload of 2ACD; one of several parts of a record if `more_data` is set.

    Raises DecodeError when the flags are missing.
    """
    if len(payload) < _FLAGS_SIZE:
        raise too_short(payload, "treadmill data", "rest of the flags", "2ACD needs two bytes of flags.")
    flags = (payload[0] | payload[1] << 8) & _DEFINED
    layout = _layout(flags)
    if flags & _PACES and len(payload) != layout.end and len(payload) == _narrow_layout(flags).end:
        layout = _narrow_layout(flags)
    found, truncated = layout.read(payload)
    return TreadmillMeasurement(bool(flags & _MORE_DATA), truncated=truncated, **found)


@lru_cache(maxsize=512)
def _layout(flags: int) -> Layout:
    return Layout(_fields(flags), _FLAGS_SIZE)


@lru_cache(maxsize=512)
def _narrow_layout(flags: int) -> Layout:
    return Layout([_narrowed(field) for field in _fields(flags)], _FLAGS_SIZE)


def _fields(flags: int) -> list[Field]:
    fields = [] if flags & _MORE_DATA else [_SPEED]
    for bit, group in enumerate(_GROUPS, start=1):
        if flags >> bit & 1:
            fields += group
    return fields


def _narrowed(field: Field) -> Field:
    return Field(field.name, U8, _narrow_pace) if "pace" in field.name else field


_MERGED = tuple(
    field.name
    for field in dataclass_fields(TreadmillMeasurement)
    if field.name not in ("more_data", "truncated")
)


class TreadmillMerger:
    """Puts the parts of a record together.

    Parts merge until one without More Data completes the record; a record whose next part does not follow within two
    seconds is dropped. Some machines send parts in rotation and never a last one: when a field comes again, what there
    is is given out (`more_data` stays set, and its speed is None), and a new record begins.
    """

    def __init__(self) -> None:
        self._held: TreadmillMeasurement | None = None
        self._held_t_ms = 0

    def add(self, t_ms: int, part: TreadmillMeasurement) -> TreadmillMeasurement | None:
        """Take one part that came at `t_ms`; return a record when there is one."""
        held = self._held
        if held is not None and t_ms - self._held_t_ms > MERGE_GAP_MS:
            held = None
        if not part.more_data:
            self._held = None
            return part if held is None else _merged(held, part)
        self._held_t_ms = t_ms
        if held is None or _repeats(held, part):
            self._held = part
            return held
        self._held = _merged(held, part)
        return None


def _repeats(held: TreadmillMeasurement, part: TreadmillMeasurement) -> bool:
    return any(getattr(held, name) is not None and getattr(part, name) is not None for name in _MERGED)


def _merged(earlier: TreadmillMeasurement, later: TreadmillMeasurement) -> TreadmillMeasurement:
    values = {}
    for name in _MERGED:
        value = getattr(later, name)
        values[name] = getattr(earlier, name) if value is None else value
    return TreadmillMeasurement(later.more_data, truncated=earlier.truncated or later.truncated, **values)
