"""Packing a finished run."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stridecue.errors import LibraryError
from stridecue.library import pack, queries
from stridecue.library.codec import decode_input, encode_input
from stridecue.library.database import open_database, writing
from stridecue.model.inputs import Input
from stridecue.model.setup import RunSetup

MAX_BYTES_PER_HOUR = 400_000


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    opened = open_database(path)
    yield opened
    opened.close()


def stored(connection: sqlite3.Connection, setup: RunSetup, items: list[Input]) -> int:
    entries = [(pack.INPUTS, item.seq, item.t_ms, encode_input(item)) for item in items]
    with writing(connection):
        run_id = queries.insert_run(connection, setup)
        queries.insert_entries(connection, run_id, entries)
    return run_id


def read(connection: sqlite3.Connection, run_id: int) -> list[Input]:
    return [decode_input(plain) for plain in pack.read_stream(connection, run_id, pack.INPUTS)]


def test_an_hour_of_three_sensors_stays_small_and_whole(
    connection: sqlite3.Connection, setup: RunSetup, hour: list[Input]
) -> None:
    run_id = stored(connection, setup, hour)
    with writing(connection):
        pack.pack_run(connection, run_id)
    chunks, size = connection.execute("SELECT count(*), sum(length(data)) FROM chunk").fetchone()
    assert chunks == 6
    assert size <= MAX_BYTES_PER_HOUR
    assert connection.execute("SELECT count(*) FROM entry").fetchone() == (0,)
    assert read(connection, run_id) == hour


def test_a_chunk_knows_what_it_spans(
    connection: sqlite3.Connection, setup: RunSetup, inputs: Callable[..., list[Input]]
) -> None:
    run_id = stored(connection, setup, inputs(700))
    pack.pack_run(connection, run_id)
    rows = connection.execute("SELECT n, first_t_ms, last_t_ms, entries FROM chunk ORDER BY n").fetchall()
    assert rows == [(0, 0, 599_017, 601), (601, 600_017, 699_017, 100)]


def test_packing_that_fails_changes_nothing(
    connection: sqlite3.Connection,
    setup: RunSetup,
    inputs: Callable[..., list[Input]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run_id = stored(connection, setup, inputs(700))
    packed: list[bytes] = []

    def full_at_the_second(lines: list[str]) -> bytes:
        if packed:
            raise sqlite3.OperationalError("database or disk is full")
        packed.append(zlib.compress(b"[]"))
        return packed[0]

    monkeypatch.setattr(pack, "pack", full_at_the_second)
    with pytest.raises(sqlite3.OperationalError), writing(connection):
        pack.pack_run(connection, run_id)
    assert connection.execute("SELECT count(*) FROM chunk").fetchone() == (0,)
    assert read(connection, run_id) == inputs(700)


@pytest.mark.parametrize(
    ("data", "entries"),
    [
        (b"", 1),
        (b"no zlib", 1),
        (zlib.compress(b"[[1]]")[:-1], 1),
        (zlib.compress(b"[[1]]"), 2),
        (zlib.compress(b"{}"), 0),
        (zlib.compress(b"[1"), 1),
        ("text", 1),
    ],
)
def test_damage_is_said(data: bytes, entries: int) -> None:
    with pytest.raises(LibraryError, match=r"damaged.*Restore a backup"):
        pack.unpack(data, entries)


def test_a_chunk_cannot_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack, "MAX_CHUNK_BYTES", 1000)
    with pytest.raises(LibraryError, match="damaged"):
        pack.unpack(zlib.compress(b"[" + b" " * 10_000 + b"1]"), 1)
