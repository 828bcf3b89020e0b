"""Entries of a finished run ↔ compressed chunks.

Rules: a chunk holds about ten minutes, so that a long run never has to be in memory at once to be packed. Packing
moves: in one transaction the entries become chunks, every one of them, or nothing changes. A chunk that is not what
its row says is damage, and is said to be.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from stridecue.errors import LibraryError
from stridecue.library.codec import parse

CHUNK_MS = 600_000
COMPRESSION_LEVEL = 9
MAX_CHUNK_BYTES = 256 * 1024 * 1024
"""More than this in ten minutes is not from sensors; it bounds what a damaged file can make us unpack."""

INPUTS = "input"
DECISIONS = "decision"


def pack_run(connection: sqlite3.Connection, run_id: int) -> None:
    """Turn the entries of a run into chunks; runs inside the caller's transaction."""
    moved = sum(_pack_stream(connection, run_id, stream) for stream in (INPUTS, DECISIONS))
    deleted = connection.execute("DELETE FROM entry WHERE run_id = ?", (run_id,)).rowcount
    if deleted != moved:
        raise sqlite3.IntegrityError(f"{moved} entries were packed, {deleted} were there")


def pack_rows(
    connection: sqlite3.Connection, run_id: int, stream: str, rows: Iterable[tuple[int, int, str]]
) -> int:
    """Store a stream's (n, t_ms, line) as chunks and return how many there were."""
    packed = 0
    for _, group in groupby(rows, key=lambda row: row[1] // CHUNK_MS):
        part = list(group)
        connection.execute(
            "INSERT INTO chunk VALUES (?, ?, ?, ?, ?, ?, ?)",
            (run_id, stream, part[0][0], part[0][1], part[-1][1], len(part), pack([row[2] for row in part])),
        )
        packed += len(part)
    return packed


def read_stream(connection: sqlite3.Connection, run_id: int, stream: str) -> Iterator[Any]:
    """Return the parsed lines of a run in their order, packed or not; read inside one read transaction.

    Raises:
        LibraryError: a chunk is damaged.
    """
    key = (run_id, stream)
    query = "SELECT data, entries FROM chunk WHERE run_id = ? AND stream = ? ORDER BY n"
    for data, entries in connection.execute(query, key):
        yield from unpack(data, entries)
    for (line,) in connection.execute(
        "SELECT line FROM entry WHERE run_id = ? AND stream = ? ORDER BY n", key
    ):
        yield parse(line)


def pack(lines: list[str]) -> bytes:
    """Return lines as a compressed JSON array."""
    return zlib.compress(f"[{','.join(lines)}]".encode("ascii"), COMPRESSION_LEVEL)


def unpack(data: bytes, entries: int) -> list[Any]:
    """Return the parsed lines of a chunk.

    Raises:
        LibraryError: it is damaged.
    """
    try:
        stream = zlib.decompressobj()
        text = stream.decompress(data, MAX_CHUNK_BYTES)
        intact = stream.eof
    except (zlib.error, TypeError):
        intact = False
    plain = parse(text) if intact else None
    if not isinstance(plain, list) or len(plain) != entries:
        raise LibraryError(
            "The run is damaged: a part of it cannot be unpacked.", "Restore a backup of the library."
        )
    return plain


def _pack_stream(connection: sqlite3.Connection, run_id: int, stream: str) -> int:
    rows = connection.execute(
        "SELECT n, t_ms, line FROM entry WHERE run_id = ? AND stream = ? ORDER BY n", (run_id, stream)
    )
    return pack_rows(connection, run_id, stream, rows)
