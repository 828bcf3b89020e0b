"""Mistakes in a runner's file, each told so that it can be mended at once.

Rules: a mistake says where it is (file, cue or step, key, column of the expression), what was found, what is allowed,
and the nearest name where one is near. What is quoted from a file is shortened and made printable first.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

_QUOTED_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake within one expression; `column` counts from 1."""

    column: int
    found: str
    allowed: str
    nearest: str | None = None


class SlipError(Exception):
    """An expression cannot be read; `slip` says why."""

    def __init__(self, slip: Slip) -> None:
        super().__init__(slip.found)
        self.slip = slip


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in a file, in one of its items if it has any.

    `column` is that of an expression, or of the line where no key is given.
    """

    file: str
    item: str | None
    key: str | None
    found: str
    allowed: str
    nearest: str | None = None
    line: int | None = None
    column: int | None = None
    sort: str = "cue"
    """What an item of the file is called."""

    def __str__(self) -> str:
        places = [
            self.file,
            f"line {self.line}" if self.line else "",
            f"{self.sort} {self.item}" if self.item else "",
            self.key or "",
            f"column {self.column}" if self.column else "",
        ]
        sentence = f"{', '.join(place for place in places if place)}: {self.found}; {self.allowed}."
        return f"{sentence} Did you mean {self.nearest}?" if self.nearest else sentence


def quoted(value: object) -> str:
    """Return something from a file as it can be printed: shortened, without control characters, in quotes."""
    text = value if isinstance(value, str) else repr(value)
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[: _QUOTED_LENGTH + 1])
    return f'"{text[:_QUOTED_LENGTH]}…"' if len(text) > _QUOTED_LENGTH else f'"{text}"'


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the name that is most like this one, if any is."""
    near = difflib.get_close_matches(name.lower()[:_QUOTED_LENGTH], list(names), 1)
    return near[0] if near else None
