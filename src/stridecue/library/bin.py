"""Deleted runs, until the program closes.

Rules: a deleted run is marked, not removed; whoever deleted it can bring it back until the bin is emptied. A run that a
killed program left in the bin is brought back at the next start: nobody confirmed that it can go.
"""

from __future__ import annotations

from stridecue.library.library_file import LibraryFile


class Bin:
    """The bin of one library."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    def put(self, run_id: int) -> None:
        """Delete a run; it is nowhere listed any more.

        Raises:
            UsageError: there is no such run, or it is being recorded.
        """
        raise NotImplementedError

    def take_back(self, run_id: int) -> None:
        """Undo a deletion.

        Raises:
            UsageError: the run is not in the bin.
        """
        raise NotImplementedError

    def empty(self) -> int:
        """Remove for good what this program deleted; return how many runs."""
        raise NotImplementedError
