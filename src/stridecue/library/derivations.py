"""What the library works out from its runs with the engine, and keeps until the engine is another one.

Rules: everything kept here may be thrown away at any time. A run that cannot be read has no figures, and keeps nobody
from the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from stridecue.errors import LibraryError
from stridecue.library import queries
from stridecue.library.library_file import LibraryFile
from stridecue.library.listed_run import listed
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.key_figures import EarlierRun
from stridecue.model.our_choices.coach import COMPARED_DAYS
from stridecue.model.setup import History
from stridecue.model.summary import RunSummary

if TYPE_CHECKING:
    from stridecue.library.history_figures import RunFigures
    from stridecue.model.response import Response
    from stridecue.model.track import Track


class Derivations:
    """Figures and tracks of the runs of one library."""

    def __init__(self, file: LibraryFile, load: Callable[[str], RecordedRun]) -> None:
        self._file = file
        self._load = load

    def track(self, run_id: int) -> Track:
        """Return a finished run as reports read it, corrected; worked out once and kept."""
        raise NotImplementedError

    def earlier(self, before_utc: datetime, days: int) -> list[EarlierRun]:
        """Return the runs of these days before a moment, newest first; demos, joined and deleted ones left out."""
        raise NotImplementedError

    def history(self, now_utc: datetime) -> History:
        """Return what the finished runs before now say to the next one; demos are left out.

        A run that was not looked into before is played through the engine, once.
        """
        from stridecue.library.history import history_of, runs_to_look_at  # noqa: PLC0415 - before a live run only

        runs = self._finished()
        looked_at = [run.id for run in runs_to_look_at(runs, now_utc) if run.id is not None]
        return history_of(runs, {run_id: self._figures(run_id) for run_id in looked_at}, now_utc)

    def responses(self, now_utc: datetime, days: int = COMPARED_DAYS) -> Sequence[Response]:
        """Return how cues were answered in the runs that began before now, oldest first; demos are left out.

        Runs of these days that were looked into before count, and those that `history` looks into.
        """
        from stridecue.library.history import age_of, runs_to_look_at  # noqa: PLC0415 - for a report only
        from stridecue.library.response_history import unpacked  # noqa: PLC0415

        ages = [(age_of(run, now_utc), run) for run in self._finished()]
        earlier = [
            (age, run) for age, run in ages if age is not None and timedelta(0) < age <= timedelta(days=days)
        ]
        looked_at = {run.id for run in runs_to_look_at([run for _, run in earlier], now_utc)}
        responses: list[Response] = []
        for _, run in sorted(earlier, key=lambda entry: entry[0], reverse=True):
            if run.id is not None:
                figures = self._figures(run.id) if run.id in looked_at else self._kept_figures(run.id)
                responses += unpacked(figures.answers) if figures is not None else ()
        return responses

    def _figures(self, run_id: int) -> RunFigures:
        """Return a run's figures; a run that cannot be read has none, and keeps nobody from the next one."""
        from stridecue.library import history_figures  # noqa: PLC0415 - before a live run and for a report

        kept = self._kept_figures(run_id)
        if kept is not None:
            return kept
        try:
            run = self._load(str(run_id))
        except LibraryError:
            return history_figures.RunFigures()
        derived = history_figures.derive_figures(run.setup, run.inputs, run.decisions)
        line = history_figures.encode_figures(derived)
        with self._file.writing() as connection:
            queries.keep_figures(connection, run_id, _figures_version(), line)
        return derived

    def _kept_figures(self, run_id: int) -> RunFigures | None:
        """Return a run's figures if this version has derived them before."""
        from stridecue.library import history_figures  # noqa: PLC0415

        with self._file.reading() as connection:
            line = queries.load_figures(connection, run_id, _figures_version())
        return history_figures.decode_figures(line) if line is not None else None

    def _finished(self) -> list[RunSummary]:
        with self._file.reading() as connection:
            rows = queries.list_runs(connection, finished=True)
        return [listed(row) for row in rows if not row.demo]


def _figures_version() -> str:
    from stridecue.engine import ENGINE_VERSION  # noqa: PLC0415 - before a live run and for a report
    from stridecue.library.history_figures import FIGURES_VERSION  # noqa: PLC0415

    return f"{ENGINE_VERSION}.{FIGURES_VERSION}"
