"""Where the numbers of a condition stand, and what each is for.

Rules: a number belongs to the comparison that it is in, as far as that goes within its brackets; one that stands alone
before a closing bracket of a function is the time that the function looks back.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from stridecue.coach.language.lexer import KEYWORDS, Token, TokenKind, tokens
from stridecue.coach.language.parser import COMPARISONS


class Role(Enum):
    """What a number of a condition is for."""

    LIMIT = "limit"
    """What something is compared with."""
    OFFSET = "offset"
    """Added to what something is compared with, or taken from it."""
    FACTOR = "factor"
    """What something is multiplied by."""
    HOLD = "hold"
    """How long something has to last."""
    WINDOW = "window"
    """How far a function looks back."""


@dataclass(frozen=True, slots=True)
class Place:
    """One number of a condition."""

    start: int
    end: int
    """Where it stands in the text, its sign and unit included."""
    token: Token
    """The number without its sign."""
    negative: bool
    role: Role
    subject: str
    """What it is compared with or belongs to, as the condition says it."""
    operator: str
    """As it reads with the subject at the left."""
    words: str = ""
    """The whole comparison with three dots in its own place, where it does not stand alone."""
    side: str = ""
    """The side of the comparison that it is on."""


_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def places(when: str) -> tuple[Place, ...]:
    """Return where the numbers of a condition without mistakes stand, in the order of the text."""
    reader = _Reader(when)
    return tuple(reader.place(at) for at, token in enumerate(reader.found) if token.kind is TokenKind.NUMBER)


class _Reader:
    def __init__(self, when: str) -> None:
        self._when = when
        self.found = tokens(when)

    def place(self, at: int) -> Place:
        """Return the place of the number that is the token `at`."""
        negative = at > 0 and self.found[at - 1].text == "-" and self._is_sign(at - 1)
        first = at - 1 if negative else at
        start, end = self.found[first].column - 1, self._end(at)
        return Place(start, end, self.found[at], negative, *self._meaning(first, at))

    def _end(self, at: int) -> int:
        return self.found[at].column - 1 + len(self.found[at].text)

    def _text(self, left: int, right: int) -> str:
        """Return what stands from one token to before another."""
        return self._when[self.found[left].column - 1 : self.found[right].column - 1].strip()

    def _meaning(self, first: int, at: int) -> tuple[Role, str, str, str, str]:
        """Return role, subject, operator, words and side of a number."""
        before = self.found[first - 1].text if first else ""
        after = self.found[at + 1].text
        if before == "for":
            return Role.HOLD, "", "", "", ""
        left, right = self._around(first, at)
        if before == "," and after == ")":
            return Role.WINDOW, self._function(left), "", "", ""
        words = self._dotted(left, right, first, at)
        sign = next((one for one in self._level(left, right) if self.found[one].text in COMPARISONS), None)
        if sign is None:
            return Role.OFFSET, "", "", words, self._text(left, right)
        operator = self.found[sign].text
        if at > sign:
            subject, own = self._text(left, sign), (sign + 1, right)
        else:
            subject, own, operator = (
                self._text(sign + 1, right),
                (left, sign),
                _TURNED.get(operator, operator),
            )
        if own == (first, at + 1):
            return Role.LIMIT, subject, operator, "", self._text(*own)
        role = Role.FACTOR if {before, after} & {"*", "/"} else Role.OFFSET
        return role, subject, operator, words, self._text(*own)

    def _dotted(self, left: int, right: int, first: int, at: int) -> str:
        """Return what stands from one token to before another, with dots in the place of a number."""
        head = self._when[self.found[left].column - 1 : self.found[first].column - 1]
        return f"{head}…{self._when[self._end(at) : self.found[right].column - 1]}".strip()

    def _around(self, first: int, at: int) -> tuple[int, int]:
        """Return from where to before where a number's comparison or argument goes."""
        left, depth = first, 0
        while left > 0 and not (depth == 0 and _ends(self.found[left - 1], "(")):
            left -= 1
            depth += _deeper(self.found[left], ")", "(")
        right, depth = at + 1, 0
        while not (depth == 0 and _ends(self.found[right], ")")):
            depth += _deeper(self.found[right], "(", ")")
            right += 1
        return left, right

    def _level(self, left: int, right: int) -> list[int]:
        """Return the tokens that are in no bracket opened after `left`."""
        found, depth = [], 0
        for at in range(left, right):
            depth += _deeper(self.found[at], "(", ")")
            if depth == 0:
                found.append(at)
        return found

    def _function(self, left: int) -> str:
        """Return the function in whose brackets a token is, with its metric if that is all that it looks at."""
        depth = 0
        for at in range(left - 1, 0, -1):
            depth += _deeper(self.found[at], ")", "(")
            if depth < 0:
                first, then = self.found[at + 1], self.found[at + 2]
                return f"{self.found[at - 1].text}({first.text if then.text in {',', '?'} else '…'})"
        return ""

    def _is_sign(self, at: int) -> bool:
        """Return whether a minus is a number's sign, and not between two quantities."""
        before = self.found[at - 1] if at else None
        if before is None or before.text in KEYWORDS:
            return True
        return before.kind is TokenKind.SYMBOL and before.text not in {")", "?", "}"}


def _deeper(token: Token, opens: str, closes: str) -> int:
    return {opens: 1, closes: -1}.get(token.text, 0) if token.kind is TokenKind.SYMBOL else 0


def _ends(token: Token, bracket: str) -> bool:
    """Return whether a comparison or argument cannot go past a token."""
    if token.kind is TokenKind.END or token.text in {bracket, ","}:
        return True
    return token.kind is TokenKind.NAME and token.text in KEYWORDS and token.text != "in"
