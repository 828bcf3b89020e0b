"""A FIT file cut into the files that are chained in it.

Rules:
- Each begins with a header that says how long it is. One that was never finished says 0 and goes on to the end.
- Checksums are counted here, once for each, rather than piece by piece.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from stridecue.files.file_problems import Problem
from stridecue.files.fit_checksum import crc16

MARK, MARK_AT = b".FIT", 8
"""By which a FIT file is known."""

MOST_PARTS = 1000
"""OUR CHOICE"""
_SHORTEST_HEADER = 12
_HEADER_WITH_SUM = 14
_CHECKSUM = struct.Struct("<H")
_LENGTH = struct.Struct("<I")
_LENGTH_AT = 4
_NOT_SAID = (0, 0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the files, as far as it is there."""

    data: bytes
    problems: tuple[Problem, ...]


def is_fit(data: bytes) -> bool:
    """Tell by its beginning whether a file is a FIT file."""
    return data.startswith(MARK, MARK_AT)


def parts(data: bytes) -> Iterator[Part | Problem]:
    """Return the parts of a FIT file; a problem in place of those that cannot be read."""
    at = 0
    for _ in range(MOST_PARTS):
        if at >= len(data):
            return
        if not data.startswith(MARK, at + MARK_AT) or data[at] < _SHORTEST_HEADER:
            yield Problem.REST
            return
        header = data[at : at + data[at]]
        length = _length(header, len(data) - at)
        end = at + len(header) + length + _CHECKSUM.size
        part = header[:_LENGTH_AT] + _LENGTH.pack(length) + data[at + MARK_AT : end]
        yield Part(part, _problems(header, data[at:end], end <= len(data)))
        at = end
    yield Problem.LONG


def _length(header: bytes, there: int) -> int:
    """Return how long a part's messages are."""
    said: int = _LENGTH.unpack_from(header, _LENGTH_AT)[0]
    if said in _NOT_SAID and there > len(header) + _CHECKSUM.size:
        return there - len(header)
    return said


def _problems(header: bytes, whole: bytes, complete: bool) -> tuple[Problem, ...]:
    wrong = complete and crc16(whole) != 0  # of bytes that end with their own checksum it is 0
    if len(header) == _HEADER_WITH_SUM and header[_SHORTEST_HEADER:] != b"\0\0":
        wrong = wrong or crc16(header) != 0
    return (Problem.CHECKSUM,) if wrong else ()
