"""What the library works out from its runs with the engine, and keeps until the engine is another one.

Rules: everything kept here may be thrown away at any time. A run that cannot be read has no figures, and keeps nobody
from the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from stridecue.errors import LibraryError
from stridecue.library import queries
from stridecue.library.library_file import LibraryFile
from stridecue.library.listing.listed_run import list_finished
from stridecue.library.recorded_run import RecordedRun
from stridecue.model.key_figures import EarlierRun
from stridecue.model.our_choices.coach import COMPARED_DAYS
from stridecue.model.setup import History
from stridecue.model.summary import RunSummary

if TYPE_CHECKING:
    from sqlite3 import Connection

    from stridecue.library.coach_history.history_figures import RunFigures
    from stridecue.library.derived.derivation import LookedInto
    from stridecue.library.derived.kept_derivations import As
    from stridecue.library.derived.track_gathering import FlatTrack
    from stridecue.model.key_figures import KeyFigures
    from stridecue.model.response import Response
    from stridecue.model.run_list import ListedRun
    from stridecue.model.track import Track

_TRACK_TAKES = 0.05
"""Of playing a run: to work out its figures where its track is kept."""


class Derivations:
    """Figures and tracks of the runs of one library."""

    def __init__(self, file: LibraryFile, load: Callable[[str], RecordedRun]) -> None:
        self._file = file
        self._load = load

    def track(self, run_id: int) -> Track:
        """Return a finished run as reports read it, corrected; worked out once and kept.

        A kept run of ten hours comes within half a second; one that was not looked into yet takes some 0.6 s for each
        hour of three sensors.

        Raises:
            UsageError: there is no such run.
            LibraryError: the run is damaged, or a newer program recorded it.
        """
        from stridecue.library.derived import kept_derivations  # noqa: PLC0415 - with the engine, for a report

        with self._file.reading() as connection:
            kept = kept_derivations.load_track(connection, run_id)
        return (kept or self._look_into(run_id).flat).track()

    def keep_gathered(self, run_id: int, gathered: FlatTrack) -> None:
        """Keep the track of a run that was gathered while it went on, and that nothing was told late about."""
        from stridecue.library.derived import kept_derivations  # noqa: PLC0415 - after the run

        with self._file.writing() as connection:
            seen = kept_derivations.as_corrected(connection, run_id)
            if seen.corrections_line is None:
                kept_derivations.keep_track(connection, run_id, seen, gathered)

    def earlier(
        self, before_utc: datetime, days: int, on_run: Callable[[int, int], None] = lambda done, of: None
    ) -> list[EarlierRun]:
        """Return the runs of these days before a moment, newest first; demos, joined and deleted ones left out.

        A run that was not looked into before is, once: some 0.6 s for each hour of three sensors. So the first report
        after a new engine, or after an import, may take long; each later one reads a line a run. A run that cannot be
        read is left out. `on_run` is told how many are done, of how many.
        """
        rows = self._rows_before(before_utc, days)
        found: list[EarlierRun] = []
        for done, row in enumerate(rows, start=1):
            figures = self._key_figures(row.summary.id)
            if figures is not None:
                found.append(EarlierRun(row.summary, row.details, figures))
            on_run(done, len(rows))
        return found

    def at_hand(
        self, before_utc: datetime, days: int, look_into_s: float
    ) -> list[tuple[ListedRun, KeyFigures | None]]:
        """Return the same runs, newest first, each with its figures where they are at hand; None where not.

        Of those that were not looked into before, the newest are, for so many seconds of runs altogether; one whose
        track is kept counts a twentieth.
        """
        found: list[tuple[ListedRun, KeyFigures | None]] = []
        for row in self._rows_before(before_utc, days):
            figures = self.kept_key_figures(row.summary.id)
            if figures is None:
                takes_s = row.summary.totals.elapsed_s * self._effort_of(row.summary.id)
                if takes_s <= look_into_s:
                    look_into_s -= takes_s
                    figures = self._key_figures(row.summary.id)
            found.append((row, figures))
        return found

    def kept_key_figures(self, run_id: int | None) -> KeyFigures | None:
        """Return a run's key figures if they are kept."""
        from stridecue.library.derived import kept_derivations  # noqa: PLC0415

        if run_id is None:
            return None
        with self._file.reading() as connection:
            return kept_derivations.load_key_figures(connection, run_id)

    def history(self, now_utc: datetime) -> History:
        """Return what the finished runs before now say to the next one; demos are left out.

        A run that was not looked into before is played through the engine, once.
        """
        from stridecue.library.coach_history.history import history_of, runs_to_look_at  # noqa: PLC0415 - before a live run only

        runs = self._finished()
        looked_at = [run.id for run in runs_to_look_at(runs, now_utc) if run.id is not None]
        return history_of(runs, {run_id: self._figures(run_id) for run_id in looked_at}, now_utc)

    def responses(self, now_utc: datetime, days: int = COMPARED_DAYS) -> Sequence[Response]:
        """Return how cues were answered in the runs that began before now, oldest first; demos are left out.

        Runs of these days that were looked into before count, and those that `history` looks into.
        """
        from stridecue.library.coach_history.history import age_of, runs_to_look_at  # noqa: PLC0415 - for a report only
        from stridecue.library.coach_history.response_history import unpacked  # noqa: PLC0415

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
        from stridecue.library.coach_history import history_figures  # noqa: PLC0415 - before a live run and for a report

        kept = self._kept_figures(run_id)
        if kept is not None:
            return kept
        try:
            return self._look_into(run_id).figures
        except LibraryError:
            return history_figures.RunFigures()

    def _kept_figures(self, run_id: int) -> RunFigures | None:
        """Return a run's figures if this version has derived them before."""
        from stridecue.library.derived import kept_derivations  # noqa: PLC0415

        with self._file.reading() as connection:
            return kept_derivations.load_figures(connection, run_id)

    def _key_figures(self, run_id: int | None) -> KeyFigures | None:
        """Return a run's key figures; None for one that cannot be read."""
        from stridecue.library.derived import kept_derivations  # noqa: PLC0415
        from stridecue.library.derived.key_figures import key_figures  # noqa: PLC0415

        if run_id is None:
            return None
        kept = self.kept_key_figures(run_id)
        if kept is not None:
            return kept
        with self._file.reading() as connection:
            seen = kept_derivations.as_corrected(connection, run_id)
        try:
            track = self.track(run_id)
            with self._file.reading() as connection:
                row = queries.find_run(connection, run_id)
                setup = None if row is None else queries.load_setup(connection, row)
        except LibraryError:
            return None
        if setup is None:
            return None
        figures = key_figures(track, setup)
        self._keep(
            run_id,
            seen,
            lambda connection: kept_derivations.keep_key_figures(connection, run_id, seen, figures),
        )
        return figures

    def _look_into(self, run_id: int) -> LookedInto:
        """Play a run once for all that is worked out from it, and keep that."""
        from stridecue.library.derived import kept_derivations  # noqa: PLC0415
        from stridecue.library.derived.derivation import look_into  # noqa: PLC0415

        with self._file.reading() as connection:
            seen = kept_derivations.as_corrected(connection, run_id)
        run = self._load(str(run_id))
        found = look_into(run.setup, run.inputs, run.decisions, seen.corrections)

        def keep(connection: Connection) -> None:
            kept_derivations.keep_figures(connection, run_id, seen, found.figures)
            kept_derivations.keep_track(connection, run_id, seen, found.flat)

        if run.finished:
            self._keep(run_id, seen, keep)
        return found

    def _keep(self, run_id: int, seen: As, keep: Callable[[Connection], None]) -> None:
        """Keep what was worked out, unless the run was corrected meanwhile.

        A library that cannot be written to costs nobody a report: what is not kept is worked out again.
        """
        from stridecue.library.derived import kept_derivations  # noqa: PLC0415

        with suppress(LibraryError), self._file.writing() as connection:
            if kept_derivations.as_corrected(connection, run_id) == seen:
                keep(connection)

    def _effort_of(self, run_id: int | None) -> float:
        """Return how much of playing a run it takes to get its figures."""
        from stridecue.library.derived import kept_derivations  # noqa: PLC0415

        with self._file.reading() as connection:
            return _TRACK_TAKES if kept_derivations.keeps_track(connection, run_id or 0) else 1.0

    def _rows_before(self, before_utc: datetime, days: int) -> list[ListedRun]:
        """Return the rows of the runs of these days before a moment, newest first, demos left out."""
        from stridecue.library.coach_history.history import age_of  # noqa: PLC0415
        from stridecue.library.listing.catalogue import Catalogue  # noqa: PLC0415 - not for a live run

        ages = {run.id: age_of(run, before_utc) for run in self._finished() if run.id is not None}
        latest = timedelta(days=days)
        asked = [run_id for run_id, age in ages.items() if age is not None and timedelta(0) < age <= latest]
        return Catalogue(self._file).rows(asked)

    def _finished(self) -> list[RunSummary]:
        with self._file.reading() as connection:
            return list_finished(connection, include_demos=False)
