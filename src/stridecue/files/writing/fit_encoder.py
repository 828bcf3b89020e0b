"""Messages to the bytes of a FIT file: layouts, base types, local message types and checksums.

Rules: a value that is not known, or that its field cannot hold, is written as the field's own sign for no value. A
layout is defined once, and again only when its local type was needed for another one.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from stridecue.files.fit_checksum import crc16

Value = float | str | bytes | None

_HEADER = struct.Struct("<BBHI4s")
_HEADER_SIZE = 14
_PROTOCOL = 0x20
"""Version 2.0, the first with developer fields."""
_PROFILE = 2132
_LOCAL_TYPES = 16
_DEFINITION, _DEVELOPER_DATA = 0x40, 0x20
_DEVELOPER_INDEX = 0
"""Of the one program whose developer fields are written."""


@dataclass(frozen=True, slots=True)
class BaseType:
    """How a field is stored."""

    code: int
    letter: str
    """As `struct` has it."""
    lowest: int
    highest: int
    nothing: int
    """What stands for no value."""

    @property
    def size(self) -> int:
        """Bytes of one."""
        return struct.calcsize(self.letter)


ENUM = BaseType(0x00, "B", 0, 0xFE, 0xFF)
UINT8 = BaseType(0x02, "B", 0, 0xFE, 0xFF)
UINT16 = BaseType(0x84, "H", 0, 0xFFFE, 0xFFFF)
UINT32 = BaseType(0x86, "I", 0, 0xFFFFFFFE, 0xFFFFFFFF)
UINT32Z = BaseType(0x8C, "I", 1, 0xFFFFFFFF, 0)
SINT16 = BaseType(0x83, "h", -0x8000, 0x7FFE, 0x7FFF)
SINT32 = BaseType(0x85, "i", -0x80000000, 0x7FFFFFFE, 0x7FFFFFFF)
STRING = BaseType(0x07, "s", 0, 0, 0)
BYTES = BaseType(0x0D, "s", 0, 0, 0xFF)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a message: stored is (value + offset) x scale."""

    name: str
    number: int
    base: BaseType
    scale: float = 1
    offset: float = 0
    length: int = 1
    """Of a text with the zero at its end, and of bytes."""
    developer: bool = False

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return self.base.size * self.length


@dataclass(frozen=True, slots=True)
class Layout:
    """A message with the fields that it is written with."""

    number: int
    fields: tuple[Field, ...]

    def having(self, names: frozenset[str]) -> Layout:
        """Return the layout with these fields alone."""
        return Layout(self.number, tuple(field for field in self.fields if field.name in names))


class FitEncoder:
    """A FIT file that grows message by message."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._local: dict[Layout, int] = {}
        self._packed: dict[Layout, struct.Struct] = {}
        self._next = 0

    def add(self, layout: Layout, values: Mapping[str, Value]) -> None:
        """Append a message; a field without a value is written as having none."""
        local = self._local.get(layout)
        if local is None:
            local = self._define(layout)
        stored = [_stored(field, values.get(field.name)) for field in layout.fields]
        self._data.append(local)
        self._data += self._packed[layout].pack(*stored)

    def bytes(self) -> bytes:
        """Return the whole file."""
        header = _HEADER.pack(_HEADER_SIZE, _PROTOCOL, _PROFILE, len(self._data), b".FIT")
        header += struct.pack("<H", crc16(header))
        whole = header + self._data
        return bytes(whole + struct.pack("<H", crc16(whole)))

    def _define(self, layout: Layout) -> int:
        local, self._next = self._next, (self._next + 1) % _LOCAL_TYPES
        self._local = {known: number for known, number in self._local.items() if number != local}
        self._local[layout] = local
        self._packed[layout] = struct.Struct("<" + "".join(_letter(field) for field in layout.fields))
        native = [field for field in layout.fields if not field.developer]
        own = [field for field in layout.fields if field.developer]
        self._data += struct.pack(
            "<BBBHB", local | _DEFINITION | (_DEVELOPER_DATA if own else 0), 0, 0, layout.number, len(native)
        )
        for field in native:
            self._data += bytes((field.number, field.size, field.base.code))
        if own:
            self._data.append(len(own))
        for field in own:
            self._data += bytes((field.number, field.size, _DEVELOPER_INDEX))
        return local


def _letter(field: Field) -> str:
    return f"{field.length}s" if field.base.letter == "s" else field.base.letter


def _stored(field: Field, value: Value) -> int | bytes:
    base = field.base
    if isinstance(value, str):
        return cut_text(value, field.length - 1).encode()
    if isinstance(value, bytes):
        return value
    if base.letter == "s":
        return bytes([base.nothing]) * field.length
    if value is None:
        return base.nothing
    stored = round((value + field.offset) * field.scale)
    return stored if base.lowest <= stored <= base.highest else base.nothing


def cut_text(text: str, most_bytes: int) -> str:
    """Return the beginning of a text that fits into so many bytes of UTF-8, without a half character."""
    return text.encode("utf-8", "replace")[:most_bytes].decode("utf-8", "ignore")
