"""The library as the screens of the history have it: opened once, closed when they are left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stridecue.library.library import Library
    from stridecue.model.run_list import ListedRun


def open_library() -> Library:
    """Open the library of the program itself; raises a StridecueError where it cannot be opened."""
    from stridecue import past_runs  # noqa: PLC0415 - SQLite comes with it
    from stridecue.library.library import Library  # noqa: PLC0415

    return Library(past_runs.library_file())


def latest_runs(library: Library, most: int) -> list[ListedRun]:
    """Return the latest finished runs, at most so many, newest first."""
    from stridecue.model.run_list import RunFilter  # noqa: PLC0415

    return library.catalogue.rows(library.catalogue.ids(RunFilter())[:most])


class Shelf:
    """One open library, opened when it is first asked for."""

    def __init__(self, open_library: Callable[[], Library]) -> None:
        self._open_library = open_library
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        """Return the library; raises a StridecueError where it cannot be opened."""
        if self._library is None:
            self._library = self._open_library()
        return self._library

    def close(self) -> None:
        """Let go of it; it is opened again when it is asked for."""
        if self._library is not None:
            self._library.close()
            self._library = None
