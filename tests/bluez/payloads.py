"""What sensors send, as bytes."""

from __future__ import annotations


def heart_rate(bpm: int) -> bytes:
    """2A37 with eight bits."""
    return bytes([0x00, bpm])


def pod(speed_mps: float, one_foot: int) -> bytes:
    """2A53 of a running pod that counts one foot."""
    return bytes([0x04]) + round(speed_mps * 256).to_bytes(2, "little") + bytes([one_foot])


def belt(speed_kmh: float, grade_percent: float) -> bytes:
    """2ACD with speed and inclination."""
    fields = round(speed_kmh * 100), round(grade_percent * 10), 0x7FFF
    return b"\x08\x00" + b"".join(field.to_bytes(2, "little") for field in fields)
