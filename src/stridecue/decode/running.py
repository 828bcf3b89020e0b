"""RSC Measurement, 2A53, running speed and cadence (GATT Specification Supplement).

Rules: cadence stays as sent, since devices disagree on one foot or both. Total distance is the pod's own: it may begin
anywhere, be reset and wrap. There are no values that mean *not available*.
"""

from __future__ import annotations

from stridecue.decode.layout import U8, U16, U32, Field, Layout, plain, scaled, too_short
from stridecue.model.measurement import RunningMeasurement

_STRIDE_LENGTH, _TOTAL_DISTANCE, _RUNNING = 0x01, 0x02, 0x04
_MANDATORY_SIZE = 4


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
