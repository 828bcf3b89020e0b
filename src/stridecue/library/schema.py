"""The tables of the library, as a list of migrations.

Rules: `PRAGMA user_version` counts the migrations that were applied; each is a list of statements and is never changed
once released.
"""

from __future__ import annotations

from collections.abc import Sequence

APPLICATION_ID = 0x53747243
"""`StrC`, in the file's header, tells our file from any other SQLite file."""

Migration = Sequence[str]

MIGRATIONS: Sequence[Migration] = (
    (
        # Cue sets and plans, once each.
        "CREATE TABLE text (hash TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID",
        # totals is NULL while a run is not finished; begun_t_ms is NULL until the runner starts.
        """CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            demo INTEGER NOT NULL,
            setup TEXT NOT NULL,
            begun_t_ms INTEGER,
            totals TEXT
        )""",
        # What came in and what was decided, while a run is open. n is the seq of an input.
        """CREATE TABLE entry (
            run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            stream TEXT NOT NULL CHECK (stream IN ('input', 'decision')),
            n INTEGER NOT NULL,
            t_ms INTEGER NOT NULL,
            line TEXT NOT NULL,
            PRIMARY KEY (run_id, stream, n)
        ) WITHOUT ROWID""",
        # The same, packed: a zlib stream of the entries from number n on.
        """CREATE TABLE chunk (
            run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            stream TEXT NOT NULL CHECK (stream IN ('input', 'decision')),
            n INTEGER NOT NULL,
            first_t_ms INTEGER NOT NULL,
            last_t_ms INTEGER NOT NULL,
            entries INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (run_id, stream, n)
        )""",
        # Derived from a run for the runs after it; may be deleted at any time.
        """CREATE TABLE figures (
            run_id INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
            engine_version TEXT NOT NULL,
            line TEXT NOT NULL
        )""",
    ),
)
