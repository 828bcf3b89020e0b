"""Listing, loading, finishing and dropping runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stridecue.errors import LibraryError, UsageError
from stridecue.library.database import open_database
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.inputs import Input
from stridecue.model.setup import RunSetup
from stridecue.model.summary import RunSummary, Totals


def test_an_empty_library_has_nothing_to_load(library: Library) -> None:
    assert (library.runs(), library.unfinished()) == ([], [])
    with pytest.raises(UsageError, match=r"no runs yet.*stridecue demo"):
        library.load("last")


def test_runs_are_listed_newest_first(library: Library, record: Callable[..., int], totals: Totals) -> None:
    record()
    record(demo=True, source="simulator", warnings=("a", "b"), utc_offset_s=3600)
    assert [run.id for run in library.runs()] == [2, 1]
    assert [run.id for run in library.runs(include_demos=False)] == [1]
    assert library.runs()[0] == RunSummary(
        id=2,
        sport="running",
        started_at="2026-03-01T06:30:00Z",
        demo=True,
        source="simulator",
        totals=totals,
        warnings=("a", "b"),
        utc_offset_s=3600,
    )


def test_an_unfinished_run_is_offered_with_its_begin_and_length(
    library: Library, record: Callable[..., int], inputs: Callable[..., list[Input]]
) -> None:
    record(inputs(90), totals=None)
    (offered,) = library.unfinished()
    assert (offered.id, offered.started_at, offered.totals.elapsed_s) == (1, "2026-03-01T06:30:00Z", 89.017)
    assert library.runs() == []


def test_an_unfinished_run_can_be_finished_as_it_is(
    library: Library, record: Callable[..., int], inputs: Callable[..., list[Input]], totals: Totals
) -> None:
    record(inputs(90), totals=None)
    library.finish(1, totals)
    assert library.unfinished() == []
    run = library.load("1")
    assert (list(run.inputs), run.summary.totals, run.finished) == (inputs(90), totals, True)
    with pytest.raises(UsageError, match="finished already"):
        library.finish(1, totals)


def test_a_dropped_run_is_gone_with_all_it_had(
    library: Library, path: Path, record: Callable[..., int]
) -> None:
    record()
    record(totals=None)
    library.drop(1)
    library.drop(2)
    connection = open_database(path)
    counts = [
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("run", "entry", "chunk")
    ]
    connection.close()
    assert counts == [0, 0, 0]


@pytest.mark.parametrize("which", ["2", "0", "-1", "first", "", "1 ", "9" * 30, "²", "1; DROP TABLE run"])
def test_a_run_that_is_not_there_is_a_mistake_of_the_call(
    library: Library, record: Callable[..., int], which: str
) -> None:
    record()
    with pytest.raises(UsageError, match=r"no run .*stridecue runs"):
        library.load(which)


@pytest.mark.parametrize("change", ["finish", "drop"])
def test_only_a_run_that_is_there_can_be_changed(library: Library, totals: Totals, change: str) -> None:
    with pytest.raises(UsageError, match="no run '3'"):
        library.finish(3, totals) if change == "finish" else library.drop(3)


def test_last_is_the_newest_that_nobody_records(
    library: Library,
    path: Path,
    setup: RunSetup,
    record: Callable[..., int],
    inputs: Callable[..., list[Input]],
) -> None:
    record()
    recorder = Recorder(path, setup)
    for item in inputs(3):
        recorder.on_input(item)
    assert library.load("last").run_id == 1
    recorder.close()
    assert library.load("last").run_id == 2


def test_cue_sets_are_kept_once(
    library: Library, path: Path, record: Callable[..., int], setup: RunSetup
) -> None:
    record()
    record()
    connection = open_database(path)
    texts = connection.execute("SELECT content FROM text").fetchall()
    connection.close()
    assert texts == [('name = "Hügel"\n'.encode(),)]
    assert library.load("2").setup == setup


def test_a_run_is_read_as_of_one_moment(
    library: Library,
    path: Path,
    record: Callable[..., int],
    inputs: Callable[..., list[Input]],
    totals: Totals,
) -> None:
    """A reader that has begun sees the open run whole, although it is packed meanwhile by another."""
    record(inputs(700), totals=None)
    with library._file.reading() as connection:
        assert connection.execute("SELECT count(*) FROM chunk").fetchone() == (0,)
        with Library(path) as other:
            other.finish(1, totals)
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (702,)
    assert list(library.load("1").inputs) == inputs(700)


def test_a_reader_and_a_recorder_do_not_disturb_each_other(
    library: Library,
    path: Path,
    setup: RunSetup,
    record: Callable[..., int],
    inputs: Callable[..., list[Input]],
) -> None:
    record(inputs(700))
    recorder = Recorder(path, setup)
    for item in inputs(300):
        recorder.on_input(item)
        if item.seq % 50 == 0:
            assert list(library.load("1").inputs) == inputs(700)
    recorder.close()
    assert recorder.problem is None
    assert len(library.load("2").inputs) == 301


def test_a_damaged_run_is_said_and_the_others_are_fine(
    library: Library, path: Path, record: Callable[..., int], inputs: Callable[..., list[Input]]
) -> None:
    record()
    record()
    connection = open_database(path)
    connection.execute("UPDATE chunk SET data = substr(data, 1, 20) WHERE run_id = 1 AND stream = 'input'")
    connection.close()
    with pytest.raises(LibraryError, match="damaged"):
        library.load("1")
    assert list(library.load("2").inputs) == inputs(5)


def test_a_run_whose_setup_is_damaged_is_listed_as_it_was(
    library: Library, path: Path, record: Callable[..., int]
) -> None:
    record()
    listed = library.runs()
    connection = open_database(path)
    connection.execute("UPDATE run SET setup = '{}'")
    connection.close()
    assert library.runs() == listed
    with pytest.raises(LibraryError, match="RunSetup lacks"):
        library.load("1")


def test_a_run_that_cannot_be_listed_is_said(
    library: Library, path: Path, record: Callable[..., int]
) -> None:
    record()
    record()
    connection = open_database(path)
    connection.execute("UPDATE run SET setup = '{}' WHERE id = 1")
    connection.execute("UPDATE listed SET sport = NULL WHERE run_id = 1")
    connection.close()
    whole, damaged = library.runs()
    assert (whole.id, whole.warnings) == (2, ())
    assert damaged.id == 1
    assert "run 1 cannot be listed" in damaged.warnings[0]


def test_a_text_that_is_missing_is_said(library: Library, path: Path, record: Callable[..., int]) -> None:
    record()
    connection = open_database(path)
    connection.execute("DELETE FROM text")
    connection.close()
    with pytest.raises(LibraryError, match="a cue set of run 1 is missing"):
        library.load("1")


def test_a_backup_is_a_library(library: Library, tmp_path: Path, record: Callable[..., int]) -> None:
    record()
    target = tmp_path / "copy.sqlite3"
    library.backup(target)
    with Library(target) as copy:
        assert copy.load("last") == library.load("last")
    with pytest.raises(UsageError, match="there already"):
        library.backup(target)
    with pytest.raises(LibraryError):
        library.backup(tmp_path / "nowhere" / "copy.sqlite3")


def test_check_looks_through_the_file(library: Library, path: Path, record: Callable[..., int]) -> None:
    record()
    assert library.check() is None
