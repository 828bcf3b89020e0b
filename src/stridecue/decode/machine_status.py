"""Fitness Machine Status, 2ADA: what has happened to a machine (Fitness Machine Service 1.0).

Rules:
- Target speed and incline are what was asked of the machine, never what it does.
- *Stopped or paused* is one event with a byte that says which; without it, or with another byte, it is neither.
- What is not about a runner, and what the specification does not name, is `OTHER`.
"""

from __future__ import annotations

from struct import unpack_from

from stridecue.decode.layout import too_short
from stridecue.model.measurement import MachineEvent, MachineStatus

_STOPPED_OR_PAUSED, _TARGET_SPEED, _TARGET_INCLINE = 0x02, 0x05, 0x06
_EVENTS = {
    0x01: MachineEvent.RESET,
    0x03: MachineEvent.SAFETY_KEY,
    0x04: MachineEvent.STARTED,
    _TARGET_SPEED: MachineEvent.TARGET_SPEED,
    _TARGET_INCLINE: MachineEvent.TARGET_INCLINE,
}
_WHICH = {1: MachineEvent.STOPPED, 2: MachineEvent.PAUSED}
_PARAMETER_SIZES = {_STOPPED_OR_PAUSED: 1, _TARGET_SPEED: 2, _TARGET_INCLINE: 2}
_PER_KMH = 360.0
"""0.01 km/h in 1 m/s."""


def decode_machine_status(payload: bytes) -> MachineStatus:
    """Read one payload of 2ADA.

    Raises DecodeError when there is no byte.
    """
    if not payload:
        raise too_short(payload, "machine status", "event", "2ADA needs one byte and what belongs to it.")
    operation = payload[0]
    event = _EVENTS.get(operation, MachineEvent.OTHER)
    if len(payload) <= _PARAMETER_SIZES.get(operation, 0):
        return MachineStatus(event, truncated=True)
    if operation == _STOPPED_OR_PAUSED:
        return MachineStatus(_WHICH.get(payload[1], MachineEvent.OTHER))
    if operation == _TARGET_SPEED:
        return MachineStatus(event, target_speed_mps=unpack_from("<H", payload, 1)[0] / _PER_KMH)
    if operation == _TARGET_INCLINE:
        return MachineStatus(event, target_grade_percent=unpack_from("<h", payload, 1)[0] / 10)
    return MachineStatus(event)
