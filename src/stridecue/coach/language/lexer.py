"""The text of an expression as tokens.

Rules: at most 500 characters. A number may be followed by a unit, with or without a space; `5:30` needs a pace unit.
A cue's id, which may contain hyphens, is looked for only after `count(`. Columns count from 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from stridecue.runner_files.mistakes import Slip, SlipError, nearest, quoted
from stridecue.runner_files.units import PACE_UNITS, UNITS, Dimension

LONGEST_EXPRESSION = 500
KEYWORDS = frozenset({"and", "or", "not", "for", "in"})
CUE_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

_SPACE = re.compile(r"[ \t]*")
_NUMBER = re.compile(r"(\d{1,9}):([0-5]\d)(?![\d.:])|\d{1,9}(?:\.\d{1,9})?(?![\d.:])")
_UNIT = re.compile(
    "(?:" + "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True)) + r")(?![A-Za-z0-9_])"
)
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WORD_OR_PERCENT = re.compile(r"[A-Za-z_%][A-Za-z0-9_/]*")
_SYMBOL = re.compile(r"<=|>=|==|!=|[<>+\-*/(){},?]")


class TokenKind(Enum):
    """What a token is."""

    NUMBER = "number"
    NAME = "name"
    CUE = "cue id"
    SYMBOL = "symbol"
    END = "the end"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression; what follows the column is a number's."""

    kind: TokenKind
    text: str
    column: int
    value: float = 0.0
    dimension: Dimension | None = None
    slip: Slip | None = None
    """Its unit is unknown; the rest can be read all the same."""

    def __str__(self) -> str:
        return "the end" if self.kind is TokenKind.END else quoted(self.text)


def tokens(text: str) -> list[Token]:
    """Return the tokens of an expression, the end included.

    Raises:
        SlipError: it is too long, or something in it is no token.
    """
    if len(text) > LONGEST_EXPRESSION:
        raise SlipError(
            Slip(1, f"an expression of {len(text)} characters", f"at most {LONGEST_EXPRESSION} are allowed")
        )
    found: list[Token] = []
    at = _after_space(text, 0)
    while at < len(text):
        token, at = _token(text, at, found)
        found.append(token)
        at = _after_space(text, at)
    found.append(Token(TokenKind.END, "", len(text) + 1))
    return found


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _token(text: str, at: int, before: list[Token]) -> tuple[Token, int]:
    if text[at].isdigit() and text[at].isascii():
        return _number(text, at)
    if _in_count(before) and (match := CUE_ID.match(text, at)):
        return Token(TokenKind.CUE, match.group(), at + 1), match.end()
    if match := _WORD.match(text, at):
        return Token(TokenKind.NAME, match.group(), at + 1), match.end()
    if match := _SYMBOL.match(text, at):
        return Token(TokenKind.SYMBOL, match.group(), at + 1), match.end()
    hint = {"=": "==", "&": "and", "|": "or", "!": "not", "≥": ">=", "≤": "<="}.get(text[at])
    raise SlipError(
        Slip(
            at + 1,
            f"found {quoted(text[at])}",
            "allowed are metrics, numbers and < <= > >= == != + - * /",
            hint,
        )
    )


def _in_count(before: list[Token]) -> bool:
    return len(before) >= 2 and before[-1].text == "(" and before[-2].text == "count"


def _number(text: str, at: int) -> tuple[Token, int]:
    match = _NUMBER.match(text, at)
    if match is None:
        raise SlipError(
            Slip(
                at + 1, f"{quoted(text[at : at + 20])} begins with no number", "write 12, 1.5 or 5:30 min/km"
            )
        )
    clock = match.group(1) is not None
    number = int(match.group(1)) + int(match.group(2)) / 60 if clock else float(match.group())
    after = _after_space(text, match.end())
    unit = _UNIT.match(text, after)
    if unit is None:
        wrong = _unknown_unit(text, after, touching=after == match.end())
        if clock:
            raise _not_a_pace(match.group(), at)
        end = match.end() if wrong is None else after + len(wrong)
        slip = None if wrong is None else _no_unit(wrong, after + 1)
        return Token(TokenKind.NUMBER, text[at:end], at + 1, number, slip=slip), end
    if clock and unit.group() not in PACE_UNITS:
        raise _not_a_pace(match.group(), at)
    known = UNITS[unit.group()]
    if known.pace and number == 0:
        raise SlipError(Slip(at + 1, "a pace of 0", "a pace is longer than 0:00"))
    token = Token(TokenKind.NUMBER, text[at : unit.end()], at + 1, known.value(number), known.dimension)
    return token, unit.end()


def _not_a_pace(found: str, at: int) -> SlipError:
    return SlipError(
        Slip(at + 1, f"{quoted(found)} has no pace's unit", f"write {found} min/km or {found} min/mile")
    )


def _unknown_unit(text: str, at: int, touching: bool) -> str | None:
    """Return a word straight after a number, or one that no operator divides from it: it was meant as a unit."""
    word = _WORD_OR_PERCENT.match(text, at)
    return None if word is None or (word.group() in KEYWORDS and not touching) else word.group()


def _no_unit(word: str, column: int) -> Slip:
    return Slip(column, f"{quoted(word)} is no unit", f"units are {', '.join(UNITS)}", nearest(word, UNITS))
