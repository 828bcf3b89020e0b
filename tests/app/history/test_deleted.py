"""Deleted runs: the last one comes back first, and at the end they go."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from made_library import MadeLibrary, made_row
from stridecue.app.history.deleted import DeletedRuns
from stridecue.app.history.shelf import Shelf, latest_runs
from stridecue.errors import LibraryError
from stridecue.library.library import Library


@pytest.fixture
def made(make: SimpleNamespace) -> MadeLibrary:
    return MadeLibrary([made_row(make.run(number)) for number in (3, 2, 1)])


def library(made: MadeLibrary) -> Library:
    return cast("Library", made)


def test_the_last_one_comes_back_first(made: MadeLibrary) -> None:
    deleted = DeletedRuns()
    assert deleted.take_back(library(made)) is None
    deleted.put(library(made), 3)
    deleted.put(library(made), 1)
    assert deleted.last == 1
    assert [deleted.take_back(library(made)) for _ in range(3)] == [1, 3, None]
    assert [run.summary.id for run in made.runs] == [3, 2, 1]


def test_the_bin_is_emptied_only_if_something_was_deleted(made: MadeLibrary) -> None:
    deleted = DeletedRuns()
    deleted.empty(lambda: library(made.open_library()))
    assert made.opened == 0, "closing the program opens no library for nothing"
    deleted.put(library(made), 3)
    deleted.empty(lambda: library(made.open_library()))
    assert (made.emptied, made.open) == (1, 0)
    assert deleted.last is None


def test_a_library_that_cannot_be_opened_at_the_end_holds_nobody_up(made: MadeLibrary) -> None:
    deleted = DeletedRuns()
    deleted.put(library(made), 3)
    made.error = LibraryError("It is away.")
    deleted.empty(lambda: library(made.open_library()))
    assert made.emptied == 0


def test_a_shelf_opens_its_library_once_and_lets_go_of_it(made: MadeLibrary) -> None:
    shelf = Shelf(lambda: library(made.open_library()))
    assert made.opened == 0
    assert shelf.library is shelf.library
    assert made.opened == 1
    shelf.close()
    shelf.close()
    assert made.open == 0


def test_the_latest_runs_are_read_and_no_others(made: MadeLibrary) -> None:
    assert [run.summary.id for run in latest_runs(library(made), 2)] == [3, 2]
    assert made.fetched == [[3, 2]]
