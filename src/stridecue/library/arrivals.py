"""Runs that come into the library other than by being recorded: from files, and as pieces of a run.

Rules: a run comes in whole or not at all, in one transaction. Nothing comes in twice: what was told is compared, not
names. A recording of a run that is there already from another device is joined to it or refused, never doubled.
"""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.library.library_file import LibraryFile
from stridecue.model.inputs import Input
from stridecue.model.setup import RunSetup
from stridecue.model.summary import RunSummary


class Arrivals:
    """What comes into one library."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    def find_same(self, setup: RunSetup, inputs: Sequence[Input]) -> int | None:
        """Return the run that tells exactly the same, whatever its file was called; in the bin counts too."""
        raise NotImplementedError

    def find_overlapping(self, setup: RunSetup, inputs: Sequence[Input]) -> list[RunSummary]:
        """Return the runs that went on at the same time for most of it, the one that fits best first."""
        raise NotImplementedError

    def add(self, setup: RunSetup, inputs: Sequence[Input], joined_to: int | None = None) -> int:
        """Add a finished run; its totals, outline and track are worked out before anything is written.

        `joined_to`: the run that this is another recording of; it is then kept with that one and not listed.
        """
        raise NotImplementedError

    def joined(self, run_id: int) -> list[RunSummary]:
        """Return the other recordings of a run."""
        raise NotImplementedError

    def part(self, run_id: int) -> None:
        """List a joined recording as a run of its own."""
        raise NotImplementedError

    def split(self, run_id: int, at_ms: int) -> int:
        """Cut a run in two at a recording time; return the number of the second piece.

        Both keep all that came in; each is corrected to its own part.

        Raises:
            UsageError: the time is not within the run.
        """
        raise NotImplementedError
