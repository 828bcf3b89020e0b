"""The runs that were deleted since the program began, to be brought back or removed when it closes.

Rules: the last one deleted comes back first. What cannot be removed at the end stays in the bin, and is brought back at
the next start: nothing is lost by it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from stridecue.errors import StridecueError

if TYPE_CHECKING:
    from stridecue.library.library import Library


class DeletedRuns:
    """What this program has deleted, the last one at the end."""

    def __init__(self) -> None:
        self._run_ids: list[int] = []
        self._anything = False

    @property
    def last(self) -> int | None:
        """Return the run that comes back next."""
        return self._run_ids[-1] if self._run_ids else None

    def put(self, library: Library, run_id: int) -> None:
        """Delete a run; raises a StridecueError where it cannot be."""
        library.bin.put(run_id)
        self._run_ids.append(run_id)
        self._anything = True

    def take_back(self, library: Library) -> int | None:
        """Bring the last deleted run back; return its number, or None where there is none.

        One that is not in the bin any more is forgotten, and raises a StridecueError.
        """
        if not self._run_ids:
            return None
        run_id = self._run_ids.pop()
        library.bin.take_back(run_id)
        return run_id

    def empty(self, open_library: Callable[[], Library]) -> None:
        """Remove them for good: the program closes."""
        if not self._anything:
            return
        self._run_ids.clear()
        with contextlib.suppress(StridecueError), contextlib.closing(open_library()) as library:
            library.bin.empty()
