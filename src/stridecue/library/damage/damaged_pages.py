"""The pages of a library that SQLite cannot use any more, read as its file format lays them out.

Rules:
- Nothing is trusted: a number that leads nowhere is damage, a way that goes in circles ends. Nothing is written.
- What was committed to the `-wal` counts, as far as its checksums hold.
- A page is found on two ways: down from the root of its table, and by the map of parents that an auto-vacuum file
  keeps. So one page that is gone takes none but its own rows with it.

The layout is described in "Database File Format" of SQLite's documentation.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

MAGIC = b"SQLite format 3\0"
DEFAULT_PAGE_BYTES = 4096
FREE_SPACE = 0
TABLE_INTERIOR, TABLE_LEAF, INDEX_INTERIOR, INDEX_LEAF = 0x05, 0x0D, 0x02, 0x0A
HEADER_BYTES = 100
"""Before the content of page 1."""
DEEPEST = 24
"""Levels of a tree; SQLite itself allows 20."""

_MAP_ROOT, _MAP_TREE = 1, 5
_PENDING_BYTE = 0x40000000
_WAL_HEADER_BYTES, _FRAME_HEADER_BYTES = 32, 24
_WAL_MAGIC_LITTLE, _WAL_MAGIC_BIG = 0x377F0682, 0x377F0683


class DamagedPages:
    """The pages of one file, by their numbers from 1 on."""

    def __init__(self, file: Path) -> None:
        self._stream = file.open("rb")
        header = self._stream.read(HEADER_BYTES)
        self.has_header = header.startswith(MAGIC)
        self.bytes_each = _page_bytes(header) if self.has_header else DEFAULT_PAGE_BYTES
        self.version = _number(header, 60) if self.has_header else None
        """`user_version`; None where the header is gone."""
        self.application = _number(header, 68) if self.has_header else None
        self._has_map = not self.has_header or _number(header, 52) > 0
        self.count = -(-self._stream.seek(0, 2) // self.bytes_each)
        self._newer: dict[int, bytes] = {}
        wal = file.with_name(f"{file.name}-wal")
        if wal.exists():
            self._take_wal(wal)

    def __enter__(self) -> DamagedPages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def page(self, number: int) -> bytes:
        """Return a page; zeros where the file has none."""
        if number in self._newer:
            return self._newer[number]
        if not 1 <= number <= self.count:
            return bytes(self.bytes_each)
        self._stream.seek((number - 1) * self.bytes_each)
        return self._stream.read(self.bytes_each).ljust(self.bytes_each, b"\0")

    def pages_of(self, root: int) -> list[int]:
        """Return the pages of the tree with this root, in no order that means anything."""
        found = set(self._below(root))
        if self._has_map:
            found |= {number for number in range(3, self.count + 1) if self._root_of(number) == root}
        return sorted(found)

    def _below(self, root: int) -> Iterator[int]:
        seen: set[int] = set()
        level = [root]
        for _ in range(DEEPEST):
            seen.update(level)
            yield from level
            children = (child for number in level for child in self._children(number))
            level = sorted({child for child in children if 1 < child <= self.count} - seen)

    def _children(self, number: int) -> list[int]:
        page = self.page(number)
        start = HEADER_BYTES if number == 1 else 0
        if page[start] not in {TABLE_INTERIOR, INDEX_INTERIOR}:
            return []
        return [_number(page, start + 8), *(_number(page, at) for at in cells_of(page, start))]

    def _root_of(self, number: int) -> int | None:
        """Return the root that the map of parents leads to."""
        for _ in range(DEEPEST):
            if number == 1:
                return 1
            kind, parent = self._map_entry(number)
            if kind == _MAP_ROOT:
                return number
            if kind != _MAP_TREE or not 1 <= parent <= self.count:
                return None
            number = parent
        return None

    def _map_entry(self, number: int) -> tuple[int, int]:
        each = self.bytes_each // 5 + 1
        at = (number - 2) // each * each + 2
        if at == _PENDING_BYTE // self.bytes_each + 1:
            at += 1
        if number <= at:
            return FREE_SPACE, 0
        offset = 5 * (number - at - 1)
        if at != self._map_at:
            self._map_at, self._map = at, self.page(at)
        return self._map[offset], _number(self._map, offset + 1)

    _map_at = 0
    _map = b""

    def _take_wal(self, wal: Path) -> None:
        """Take over the pages of all whole transactions."""
        with wal.open("rb") as stream:
            header = stream.read(_WAL_HEADER_BYTES)
            if len(header) < _WAL_HEADER_BYTES or _number(header, 0) not in {
                _WAL_MAGIC_LITTLE,
                _WAL_MAGIC_BIG,
            }:
                return
            big = _number(header, 0) == _WAL_MAGIC_BIG
            state = _checksum(header[:24], (0, 0), big)
            if state != (_number(header, 24), _number(header, 28)) or _number(header, 8) != self.bytes_each:
                return
            waiting: dict[int, bytes] = {}
            while len(frame := stream.read(_FRAME_HEADER_BYTES + self.bytes_each)) == (
                _FRAME_HEADER_BYTES + self.bytes_each
            ):
                content = frame[_FRAME_HEADER_BYTES:]
                state = _checksum(content, _checksum(frame[:8], state, big), big)
                if frame[8:16] != header[16:24] or state != (_number(frame, 16), _number(frame, 20)):
                    return
                waiting[_number(frame, 0)] = content
                if size := _number(frame, 4):  # a transaction ends, and the file has so many pages
                    self._newer.update(waiting)
                    self.count = size
                    waiting.clear()


def cells_of(page: bytes, start: int) -> list[int]:
    """Return where the cells of a page of a tree begin; those that point nowhere are left out."""
    head = start + (12 if page[start] in {TABLE_INTERIOR, INDEX_INTERIOR} else 8)
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = head + 2 * count
    if first > len(page):
        return []
    places = (int.from_bytes(page[at : at + 2], "big") for at in range(head, first, 2))
    return [place for place in places if first <= place < len(page) - 3]


def _page_bytes(header: bytes) -> int:
    said = int.from_bytes(header[16:18], "big")
    said = 65536 if said == 1 else said
    return said if said >= 512 and said & (said - 1) == 0 else DEFAULT_PAGE_BYTES


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")


def _checksum(data: bytes, state: tuple[int, int], big: bool) -> tuple[int, int]:
    words = array("I", data)
    if big != (sys.byteorder == "big"):
        words.byteswap()
    one, two = state
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFFFFFF
        two = (two + odd + one) & 0xFFFFFFFF
    return one, two
