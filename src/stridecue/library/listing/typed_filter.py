"""What a runner types to find runs: `hill tag:long from:2026-01 to:2026-03 demo:no`.

Rules: every text is an answer, half-typed ones too: what cannot be used yet is left out and said. A value with blanks
stands in quotes, `plan:"Hill 6"`. A date is a year, a month or a day, and means all of it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from stridecue.model.run_list import RunFilter

LONGEST_TEXT = 200
"""More is no search."""
DATE_HINT = "a year, month or day, as in 2026-03-14"
_PIECE = re.compile(r'(?:(?P<key>[a-z]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))', re.IGNORECASE)
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_FIRST_YEAR = 1000


@dataclass(frozen=True, slots=True)
class TypedFilter:
    """What a text asks for, and what of it cannot be used."""

    which: RunFilter = field(default_factory=RunFilter)
    problem: str = ""
    """One sentence about the last piece that was left out; empty where all is well."""


def read_filter(text: str) -> TypedFilter:
    """Return what a text asks for."""
    which, words, problem = RunFilter(), [], ""
    for key, value in _pieces(text[:LONGEST_TEXT]):
        read = _KEYS.get(key)
        if read is None:
            words.append(f"{key}:{value}" if key else value)
        elif value:
            try:
                which = read(which, value)
            except ValueError:
                problem = _HINTS[key]
    return TypedFilter(replace(which, words=" ".join(words)), problem)


def first_day(text: str) -> str:
    """Return the first day of a year, a month or a day as an ISO date; raises ValueError for anything else."""
    year, month, day = _date(text)
    return f"{year:04d}-{month or 1:02d}-{day or 1:02d}"


def last_day(text: str) -> str:
    """Return the last day of a year, a month or a day as an ISO date; raises ValueError for anything else."""
    year, month, day = _date(text)
    month = month or 12
    return f"{year:04d}-{month:02d}-{day or calendar.monthrange(year, month)[1]:02d}"


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text: key, value."""
    for match in _PIECE.finditer(text):
        value = match["quoted"] if match["quoted"] is not None else match["plain"]
        if value or match["key"]:
            yield (match["key"] or "").lower(), (value or "").strip()


def _date(text: str) -> tuple[int, int, int]:
    """Year, month and day; 0 where the text does not go so far."""
    match = _DATE.fullmatch(text.rstrip("-"))
    if match is None:
        raise ValueError(text)
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if year < _FIRST_YEAR or (match[2] and not 1 <= month <= 12):
        raise ValueError(text)
    if match[3] and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(text)
    return year, month, day


def _demos(which: RunFilter, value: str) -> RunFilter:
    if value.lower() not in {"yes", "no"}:
        raise ValueError(value)
    return replace(which, demos=value.lower() == "yes")


_KEYS: dict[str, Callable[[RunFilter, str], RunFilter]] = {
    "tag": lambda which, value: replace(which, tag=value.lower()),
    "plan": lambda which, value: replace(which, plan=value),
    "from": lambda which, value: replace(which, from_date=first_day(value)),
    "to": lambda which, value: replace(which, to_date=last_day(value)),
    "demo": _demos,
}
_HINTS = {"from": f"from: {DATE_HINT}", "to": f"to: {DATE_HINT}", "demo": "demo: yes or no"}
