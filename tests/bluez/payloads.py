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


def counted(characteristic: str, turn: int) -> bytes:
    """Return what a steady runner's sensor sends for the so manieth time; no two in a row of 60,000 are alike."""
    return _COUNTED[characteristic](turn)


def _counted_strap(turn: int) -> bytes:
    """2A37 with the energy spent, which only grows."""
    return bytes([0x08, 140 + turn % 5]) + (turn % 0xFFFF).to_bytes(2, "little")


def _counted_pod(turn: int) -> bytes:
    """2A53 at 3 m/s with a total distance in tenths of a metre."""
    return b"\x06" + (768).to_bytes(2, "little") + bytes([85]) + (turn * 30).to_bytes(4, "little")


def _counted_belt(turn: int) -> bytes:
    """2ACD at 10.8 km/h and 2 % with a total distance in metres."""
    fields = (1080).to_bytes(2, "little") + (turn * 3).to_bytes(3, "little")
    return b"\x0c\x00" + fields + (20).to_bytes(2, "little") + b"\xff\x7f"


_COUNTED = {"2A37": _counted_strap, "2A53": _counted_pod, "2ACD": _counted_belt}
