"""Cycling Power Measurement, 2A63, in which footpods send running power (GATT Specification Supplement).

Rules: bits 1, 3 and 12 say how something is meant and stand for no bytes. What belongs to wheels and cranks is passed
over: a runner has neither.
"""

from __future__ import annotations

from functools import lru_cache

from stridecue.decode.layout import S16, U8, U16, U24, U32, Field, Layout, plain, too_short
from stridecue.model.measurement import PowerMeasurement

_MANDATORY_SIZE = 4
_DEFINED = 0x1FFF
_GROUPS: dict[int, tuple[tuple[str, str], ...]] = {
    0: (("pedal_balance", U8),),
    2: (("torque", U16),),
    4: (("wheel_revolutions", U32), ("wheel_event", U16)),
    5: (("crank_revolutions", U16), ("crank_event", U16)),
    6: (("force_highest", S16), ("force_lowest", S16)),
    7: (("torque_highest", S16), ("torque_lowest", S16)),
    8: (("angles", U24),),
    9: (("top_dead_spot", U16),),
    10: (("bottom_dead_spot", U16),),
    11: (("energy_kj", U16),),
}
"""What each flag bit stands for."""


def decode_power(payload: bytes) -> PowerMeasurement:
    """Read one payload of 2A63.

    Raises DecodeError when flags or power are missing.
    """
    if len(payload) < _MANDATORY_SIZE:
        raise too_short(
            payload, "power measurement", "power", "2A63 needs two bytes of flags and two of power."
        )
    flags = int.from_bytes(payload[:2], "little") & _DEFINED
    found, truncated = _layout(flags).read(payload)
    return PowerMeasurement(found["power_w"], found.get("energy_kj"), truncated=truncated)


@lru_cache(maxsize=64)
def _layout(flags: int) -> Layout:
    groups = [
        ("power_w", S16),
        *(field for bit, group in _GROUPS.items() if flags >> bit & 1 for field in group),
    ]
    return Layout([Field(name, stored, plain) for name, stored in groups], start=2)
