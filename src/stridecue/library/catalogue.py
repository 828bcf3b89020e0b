"""The list of runs: looked through, sorted and summed up; what the runner says about a run, and puts right.

Rules: what is asked here reads rows, never inputs, so that thousands of runs open at once. Demos are never in totals.
"""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.library.library_file import LibraryFile
from stridecue.model.corrections import Corrections
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import ListedRun, Period, PeriodTotals, RunFilter, SortBy


class Catalogue:
    """The finished runs of one library, as a list."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    def ids(self, which: RunFilter, by: SortBy = SortBy.DATE, *, descending: bool = True) -> Sequence[int]:
        """Return the numbers of the runs that fit, in their order; cheap with thousands of runs."""
        raise NotImplementedError

    def rows(self, run_ids: Sequence[int]) -> list[ListedRun]:
        """Return the rows of these runs, in this order; those that are gone are left out."""
        raise NotImplementedError

    def totals(self, period: Period, which: RunFilter, most: int = 53) -> list[PeriodTotals]:
        """Return the totals of the last periods, the oldest first, those without a run among them."""
        raise NotImplementedError

    def tags(self) -> list[str]:
        """Return every tag in use, the most used first."""
        raise NotImplementedError

    def plans(self) -> list[str]:
        """Return the name of every plan that was run."""
        raise NotImplementedError

    def details(self, run_id: int) -> RunDetails:
        """Return what the runner says about a run."""
        raise NotImplementedError

    def describe(self, run_id: int, details: RunDetails) -> None:
        """Keep what the runner says about a run; too long words are cut, tags are put in order."""
        raise NotImplementedError

    def corrections(self, run_id: int) -> Corrections:
        """Return what the runner put right about a run."""
        raise NotImplementedError

    def correct(self, run_id: int, corrections: Corrections) -> None:
        """Keep corrections in the place of those before, and have totals, outline and track worked out again.

        Raises:
            UsageError: they make no run: an end before the beginning, no distance, a grade that no belt has.
        """
        raise NotImplementedError
