"""What the values in a runner's file may be: one reader for each kind of value.

Rules: a value with one mistake in it raises it; one that may have several notes them. Every text is bounded and
printable, since it comes from a file that somebody may have got from somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from stridecue.runner_files.mistakes import Mistake, nearest, quoted
from stridecue.runner_files.text_lines import Lines

_DURATION = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)\s?(s|m|min|h)", re.ASCII)
_SECONDS = {"s": 1, "m": 60, "min": 60, "h": 3600}
_BLANK = " \u115f\u1160\u3164\uffa0\u2800"
"""What nobody sees, fillers among letters and an empty pattern of dots included."""
LONGEST_DURATION_S = 24 * 3600
MOST_MISTAKES = 300
"""After so many of one file the rest is not looked at."""

Reader = Callable[["Notes", str, Any], Any]
"""Turns the value of a key into what it means; raises WrongValueError, or notes several mistakes itself."""


class WrongValueError(Exception):
    """A value is not what it has to be; the fields are a mistake's."""

    def __init__(
        self, found: str, allowed: str, near: str | None = None, *, column: int | None = None
    ) -> None:
        super().__init__(found)
        self.found = found
        self.allowed = allowed
        self.near = near
        self.column = column


@dataclass(slots=True)
class Notes:
    """The mistakes of a file, and which of its items (cues, steps) is being read."""

    file: str
    mistakes: list[Mistake] = field(default_factory=list)
    item: str | None = None
    lines: Lines = field(default_factory=dict)
    """Of the item being read."""
    sort: str = "cue"
    """What an item is called."""

    @property
    def full(self) -> bool:
        """Whether there are mistakes enough to be mended."""
        return len(self.mistakes) >= MOST_MISTAKES

    def add(
        self,
        key: str | None,
        found: str,
        allowed: str,
        near: str | None = None,
        *,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        """Note a mistake."""
        at = key if key in self.lines else key and key.split()[0]
        line = line or self.lines.get(at, self.lines.get(None))
        self.mistakes.append(
            Mistake(self.file, self.item, key, found, allowed, near, line, column, self.sort)
        )

    def read(self, reader: Reader, key: str, value: Any) -> Any:
        """Return what a reader makes of a value, or None after noting its mistake."""
        try:
            return reader(self, key, value)
        except WrongValueError as wrong:
            self.add(key, wrong.found, wrong.allowed, wrong.near, column=wrong.column)
            return None


def kind_of(value: object) -> str:
    """Return what sort of TOML value something is."""
    names = {bool: "true or false", int: "a whole number", float: "a number", str: "a text", list: "a list"}
    return names.get(type(value), "a table" if isinstance(value, dict) else "a date or time")


def text(most_characters: int, most_words: int | None = None) -> Reader:
    """Return the reader of a text with limits."""
    limit = f"at most {most_characters} characters are allowed"
    if most_words is not None:
        limit = f"at most {most_words} words and {most_characters} characters are allowed"

    def read(notes: Notes, key: str, value: Any) -> str:
        if not isinstance(value, str):
            raise WrongValueError(f"found {kind_of(value)}", "a text is needed")
        if not value.isprintable():
            raise WrongValueError(f"a control character in {quoted(value)}", "only printable text is allowed")
        shown = " ".join(value.split())
        if not shown.strip(_BLANK):
            raise WrongValueError("found an empty text", "leave the key out, or write something")
        words = len(shown.split(" "))
        if len(shown) > most_characters or words > (most_words or words):
            size = f"{words} words, {len(shown)} characters" if most_words else f"{len(shown)} characters"
            raise WrongValueError(f"found {size}", limit)
        return shown

    return read


def one_of(allowed: Iterable[str]) -> Reader:
    """Return the reader of one word."""
    words = tuple(allowed)

    def read(notes: Notes, key: str, value: Any) -> str:
        if isinstance(value, str) and value in words:
            return value
        near = nearest(value, words) if isinstance(value, str) else None
        found = quoted(value) if isinstance(value, str) else kind_of(value)
        raise WrongValueError(f"found {found}", f"allowed are {', '.join(words)}", near)

    return read


def several_of(allowed: Iterable[str]) -> Reader:
    """Return the reader of a list of words."""
    words = tuple(allowed)
    read_one = one_of(words)

    def read(notes: Notes, key: str, value: Any) -> frozenset[str] | None:
        if not isinstance(value, list):
            raise WrongValueError(f"found {kind_of(value)}", f'a list is needed, such as ["{words[0]}"]')
        if not value:
            raise WrongValueError("found an empty list", "leave the key out to allow all")
        if len(value) > len(words):
            raise WrongValueError(f"found {len(value)} words", f"there are {', '.join(words)}")
        found = [notes.read(read_one, key, item) for item in value]
        return None if None in found else frozenset(found)

    return read


def flag(notes: Notes, key: str, value: Any) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise WrongValueError(f"found {kind_of(value)}", "write true or false")
    return value


def whole_number(lowest: int, highest: int, why: str = "") -> Reader:
    """Return the reader of a whole number."""

    def read(notes: Notes, key: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise WrongValueError(f"found {kind_of(value)}", "a whole number is needed")
        if not lowest <= value <= highest:
            found = str(value) if abs(value) < 10**9 else "a very large number"
            raise WrongValueError(f"found {found}", f"{lowest} to {highest} is allowed{why}")
        return value

    return read


def number(lowest: float, highest: float, unit: str = "") -> Reader:
    """Return the reader of a number, to a millionth; `unit` is what it counts."""

    def read(notes: Notes, key: str, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise WrongValueError(f"found {kind_of(value)}", "a number is needed")
        if not lowest <= value <= highest:  # what is no number at all is not either
            found = f"{value:g}" if abs(value) < 10**9 else "no such number"
            raise WrongValueError(f"found {found}", f"{lowest:g} to {highest:g}{unit} is allowed")
        return round(float(value), 6) + 0.0

    return read


def pair_of(reader: Reader) -> Reader:
    """Return the reader of a list of two, a lower and a higher one."""

    def read(notes: Notes, key: str, value: Any) -> tuple[Any, Any] | None:
        if not isinstance(value, list) or len(value) != 2:
            found = f"{len(value)} values" if isinstance(value, list) else kind_of(value)
            raise WrongValueError(f"found {found}", "a list of two is needed, the lower one first")
        low, high = (notes.read(reader, key, item) for item in value)
        return None if low is None or high is None else (low, high)

    return read


def rising(pair: Reader) -> Reader:
    """Return the reader of two values of which the second must not be less than the first."""

    def read(notes: Notes, key: str, value: Any) -> tuple[Any, Any] | None:
        found: tuple[Any, Any] | None = pair(notes, key, value)
        if found is not None and found[0] > found[1]:
            raise WrongValueError(f"found {quoted(value)}", "the lower one comes first")
        return found

    return read


def duration(shortest_s: float) -> Reader:
    """Return the reader of a duration, in seconds."""

    def read(notes: Notes, key: str, value: Any) -> float:
        match = _DURATION.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            found = quoted(value) if isinstance(value, str) else kind_of(value)
            raise WrongValueError(f"found {found}", 'a duration is needed, such as "90s", "4m" or "1h"')
        seconds = float(match.group(1)) * _SECONDS[match.group(2)]
        if not shortest_s <= seconds <= LONGEST_DURATION_S:
            raise WrongValueError(f"found {quoted(value)}", f'"{shortest_s:g}s" to "24h" is allowed')
        return seconds

    return read
