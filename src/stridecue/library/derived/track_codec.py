"""A track ↔ the bytes that the library keeps of it.

Rules:
- After the version comes one zlib stream: the length of the frame, the frame as JSON (everything but the numbers that
  change), then the columns: differences from second to second, folded so that small ones are small numbers, their
  lowest bytes first and as many bytes as they need. A column that never changes is one number of the frame.
- Reading is strict: a track of another version, or a damaged one, is None, and is derived again.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from operator import sub
from typing import Any, get_type_hints

from stridecue.library.derived.track_columns import (
    GIVEN_LATER,
    MOST_SECONDS,
    NUMBERS,
    TrackColumns,
    Words,
    typecode,
)
from stridecue.library.derived.track_gathering import FlatTrack
from stridecue.library.plain_json import NotPlainError, Reader, reader, to_plain
from stridecue.model.track import Track

TRACK_VERSION = "2"
"""Goes up when the same run gives other bytes than before."""
_MAGIC = b"STRK" + TRACK_VERSION.encode()
_LENGTH_BYTES = 4
_WIDTH = 8
"""Bytes of a difference, of which those that are 0 everywhere are left out."""
_LARGEST_BYTES = 100 * MOST_SECONDS
"""No track unpacks to more."""
_CODES = "codes"
_ORDER = (_CODES, *(name for name, _ in NUMBERS))

_Stored = tuple[int | None, int]
"""How a column is stored: its only value, and the bytes of each difference; none of both for an empty one."""


def encode_track(flat: FlatTrack) -> bytes:
    """Return a track as bytes: 20 to 40 kB for an hour of three sensors."""
    columns = flat.columns
    packed = [_packed(_column(columns, name)) for name in _ORDER]
    frame = [
        to_plain(flat.frame),
        len(columns),
        [to_plain(words) for words in columns.words],
        [stored for stored, _ in packed],
    ]
    line = json.dumps(frame, separators=(",", ":")).encode()
    parts = [len(line).to_bytes(_LENGTH_BYTES, "big"), line, *(data for _, data in packed)]
    return _MAGIC + zlib.compress(b"".join(parts))


def decode_track(data: bytes) -> FlatTrack | None:
    """Return the track of some bytes; None if they are damaged or of another version."""
    if not data.startswith(_MAGIC):
        return None
    try:
        plain = _unpacked(data[len(_MAGIC) :])
        end = _LENGTH_BYTES + int.from_bytes(plain[:_LENGTH_BYTES], "big")
        frame: Track
        frame, count, words, stored = _frame_reader()(json.loads(plain[_LENGTH_BYTES:end]))
        columns = _read_columns(plain[end:], count, stored)
        columns.words = [Words(*each) for each in words]
        if columns.codes and max(columns.codes) >= len(words):
            return None
    except (zlib.error, ValueError, OverflowError, RecursionError):  # of which NotPlainError is one
        return None
    return FlatTrack(frame, columns)


@cache
def _frame_reader() -> Reader:
    words = tuple(get_type_hints(Words).values())
    hint: Any = tuple[Track, int, tuple[tuple[words], ...], tuple[_Stored, ...]]  # type: ignore[valid-type]
    return reader(hint)


def _unpacked(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    plain = unpacker.decompress(data, _LARGEST_BYTES)
    if not unpacker.eof or unpacker.unused_data:
        raise NotPlainError("it does not end where it should")
    return plain


def _column(columns: TrackColumns, name: str) -> array[int]:
    return columns.codes if name == _CODES else columns.numbers[name]


def _packed(values: array[int]) -> tuple[_Stored, bytes]:
    """Return how a column is stored, and its bytes."""
    if not values:
        return (None, 0), b""
    if values.count(values[0]) == len(values):
        return (values[0], 0), b""
    differences = map(sub, values, [0, *values[:-1]])
    folded = array("Q", [2 * each if each >= 0 else -2 * each - 1 for each in differences])
    width = (max(folded).bit_length() + 7) // 8
    if sys.byteorder == "big":
        folded.byteswap()
    data = folded.tobytes()
    return (None, width), b"".join([data[place::_WIDTH] for place in range(width)])


def _read_columns(data: bytes, count: int, stored: Sequence[_Stored]) -> TrackColumns:
    """Return the columns; raises ValueError or OverflowError where they do not fit."""
    if not 0 <= count <= MOST_SECONDS or len(stored) != len(_ORDER):
        raise NotPlainError("it has other columns")
    columns = TrackColumns()
    place = 0
    for name, (constant, width) in zip(_ORDER, stored, strict=True):
        if not 0 <= width <= _WIDTH:
            raise NotPlainError(f"{width} bytes are none")
        values: Iterable[int] = ()
        if constant is not None:
            values = [constant] * count
        elif width:
            values = _unfolded(data[place : place + width * count], count)
            place += width * count
        column = array("I" if name == _CODES else typecode(name), values)
        if len(column) != count and (column or name not in GIVEN_LATER):
            raise NotPlainError(f"{name} has {len(column)} values, not {count}")
        if name == _CODES:
            columns.codes = column
        else:
            columns.numbers[name] = column
    if place != len(data):
        raise NotPlainError("it has more than its columns")
    return columns


def _unfolded(data: bytes, count: int) -> Iterable[int]:
    """Return the values of a column from the bytes of its differences."""
    folded = bytearray(_WIDTH * count)
    for place in range(len(data) // count):
        folded[place::_WIDTH] = data[place * count : (place + 1) * count]
    numbers = array("Q", bytes(folded))
    if sys.byteorder == "big":
        numbers.byteswap()
    return accumulate([each >> 1 if not each & 1 else ~(each >> 1) for each in numbers])
