"""What of a cue can be adjusted, and between which limits.

Rules: in a condition that is every number with its sign and unit, known by where it stands. A figure is typed as it is
written in a cue file, a comma for the point allowed; one without a unit has the unit that stands there. What the file
already says is always allowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stridecue.coach.cue_files import adjust_ranges
from stridecue.coach.cue_files.adjust_places import Place, Role, places
from stridecue.coach.cue_files.adjust_ranges import Range, figure
from stridecue.coach.cue_files.cue_keys import CUE_KEYS
from stridecue.coach.language.dimensions import kind_of
from stridecue.coach.language.lexer import Token, TokenKind, tokens
from stridecue.coach.language.parser import parse
from stridecue.model.our_choices.coach import HIGHEST_OWN_PRIORITY
from stridecue.runner_files.mistakes import SlipError
from stridecue.runner_files.units import NUMBER, TIME, UNITS, Dimension
from stridecue.runner_files.values import Notes, WrongValueError, whole_number

_ROUNDING = 1e-6
_LONGEST_WHOLE = 9


class AdjustError(ValueError):
    """What was typed cannot be used; the text is a sentence that says what is allowed."""


@dataclass(frozen=True, slots=True)
class Adjustable:
    """A number of a condition."""

    place: Place
    text: str
    """As it is written."""
    value: float
    """In the unit of its dimension."""
    dimension: Dimension
    unit: str
    """As it is written; empty for a plain number."""
    range: Range

    @property
    def label(self) -> str:
        """What it is, in the words of the condition."""
        place = self.place
        if place.role is Role.HOLD:
            return "for"
        if place.role is Role.WINDOW:
            return f"{place.subject} over"
        return place.words or f"{place.subject} {place.operator}"

    @property
    def allowed(self) -> str:
        """What is allowed, in the unit that it is written in."""
        return adjust_ranges.told(self.range, self.dimension, self.unit)

    def checked(self, text: str) -> str:
        """Return what was typed as a cue file writes it.

        Raises:
            AdjustError: it is no such number, or not an allowed one.
        """
        typed = _tidy(text)
        self._read(typed)
        if not self.unit or _has_unit(typed):
            return typed
        return f"{typed}{'' if self.dimension == TIME else ' '}{self.unit}"

    def stepped(self, text: str, steps: int) -> str:
        """Return what was typed some steps up or down; what cannot be read, or would go too far, stays as it is."""
        try:
            value, unit = self._read(_tidy(text))
            if self.place.role is Role.FACTOR:
                value = adjust_ranges.stepped_factor(value, steps)
            else:
                value = adjust_ranges.stepped(value, self.dimension, unit, steps)
            return self.checked(figure(value, self.dimension, unit))
        except AdjustError:
            return text

    def _read(self, typed: str) -> tuple[float, str]:
        """Return a typed number, and the unit that it has or takes."""
        if typed and self.unit and not _has_unit(typed):
            typed = f"{typed} {self.unit}"
        token, negative = _number(typed, self.text)
        if token.dimension is not None and token.dimension != self.dimension:
            raise AdjustError(f"That is {token.dimension}; {self.dimension} is needed.")
        value = -token.value if negative else token.value
        if not self.range.lowest - _ROUNDING <= value <= self.range.highest + _ROUNDING:
            raise AdjustError(f"{self.allowed} is allowed.")
        return value, _unit_of(token)


def adjustables(when: str) -> tuple[Adjustable, ...]:
    """Return every number of a condition without mistakes, in the order of the text."""
    return tuple(_adjustable(when, place) for place in places(when))


def with_value(when: str, adjustable: Adjustable, text: str) -> str:
    """Return the condition with what was typed in the place of one of its numbers.

    Raises:
        AdjustError: it is no such number, or not an allowed one.
    """
    return with_values(when, {adjustable: text})


def with_values(when: str, typed: Mapping[Adjustable, str]) -> str:
    """Return the condition with what was typed in the places of some of its numbers; raises as `with_value` does."""
    for adjustable, text in sorted(typed.items(), key=lambda pair: -pair[0].place.start):
        when = f"{when[: adjustable.place.start]}{adjustable.checked(text)}{when[adjustable.place.end :]}"
    return when


KEYS: dict[str, str] = {
    "show": "4 words, 26 characters",
    "say": "10 words; empty: only shown",
    "every": "30s to 24h",
    "cooldown": "0s to 24h",
    "priority": f"0 to {HIGHEST_OWN_PRIORITY}",
}
"""The other keys of a cue that can be adjusted, and what is allowed."""
STEPPED_KEYS = frozenset({"every", "cooldown", "priority"})

_READERS = {**CUE_KEYS, "priority": whole_number(0, HIGHEST_OWN_PRIORITY)}


def read_key(key: str, text: str) -> str | int | None:
    """Return what was typed for one of `KEYS` as a cue file has it; None leaves the key out.

    Raises:
        AdjustError: it is not allowed.
    """
    typed: str | int = " ".join(text.split())
    if key == "say" and not typed:
        return None
    if key in STEPPED_KEYS:
        typed = _figure_of(key, str(typed))
    try:
        _READERS[key](Notes(""), key, typed)
    except WrongValueError as wrong:
        raise AdjustError(f"{_sentence(wrong.found)}; {wrong.allowed}.") from wrong
    return typed


def stepped_key(key: str, text: str, steps: int) -> str:
    """Return what was typed for one of `STEPPED_KEYS` some steps up or down; what would go too far stays as it is."""
    try:
        typed = read_key(key, text)
        if isinstance(typed, int):
            new = str(typed + steps)
        else:
            seconds: float = CUE_KEYS[key](Notes(""), key, typed)
            new = adjust_ranges.duration(adjust_ranges.stepped(seconds, TIME, "m", steps), "m")
        read_key(key, new)
    except AdjustError:
        return text
    return new


def _figure_of(key: str, typed: str) -> str | int:
    """Return a typed whole number as one, and a time without a unit as seconds."""
    if key == "priority":
        whole = typed.isascii() and typed.isdigit() and len(typed) < _LONGEST_WHOLE
        return int(typed) if whole else typed
    typed = typed.replace(",", ".")
    return f"{typed}s" if typed[-1:].isdigit() else typed


def _adjustable(when: str, place: Place) -> Adjustable:
    token = place.token
    dimension = _dimension(place)
    value = -token.value if place.negative else token.value
    allowed = _range(place, dimension)
    return Adjustable(
        place=place,
        text=when[place.start : place.end],
        value=value,
        dimension=dimension,
        unit=_unit_of(token),
        range=Range(min(allowed.lowest, value), max(allowed.highest, value)),
    )


def _dimension(place: Place) -> Dimension:
    """Return the dimension of a number: its own, or that of what it meets."""
    if place.token.dimension is not None or place.role is Role.FACTOR:
        return place.token.dimension or NUMBER
    sides = (place.side, place.subject) if place.role is Role.OFFSET else (place.subject,)
    kinds = [kind_of(parse(side)) for side in sides if side]
    return next((kind for kind in kinds if isinstance(kind, Dimension)), NUMBER)


def _range(place: Place, dimension: Dimension) -> Range:
    if place.role in {Role.HOLD, Role.WINDOW}:
        return adjust_ranges.SPAN
    if place.role is Role.FACTOR:
        return adjust_ranges.FACTOR
    if place.role is Role.OFFSET:
        return adjust_ranges.difference_range(dimension)
    return adjust_ranges.limit_range(parse(place.subject), dimension)


def _number(typed: str, example: str) -> tuple[Token, bool]:
    """Return the number that was typed, and whether it is negative."""
    try:
        found = tokens(typed)
    except SlipError as error:
        raise AdjustError(f"{_sentence(error.slip.found)}; {error.slip.allowed}.") from error
    signs = [token.text for token in found[:-2]]
    token = found[-2] if len(found) > 1 else found[-1]
    if token.slip is not None:
        raise AdjustError(f"{_sentence(token.slip.found)}.")
    if token.kind is not TokenKind.NUMBER or signs not in ([], ["-"], ["+"]):
        raise AdjustError(f"Write a number, such as {example}.")
    return token, signs == ["-"]


def _tidy(text: str) -> str:
    return " ".join(text.replace(",", ".").split()).removeprefix("+").lstrip()


def _has_unit(typed: str) -> bool:
    return any(character.isalpha() or character == "%" for character in typed)


def _unit_of(token: Token) -> str:
    """Return the unit that a number was written with."""
    if token.dimension is None:
        return ""
    return next(unit for unit in sorted(UNITS, key=len, reverse=True) if token.text.endswith(unit))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
