"""The list of runs: looked through, sorted and summed up; what the runner says about a run, and puts right.

Rules: what is asked here reads rows, never inputs, so that thousands of runs open at once. Demos are never in totals.
What is joined to another run or in the bin is not in the list.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from stridecue.errors import UsageError
from stridecue.library.codec import decode_corrections
from stridecue.library.library_file import LibraryFile
from stridecue.library.listing import searchable_words
from stridecue.library.listing.catalogue_query import FIRST_DAYS, condition, order, periods_back
from stridecue.library.listing.cleaned_and_folded import cleaned
from stridecue.library.listing.listed_run import SUMMARY_COLUMNS, summary_of_listed
from stridecue.library.listing.outline import read_outline
from stridecue.library.loading import LIST_HINT
from stridecue.library.queries import NEWEST_FIRST, VISIBLE
from stridecue.model.corrections import NO_CORRECTIONS, Corrections
from stridecue.model.run_details import RunDetails
from stridecue.model.run_list import ListedRun, Period, PeriodTotals, RunFilter, SortBy

_DETAILS = "title, notes, surface, mood_before, mood_after, effort"
_ROWS = f"""
    SELECT CAST(outline AS BLOB), corrections IS NOT NULL, plan, {_DETAILS}, {SUMMARY_COLUMNS}
    FROM listed WHERE run_id IN (SELECT value FROM json_each(?)) AND {VISIBLE}
"""
_JOINED = """
    SELECT joined_to, count(*) FROM listed
    WHERE joined_to IN (SELECT value FROM json_each(?)) AND deleted_by IS NULL GROUP BY joined_to
