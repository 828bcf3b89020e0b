"""The named values of a plan, and what stands for them: `"$grade"`.

Rules: a value stands for a whole value of a key, or of a list in it. A version has other values of the same names. A
name that is not known, and one that nothing uses, is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from stridecue.runner_files import values
from stridecue.runner_files.mistakes import nearest, quoted
from stridecue.runner_files.values import Notes, WrongValueError

MOST_VALUES = 40
LONGEST_TEXT = 200
LONGEST_LIST = 12
MARK = "$"

_NAME = re.compile(r"[a-z][a-z0-9_]{0,29}", re.ASCII)
_TEXT = values.text(LONGEST_TEXT)


class Filling:
    """Puts values in place of their names, and keeps which of them were used."""

    def __init__(self, known: Mapping[str, Any], *, settled: bool = False) -> None:
        """Know these values; in a file where all is `settled` nothing stands for anything else."""
        self._known = known
        self._settled = settled
        self.used: set[str] = set()

    def filled(self, value: Any) -> tuple[Any, str]:
        """Return a value of a key with what stands in it for others put in, and where it came from, if from there.

        Raises:
            WrongValueError: there is no such value.
        """
        if self._settled:
            return value, ""
        if isinstance(value, str) and value.startswith(MARK):
            return self._value(value[len(MARK) :]), f", which is {quoted(value)[1:-1]}"
        if isinstance(value, list) and len(value) <= LONGEST_LIST:
            parts = [self.filled(item) for item in value]
            return [part for part, _ in parts], "".join(dict.fromkeys(where for _, where in parts))
        return value, ""

    def _value(self, name: str) -> Any:
        if name not in self._known:
            allowed = f"values are {', '.join(self._known)}" if self._known else "the file has no [values]"
            raise WrongValueError(f"{quoted(MARK + name)} is no value", allowed, nearest(name, self._known))
        self.used.add(name)
        return self._known[name]


def read_values(notes: Notes, place: str, table: Any, known: Iterable[str] | None = None) -> dict[str, Any]:
    """Return the values of one table of a file; `known` are the names that there may be."""
    names = None if known is None else tuple(known)
    if not isinstance(table, dict):
        notes.add(place, f"found {values.kind_of(table)}", f"write [{place}] and then name = value")
        return {}
    if len(table) > MOST_VALUES:
        notes.add(place, f"{len(table)} values", f"at most {MOST_VALUES} are allowed")
        return {}
    found: dict[str, Any] = {}
    for name, value in table.items():
        key = f"{place} {quoted(name)[1:-1]}"
        if names is not None and name not in names:
            allowed = f"it changes what is in [values]: {', '.join(names) or 'nothing'}"
            notes.add(key, f"{quoted(name)} is no value", allowed, nearest(name, names))
        elif not _NAME.fullmatch(name):
            notes.add(key, f"found {quoted(name)}", "small letters, digits and _ are allowed, a letter first")
        else:
            found[name] = notes.read(_value, key, value)
    return found


def note_unused(notes: Notes, known: Iterable[str], used: set[str]) -> None:
    """Note the values that nothing uses: most likely their name is misspelt somewhere."""
    for name in known:
        if name not in used:
            notes.add(
                f"values {name}", f"{quoted(name)} is used nowhere", f'a step uses it by "{MARK}{name}"'
            )


def _value(notes: Notes, key: str, value: Any) -> Any:
    if isinstance(value, list):
        if len(value) > LONGEST_LIST:
            raise WrongValueError(f"found {len(value)} values", f"at most {LONGEST_LIST} are allowed")
        return [notes.read(_single, key, item) for item in value]
    return _single(notes, key, value)


def _single(notes: Notes, key: str, value: Any) -> Any:
    if isinstance(value, str):
        if value.startswith(MARK):
            raise WrongValueError(f"found {quoted(value)}", "a value stands for no other")
        return _TEXT(notes, key, value)
    if isinstance(value, bool | int | float):
        return value
    raise WrongValueError(f"found {values.kind_of(value)}", "a number, a text, true or false is needed")
