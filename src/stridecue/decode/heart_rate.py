"""Heart Rate Measurement, 2A37, and Body Sensor Location, 2A38 (GATT Specification Supplement; Heart Rate Service 1.0).

Rules:
- A heart rate of 0 means that the sensor has no value.
- Contact says something only where the sensor supports it; some straps deny contact and are right about the heart.
- RR intervals come in 1/1024 s, oldest first, until the payload ends.
"""

from __future__ import annotations

from struct import unpack_from

from stridecue.decode.layout import U8, U16, Field, Layout, named, plain, too_short, whole
from stridecue.model.measurement import BodyLocation, HeartRateMeasurement

_WIDE, _CONTACT, _CONTACT_SUPPORTED, _ENERGY, _RR = 0x01, 0x02, 0x04, 0x08, 0x10
_NO_HEART_RATE = 0
_RR_PER_S = 1024

_BODY_LOCATIONS = ("other", "chest", "wrist", "finger", "hand", "ear lobe", "foot")
"""By number; what follows is reserved."""


def _layout(flags: int) -> Layout:
    fields = [Field("heart_rate_bpm", U16 if flags & _WIDE else U8, whole(_NO_HEART_RATE))]
    if flags & _ENERGY:
        fields.append(Field("energy_kj", U16, plain))
    return Layout(fields, start=1)


_LAYOUTS = {flags: _layout(flags) for flags in (0, _WIDE, _ENERGY, _WIDE | _ENERGY)}


def decode_heart_rate(payload: bytes) -> HeartRateMeasurement:
    """Read one payload of 2A37.

    Raises DecodeError when flags or heart rate are missing.
    """
    flags = payload[0] if payload else 0
    if len(payload) < (3 if flags & _WIDE else 2):
        raise too_short(
            payload,
            "heart rate measurement",
            "heart rate",
            "2A37 needs its flags and a heart rate of one or two bytes.",
        )
    layout = _LAYOUTS[flags & (_WIDE | _ENERGY)]
    fields, truncated = layout.read(payload)
    rr_ms: tuple[float, ...] = ()
    if flags & _RR and not truncated:
        count, cut_off = divmod(len(payload) - layout.end, 2)
        rr_ms = tuple([raw * 1000 / _RR_PER_S for raw in unpack_from(f"<{count}H", payload, layout.end)])
        truncated = bool(cut_off)
    return HeartRateMeasurement(
        heart_rate_bpm=fields["heart_rate_bpm"],
        contact=bool(flags & _CONTACT) if flags & _CONTACT_SUPPORTED else None,
        energy_kj=fields.get("energy_kj"),
        rr_ms=rr_ms,
        truncated=truncated,
    )


def decode_body_location(payload: bytes) -> BodyLocation:
    """Read 2A38, where a heart-rate sensor is worn.

    Raises DecodeError when there is no byte.
    """
    if not payload:
        raise too_short(payload, "body location", "number of the place", "2A38 needs one byte.")
    return BodyLocation(named(payload[0], _BODY_LOCATIONS))