"""


class Catalogue:
    """The finished runs of one library, as a list."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    def ids(self, which: RunFilter, by: SortBy = SortBy.DATE, *, descending: bool = True) -> Sequence[int]:
        """Return the numbers of the runs that fit, in their order; cheap with thousands of runs.

        Pace sorts as the time for a distance: the slowest first where `descending`.
        """
        searchable_words.fold_new(self._file)
        sql, values = condition(which)
        query = f"SELECT run_id FROM listed WHERE {sql} ORDER BY {order(by, descending=descending)}"
        with self._file.reading() as connection:
            return [run_id for (run_id,) in connection.execute(query, values)]

    def rows(self, run_ids: Sequence[int]) -> list[ListedRun]:
        """Return the rows of these runs, in this order; those that are gone are left out."""
        searchable_words.fold_new(self._file)
        asked = (json.dumps(list(run_ids)),)
        found: dict[int, ListedRun] = {}
        with self._file.reading() as connection:
            tags = searchable_words.tags_of(connection, run_ids)
            joined = dict(connection.execute(_JOINED, asked).fetchall())
            for outline, corrected, plan, title, notes, *values in connection.execute(
                _ROWS, asked
            ).fetchall():
                ratings, summary = values[:4], summary_of_listed(connection, tuple(values[4:]))
                run_id = values[4]
                found[run_id] = ListedRun(
                    summary,
                    RunDetails(title or "", notes or "", tags.get(run_id, ()), *ratings),
                    read_outline(outline),
                    bool(corrected),
                    plan,
                    joined.get(run_id, 0),
                )
        return [found[run_id] for run_id in run_ids if run_id in found]

    def totals(self, period: Period, which: RunFilter, most: int = 53) -> list[PeriodTotals]:
        """Return the totals of the last periods, the oldest first, those without a run among them.

        The last is that of `which.to_date`, or else that of the newest run; the first that of the oldest run.
        """
        searchable_words.fold_new(self._file)
        sql, values = condition(which)
        first_day = FIRST_DAYS[period]
        query = f"""
            SELECT {first_day} AS first_day, count(*), total(distance_m), total(moving_s), total(climb_m)
            FROM listed WHERE {sql} AND NOT demo AND local_date IS NOT NULL GROUP BY 1 ORDER BY 1
        """
        with self._file.reading() as connection:
            rows = [PeriodTotals(*row) for row in connection.execute(query, values)]
        if not rows:
            return []
        by_day = {row.first_day: row for row in rows}
        found: list[PeriodTotals] = []
        for day in periods_back(_last_day(which, rows[-1].first_day), period):
            first = day.isoformat()
            if len(found) >= most or first < rows[0].first_day:
                break
            found.append(by_day.get(first, PeriodTotals(first, 0, 0.0, 0.0, 0.0)))
        return found[::-1]

    def tags(self) -> list[str]:
        """Return every tag in use, the most used first."""
        query = f"""
            SELECT tag FROM tag JOIN listed USING (run_id) WHERE {VISIBLE}
            GROUP BY tag ORDER BY count(*) DESC, tag
        """
        with self._file.reading() as connection:
            return [tag for (tag,) in connection.execute(query)]

    def plans(self) -> list[str]:
        """Return the name of every plan that was run."""
        searchable_words.fold_new(self._file)
        query = f"SELECT DISTINCT plan FROM listed WHERE plan IS NOT NULL AND {VISIBLE} ORDER BY plan"
        with self._file.reading() as connection:
            return [plan for (plan,) in connection.execute(query)]

    def plan_texts(self, since: datetime, holding: str, most: int) -> dict[int, str]:
        """Return the texts of the plans of the newest runs since a moment, by the run's number; demos left out.

        Only texts with this word in them.
        """
        query = f"""
            SELECT run_id, content FROM listed JOIN text ON hash = plan_hash
            WHERE started_ms >= ? AND instr(content, ?) AND NOT demo AND {VISIBLE}
            ORDER BY {NEWEST_FIRST} LIMIT ?
        """
        values = (since.timestamp() * 1000, holding.encode(), most)
        with self._file.reading() as connection:
            rows = connection.execute(query, values).fetchall()
        return {run_id: bytes(content).decode("utf-8", "replace") for run_id, content in rows}

    def runs_on(self, surface: str) -> int:
        """Return how many runs there are on this ground, demos left out."""
        query = f"SELECT count(*) FROM listed WHERE coalesce(surface, ran_on) = ? AND NOT demo AND {VISIBLE}"
        with self._file.reading() as connection:
            (count,) = connection.execute(query, (surface,)).fetchone()
        return int(count)

    def details(self, run_id: int) -> RunDetails:
        """Return what the runner says about a run.

        Raises:
            UsageError: there is no such finished run.
        """
        with self._file.reading() as connection:
            title, notes, *ratings = self._one(run_id, _DETAILS)
            tags = searchable_words.tags_of(connection, [run_id])
        return RunDetails(title or "", notes or "", tags.get(run_id, ()), *ratings)

    def describe(self, run_id: int, details: RunDetails) -> None:
        """Keep what the runner says about a run; too long words are cut, tags are put in order.

        Raises:
            UsageError: there is no such finished run, or a rating is not on its scale.
        """
        kept = cleaned(details)
        with self._file.writing() as connection:
            self._one(run_id, "run_id")
            connection.execute(
                f"UPDATE listed SET ({_DETAILS}) = (?, ?, ?, ?, ?, ?), words = NULL WHERE run_id = ?",
                (
                    kept.title or None,
                    kept.notes or None,
                    kept.surface,
                    kept.mood_before,
                    kept.mood_after,
                    kept.effort,
                    run_id,
                ),
            )
            connection.execute("DELETE FROM tag WHERE run_id = ?", (run_id,))
            connection.executemany("INSERT INTO tag VALUES (?, ?)", [(run_id, tag) for tag in kept.tags])

    def corrections(self, run_id: int) -> Corrections:
        """Return what the runner put right about a run.

        Raises:
            UsageError: there is no such finished run.
            LibraryError: the corrections are damaged, or of a newer program.
        """
        with self._file.reading():
            (line,) = self._one(run_id, "corrections")
        return NO_CORRECTIONS if line is None else decode_corrections(line)

    def correct(self, run_id: int, corrections: Corrections) -> None:
        """Keep corrections in the place of those before, and have totals, outline and track worked out again.

        Raises:
            UsageError: they make no run: an end before the beginning, no distance, a grade that no belt has.
        """
        from stridecue.library.changing.correcting import correct_run  # noqa: PLC0415 - with the engine

        correct_run(self._file, run_id, corrections)

    def _one(self, run_id: int, columns: str) -> Sequence[Any]:
        row: Sequence[Any] | None = self._file.connection.execute(
            f"SELECT {columns} FROM listed WHERE run_id = ? AND deleted_by IS NULL", (run_id,)
        ).fetchone()
        if row is None:
            raise UsageError(f"There is no finished run {run_id} in the library.", LIST_HINT)
        return row


def _last_day(which: RunFilter, newest: str) -> date:
    """Return a day of the last period; a date that is none asks for nothing."""
    with suppress(ValueError, TypeError):
        return date.fromisoformat(which.to_date or "")
    return date.fromisoformat(newest)
