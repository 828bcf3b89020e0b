"""The columns of the history, and what each shows of a run.

Rules: date, title, distance, time and shape are always there; the others come in their order as there is room, then
the hour, then a wider title and shape. Words are made harmless; a figure that is missing is dashes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from stridecue.app.widgets.text import cut, harmless, padded
from stridecue.model.profile import Unit
from stridecue.model.run_list import OUTLINE_COLUMNS, ListedRun, SortBy
from stridecue.report import wording

BETWEEN = 2
DATE, TITLE, SHAPE = "date", "title", "shape"
_DAY_COLUMNS, _DAY_AND_HOUR_COLUMNS = 15, 22
_TITLE_COLUMNS, _WIDE_TITLE_COLUMNS = (12, 40)
_SHAPE_COLUMNS, _WIDE_SHAPE_COLUMNS = (10, 20)
_RECORDED = frozenset({"bluetooth", "simulator"})
"""Sources that say nothing about a run; any other is the name of its file."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column as it stands in a table of some width."""

    name: str
    columns: int
    sort: SortBy | None = None
    right: bool = False


@dataclass(frozen=True, slots=True)
class _Figure:
    """A column of figures; the head has room for the mark of the sorted one."""

    sort: SortBy
    head: str
    columns: int
    text: Callable[[ListedRun, Unit], str]


def mean_speed_mps(run: ListedRun) -> float | None:
    """Return the mean speed while moving."""
    totals = run.summary.totals
    return totals.distance_m / totals.moving_s if totals.moving_s > 0 else None


_FIGURES = {
    "distance": _Figure(
        SortBy.DISTANCE,
        "{unit}",
        6,
        lambda run, unit: wording.distance_figure(run.summary.totals.distance_m, unit),
    ),
    "time": _Figure(SortBy.TIME, "time", 8, lambda run, unit: wording.duration(run.summary.totals.moving_s)),
    "pace": _Figure(SortBy.PACE, "pace", 5, lambda run, unit: wording.pace(mean_speed_mps(run), unit)),
    "heart": _Figure(
        SortBy.HEART_RATE,
        "heart",
        6,
        lambda run, unit: wording.heart_rate(run.summary.totals.heart_rate_mean_bpm),
    ),
    "climb": _Figure(SortBy.CLIMB, "climb", 6, lambda run, unit: wording.climb(run.summary.totals.climb_m)),
    "cadence": _Figure(
        SortBy.CADENCE, "cadence", 8, lambda run, unit: wording.cadence(run.summary.totals.cadence_mean_spm)
    ),
}
_ALWAYS = ("distance", "time")
_AS_THERE_IS_ROOM = ("pace", "heart", "climb", "cadence")
_SHOWN_ORDER = ("distance", "time", "pace", "climb", "heart", "cadence")


@lru_cache(maxsize=8)
def columns(width: int) -> tuple[Column, ...]:
    """Return the columns of a table of this width, from left to right."""
    figures = set(_ALWAYS)
    room = width - _DAY_COLUMNS - _TITLE_COLUMNS - _SHAPE_COLUMNS - 2 * BETWEEN - _needed(figures)
    for name in _AS_THERE_IS_ROOM:
        needed = _needed({name})
        if room < needed:
            break
        figures.add(name)
        room -= needed
    date, title, shape = _DAY_COLUMNS, _TITLE_COLUMNS + min(0, room), _SHAPE_COLUMNS
    room = max(0, room)
    if room >= _DAY_AND_HOUR_COLUMNS - date:
        room -= _DAY_AND_HOUR_COLUMNS - date
        date = _DAY_AND_HOUR_COLUMNS
    for wider_title, wider_shape in ((_WIDE_TITLE_COLUMNS, _WIDE_SHAPE_COLUMNS), (width, OUTLINE_COLUMNS)):
        more = max(0, min(room, wider_shape - shape))
        shape, room = shape + more, room - more
        more = max(0, min(room, wider_title - title))
        title, room = title + more, room - more
    return (
        Column(DATE, date, SortBy.DATE),
        Column(TITLE, max(1, title)),
        *(
            Column(name, _FIGURES[name].columns, _FIGURES[name].sort, right=True)
            for name in _SHOWN_ORDER
            if name in figures
        ),
        Column(SHAPE, shape),
    )


def _needed(names: set[str]) -> int:
    return sum(_FIGURES[name].columns + BETWEEN for name in names)


def head(column: Column, unit: Unit) -> str:
    """Return what stands above a column."""
    if column.name in _FIGURES:
        return _FIGURES[column.name].head.format(unit=wording.distance_unit(unit))
    return {DATE: "date", TITLE: "run"}.get(column.name, "")


def text(column: Column, run: ListedRun, unit: Unit) -> str:
    """Return what stands in a column, in exactly its width; the shape is painted, not written."""
    if column.name == DATE:
        return padded(_when(run, column.columns), column.columns)
    if column.name == TITLE:
        return padded(title(run, column.columns), column.columns)
    if column.name in _FIGURES:
        return padded(_FIGURES[column.name].text(run, unit), column.columns, "right")
    return " " * column.columns


def title(run: ListedRun, most: int) -> str:
    """Return what a run is called: its title, its plan, its file, or what kind of run it was."""
    summary = run.summary
    if summary.demo:
        return harmless(run.details.title, most) or harmless(
            f"Demo · {run.plan}" if run.plan else "Demo", most
        )
    candidates = (
        run.details.title,
        run.plan or "",
        "" if summary.source in _RECORDED else summary.source,
    )
    return next((name for name in (harmless(each, most) for each in candidates) if name), "") or cut(
        wording.sport(summary.sport), most
    )


def tags(run: ListedRun, room: int) -> str:
    """Return as many tags as there is room for, each with its mark."""
    found = ""
    for tag in _harmless_tags(run, room):
        longer = f"{found} #{tag}" if found else f"#{tag}"
        if len(cut(longer, room)) < len(longer):
            break
        found = longer
    return found


def _harmless_tags(run: ListedRun, room: int) -> Iterator[str]:
    return (tag for tag in (harmless(tag, max(1, room)) for tag in run.details.tags) if tag)


def _when(run: ListedRun, room: int) -> str:
    """The day, and the hour where there is room; days of one figure stand below the second of two."""
    summary = run.summary
    day = wording.date(summary.started_at, summary.utc_offset_s)
    if day == wording.NO_DATE:
        return day
    weekday, number, rest = day.split(" ", 2)
    day = f"{weekday} {number:>2} {rest}"
    if room < _DAY_AND_HOUR_COLUMNS:
        return day
    return f"{day}, {wording.time_of_day(summary.started_at, summary.utc_offset_s)}"
