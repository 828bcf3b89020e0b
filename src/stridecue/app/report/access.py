"""Where the report screen gets its runs from: reports, the runs beside them, and files of them.

Rules: everything here may take seconds and is called off the screen's thread. What cannot be had is raised as a
StridecueError.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from stridecue.app.widgets.text import harmless

if TYPE_CHECKING:
    from stridecue.report.run_report import RunReport

LONGEST_FOLDER = 120


class RunReports(Protocol):
    """The finished runs, one at a time."""

    def report(self, which: str, on_earlier: Callable[[int, int], None]) -> RunReport:
        """Return the report of a run: `last`, a number, or a file; tells how many runs before it were looked into."""

    def beside(self, run_id: int, step: int) -> int | None:
        """Return the run after this one (1) or before it (-1) in time, None at the end."""

    def export(self, run_id: int, file: Path) -> str:
        """Write a run to a new file, the ending of its name says how; return what was written, in a sentence or two."""


class LibraryReports:
    """The runs of the real library."""

    def report(self, which: str, on_earlier: Callable[[int, int], None]) -> RunReport:
        """Return the report of a run."""
        from stridecue import run_reports, settings  # noqa: PLC0415

        return run_reports.report_of(which, settings.load(), on_earlier)

    def beside(self, run_id: int, step: int) -> int | None:
        """Return the run after this one (1) or before it (-1) in time."""
        from stridecue import past_runs  # noqa: PLC0415
        from stridecue.library.library import Library  # noqa: PLC0415
        from stridecue.model.run_list import RunFilter  # noqa: PLC0415

        with Library(past_runs.library_file()) as library:
            run_ids = list(library.catalogue.ids(RunFilter(), descending=False))
        place = run_ids.index(run_id) + step if run_id in run_ids else -1
        return run_ids[place] if 0 <= place < len(run_ids) else None

    def export(self, run_id: int, file: Path) -> str:
        """Write a run to a new file; return what was written."""
        from stridecue import exporting  # noqa: PLC0415

        written = exporting.export_run(str(run_id), file)
        where = harmless(str(written.path.absolute().parent), LONGEST_FOLDER)
        return " ".join([written.sentence, *written.warnings, f"It is in {where}."])
