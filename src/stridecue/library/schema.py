"""The tables of the library, as a list of migrations.

Rules: `PRAGMA user_version` counts the migrations that were applied; each is a list of statements and is never changed
once released.
"""

from __future__ import annotations

from collections.abc import Sequence

APPLICATION_ID = 0x53747243
"""`StrC`, in the file's header, tells our file from any other SQLite file."""

Migration = Sequence[str]

_LISTED_FROM = """
    INSERT OR IGNORE INTO listed (
        run_id, demo, sport, started_at, utc_offset_s, source, warnings, started_ms, local_date, totals,
        elapsed_s, moving_s, distance_m, climb_m, heart_rate_mean_bpm, cadence_mean_spm, ran_on, plan_hash
    )
    SELECT
        id, demo, json_extract(setup, '$.sport'), began, utc_offset_s, json_extract(setup, '$.source'),
        json_extract(setup, '$.warnings'),
        CAST(round((julianday(began) - 2440587.5) * 86400000) AS INTEGER),
        date(began, printf('%+d seconds', utc_offset_s)),
        totals,
        json_extract(figures, '$.elapsed_s') + 0.0,
        json_extract(figures, '$.moving_s') + 0.0,
        json_extract(figures, '$.distance_m') + 0.0,
        json_extract(figures, '$.climb_m') + 0.0,
        json_extract(figures, '$.heart_rate_mean_bpm') + 0.0,
        json_extract(figures, '$.cadence_mean_spm') + 0.0,
        json_extract(setup, '$.options.surface'),
        json_extract(setup, '$.plan')
    FROM (
        SELECT *,
            CASE WHEN json_extract(setup, '$.started_at') GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-*'
                THEN json_extract(setup, '$.started_at') END AS began,
            json_extract(setup, '$.utc_offset_s') AS utc_offset_s
        FROM (
            SELECT {row}.id AS id, {row}.demo AS demo, {row}.totals AS totals,
                CASE WHEN json_valid({row}.setup) THEN {row}.setup END AS setup,
                CASE WHEN json_valid({row}.totals) THEN {row}.totals END AS figures
            {source}
        )
    )
"""
"""Lists a finished run, as far as its row can be read."""
_LISTED_FROM_NEW = _LISTED_FROM.format(row="new", source="")

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
    (
        # The list of finished runs: what it is sorted, filtered and searched by. Small rows, so that thousands are
        # looked through at once. The line and the figures of `totals` are those of the corrected run; what a run came
        # to when it was finished stays in its own row.
        """CREATE TABLE listed (
            run_id INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
            demo INTEGER NOT NULL,
            -- From the setup; NULL where it is damaged. started_ms is in UTC, local_date the runner's own.
            sport TEXT,
            started_at TEXT,
            utc_offset_s INTEGER,
            source TEXT,
            warnings TEXT,
            started_ms INTEGER,
            local_date TEXT,
            totals TEXT,
            elapsed_s REAL,
            moving_s REAL,
            distance_m REAL,
            climb_m REAL,
            heart_rate_mean_bpm REAL,
            cadence_mean_spm REAL,
            ran_on TEXT,
            plan_hash TEXT,
            plan TEXT,
            -- The run that this is another recording of.
            joined_to INTEGER REFERENCES run (id) ON DELETE SET NULL,
            -- In the bin of this program.
            deleted_by TEXT,
            -- What was told, hashed; NULL where nobody asked yet.
            fingerprint TEXT,
            -- Shares in single bytes; NULL where the run was not looked into yet.
            outline BLOB,
            corrections TEXT,
            -- What the runner says; NULL is nothing.
            title TEXT,
            surface TEXT,
            mood_before INTEGER,
            mood_after INTEGER,
            effort INTEGER,
            notes TEXT,
            -- All that can be searched for, folded; NULL until somebody lists the runs.
            words TEXT
        )""",
        """CREATE TABLE tag (
            run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            tag TEXT NOT NULL,
            PRIMARY KEY (tag, run_id)
        ) WITHOUT ROWID""",
        # Worked out with the engine: tracks and what else is kept of them; may be deleted at any time.
        """CREATE TABLE derived (
            run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            version TEXT NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (run_id, kind)
        )""",
        # However a run is finished or brought in, it is listed.
        f"""CREATE TRIGGER run_finished AFTER UPDATE OF totals ON run WHEN new.totals IS NOT NULL
        BEGIN {_LISTED_FROM_NEW}; END""",
        f"""CREATE TRIGGER run_brought AFTER INSERT ON run WHEN new.totals IS NOT NULL
        BEGIN {_LISTED_FROM_NEW}; END""",
        _LISTED_FROM.format(row="run", source="FROM run WHERE totals IS NOT NULL"),
        "CREATE INDEX run_open ON run (id) WHERE totals IS NULL",
        "CREATE INDEX listed_started ON listed (started_ms) WHERE joined_to IS NULL AND deleted_by IS NULL",
        "CREATE INDEX listed_joined ON listed (joined_to) WHERE joined_to IS NOT NULL",
        "CREATE INDEX listed_deleted ON listed (deleted_by) WHERE deleted_by IS NOT NULL",
        "CREATE INDEX listed_fingerprint ON listed (fingerprint)",
        "CREATE INDEX listed_unfolded ON listed (run_id) WHERE words IS NULL",
        "CREATE INDEX tag_run ON tag (run_id)",
    ),
)
