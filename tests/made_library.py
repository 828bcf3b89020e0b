"""A library that keeps runs in memory, for the screens: what it is asked for and told is noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Event

from made_track import made_track
from stridecue.errors import LibraryError, UsageError
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import ListedRun, Period, PeriodTotals, RunFilter, SortBy
from stridecue.model.summary import RunSummary
from stridecue.model.track import Track


def _set() -> Event:
    event = Event()
    event.set()
    return event


@dataclass
class MadeLibrary:
    """All rooms of a library in one."""

    runs: list[ListedRun] = field(default_factory=list)
    """Newest first."""
    error: LibraryError | None = None
    made: Track = field(default_factory=made_track)
    kept: dict[int, Corrections] = field(default_factory=dict)
    splits: list[tuple[int, int]] = field(default_factory=list)
    cut_from: dict[int, list[int]] = field(default_factory=dict)
    """The other pieces of a run."""
    damaged: LibraryError | None = None
    """What comes of looking into a run."""
    may_go_on: Event = field(default_factory=_set)
    """Whether corrections are kept at once."""
    in_bin: list[ListedRun] = field(default_factory=list)
    fetched: list[Sequence[int]] = field(default_factory=list)
    asked: list[tuple[RunFilter, SortBy, bool]] = field(default_factory=list)
    open: int = 0
    """How often it is open now."""
    opened: int = 0
    emptied: int = 0

    def open_library(self) -> MadeLibrary:
        self._fail()
        self.open += 1
        self.opened += 1
        return self

    def close(self) -> None:
        self.open -= 1

    @property
    def catalogue(self) -> MadeLibrary:
        return self

    @property
    def derivations(self) -> MadeLibrary:
        return self

    @property
    def arrivals(self) -> MadeLibrary:
        return self

    @property
    def bin(self) -> MadeLibrary:
        return self

    def ids(self, which: RunFilter, by: SortBy = SortBy.DATE, *, descending: bool = True) -> list[int]:
        self._fail()
        self.asked.append((which, by, descending))
        fitting = [
            run.summary.id or 0
            for run in self.runs
            if (which.tag is None or which.tag in run.details.tags)
            and all(word in run.details.title.lower() for word in which.words.lower().split())
        ]
        return fitting if descending else fitting[::-1]

    def rows(self, run_ids: Sequence[int]) -> list[ListedRun]:
        self._fail()
        self.fetched.append(run_ids)
        rows = {run.summary.id: run for run in self.runs}
        return [rows[run_id] for run_id in run_ids if run_id in rows]

    def totals(self, period: Period, which: RunFilter, most: int = 53) -> list[PeriodTotals]:
        if period is Period.MONTH:
            return [PeriodTotals("2026-09-01", 9, 90_000.0, 27_000.0, 1_116.0)]
        return [
            PeriodTotals("2026-08-31", 5, 50_060.0, 15_500.0, 620.0),
            PeriodTotals("2026-09-07", 0, 0.0, 0.0, 0.0),
            PeriodTotals("2026-09-14", 1, 10_012.0, 3_100.0, 124.0),
        ]

    def tags(self) -> list[str]:
        return ["hill", "long"]

    def plans(self) -> list[str]:
        return ["Hill 6"]

    def details(self, run_id: int) -> RunDetails:
        return self._row(run_id).details

    def describe(self, run_id: int, details: RunDetails) -> None:
        self._fail()
        self._put(replace(self._row(run_id), details=details))

    def corrections(self, run_id: int) -> Corrections:
        return self.kept.get(run_id, NO_CORRECTIONS)

    def correct(self, run_id: int, corrections: Corrections) -> None:
        assert self.may_go_on.wait(30.0)
        if corrections.distance_m == 1000.0:
            raise UsageError("That is no distance of a run.")
        self._fail()
        self.kept[run_id] = corrections
        self._put(replace(self._row(run_id), corrected=corrections != NO_CORRECTIONS))

    def track(self, run_id: int) -> Track:
        self._fail()
        if self.damaged is not None:
            raise self.damaged
        return self.made

    def split(self, run_id: int, at_ms: int) -> int:
        self.splits.append((run_id, at_ms))
        return 99

    def pieces(self, run_id: int) -> list[int]:
        return self.cut_from.get(run_id, [])

    def put(self, run_id: int) -> None:
        self.in_bin.append(self._row(run_id))
        self.runs = [run for run in self.runs if run.summary.id != run_id]

    def take_back(self, run_id: int) -> None:
        self.runs += [run for run in self.in_bin if run.summary.id == run_id]
        self.runs.sort(key=lambda run: -(run.summary.id or 0))
        self.in_bin = [run for run in self.in_bin if run.summary.id != run_id]

    def empty(self) -> int:
        self.emptied += 1
        return len(self.in_bin)

    def _row(self, run_id: int) -> ListedRun:
        return next(run for run in self.runs if run.summary.id == run_id)

    def _put(self, changed: ListedRun) -> None:
        self.runs = [changed if run.summary.id == changed.summary.id else run for run in self.runs]

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error


def made_row(summary: RunSummary, **details: object) -> ListedRun:
    """A run with a shape that goes up and down."""
    outline = tuple(abs((column + (summary.id or 0) * 3) % 20 - 10) / 10 for column in range(40))
    return ListedRun(summary, RunDetails(**details), outline)  # type: ignore[arg-type]
