"""The report of a run by its name: from the library with the runs before it, or from a file by itself.

Rules: figures are those of the corrected run. Runs before it that cannot be read leave it without a comparison, and a
demo has none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from stridecue import past_runs
from stridecue.errors import LibraryError
from stridecue.model.corrections import NO_CORRECTIONS

if TYPE_CHECKING:
    from stridecue.library.library import Library
    from stridecue.library.recorded_run import RecordedRun
    from stridecue.model.key_figures import EarlierRun
    from stridecue.model.response import Response
    from stridecue.report.run_report import RunReport
    from stridecue.settings import Settings

OnEarlier = Callable[[int, int], None]
EARLIER_DAYS = 63
"""How far back a report looks: eight weeks, and the rest of the one that they begin in. OUR CHOICE"""


def report_of(which: str, settings: Settings, on_earlier: OnEarlier = lambda done, of: None) -> RunReport:
    """Return the report of a run of the library (`last` or a number) or of a file.

    `on_earlier` is told how many of the runs before it were looked into, of how many.

    Raises:
        UsageError: there is no such run.
        LibraryError: the run is damaged.
        FileError: the file is no run.
    """
    if past_runs.names_a_file(which):
        return _of_file(which, settings)
    from stridecue.library.library import Library  # noqa: PLC0415

    with Library(past_runs.library_file()) as library:
        return _of_library(library, which, settings, on_earlier)


def _of_library(library: Library, which: str, settings: Settings, on_earlier: OnEarlier) -> RunReport:
    from stridecue.library.derived.derivation import derive  # noqa: PLC0415 - after a run only
    from stridecue.model.run_list import ListedRun  # noqa: PLC0415
    from stridecue.report.reporting import run_report  # noqa: PLC0415

    run = library.load(which)
    corrections = library.catalogue.corrections(run.run_id) if run.finished else NO_CORRECTIONS
    if run.finished:
        track = library.derivations.track(run.run_id)
        row = next(iter(library.catalogue.rows([run.run_id])), ListedRun(run.listed))
    else:
        track = derive(run.setup, run.inputs, run.decisions, NO_CORRECTIONS)
        row = ListedRun(run.listed)
    if not run.finished or corrections != NO_CORRECTIONS:
        row = replace(row, summary=replace(row.summary, totals=track.totals))
    earlier, responses = _before(library, run, on_earlier)
    return run_report(
        run, row, track, earlier, responses, unit=settings.profile.unit, corrections=corrections
    )


def _before(
    library: Library, run: RecordedRun, on_earlier: OnEarlier
) -> tuple[Sequence[EarlierRun], Sequence[Response]]:
    """Return the runs before this one and how cues were answered in them."""
    from stridecue.library.coach_history.history import began_at  # noqa: PLC0415

    began = began_at(run.setup.started_at)
    if run.setup.demo or began is None:
        return (), ()
    try:
        return library.derivations.earlier(began, EARLIER_DAYS, on_earlier), library.derivations.responses(
            began
        )
    except LibraryError:
        return (), ()


def _of_file(which: str, settings: Settings) -> RunReport:
    from stridecue.files.read import read_run_file  # noqa: PLC0415 - most runs are of the library
    from stridecue.library.derived.derivation import derive  # noqa: PLC0415
    from stridecue.library.recorded_run import RecordedRun  # noqa: PLC0415
    from stridecue.model.run_list import ListedRun  # noqa: PLC0415
    from stridecue.report.reporting import run_report  # noqa: PLC0415
    from stridecue.run_setup import file_setup  # noqa: PLC0415

    file_run = read_run_file(Path(which))
    setup = file_setup(file_run, settings, ())
    track = derive(setup, file_run.inputs, (), NO_CORRECTIONS)
    listed = past_runs.summary(setup, track.totals, None)
    run = RecordedRun(0, setup, file_run.inputs, (), listed, finished=True)
    return run_report(run, ListedRun(listed), track, unit=settings.profile.unit)
