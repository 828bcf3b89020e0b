"""A library of the first format becomes one of the second: every run equal, and listed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stridecue.library import queries
from stridecue.library.database import open_database
from stridecue.library.library import Library
from stridecue.library.schema import APPLICATION_ID, MIGRATIONS
from stridecue.model.inputs import Input
from stridecue.model.run_list import ListedRun, Period, RunFilter
from stridecue.model.setup import RunSetup
from stridecue.model.summary import RunSummary, Totals

TABLES = {
    "text": "hash, content",
    "run": "id, demo, setup, begun_t_ms, totals",
    "entry": "run_id, stream, n, t_ms, line",
    "chunk": "run_id, stream, n, first_t_ms, last_t_ms, entries, data",
    "figures": "run_id, engine_version, line",
}


@pytest.fixture
def first_format(path: Path, record: Callable[..., int]) -> Iterator[sqlite3.Connection]:
    """A library as the first release made it, with runs of that time in it, still open."""
    record(started_at="2026-03-01T23:30:00Z", utc_offset_s=3600, source="bluetooth")
    record(started_at="2026-03-05T06:30:00.250Z", demo=True, warnings=("a", "b"), source="Füße.fit")
    record(started_at=None, source="no date.gpx")
    record(totals=None)
    with sqlite3.connect(path, isolation_level=None) as now:
        rows = {
            table: now.execute(f"SELECT {columns} FROM {table}").fetchall()
            for table, columns in TABLES.items()
        }
    now.close()
    path.unlink()
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    for table, columns in TABLES.items():
        marks = ", ".join("?" * len(columns.split(", ")))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows[table])
    connection.execute("PRAGMA user_version = 1")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("INSERT INTO figures VALUES (1, '5.1', '{}')")
    yield connection
    connection.close()


def contents(connection: sqlite3.Connection) -> dict[str, list[object]]:
    return {
        table: connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2, 3").fetchall()
        if table != "text"
        else connection.execute("SELECT hash, content FROM text").fetchall()
        for table, columns in TABLES.items()
    }


def test_nothing_of_the_first_format_is_lost(first_format: sqlite3.Connection, path: Path) -> None:
    before = contents(first_format)
    assert all(before.values()), "each table has rows"
    first_format.close()
    migrated = open_database(path)
    assert migrated.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert contents(migrated) == before
    migrated.close()


def test_runs_of_the_first_format_are_listed_as_if_they_had_just_come(
    first_format: sqlite3.Connection, path: Path, inputs: Callable[..., list[Input]], totals: Totals
) -> None:
    first_format.close()
    with Library(path) as library:
        assert library.catalogue.ids(RunFilter()) == [2, 1, 3]
        assert library.catalogue.ids(RunFilter(words="füsse")) == [2]
        assert library.catalogue.ids(RunFilter(words="2026-03-02 treadmill")) == [1]
        assert library.catalogue.rows([1])[0] == ListedRun(
            RunSummary(1, "running", "2026-03-01T23:30:00Z", False, "bluetooth", totals, utc_offset_s=3600)
        )
        assert library.catalogue.rows([2])[0].summary.warnings == ("a", "b")
        (march,) = library.catalogue.totals(Period.MONTH, RunFilter())
        assert (march.runs, march.distance_m) == (1, totals.distance_m)
        (offered,) = library.unfinished()
        assert offered.id == 4
        assert list(library.load("1").inputs) == inputs(5)
        assert library.load("1").summary.totals == totals
        # What SQL filled in, and what is filled in as a run is finished today, is the same.
        kept = library._file.connection.execute("SELECT * FROM listed ORDER BY run_id").fetchall()
        library._file.connection.execute("DELETE FROM listed")
        library._file.connection.execute("UPDATE run SET totals = totals")
        library.catalogue.ids(RunFilter())
        assert library._file.connection.execute("SELECT * FROM listed ORDER BY run_id").fetchall() == kept


@pytest.mark.parametrize(
    "damage",
    [
        "setup = ''",
        "setup = '{'",
        "setup = '[]'",
        "setup = '5'",
        "setup = 'null'",
        "setup = x'00ff'",
        'setup = \'{"sport": {"a": 1}}\'',
        "setup = json_set(setup, '$.utc_offset_s', -99999999)",
        "setup = json_set(setup, '$.utc_offset_s', 'east')",
        "setup = json_set(setup, '$.utc_offset_s', 1e300)",
        "setup = json_set(setup, '$.warnings', 'a')",
        "setup = json_remove(setup, '$.source')",
        "totals = '{'",
        "totals = '[]'",
        "totals = x'00ff'",
        "totals = json_set(totals, '$.distance_m', 'far')",
        "totals = json_set(totals, '$.fathoms', 1)",
    ],
)
def test_a_damaged_row_is_listed_and_keeps_nobody_from_the_others(
    first_format: sqlite3.Connection, path: Path, damage: str
) -> None:
    first_format.execute(f"UPDATE run SET {damage} WHERE id = 1")
    first_format.close()
    with Library(path) as library:
        ids = library.catalogue.ids(RunFilter())
        rows = {row.summary.id or 0: row.summary for row in library.catalogue.rows(ids)}
        assert sorted(rows) == [1, 2, 3] == sorted(run.id or 0 for run in library.runs())
        assert rows[1].warnings != ()
        assert rows[2].warnings == ("a", "b")
        for period in Period:
            library.catalogue.totals(period, RunFilter())
        library.catalogue.ids(RunFilter(words="füsse"))


@pytest.mark.parametrize("date", ["5", "json('[1]')", "'now'", "'2026-13-45T06:30:00Z'", "'2026-03-01'"])
def test_a_date_that_is_none_is_no_date(first_format: sqlite3.Connection, path: Path, date: str) -> None:
    first_format.execute(f"UPDATE run SET setup = json_set(setup, '$.started_at', {date}) WHERE id = 1")
    first_format.close()
    with Library(path) as library:
        dated = date == "'2026-03-01'"
        assert library.catalogue.ids(RunFilter()) == ([2, 1, 3] if dated else [2, 3, 1])
        assert len(library.catalogue.totals(Period.MONTH, RunFilter())) == dated


def test_a_run_is_listed_however_it_is_finished(library: Library, setup: RunSetup) -> None:
    with library._file.writing() as connection:
        recorded = queries.insert_run(connection, setup)
        assert connection.execute("SELECT count(*) FROM listed").fetchone() == (0,)
        queries.finish_run(connection, recorded, Totals())
        connection.execute("INSERT INTO run SELECT 7, demo, setup, begun_t_ms, totals FROM run")
    assert library.catalogue.ids(RunFilter()) == [7, recorded]
    library.drop(7)
    assert library.catalogue.ids(RunFilter()) == [recorded]


def test_the_start_looks_at_no_finished_run_to_find_open_ones(library: Library) -> None:
    """With thousands of runs it would have to read as many setups."""
    for query in (
        "SELECT id FROM run WHERE totals IS NULL ORDER BY id DESC",
        "SELECT DISTINCT deleted_by FROM listed WHERE deleted_by IS NOT NULL",
        "SELECT run_id FROM listed WHERE words IS NULL LIMIT 1",
    ):
        plan = library._file.connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
        assert all("INDEX" in step[-1] for step in plan), (query, plan)
