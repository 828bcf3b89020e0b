"""One line of a capture: a sensor's packet, something read from it, or what happened to its link, as one JSON object.

Rules:
- A line has `t_ms` (since the capture began), `kind` (packet, read, link) and the fields of that input by their names;
  payloads are hex digits. It is ASCII, and a field that is None or empty is left out.
- A line may come from anybody: every field has its own check, a name keeps no control character, and what is not known
  is told by its key and left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from stridecue.files.file_run import printable
from stridecue.model.inputs import CharacteristicRead, Link, LinkEvent, Packet

Captured = Packet | CharacteristicRead | Link
"""What a capture keeps: what came from the air."""

KINDS: Mapping[str, type[Captured]] = {"packet": Packet, "read": CharacteristicRead, "link": Link}
_KIND_OF = {body: kind for kind, body in KINDS.items()}

LONGEST_MS = 24 * 3600 * 1000
"""A time after this is no time of a capture. OUR CHOICE"""
PAYLOAD_MAX_BYTES = 512
"""The longest value that GATT allows."""
NAME_MAX = 248
"""The longest device name that Bluetooth has, in bytes."""
DEVICE_MAX = 64
SERVICES_MAX = 16
_RSSI_DBM = range(-127, 21)
"""What the Core Specification allows."""

_NUMBER = re.compile(r"[0-9A-Fa-f]{4}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})*")


class BadLineError(ValueError):
    """A line that is no input, as a sentence without its full stop."""


@dataclass(frozen=True, slots=True)
class CaptureLine:
    """One line as it was read."""

    t_ms: int
    body: Captured
    unknown: tuple[str, ...] = ()
    """Keys that this version does not know, safe to show."""


def line_of(t_ms: int, body: Captured) -> str:
    """Return an input as a line, without its end."""
    said: dict[str, Any] = {"t_ms": t_ms, "kind": _KIND_OF[type(body)]}
    for field in fields(body):
        value = getattr(body, field.name)
        if isinstance(value, bytes):
            said[field.name] = value.hex()
        elif value not in (None, ()):
            said[field.name] = value
    return json.dumps(said)


def read_line(text: str) -> CaptureLine:
    """Return what a line says.

    Raises:
        BadLineError: it is no input.
    """
    said = parse_object(text)
    kind = said.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise BadLineError(f"kind must be one of {', '.join(KINDS)}")
    body = KINDS[kind]
    known = [field.name for field in fields(body)]
    values = {name: _CHECKS[name](said[name]) for name in known if said.get(name) is not None}
    needed = ("device", "event") if body is Link else ("device", "characteristic", "payload")
    for name in needed:
        if name not in values:
            raise BadLineError(f"{name} is missing")
    unknown = tuple(printable(key[:NAME_MAX]) for key in said if key not in {"t_ms", "kind", *known})
    return CaptureLine(_time(said.get("t_ms")), body(**values), unknown)


def parse_object(text: str) -> dict[str, Any]:
    """Return the JSON object that a line is.

    Raises:
        BadLineError: it is none.
    """
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):  # no JSON, a number of too many digits, brackets nested too deep
        raise BadLineError("it is no JSON") from None
    if not isinstance(said, dict):
        raise BadLineError("it is no JSON object")
    return said


def _time(value: object) -> int:
    if type(value) is not int or not 0 <= value <= LONGEST_MS:
        raise BadLineError(f"t_ms must be a whole number from 0 to {LONGEST_MS}")
    return value


def _device(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= DEVICE_MAX:
        raise BadLineError(f"device must be a text of at most {DEVICE_MAX} characters")
    return printable(value)


def _name(value: object) -> str:
    if not isinstance(value, str) or len(value) > NAME_MAX:
        raise BadLineError(f"name must be a text of at most {NAME_MAX} characters")
    return printable(value)


def _number(value: object, key: str = "characteristic") -> str:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise BadLineError(f"{key} must be four hex digits")
    return value.upper()


def _payload(value: object) -> bytes:
    if not isinstance(value, str) or len(value) > 2 * PAYLOAD_MAX_BYTES or not _HEX.fullmatch(value):
        raise BadLineError(f"payload must be two hex digits for each of at most {PAYLOAD_MAX_BYTES} bytes")
    return bytes.fromhex(value)


def _event(value: object) -> LinkEvent:
    if not isinstance(value, str) or value not in set(LinkEvent):
        raise BadLineError(f"event must be one of {', '.join(LinkEvent)}")
    return LinkEvent(value)


def _services(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > SERVICES_MAX:
        raise BadLineError(f"services must be a list of at most {SERVICES_MAX}")
    return tuple(_number(each, "services") for each in value)


def _rssi(value: object) -> int:
    if type(value) is not int or value not in _RSSI_DBM:
        raise BadLineError(f"rssi_dbm must be a whole number from {_RSSI_DBM[0]} to {_RSSI_DBM[-1]}")
    return value


_CHECKS: Mapping[str, Callable[[object], Any]] = {
    "device": _device,
    "characteristic": _number,
    "payload": _payload,
    "event": _event,
    "name": _name,
    "services": _services,
    "rssi_dbm": _rssi,
}
"""Field → what reads it."""
