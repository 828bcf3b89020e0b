"""Treadmill Data, 2ACD, and Fitness Machine Feature, 2ACC (Fitness Machine Service 1.0, GATT Specification Supplement).

Rules:
- Instantaneous speed is there when flag bit 0, More Data, is clear.
- Flag bit 7 always stands for five bytes, whatever of the energy the machine knows.
- Pace is 16 bits today and was 8 in an old description; the length of the payload tells, else it is 16.
- Bits 13 to 15 are reserved: what comes for them is ignored, but for a step counter behind bit 13, which some makers
  send (CITYSPORTS: flags 84 24; hughesjs/FitnessMachine). It is taken when bit 13 is set, the payload holds every field
  before it, and exactly three bytes are left, or more where bit 14 or 15 announces more. Bytes that bit 13 does not
  announce, and one or two or, without those bits, four and more, are no step counter.
- An inclination beyond what a machine can tilt is rubbish and taken as not available; `sent_inclination_percent` gives
  it as it was sent, to be shown.
- Treadmill Data has no cadence.
- Features are what a machine claims; many claim what they lack.
"""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from functools import lru_cache

from stridecue.decode.layout import S16, U8, U16, U24, Field, Layout, named_bits, scaled, too_short, whole
from stridecue.model.measurement import TreadmillFeatures, TreadmillMeasurement

STEEPEST_DOWN_PERCENT, STEEPEST_UP_PERCENT = -15.0, 40.0
MERGE_GAP_MS = 2000
"""Parts of one record follow one another within this time."""

_MORE_DATA, _INCLINATION, _PACES, _DEFINED = 0x0001, 0x0008, 0x0060, 0x1FFF
_STEPS, _BEHIND_STEPS = 0x2000, 0xC000
_FLAGS_SIZE, _STEPS_SIZE, _INCLINATION_SIZE = 2, 3, 2
_NO_INCLINATION = 0x7FFF
_PER_KMH = 360.0
"""0.01 km/h in 1 m/s."""

_SPEED = Field("speed_mps", U16, scaled(_PER_KMH))


def _u24(raw: bytes) -> int | None:
    return None if raw == b"\xff\xff\xff" else int.from_bytes(raw, "little")


def _grade_percent(raw: int) -> float | None:
    grade = raw / 10
    return grade if STEEPEST_DOWN_PERCENT <= grade <= STEEPEST_UP_PERCENT else None


def _narrow_pace(raw: int) -> float | None:
    """Return seconds for 500 m from 0.1 km/min."""
    return 300 / raw if raw else None


_GROUPS: tuple[tuple[Field, ...], ...] = (
    (Field("average_speed_mps", U16, scaled(_PER_KMH)),),
    (Field("total_distance_m", U24, _u24),),
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

_FEATURES_SIZE = 4
_MEASURES = (
    "average speed",
    "cadence",
    "total distance",
    "inclination",
    "elevation gain",
    "pace",
    "step count",
    "resistance",
    "stride count",
    "energy",
    "heart rate",
    "metabolic equivalent",
    "elapsed time",
    "remaining time",
    "power",
    "force on belt",
    "user data",
)
_SETTABLE = (
    "speed",
    "inclination",
    "resistance",
    "power",
    "heart rate",
    "energy",
    "steps",
    "strides",
    "distance",
    "time",
    "time in two zones",
    "time in three zones",
    "time in five zones",
    "bike simulation",
    "wheel circumference",
    "spin down",
    "cadence",
)
"""The bits of the two halves of the features, the lowest first."""


def decode_treadmill(payload: bytes) -> TreadmillMeasurement:
    """Read one payload of 2ACD; one of several parts of a record if `more_data` is set.

    Raises DecodeError when the flags are missing.
    """
    if len(payload) < _FLAGS_SIZE:
        raise too_short(payload, "treadmill data", "rest of the flags", "2ACD needs two bytes of flags.")
    sent = payload[0] | payload[1] << 8
    flags = sent & _DEFINED
    layout = _layout(flags)
    if flags & _PACES and not _ends(payload, sent, layout) and _ends(payload, sent, _narrow_layout(flags)):
        layout = _narrow_layout(flags)
    found, truncated = layout.read(payload)
    steps = _step_count(payload, sent, layout.end) if sent & _STEPS else None
    return TreadmillMeasurement(bool(flags & _MORE_DATA), truncated=truncated, step_count=steps, **found)


def sent_inclination_percent(payload: bytes) -> float | None:
    """Return the inclination in one payload of 2ACD exactly as sent, also one that no machine has.

    None when it was not sent, is cut off, or not available.
    """
    if len(payload) < _FLAGS_SIZE or not payload[0] & _INCLINATION:
        return None
    start = _layout(payload[0] & (_INCLINATION - 1)).end
    raw = int.from_bytes(payload[start : start + _INCLINATION_SIZE], "little", signed=True)
    if len(payload) < start + _INCLINATION_SIZE or raw == _NO_INCLINATION:
        return None
    return raw / 10


def decode_treadmill_features(payload: bytes) -> TreadmillFeatures:
    """Read 2ACC, what a machine claims to measure and what can be set on it.

    Raises DecodeError when what it measures is not complete.
    """
    if len(payload) < _FEATURES_SIZE:
        raise too_short(payload, "machine's features", "rest of them", "2ACC needs four bytes and has eight.")
    settable = payload[_FEATURES_SIZE : 2 * _FEATURES_SIZE]
    return TreadmillFeatures(
        named_bits(int.from_bytes(payload[:_FEATURES_SIZE], "little"), _MEASURES),
        named_bits(int.from_bytes(settable, "little"), _SETTABLE) if len(settable) == _FEATURES_SIZE else (),
    )


def _ends(payload: bytes, sent: int, layout: Layout) -> bool:
    """Return whether a payload ends just where its flags say, with a step counter or without."""
    left = len(payload) - layout.end
    return left == 0 or (left == _STEPS_SIZE and bool(sent & _STEPS))


def _step_count(payload: bytes, sent: int, start: int) -> int | None:
    left = len(payload) - start
    if left != _STEPS_SIZE and not (left > _STEPS_SIZE and sent & _BEHIND_STEPS):
        return None
    return _u24(payload[start : start + _STEPS_SIZE])


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
