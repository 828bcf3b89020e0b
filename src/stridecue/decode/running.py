"""Running speed and cadence, 2A53; a footpod's features, 2A54, and its place, 2A5D (GATT Specification Supplement).

Rules:
- Cadence stays as sent, since devices disagree on one foot or both.
- Total distance is the pod's own: it may begin anywhere, be reset and wrap.
- There are no values that mean *not available*.
- Whether a pod tells walking from running is bit 2 of its features; without it `running` says nothing.
"""

from __future__ import annotations

from stridecue.decode.layout import U8, U16, U32, Field, Layout, named, plain, scaled, too_short
from stridecue.model.measurement import RunningFeatures, RunningMeasurement, SensorLocation

_STRIDE_LENGTH, _TOTAL_DISTANCE, _RUNNING = 0x01, 0x02, 0x04
_MANDATORY_SIZE = 4
_FEATURES_SIZE = 2

_SENSOR_LOCATIONS = (
    "other",
    "top of shoe",
    "in shoe",
    "hip",
    "front wheel",
    "left crank",
    "right crank",
    "left pedal",
    "right pedal",
    "front hub",
    "rear dropout",
    "chainstay",
    "rear wheel",
    "rear hub",
    "chest",
    "spider",
    "chain ring",
)
"""By number; what follows is reserved."""


def _layout(flags: int) -> Layout:
    fields = [Field("speed_mps", U16, scaled(256)), Field("cadence_raw", U8, plain)]
    if flags & _STRIDE_LENGTH:
        fields.append(Field("stride_length_m", U16, scaled(100)))
    if flags & _TOTAL_DISTANCE:
        fields.append(Field("total_distance_m", U32, scaled(10)))
    return Layout(fields, start=1)


_LAYOUTS = [_layout(flags) for flags in range(4)]


def decode_running(payload: bytes) -> RunningMeasurement:
    """Read one payload of 2A53.

    Raises DecodeError when flags, speed or cadence are missing.
    """
    if len(payload) < _MANDATORY_SIZE:
        raise too_short(
            payload,
            "running measurement",
            "cadence",
            "2A53 needs its flags, a speed of two bytes and a cadence of one.",
        )
    flags = payload[0]
    fields, truncated = _LAYOUTS[flags & 0x03].read(payload)
    return RunningMeasurement(
        speed_mps=fields["speed_mps"],
        cadence_raw=fields["cadence_raw"],
        running=bool(flags & _RUNNING),
        stride_length_m=fields.get("stride_length_m"),
        total_distance_m=fields.get("total_distance_m"),
        truncated=truncated,
    )


def decode_running_features(payload: bytes) -> RunningFeatures:
    """Read 2A54, what a footpod can do.

    Raises DecodeError when a byte is missing.
    """
    if len(payload) < _FEATURES_SIZE:
        raise too_short(payload, "footpod's features", "rest of them", "2A54 needs two bytes.")
    return RunningFeatures(*(bool(payload[0] >> bit & 1) for bit in range(5)))


def decode_sensor_location(payload: bytes) -> SensorLocation:
    """Read 2A5D, where a sensor is worn.

    Raises DecodeError when there is no byte.
    """
    if not payload:
        raise too_short(payload, "sensor location", "number of the place", "2A5D needs one byte.")
    return SensorLocation(named(payload[0], _SENSOR_LOCATIONS))
