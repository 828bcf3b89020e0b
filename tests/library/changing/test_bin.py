"""Deleted runs: gone from everywhere, brought back until the program closes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stridecue.errors import UsageError
from stridecue.library.library import Library
from stridecue.model.inputs import Input
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import Period, RunFilter

NOW = datetime(2026, 3, 10, tzinfo=UTC)

DELETE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from stridecue.library.library import Library
library = Library(Path(sys.argv[1]))
library.bin.put(1)
print(len(library.runs()), flush=True)
sys.stdin.readline()
os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""


@pytest.fixture(autouse=True)
def emptied(path: Path) -> object:
    yield
    with Library(path) as library:
        library.bin.empty()


def test_a_deleted_run_is_nowhere(library: Library, record: Callable[..., int]) -> None:
    record()
    record(started_at="2026-03-02T06:30:00Z")
    library.catalogue.describe(2, RunDetails(tags=("long",)))
    library.bin.put(2)
    assert [run.id for run in library.runs()] == [1]
    assert library.catalogue.ids(RunFilter()) == [1]
    assert library.catalogue.rows([1, 2]) == library.catalogue.rows([1])
    assert [row.runs for row in library.catalogue.totals(Period.MONTH, RunFilter())] == [1]
    assert library.catalogue.tags() == []
    assert library.load("last").run_id == 1
    for asked in (library.load, library.drop):
        with pytest.raises(UsageError, match="no run"):
            asked("2")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no finished run 2"):
        library.catalogue.details(2)


def test_history_does_not_know_a_deleted_run(library: Library, record: Callable[..., int]) -> None:
    record()
    assert library.derivations.history(NOW).longest_recent_m == 5000.0
    library.bin.put(1)
    assert library.derivations.history(NOW).longest_recent_m is None


def test_a_deleted_run_comes_back_as_it_was(library: Library, path: Path, record: Callable[..., int]) -> None:
    record()
    details = RunDetails("Sunday", tags=("long",))
    library.catalogue.describe(1, details)
    before = library.catalogue.rows([1])
    library.bin.put(1)
    with Library(path) as opened_later:
        opened_later.bin.take_back(1)
    assert library.catalogue.rows([1]) == before
    with pytest.raises(UsageError, match="not in the bin"):
        library.bin.take_back(1)


def test_an_emptied_bin_gives_the_disk_its_room_back(
    library: Library, path: Path, record: Callable[..., int], inputs: Callable[..., list[Input]]
) -> None:
    record()
    record(inputs(3000))
    library.bin.put(2)
    pages = library._file.connection.execute("PRAGMA page_count").fetchone()
    with Library(path) as opened_later:
        assert opened_later.bin.empty() == 1
        assert opened_later.bin.empty() == 0
    assert library._file.connection.execute("PRAGMA page_count").fetchone() < pages
    assert library._file.connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert [run.id for run in library.runs()] == [1]
    with pytest.raises(UsageError, match="not in the bin"):
        library.bin.take_back(2)
    assert not list(path.parent.glob("*.lock"))


@pytest.mark.parametrize("run_id", [1, 2, 3])
def test_only_a_finished_run_that_is_there_can_be_deleted(
    library: Library, record: Callable[..., int], run_id: int
) -> None:
    record(totals=None)
    record()
    library.bin.put(2)
    with pytest.raises(UsageError, match=f"no finished run {run_id}"):
        library.bin.put(run_id)


def test_what_a_killed_program_deleted_comes_back_and_not_before(
    path: Path, library: Library, record: Callable[..., int]
) -> None:
    record()
    record()
    with subprocess.Popen(
        [sys.executable, "-c", DELETE_AND_DIE, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"1"
        with Library(path) as meanwhile:
            assert [run.id for run in meanwhile.runs()] == [2]
            with pytest.raises(UsageError, match="not in the bin"):
                meanwhile.bin.take_back(1)
            library.bin.put(2)
            assert meanwhile.bin.empty() == 1, "only what this program deleted"
        child.communicate(b"\n")
    with Library(path) as afterwards:
        assert [run.id for run in afterwards.runs()] == [1]
    assert not list(path.parent.glob("*-bin-*"))


def test_a_bin_with_a_strange_name_is_nobodys(
    library: Library, path: Path, record: Callable[..., int]
) -> None:
    record()
    library._file.connection.execute("UPDATE listed SET deleted_by = '../../elsewhere'")
    with Library(path) as opened:
        assert [run.id for run in opened.runs()] == [1]
