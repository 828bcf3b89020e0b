"""What was worked out of the runs of a library, as its tables keep it.

Rules: the caller opens the transaction. Everything is kept under a version: that of the engine, of what is worked out,
and the corrections of the run. What another version kept, or what is damaged, is not there.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from stridecue.engine import ENGINE_VERSION
from stridecue.errors import LibraryError
from stridecue.library import queries
from stridecue.library.coach_history.history_figures import (
    FIGURES_VERSION,
    RunFigures,
    decode_figures,
    encode_figures,
)
from stridecue.library.codec import decode_corrections, dump, parse
from stridecue.library.derived.key_figures import KEY_FIGURES_VERSION
from stridecue.library.derived.track_codec import decode_track, encode_track
from stridecue.library.listing.outline import outline_of, pack_outline
from stridecue.library.plain_json import NotPlainError, reader, to_plain
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.key_figures import KeyFigures

if TYPE_CHECKING:
    from stridecue.library.derived.track_gathering import FlatTrack

_TRACK, _KEY_FIGURES = "track", "key figures"
"""The kinds of what is kept in the table `derived`."""


@dataclass(frozen=True, slots=True)
class As:
    """What a run is looked into as: its corrections, as the library has them."""

    corrections_line: str | None

    @property
    def version(self) -> str:
        """Under which its figures and its track are kept."""
        line = self.corrections_line
        corrected = "" if line is None else f".{sha256(line.encode()).hexdigest()[:16]}"
        return f"{ENGINE_VERSION}.{FIGURES_VERSION}{corrected}"

    @property
    def corrections(self) -> Corrections:
        """The corrections themselves; LibraryError if this version does not know them."""
        line = self.corrections_line
        return NO_CORRECTIONS if line is None else decode_corrections(line)


def as_corrected(connection: sqlite3.Connection, run_id: int) -> As:
    """Return as what a run is looked into now."""
    row = connection.execute("SELECT corrections FROM listed WHERE run_id = ?", (run_id,)).fetchone()
    return As(None if row is None or row[0] is None else str(row[0]))


def load_figures(connection: sqlite3.Connection, run_id: int) -> RunFigures | None:
    """Return what a run says to the runs after it, if it was looked into."""
    line = queries.load_figures(connection, run_id, as_corrected(connection, run_id).version)
    try:
        return None if line is None else decode_figures(line)
    except LibraryError:  # damaged: it is worked out again
        return None


def load_track(connection: sqlite3.Connection, run_id: int) -> FlatTrack | None:
    """Return a run's track, if it is kept."""
    data = _load(connection, run_id, _TRACK, as_corrected(connection, run_id).version)
    return None if data is None else decode_track(data)


def keeps_track(connection: sqlite3.Connection, run_id: int) -> bool:
    """Return whether a run's track is kept."""
    return _load(connection, run_id, _TRACK, as_corrected(connection, run_id).version) is not None


def load_key_figures(connection: sqlite3.Connection, run_id: int) -> KeyFigures | None:
    """Return a run's key figures, if they are kept."""
    data = _load(connection, run_id, _KEY_FIGURES, _key_version(as_corrected(connection, run_id)))
    try:
        return None if data is None else reader(KeyFigures)(parse(data))
    except (LibraryError, NotPlainError):
        return None


def keep_figures(connection: sqlite3.Connection, run_id: int, seen: As, figures: RunFigures) -> None:
    """Keep what a run says to the runs after it."""
    queries.keep_figures(connection, run_id, seen.version, encode_figures(figures))


def keep_track(connection: sqlite3.Connection, run_id: int, seen: As, flat: FlatTrack) -> None:
    """Keep a run's track, and its shape for the list."""
    _keep(connection, run_id, _TRACK, seen.version, encode_track(flat))
    columns = flat.columns
    outline = outline_of(columns.values("heart_rate_bpm"), columns.values("speed_mps"))
    queries.keep_outline(connection, run_id, pack_outline(outline))


def keep_key_figures(connection: sqlite3.Connection, run_id: int, seen: As, figures: KeyFigures) -> None:
    """Keep a run's key figures."""
    _keep(connection, run_id, _KEY_FIGURES, _key_version(seen), dump(to_plain(figures)).encode())


def _key_version(seen: As) -> str:
    return f"{seen.version}/{KEY_FIGURES_VERSION}"


def _load(connection: sqlite3.Connection, run_id: int, kind: str, version: str) -> bytes | None:
    row = connection.execute(
        "SELECT CAST(data AS BLOB) FROM derived WHERE run_id = ? AND kind = ? AND version = ?",
        (run_id, kind, version),
    ).fetchone()
    return row[0] if row is not None and isinstance(row[0], bytes) else None


def _keep(connection: sqlite3.Connection, run_id: int, kind: str, version: str, data: bytes) -> None:
    # A run that another program dropped meanwhile has no place to keep it.
    connection.execute(
        "INSERT OR REPLACE INTO derived SELECT id, ?, ?, ? FROM run WHERE id = ?",
        (kind, version, data, run_id),
    )
