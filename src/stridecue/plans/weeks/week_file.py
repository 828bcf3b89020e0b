"""Weeks of plans: which sessions belong to which week, as a file in `weeks/shipped/` says it.

Rules: a file with a mistake is refused whole, with all of its mistakes. What a session's plan makes of its values is
that plan's business.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from stridecue.errors import PlanFileError
from stridecue.model.profile import GOALS, SPORTS_BEFORE
from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.plans.reading.file_keys import (
    LONGEST_ABOUT,
    LONGEST_FILE_NAME,
    LONGEST_NAME,
    MOST_WEEKS,
    in_order,
)
from stridecue.plans.reading.file_values import read_values
from stridecue.runner_files import values
from stridecue.runner_files.document import read_document
from stridecue.runner_files.mistakes import Mistake, nearest, quoted
from stridecue.runner_files.text_lines import lines_of
from stridecue.runner_files.values import Notes, Reader

MOST_SESSIONS_A_WEEK = 14
HEAD = "week"
_SUFFIX = ".toml"
_FOLDER = Path(__file__).parent / "shipped"
_FIRST = "walk-run-8"
"""Listed before the others: for those who begin."""


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its sessions in order."""

    number: int
    sessions: tuple[PlanChoice, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Weeks:
    """Plans in a row."""

    name: str
    title: str
    about: str
    goals: tuple[str, ...]
    suits: tuple[str, ...]
    weeks: tuple[Week, ...]
    most_effort: int = 6
    """Of ten: a session that felt harder brings the week again."""


def _value_table(notes: Notes, key: str, value: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (name, tuple(each) if isinstance(each, list) else each)
        for name, each in read_values(notes, key, value).items()
    )


def _version(notes: Notes, key: str, value: Any) -> PlanVersion:
    return PlanVersion(values.one_of(tuple(PlanVersion))(notes, key, value))


_WEEKS_KEYS: dict[str, Reader] = {
    "name": values.text(LONGEST_NAME),
    "about": values.text(LONGEST_ABOUT),
    "goals": in_order(GOALS),
    "suits": in_order(SPORTS_BEFORE),
    "most_effort": values.whole_number(1, 10),
}
_WEEK_KEYS: dict[str, Reader] = {"about": values.text(LONGEST_ABOUT)}
_SESSION_KEYS: dict[str, Reader] = {
    "plan": values.text(LONGEST_FILE_NAME),
    "version": _version,
    "values": _value_table,
    "times": values.whole_number(1, MOST_SESSIONS_A_WEEK),
}


def all_weeks() -> tuple[Weeks, ...]:
    """Return those that come with the program."""
    return tuple(_shipped(name) for name in _names())


def read_weeks(name: str, text: str) -> tuple[Weeks | None, tuple[Mistake, ...]]:
    """Return what a file says, or all of its mistakes."""
    notes = Notes(f"{quoted(name)[1:-1]}{_SUFFIX}", sort=HEAD)
    document = read_document(notes, text)
    if document is None:
        return None, tuple(notes.mistakes)
    tables = _tables(notes, document, HEAD, MOST_WEEKS)
    own_lines, lines = lines_of(text, HEAD, len(tables))
    notes.lines = own_lines
    said = _keys(notes, document, _WEEKS_KEYS, "a file of weeks", HEAD)
    _missing(notes, said, ("name", "about"))
    weeks = []
    for number, table in enumerate(tables, start=1):
        notes.item, notes.lines = str(number), lines[number - 1]
        weeks.append(_week(notes, name, number, table))
    notes.item = None
    if notes.mistakes:
        return None, tuple(notes.mistakes)
    title = said.pop("name")
    found = Weeks(name, title, said.pop("about"), (), (), tuple(weeks))
    return replace(found, **said), ()


def _week(notes: Notes, weeks: str, number: int, table: dict[str, Any]) -> Week:
    said = _keys(notes, table, _WEEK_KEYS, "a week", "session")
    sessions: list[PlanChoice] = []
    for one in _tables(notes, table, "session", MOST_SESSIONS_A_WEEK):
        choice = _keys(notes, one, _SESSION_KEYS, "a session")
        _missing(notes, choice, ("plan",))
        for _ in range(choice.pop("times", None) or 1):
            made = PlanChoice(choice.get("plan") or "", weeks=weeks, week=number, session=len(sessions) + 1)
            rest = {key: value for key, value in choice.items() if key != "plan" and value is not None}
            sessions.append(replace(made, **rest))
    if len(sessions) > MOST_SESSIONS_A_WEEK:
        notes.add("times", f"{len(sessions)} sessions", f"a week has at most {MOST_SESSIONS_A_WEEK}")
    return Week(number, tuple(sessions), said.get("about") or "")


def _keys(
    notes: Notes, table: dict[str, Any], readers: dict[str, Reader], of: str, head: str | None = None
) -> dict[str, Any]:
    """Return what the keys of a table say; those that are none are noted."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key in readers:
            found[key] = notes.read(readers[key], key, value)
        elif key != head:
            notes.add(
                key, f"{quoted(key)} is no key of {of}", f"it has {', '.join(readers)}", nearest(key, readers)
            )
    return found


def _missing(notes: Notes, said: dict[str, Any], needed: tuple[str, ...]) -> None:
    for key in needed:
        if key not in said:
            notes.add(key, "it is missing", f"write {key} = ...")


def _tables(notes: Notes, table: dict[str, Any], head: str, most: int) -> list[dict[str, Any]]:
    found = table.get(head)
    if not isinstance(found, list) or not found or not all(isinstance(one, dict) for one in found):
        notes.add(
            head,
            "none is written" if found is None else f"found {values.kind_of(found)}",
            f"write [[{head}]]",
        )
        return []
    if len(found) > most:
        notes.add(head, f"{len(found)} of them", f"at most {most} are allowed")
        return []
    return found


def _names() -> tuple[str, ...]:
    return tuple(
        sorted((file.stem for file in _FOLDER.glob(f"*{_SUFFIX}")), key=lambda name: (name != _FIRST, name))
    )


@cache
def _shipped(name: str) -> Weeks:
    weeks, mistakes = read_weeks(name, (_FOLDER / f"{name}{_SUFFIX}").read_text(encoding="utf-8"))
    if weeks is None:
        raise PlanFileError(f"{name}{_SUFFIX} has mistakes:", tuple(str(mistake) for mistake in mistakes))
    return weeks
