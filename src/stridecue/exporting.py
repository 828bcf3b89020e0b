"""Runs of the library, ready to be taken along, and their files.

Rules:
- A run is taken along as corrected, and as the library has it: what a file says is never written back.
- A format that cannot do without a date says of a run without one that it began when it was exported, and this is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from stridecue import paths
from stridecue.errors import UsageError
from stridecue.files.exported_run import ExportedRun
from stridecue.files.file_run import printable
from stridecue.files.write import DATED, write_run, writer
from stridecue.files.writing.parts import iso_utc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stridecue.library.library import Library
    from stridecue.model.inputs import Input
    from stridecue.model.setup import RunSetup
    from stridecue.model.summary import RunSummary


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    run: str
    """Its number in the library, or the name of the file that it came from."""
    path: Path
    records: int
    laps: int
    warnings: tuple[str, ...] = ()
    """What a reader of the file should know, each in one sentence."""

    @property
    def sentence(self) -> str:
        """The run, its file and how much there is of it, in one sentence."""
        run = f"Run {self.run}" if self.run.isdigit() else self.run
        laps = f"{self.laps} {'lap' if self.laps == 1 else 'laps'}"
        return f"{run} is in {printable(self.path.name)}: {self.records} records, {laps}."


def export_run(which: str, path: Path, *, overwrite: bool = False, now: datetime | None = None) -> Written:
    """Write a run of the library (`last` or a number) to a file of the format that its ending names.

    Raises:
        UsageError: there is no such run, or it is not finished.
        LibraryError: the run is damaged.
        FileError: the ending names no format, the format cannot hold the run, the file is there already or cannot be
            written.
    """
    from stridecue.library.library import Library  # noqa: PLC0415

    writer(path)  # a wrong ending is told before any work
    with Library(paths.library_file()) as library:
        return write_exported(exported(library, which), path, overwrite=overwrite, now=now)


def write_exported(
    run: ExportedRun, path: Path, *, overwrite: bool = False, now: datetime | None = None
) -> Written:
    """Write a run to a file of the format that its ending names.

    Raises:
        FileError: as `export_run`.
    """
    warnings: tuple[str, ...] = ()
    if run.summary.started_at is None and path.suffix.lower() in DATED:
        moment = iso_utc((now or datetime.now(UTC)).replace(microsecond=0))
        run = replace(run, summary=replace(run.summary, started_at=moment))
        warnings = ("The run has no date: its file says that it began when it was exported.",)
    write_run(run, path, overwrite=overwrite)
    return Written(_name(run.summary), path, len(run.records), len(run.laps), warnings)


def exported(library: Library, which: str) -> ExportedRun:
    """Return a finished run of the library as the writers of files take it.

    Raises:
        UsageError: there is no such run, or it is not finished.
        LibraryError: the run is damaged.
    """
    from stridecue.library.exported import exported_run  # noqa: PLC0415

    run = library.load(which)
    if not run.finished:
        raise UsageError(
            f"Run {run.run_id} is not finished.", "`stridecue` offers to go on, keep or drop it."
        )
    return exported_run(
        run,
        library.derivations.track(run.run_id),
        library.catalogue.corrections(run.run_id),
        library.catalogue.details(run.run_id),
    )


def exported_file(setup: RunSetup, inputs: Sequence[Input], listed: RunSummary) -> ExportedRun:
    """Return a run that is in no library as the writers of files take it."""
    from stridecue.library.derived.derivation import derive  # noqa: PLC0415
    from stridecue.library.exported import exported_run  # noqa: PLC0415
    from stridecue.library.recorded_run import RecordedRun  # noqa: PLC0415

    run = RecordedRun(0, setup, inputs, (), listed, finished=True)
    return exported_run(run, derive(setup, inputs))


def _name(summary: RunSummary) -> str:
    return printable(summary.source) if summary.id is None else str(summary.id)
