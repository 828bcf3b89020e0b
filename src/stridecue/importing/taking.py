"""One file after the other into the library.

Rules:
- A file that is refused changes nothing. What went wrong with one keeps nobody from the next, except a library that
  cannot be written.
- The same run is never taken twice, whatever its file is called. A run that went on at the same time as one that is
  there is another recording of it: our own export and a second file of it are left, and a watch's file of a run that
  was recorded here is offered to be joined with it.
- A file without a date has the time that it was last changed at for its end, and a warning that says so. That time
  does not say which run it is: a copy of the file is the same run.
- A run that was deleted is still there until the program that deleted it is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from stridecue.errors import FileError, UsageError
from stridecue.files.file_run import FileRun, printable
from stridecue.files.read import read_run_files
from stridecue.importing.found_files import FoundFile
from stridecue.importing.outcome import Imported, Outcome
from stridecue.library.library import Library
from stridecue.model.setup import RunSetup
from stridecue.model.summary import RunSummary
from stridecue.run_setup import file_setup, iso_utc
from stridecue.settings import Settings

OWN_MAKER = "Stridecue"
"""What our own exports name as their maker."""
NO_DATE = "The file has no date; the time that it was last changed at was taken for its end."


class Twice(StrEnum):
    """What is done with another recording of a run that is there."""

    ASK = "ask"
    """Nothing yet: it is told."""
    JOIN = "join"
    SEPARATE = "separate"


class Taking:
    """Takes files into one library."""

    def __init__(self, library: Library, settings: Settings, twice: Twice = Twice.ASK) -> None:
        self._library = library
        self._settings = settings
        self._twice = twice

    def take_all(
        self, files: Iterable[FoundFile], on_file: Callable[[int], None] = lambda _: None
    ) -> Iterator[Imported]:
        """Take files, and tell how many are done after each.

        Raises:
            LibraryError: the library cannot be read or written; what was taken before stays.
        """
        for done, file in enumerate(files, start=1):
            yield from self.take(file.path)
            on_file(done)

    def take(self, path: Path) -> list[Imported]:
        """Take the runs of one file.

        Raises:
            LibraryError: the library cannot be read or written.
        """
        name = printable(path.name)
        try:
            runs = read_run_files(path)
        except FileError as error:
            return [Imported(name, Outcome.REFUSED, why=str(error))]
        return [self._take(path, run, number) for number, run in enumerate(runs, start=1)]

    def _take(self, path: Path, run: FileRun, number: int) -> Imported:
        told = file_setup(run, self._settings, ())
        there = self._there(told, run, number)
        if there is not None:
            return there
        dated = _dated(run, path)
        try:
            return self._place(path, dated, told.started_at is not None, number)
        except UsageError as error:  # another program was quicker
            return self._there(told, run, number) or Imported(
                run.name, Outcome.REFUSED, why=str(error), number=number
            )

    def _there(self, told: RunSetup, run: FileRun, number: int) -> Imported | None:
        """Return that a run is there, if it is."""
        same = self._library.arrivals.find_same(told, run.inputs)
        if same is None:
            return None
        why = _DELETED.format(same) if self._library.bin.holds(same) else ""
        return Imported(run.name, Outcome.ALREADY_THERE, self._library.arrivals.line(same), why, number)

    def _place(self, path: Path, run: FileRun, told_date: bool, number: int) -> Imported:
        setup, arrivals = file_setup(run, self._settings, ()), self._library.arrivals
        ours = run.maker.startswith(OWN_MAKER)
        others = arrivals.find_overlapping(setup, run.inputs, demos=ours)
        if not others or self._twice is Twice.SEPARATE:
            return self._add(setup, run, told_date, number)
        other = others[0]
        if ours:
            return Imported(run.name, Outcome.ALREADY_THERE, other, "", number)
        if self._twice is Twice.JOIN and other.id is not None:
            arrivals.add(setup, run.inputs, other.id, dated=told_date, title=run.title)
            return Imported(run.name, Outcome.JOINED, other, "", number)
        if _recorded_here(other):
            return Imported(
                run.name, Outcome.ANOTHER_RECORDING, other, _ANOTHER.format(other.id), number, path
            )
        return Imported(run.name, Outcome.ALREADY_THERE, other, _SAME_TIME.format(other.id), number)

    def _add(self, setup: RunSetup, run: FileRun, told_date: bool, number: int) -> Imported:
        try:
            run_id = self._library.arrivals.add(setup, run.inputs, dated=told_date, title=run.title)
        except FileError as error:
            return Imported(run.name, Outcome.REFUSED, why=str(error), number=number)
        return Imported(run.name, Outcome.TAKEN, self._library.arrivals.line(run_id), "", number)


_ANOTHER = "It is another recording of run {0}. `--join` keeps it with that one, `--separate` makes it a run."
_DELETED = "Run {0} was deleted; it can be brought back until that Stridecue is closed."
_SAME_TIME = "Run {0} went on at the same time. `--separate` makes it a run of its own."


def _recorded_here(run: RunSummary) -> bool:
    return run.source == "bluetooth"


def _dated(run: FileRun, path: Path) -> FileRun:
    """Return a run with a date."""
    if run.started_at is not None:
        return run
    try:
        ended = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        began = ended - timedelta(milliseconds=run.inputs[-1].t_ms)
    except (OSError, OverflowError, ValueError):
        return run
    return replace(run, started_at=iso_utc(began), warnings=(*run.warnings, NO_DATE))
