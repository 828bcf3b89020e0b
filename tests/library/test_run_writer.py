"""What happens to a run when the disk refuses."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stridecue.errors import LibraryError
from stridecue.library import queries
from stridecue.library import run_writer as journal_module
from stridecue.library.database import open_database, writing
from stridecue.library.library import Library
from stridecue.library.run_writer import Journal
from stridecue.model.events import CueDecided
from stridecue.model.inputs import Input, Mark, MarkKind, Packet
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals


class Disk:
    """A disk with room for so many pages of the library."""

    max_pages = 1_000_000
    there = True

    def connect(self, path: Path) -> sqlite3.Connection:
        if not self.there:
            raise LibraryError("The disk is not there.", "Put it back.")
        connection = open_database(path)
        connection.execute(f"PRAGMA max_page_count = {self.max_pages}")
        return connection


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def full_disk(disk: Disk, path: Path) -> Disk:
    """A disk that is full as soon as the library has its tables and some room for a setup."""
    connection = disk.connect(path)
    disk.max_pages = connection.execute("PRAGMA page_count").fetchone()[0] + 2
    connection.close()
    return disk


@pytest.fixture
def begin(path: Path, setup: RunSetup) -> Iterator[Callable[[Disk], Journal]]:
    journals: list[Journal] = []

    def begin_on(disk: Disk) -> Journal:
        connection = disk.connect(path)
        with writing(connection):
            run_id = queries.insert_run(connection, setup)
        journals.append(Journal(path, run_id, connection, disk.connect))
        return journals[-1]

    yield begin_on
    for journal in journals:
        journal.close()


def loaded(path: Path) -> list[Input]:
    with Library(path) as library:
        return list(library.load("1").inputs)


def test_what_is_written_is_there(
    path: Path, disk: Disk, begin: Callable[[Disk], Journal], inputs: Callable[..., list[Input]]
) -> None:
    journal = begin(disk)
    assert journal.write(inputs(3))
    assert journal.begun_t_ms == 0
    assert loaded(path) == inputs(3)


def test_a_full_disk_loses_nothing_if_room_returns(
    path: Path, full_disk: Disk, begin: Callable[[Disk], Journal], inputs: Callable[..., list[Input]]
) -> None:
    run = inputs(1000)
    journal = begin(full_disk)
    assert not journal.write(run[:600])
    assert journal.problem is not None
    assert journal.problem.startswith("The disk is full. The run goes on and is kept in memory. Make room")
    assert not journal.write(run[600:])
    assert journal.waiting == len(run)
    full_disk.max_pages = 1_000_000
    assert journal.write([])
    assert journal.problem is None
    assert journal.waiting == 0
    assert loaded(path) == run


def test_a_disk_that_is_gone_loses_nothing_if_it_returns(
    path: Path, full_disk: Disk, begin: Callable[[Disk], Journal], inputs: Callable[..., list[Input]]
) -> None:
    journal = begin(full_disk)
    assert not journal.write(inputs(1000))
    full_disk.there = False
    assert not journal.write([])
    assert journal.problem == "The disk is not there. The run goes on and is kept in memory. Put it back."
    full_disk.there, full_disk.max_pages = True, 1_000_000
    assert journal.write([])
    assert loaded(path) == inputs(1000)


def test_a_finish_on_a_full_disk_is_tried_again(
    path: Path,
    full_disk: Disk,
    begin: Callable[[Disk], Journal],
    inputs: Callable[..., list[Input]],
    totals: Totals,
) -> None:
    journal = begin(full_disk)
    journal.write(inputs(1000))
    assert not journal.finish(totals)
    full_disk.max_pages = 1_000_000
    assert journal.finish(totals)
    with Library(path) as library:
        run = library.load("1")
    assert run.finished
    assert list(run.inputs) == inputs(1000)


def test_memory_is_bounded_and_keeps_the_beginning(
    path: Path,
    full_disk: Disk,
    begin: Callable[[Disk], Journal],
    inputs: Callable[..., list[Input]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(journal_module, "MAX_WAITING", 800)
    journal = begin(full_disk)
    run = inputs(1000)
    journal.write(run)
    full_disk.max_pages = 1_000_000
    assert journal.write([])
    assert (
        journal.problem
        == f"{len(run) - 800} entries of this run are lost: there was no room on disk or in memory."
    )
    assert loaded(path) == run[:800]


def test_a_commit_that_was_not_reported_is_not_doubled(
    path: Path, disk: Disk, begin: Callable[[Disk], Journal], inputs: Callable[..., list[Input]]
) -> None:
    journal = begin(disk)
    assert journal.write(inputs(3))
    assert journal.write(inputs(3))
    assert loaded(path) == inputs(3)


def test_decisions_go_on_where_they_were(
    path: Path, disk: Disk, begin: Callable[[Disk], Journal], decided: Callable[[int], CueDecided]
) -> None:
    journal = begin(disk)
    journal.write([Input(0, 0, Mark(MarkKind.START)), decided(1).decision])
    again = Journal(path, 1, disk.connect(path), disk.connect)
    assert again.begun_t_ms == 0
    again.write([decided(2).decision])
    again.close()
    with Library(path) as library:
        assert [decision.tick_s for decision in library.load("1").decisions] == [1, 2]


def test_one_thing_that_cannot_be_stored_does_not_stop_the_rest(
    path: Path, disk: Disk, begin: Callable[[Disk], Journal], inputs: Callable[..., list[Input]]
) -> None:
    journal = begin(disk)
    broken = Input(1, 1, Packet("AA", "2A37", 1j))  # type: ignore[arg-type]
    items = inputs(2)
    assert journal.write([items[0], broken, items[2]])
    assert journal.problem == "Something of this run cannot be stored (complex is not stored); the rest is."
    assert loaded(path) == [items[0], items[2]]
