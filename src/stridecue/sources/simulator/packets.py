"""Encoders: what a strap, a footpod and a treadmill send, as the GATT Specification Supplement lays it out.

Rules: little-endian; values are clamped to what their field can carry, as a sensor's firmware does.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence

HEART_RATE = "2A37"
RUNNING = "2A53"
TREADMILL = "2ACD"
BATTERY = "2A19"

_CONTACT_DETECTED = 0x06
_WITH_RR = 0x10
_MOST_RR = 9
"""More intervals do not fit into one notification of the default size."""

_WITH_STRIDE_AND_DISTANCE = 0x03
_RUNNING = 0x04

_TREADMILL_FLAGS = 0x0004 | 0x0008 | 0x0400
"""Total distance, inclination, elapsed time; bit 0 clear: the speed is there."""


def heart_rate(bpm: int, rr_raw: Sequence[int]) -> bytes:
    """Encode a Heart Rate Measurement; `rr_raw` are RR intervals in 1/1024 s, oldest first."""
    kept = rr_raw[-_MOST_RR:]
    flags = _CONTACT_DETECTED | (_WITH_RR if kept else 0)
    return struct.pack(f"<BB{len(kept)}H", flags, _clamped(bpm, 8), *kept)


def running(
    speed_mps: float, strides_per_min: int, stride_length_m: float, distance_m: float, is_running: bool
) -> bytes:
    """Encode an RSC Measurement of a pod that counts one foot; a stride is two steps."""
    return struct.pack(
        "<BHBHI",
        _WITH_STRIDE_AND_DISTANCE | (_RUNNING if is_running else 0),
        _clamped(speed_mps * 256, 16),
        _clamped(strides_per_min, 8),
        _clamped(stride_length_m * 100, 16),
        _clamped(distance_m * 10, 32),
    )


def treadmill(speed_mps: float, distance_m: float, grade_percent: float, elapsed_s: int) -> bytes:
    """Encode Treadmill Data with speed, distance, inclination, ramp angle and elapsed time."""
    ramp_deg = math.degrees(math.atan(grade_percent / 100))
    return (
        struct.pack("<HH", _TREADMILL_FLAGS, _clamped(speed_mps * 360, 16))
        + _clamped(distance_m, 24).to_bytes(3, "little")
        + struct.pack("<hhH", round(grade_percent * 10), round(ramp_deg * 10), _clamped(elapsed_s, 16))
    )


def battery(percent: int) -> bytes:
    """Encode a Battery Level."""
    return bytes([percent])


def _clamped(value: float, bits: int) -> int:
    # All ones is kept free: some fields read it as "not available".
    return max(0, min(round(value), (1 << bits) - 2))
