"""What is asked of the list ↔ SQL: conditions, orders, periods.

Rules: nothing that a runner typed becomes SQL; it is always a parameter. A run that lacks what the list is sorted by
comes last, whichever way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from stridecue.library.listing.cleaned_and_folded import cleaned_line, cleaned_tag, words_of
from stridecue.library.queries import NEWEST_FIRST, VISIBLE
from stridecue.model.run_details import LONGEST_TITLE
from stridecue.model.run_list import Period, RunFilter, SortBy

Condition = tuple[str, list[Any]]
"""SQL with question marks, and what stands in their places."""

_SORTED_BY: Mapping[SortBy, str] = {
    SortBy.DATE: "started_ms",
    SortBy.DISTANCE: "distance_m",
    SortBy.TIME: "moving_s",
    SortBy.PACE: "moving_s / nullif(distance_m, 0)",
    SortBy.CLIMB: "climb_m",
    SortBy.HEART_RATE: "heart_rate_mean_bpm",
    SortBy.CADENCE: "cadence_mean_spm",
}
FIRST_DAYS: Mapping[Period, str] = {
    Period.WEEK: "date(local_date, 'weekday 0', '-6 days')",
    Period.MONTH: "date(local_date, 'start of month')",
}
"""The first day of the period in which a run is."""


def condition(which: RunFilter) -> Condition:
    """Return what holds for the runs that fit."""
    found: list[Condition] = [(VISIBLE, [])]
    if not which.demos:
        found.append(("NOT demo", []))
    if which.tag is not None:
        found.append(("run_id IN (SELECT run_id FROM tag WHERE tag = ?)", [cleaned_tag(which.tag)]))
    if which.plan is not None:
        found.append(("plan = ?", [cleaned_line(which.plan, LONGEST_TITLE)]))
    if which.from_date is not None:
        found.append(("local_date >= ?", [which.from_date]))
    if which.to_date is not None:
        found.append(("local_date <= ?", [which.to_date]))
    found += [("instr(words, ?)", [word]) for word in words_of(which.words)]
    return " AND ".join(sql for sql, _ in found), [value for _, values in found for value in values]


def order(by: SortBy, *, descending: bool) -> str:
    """Return the order of the list; what is equal is newest first."""
    if by is SortBy.DATE and descending:
        return NEWEST_FIRST  # as an index has it; what is not there is the least
    key, way = _SORTED_BY[by], "DESC" if descending else "ASC"
    return f"({key}) IS NULL, {key} {way}, {NEWEST_FIRST if descending else 'started_ms, run_id'}"


def first_day_of(day: date, period: Period) -> date:
    """Return the first day of a day's week or month."""
    return day - timedelta(days=day.weekday()) if period is Period.WEEK else day.replace(day=1)


def periods_back(last: date, period: Period) -> Iterator[date]:
    """Return the first days of periods, from the one of a day on back in time."""
    first = first_day_of(last, period)
    while True:
        yield first
        if first.year <= date.min.year + 1:
            return
        first = first_day_of(first - timedelta(days=1), period)
