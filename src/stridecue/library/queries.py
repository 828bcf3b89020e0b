"""What is asked of the library's tables: one function a question.

Rules: the caller opens the transaction; nothing here commits. Totals that are NULL mark a run as open.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from stridecue.errors import LibraryError
from stridecue.library.codec import decode_setup, encode_setup, encode_totals
from stridecue.library.pack import pack_run
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals

Entry = tuple[str, int, int, str]
"""stream, n, t_ms, line"""
VISIBLE = "joined_to IS NULL AND deleted_by IS NULL"
"""What holds for runs in the list: neither another recording of a run, nor in the bin."""
NEWEST_FIRST = "started_ms DESC, run_id DESC"
"""Runs without a date come last."""
_NEWEST_LISTED = f"SELECT run_id FROM listed WHERE {VISIBLE} ORDER BY {NEWEST_FIRST} LIMIT ?"


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as its table has it."""

    id: int
    demo: bool
    setup: str
    begun_t_ms: int | None
    totals: str | None


def insert_run(connection: sqlite3.Connection, setup: RunSetup) -> int:
    """Add an open run and return its number."""
    line, texts = encode_setup(setup)
    connection.executemany("INSERT OR IGNORE INTO text VALUES (?, ?)", texts.items())
    cursor = connection.execute("INSERT INTO run (demo, setup) VALUES (?, ?)", (setup.demo, line))
    return int(cursor.lastrowid or 0)


def insert_entries(connection: sqlite3.Connection, run_id: int, entries: Iterable[Entry]) -> None:
    """Add entries; those that are there already are left as they are.

    A commit whose success was not reported is tried again, and then finds its own rows.
    """
    connection.executemany(
        "INSERT OR IGNORE INTO entry VALUES (?, ?, ?, ?, ?)", ((run_id, *entry) for entry in entries)
    )


def set_begun(connection: sqlite3.Connection, run_id: int, t_ms: int) -> None:
    """Note when the runner started; the first time counts."""
    connection.execute("UPDATE run SET begun_t_ms = coalesce(begun_t_ms, ?) WHERE id = ?", (t_ms, run_id))


def finish_run(connection: sqlite3.Connection, run_id: int, totals: Totals) -> None:
    """Close an open run: keep its totals and pack it."""
    connection.execute("UPDATE run SET totals = ? WHERE id = ?", (encode_totals(totals), run_id))
    pack_run(connection, run_id)


def delete_run(connection: sqlite3.Connection, run_id: int) -> None:
    """Remove a run with everything that belongs to it, the recordings that are joined to it among that."""
    connection.execute(
        "DELETE FROM run WHERE id = ? OR id IN (SELECT run_id FROM listed WHERE joined_to = ?)",
        (run_id, run_id),
    )


def find_run(connection: sqlite3.Connection, run_id: int) -> RunRow | None:
    """Return one run."""
    row = connection.execute(
        "SELECT id, demo, setup, begun_t_ms, totals FROM run WHERE id = ?", (run_id,)
    ).fetchone()
    return RunRow(*row) if row else None


def list_runs(connection: sqlite3.Connection, *, finished: bool, most: int = -1) -> list[RunRow]:
    """Return finished or open runs, newest first; those joined to another or in the bin are left out."""
    which = _NEWEST_LISTED if finished else "SELECT id FROM run WHERE totals IS NULL ORDER BY id DESC LIMIT ?"
    ids = connection.execute(which, (most,)).fetchall()
    return [row for (run_id,) in ids if (row := find_run(connection, run_id)) is not None]


def is_in_bin(connection: sqlite3.Connection, run_id: int) -> bool:
    """Return whether a run is deleted and can be brought back."""
    query = "SELECT 1 FROM listed WHERE run_id = ? AND deleted_by IS NOT NULL"
    return connection.execute(query, (run_id,)).fetchone() is not None


def load_setup(connection: sqlite3.Connection, row: RunRow) -> RunSetup:
    """Return a run's whole setup."""

    def text_of(digest: str) -> bytes:
        found = connection.execute("SELECT content FROM text WHERE hash = ?", (digest,)).fetchone()
        if not found:
            raise LibraryError(
                f"The library is damaged: a cue set of run {row.id} is missing.",
                "Restore a backup of the library.",
            )
        return bytes(found[0])

    return decode_setup(row.setup, text_of)


def last_stamp(connection: sqlite3.Connection, run_id: int, stream: str) -> tuple[int, int] | None:
    """Return (n, t_ms) of an open run's last entry in a stream."""
    row = connection.execute(
        "SELECT n, t_ms FROM entry WHERE run_id = ? AND stream = ? ORDER BY n DESC LIMIT 1", (run_id, stream)
    ).fetchone()
    return (int(row[0]), int(row[1])) if row else None


def load_figures(connection: sqlite3.Connection, run_id: int, version: str) -> str | None:
    """Return the line of a run's derived figures, if this version derived them."""
    row = connection.execute(  # as bytes: what is no text any more is only damaged, and worked out again
        "SELECT CAST(line AS BLOB) FROM figures WHERE run_id = ? AND engine_version = ?", (run_id, version)
    ).fetchone()
    return bytes(row[0]).decode("utf-8", "replace") if row else None


def keep_figures(connection: sqlite3.Connection, run_id: int, version: str, line: str) -> None:
    """Keep a run's derived figures, in the place of an older version's."""
    # A run that another program dropped meanwhile has no place to keep them.
    connection.execute(
        "INSERT OR REPLACE INTO figures SELECT id, ?, ? FROM run WHERE id = ?", (version, line, run_id)
    )


def keep_outline(connection: sqlite3.Connection, run_id: int, outline: bytes) -> None:
    """Keep the shape of a run for its line of the list."""
    connection.execute("UPDATE listed SET outline = ? WHERE run_id = ?", (outline, run_id))
