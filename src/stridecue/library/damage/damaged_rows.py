"""The rows of a table, read from the pages of a library that SQLite cannot use any more.

Rules: a row is whole, with values of the kinds that its columns have, or it is left out; nothing else is raised. The
layout of a record is SQLite's ("Database File Format", the record format).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stridecue.library.damage.damaged_pages import (
    HEADER_BYTES,
    INDEX_INTERIOR,
    INDEX_LEAF,
    TABLE_LEAF,
    DamagedPages,
    cells_of,
)

Value = int | float | str | bytes | None

MAX_ROW_BYTES = 64 * 1024 * 1024
"""More than ten minutes of a run ever take."""

_KINDS: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "REAL": (int, float),
    "TEXT": (str,),
    "BLOB": (bytes,),
}
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_REAL, _ZERO, _ONE, _FIRST_BLOB = 7, 8, 9, 12
_BROKEN = (IndexError, ValueError, struct.error)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, in the order in which it is stored."""

    name: str
    kind: str
    is_rowid: bool = False


def rows_of(pages: DamagedPages, root: int, columns: Sequence[Column]) -> Iterator[list[Value]]:
    """Return the rows of the table with this root, each as long as its record: columns that came later are missing."""
    for number in pages.pages_of(root):
        page = pages.page(number)
        start = HEADER_BYTES if number == 1 else 0
        if page[start] not in {TABLE_LEAF, INDEX_LEAF, INDEX_INTERIOR}:
            continue
        for at in cells_of(page, start):
            try:
                row = _row(pages, page, at, page[start])
            except _BROKEN:
                continue
            if _fits(row[1], columns):
                yield [row[0] if one.is_rowid else value for one, value in zip(columns, row[1], strict=False)]


def _fits(values: Sequence[Value], columns: Sequence[Column]) -> bool:
    return 0 < len(values) <= len(columns) and all(
        value is None or isinstance(value, _KINDS.get(column.kind, (object,)))
        for value, column in zip(values, columns, strict=False)
    )


def _row(pages: DamagedPages, page: bytes, at: int, kind: int) -> tuple[int | None, list[Value]]:
    if kind == INDEX_INTERIOR:
        at += 4  # the page of what comes before
    length, at = _varint(page, at)
    rowid = None
    if kind == TABLE_LEAF:
        rowid, at = _varint(page, at)
    return rowid, _values(_payload(pages, page, at, length, in_table=kind == TABLE_LEAF))


def _payload(pages: DamagedPages, page: bytes, at: int, length: int, *, in_table: bool) -> bytes:
    """Return the whole record, with what lies on pages of its own."""
    if length > MAX_ROW_BYTES:
        raise ValueError(f"{length} bytes are no row")
    usable = len(page)
    most = usable - 35 if in_table else (usable - 12) * 64 // 255 - 23
    if length <= most:
        return _piece(page, at, length)
    least = (usable - 12) * 32 // 255 - 23
    here = least + (length - least) % (usable - 4)
    here = here if here <= most else least
    parts = [_piece(page, at, here)]
    missing = length - here
    following = int.from_bytes(_piece(page, at + here, 4), "big")
    while missing:
        if not 1 < following <= pages.count:
            raise ValueError("the row goes on nowhere")
        more = pages.page(following)
        following = int.from_bytes(more[:4], "big")
        parts.append(more[4 : 4 + missing])
        missing -= len(parts[-1])
    return b"".join(parts)


def _values(record: bytes) -> list[Value]:
    head, at = _varint(record, 0)
    if head > len(record):
        raise ValueError("the head of the row is longer than the row")
    kinds = []
    while at < head:
        kind, at = _varint(record, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, at = _value(record, at, kind)
        values.append(value)
    return values


def _value(record: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind >= _FIRST_BLOB:
        raw = _piece(record, at, (kind - _FIRST_BLOB) // 2)
        return (raw if kind % 2 == 0 else raw.decode("utf-8")), at + len(raw)
    if kind in _INTEGER_BYTES:
        raw = _piece(record, at, _INTEGER_BYTES[kind])
        return int.from_bytes(raw, "big", signed=True), at + len(raw)
    if kind == _REAL:
        return float(struct.unpack(">d", _piece(record, at, 8))[0]), at + 8
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO, at
    if kind == 0:
        return None, at
    raise ValueError(f"{kind} is no kind of value")


def _piece(data: bytes, at: int, length: int) -> bytes:
    piece = data[at : at + length]
    if len(piece) != length:
        raise ValueError("the row ends too early")
    return piece


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, signed as SQLite has it, and where it ends."""
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            value = value << 8 | byte
            return (value - (1 << 64) if value >> 63 else value), at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at + count + 1
